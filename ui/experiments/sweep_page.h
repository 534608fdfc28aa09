// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/cheapest.h"
#include "ui/experiments/sweep_data.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>
#include <mutex>
#include <string>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace nephoscope::ui {

class CheapestModel;
class CheapestView;
class Document;
class ExperimentJob;
class HeatMapView;
class MetricChoice;
class ProgressStrip;
class Selection;
class SweepLineView;
class SweepSettings;
class SweepTableModel;
class TradeOffView;
struct VariantPoint;

/// A sweep over one or two parameters: as lines, heat map, cost against quality and table, as CSV, and the cheapest point that meets
/// the expectations.
class SweepPage : public QWidget
{
    Q_OBJECT
public:
    enum View { Line, Heat, TradeOff, Table, CheapestTable };

    SweepPage(Document *document, Selection *selection, QWidget *parent = nullptr);
    ~SweepPage() override;

    SweepSettings *settings() { return m_settings; }
    ExperimentJob *job() { return m_job; }
    TradeOffView *tradeOff() { return m_tradeOff; }
    HeatMapView *heatMap() { return m_heat; }
    SweepLineView *lines() { return m_lines; }
    CheapestModel *cheapest();
    void show(View view);
    View view() const;
    void run();
    void findCheapest();
    /// The table of the sweep, byte for byte as the command line writes it; empty before it is complete.
    std::string csv() const;
    /// The measure shown, `element.metric`; across: the one along the bottom of cost against quality.
    std::string metric() const;
    void setMetric(const std::string &metric);
    std::string across() const;
    /// Variants that stand among the points of cost against quality.
    void setVariants(std::vector<VariantPoint> variants);

Q_SIGNALS:
    void failed(const QString &title, const QString &sentence);
    /// The CSV is to be written to a file that the user names.
    void csvWanted(const QByteArray &csv);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What the thread that runs leaves for the window.
    struct Shared {
        std::mutex mutex;
        std::vector<sim::SweepPoint> points;
        std::optional<sim::Cheapest> found;
    };

    bool prepare(sim::SweepGrid &grid, Architecture &design);
    std::string folder() const;
    void retranslate();
    void refresh();
    void takeOver();
    void finish();
    void exportCsv();
    void showMetric();

    Document *m_document;
    ExperimentJob *m_job;
    SweepSettings *m_settings;
    std::shared_ptr<SweepData> m_data;
    std::shared_ptr<Shared> m_shared;
    Architecture m_searched; ///< the design in which the cheapest is looked for
    Architecture m_ran;      ///< what of the design decides results, when the sweep was begun
    bool m_isSearch = false;
    QPushButton *m_run;
    QPushButton *m_find;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    MetricChoice *m_choice;
    QComboBox *m_spending; ///< what the cheapest is to have least of
    QLabel *m_state;
    QPushButton *m_export;
    ProgressStrip *m_progress;
    SweepLineView *m_lines;
    HeatMapView *m_heat;
    TradeOffView *m_tradeOff;
    SweepTableModel *m_tableModel;
    QTableView *m_table;
    CheapestView *m_search;
    QFutureWatcher<std::string> m_writing;
};

} // namespace nephoscope::ui
