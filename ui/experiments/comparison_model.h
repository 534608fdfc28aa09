// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/comparison.h"

#include <QAbstractTableModel>

#include <optional>

namespace nephoscope::ui {

class Document;

/// The base and its variants as rows; what they are, key metrics with the difference to the base, and replications as columns.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// What is painted in a cell of a metric.
    struct Figure {
        QString mean;     ///< empty: not measured
        QString interval; ///< `± 5 ms`
        QString difference;
        bool isReference = false;
        bool hasBar = false;
        sim::DifferenceKind kind = sim::DifferenceKind::None;
        double middle = 0; ///< the difference and its half width as shares of the column's widest, −1 to 1
        double half = 0;
    };
    struct Run {
        int done = 0;
        int total = 0; ///< 0: nothing to tell
        bool isRunning = false;
    };

    ComparisonModel(Document *document, QObject *parent = nullptr);

    /// What was found, and the design that was run; both as values.
    void setComparison(sim::Comparison comparison, Architecture ran);
    void clearComparison();
    const std::optional<sim::Comparison> &comparison() const { return m_comparison; }
    /// Replications done of each variant that runs (in the order of the design, the base first) of `total`; 0: nothing runs.
    void setRunning(std::vector<int> done, int total);
    /// Whether the design is another one now than the one that was run.
    bool isStale() const { return m_isStale; }

    /// The id of a row; empty for the base.
    std::string variantAt(int row) const;
    int rowOf(const std::string &id) const;
    bool isMetric(int column) const { return column > 0 && column <= static_cast<int>(m_metrics.size()); }
    const std::string &metricAt(int column) const { return m_metrics[static_cast<std::size_t>(column - 1)]; }
    QString nameAt(int row) const;
    /// What a variant changes, in words: `VIM off, Algorithm of Load balancer: least connections`.
    QString changesAt(int row) const;
    Figure figureAt(int row, int column) const;
    Run runAt(int row) const;
    /// What the comparison says about the variant of a row, in the language of the interface; empty where there is nothing to say.
    QString verdictAt(int row) const;
    /// nullptr where it was not run.
    const sim::Results *resultsAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void staleChanged();
    /// There is another comparison, or none any more.
    void compared();

private:
    const sim::ComparedVariant *resultOf(int row) const;
    void follow();
    void noteStale();
    double widest(const std::string &metric) const;

    Document *m_document;
    std::optional<sim::Comparison> m_comparison;
    Architecture m_ran;
    std::vector<std::string> m_metrics;
    std::vector<std::string> m_rows; ///< ids of the variants, the base (empty) first
    std::vector<int> m_done;
    int m_total = 0;
    bool m_isStale = false;
};

/// The design without what says only how it is drawn or called: equal ones give equal results.
Architecture whatRuns(Architecture design);

} // namespace nephoscope::ui
