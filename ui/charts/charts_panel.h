// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>

class QAction;
class QActionGroup;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QToolButton;

namespace nephoscope::ui {

class ChartView;
class Document;
class RunIntervals;
class RunSession;
class Selection;
class WhyWindow;

/// The Charts tab: what the live run measures, over one time window with one cursor; which charts and which of their lines are shown
/// is chosen. Repaints at most ten times a second, and only while it can be seen.
class ChartsPanel : public QWidget
{
    Q_OBJECT
public:
    ChartsPanel(RunSession *session, Document *document, Selection *selection, QWidget *parent = nullptr);
    ~ChartsPanel() override;

    /// The choice of the charts and of the time window ('Last 30 s'), for the corner of the dock's tabs.
    QWidget *corner() const { return m_corner; }
    ChartView *view(ChartKind kind) const { return m_views[static_cast<std::size_t>(kind)]; }
    void setChartShown(ChartKind kind, bool isShown);
    bool isChartShown(ChartKind kind) const;
    /// The shaded stretches of the run.
    RunIntervals *intervals() const { return m_intervals.get(); }

    /// Which charts and lines are shown and for how long a time, to be given back to `setChoices` when the design is opened again.
    QVariantMap choices() const;
    /// What is missing or unknown stays as it is.
    void setChoices(const QVariantMap &choices);

    /// The last `seconds` of the run; 0: all of it.
    void showLast(double seconds);
    /// A fixed stretch of time, until `showLast` follows the run again.
    void showWindow(double from, double to);
    /// Whether there is a run of before that can be had again, for who sees that nothing runs.
    void setLastRunOffered(bool isOffered);
    /// The warm-up (s) that was found for the design as it stands, where its run settings ask for that; none: not known (yet).
    void setFoundWarmup(std::optional<double> warmup);
    void setCursorTime(std::optional<double> time);
    std::optional<double> cursorTime() const { return m_cursor; }
    /// Opens the explanation of what a chart shows at a time (s).
    WhyWindow *explain(ChartKind kind, double time);
    /// Explains the chart under the pointer, else the one that has the keyboard or was last pointed at, at the cursor (without one, now).
    void explainHere();
    /// Whether there is a run, going on or ended, to ask about.
    bool hasRun() const;

Q_SIGNALS:
    void cursorTimeChanged(std::optional<double> time);
    /// From a chart's menu.
    void jumpWanted(double time);
    void pictureWanted(const nephoscope::ui::Plot &plot);
    void csvWanted(const nephoscope::ui::Plot &plot);
    void lastRunWanted();
    /// Somebody chose other charts, lines or another time.
    void choicesChanged();
    void hasRunChanged(bool hasRun);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeCorner();
    void showMenu(ChartView *view, const QPoint &position);
    void tellChoices();
    void toggleLine(ChartKind kind, const QString &label);
    Plot plotOf(ChartKind kind, const ChartSource &source, const ChartChoice &choice) const;
    double timeOfInterest() const;
    void makeEmptyState();
    void translate();
    void schedule(int delay);
    void refresh();
    ChartSource source() const;
    ChartChoice choice(const std::vector<sim::Interval> &intervals) const;

    RunSession *m_session;
    Document *m_document;
    Selection *m_selection;
    std::array<ChartView *, 8> m_views{}; ///< by kind
    std::array<QStringList, 8> m_hidden;  ///< lines that are not drawn, by kind
    std::unique_ptr<RunIntervals> m_intervals;
    QScrollArea *m_scroll = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_lastRun = nullptr;
    QPushButton *m_run = nullptr;
    QWidget *m_corner = nullptr;
    QToolButton *m_chartChooser = nullptr;
    QList<QAction *> m_chartActions;
    QToolButton *m_windowSelector = nullptr;
    QActionGroup *m_windows = nullptr;
    QTimer m_timer;
    QElapsedTimer m_sinceRefresh;
    double m_span = 30; ///< s; 0: all
    std::optional<std::pair<double, double>> m_fixed;
    std::optional<double> m_cursor;
    std::optional<double> m_foundWarmup;
    WhyWindow *m_why = nullptr;
    ChartKind m_current = ChartKind::Utilization; ///< last pointed at
    bool m_hadRun = false;
    bool m_isTaking = false; ///< choices that were remembered, which need not be told
};

} // namespace nephoscope::ui
