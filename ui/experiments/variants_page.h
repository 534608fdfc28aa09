// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/comparison.h"
#include "ui/experiments/value_field.h"

#include <QWidget>

#include <memory>
#include <mutex>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace nephoscope::ui {

class ComparisonModel;
class DifferenceLegend;
class Document;
class ExperimentJob;
class ProgressStrip;
class Selection;
class VariantEditor;

/// The base and its variants beside each other: run with the same random numbers, with intervals, and changed in place.
class VariantsPage : public QWidget
{
    Q_OBJECT
public:
    VariantsPage(Document *document, Selection *selection, MakeValueField makeField, QWidget *parent = nullptr);
    ~VariantsPage() override;

    ComparisonModel *model() { return m_model; }
    QTableView *table() { return m_table; }
    VariantEditor *editor() { return m_editor; }
    ExperimentJob *job() { return m_job; }
    QSpinBox *replications() { return m_replications; }
    QPushButton *runButton() { return m_run; }
    QPushButton *addButton() { return m_add; }
    /// What the comparison says about the variant that is chosen.
    QString verdict() const;
    void run();
    /// Takes the path into the variant that is chosen, or into a new one while it is the base.
    void addToVariant(const std::string &path);
    void addToVariant(const std::string &path, const std::string &variant);

Q_SIGNALS:
    /// Something could not be done: a title and one sentence.
    void failed(const QString &title, const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What the thread that compares leaves for the window.
    struct Shared {
        std::mutex mutex;
        std::optional<sim::Comparison> newest;
        std::vector<int> done;
    };

    void retranslate();
    void show(const std::string &variant);
    void refresh();
    void takeOver();
    void finish();
    void sizeColumns();

    Document *m_document;
    ComparisonModel *m_model;
    ExperimentJob *m_job;
    std::shared_ptr<Shared> m_shared;
    Architecture m_running; ///< the design that is being compared
    int m_total = 0;
    QTableView *m_table;
    VariantEditor *m_editor;
    QPushButton *m_add;
    QPushButton *m_run;
    QLabel *m_replicationsLabel;
    QSpinBox *m_replications;
    QLabel *m_untilLabel;
    QComboBox *m_until;
    QLabel *m_state;
    ProgressStrip *m_progress;
    DifferenceLegend *m_legend;
    QLabel *m_verdict;
};

} // namespace nephoscope::ui
