// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
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
class RunSession;
class Selection;

/// The Charts tab: utilisation, response time with failures, throughput and cost of the live run over one time window with
/// one cursor. Repaints at most ten times a second, and only while it can be seen.
class ChartsPanel : public QWidget
{
    Q_OBJECT
public:
    ChartsPanel(RunSession *session, Document *document, Selection *selection, QWidget *parent = nullptr);

    /// The choice of the time window ('Last 30 s'), for the corner of the dock's tabs.
    QWidget *windowSelector() const;

    /// The last `seconds` of the run; 0: all of it.
    void showLast(double seconds);
    /// A fixed stretch of time, until `showLast` follows the run again.
    void showWindow(double from, double to);
    void setCursorTime(std::optional<double> time);
    std::optional<double> cursorTime() const { return m_cursor; }

Q_SIGNALS:
    void cursorTimeChanged(std::optional<double> time);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeWindowSelector();
    void makeEmptyState();
    void translate();
    void schedule(int delay);
    void refresh();
    ChartSource source() const;
    ChartChoice choice(const std::vector<sim::Interval> &intervals) const;

    RunSession *m_session;
    Document *m_document;
    Selection *m_selection;
    std::array<ChartView *, 4> m_views{};
    QScrollArea *m_scroll = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_run = nullptr;
    QToolButton *m_windowSelector = nullptr;
    QActionGroup *m_windows = nullptr;
    QTimer m_timer;
    QElapsedTimer m_sinceRefresh;
    double m_span = 30; ///< s; 0: all
    std::optional<std::pair<double, double>> m_fixed;
    std::optional<double> m_cursor;
};

} // namespace nephoscope::ui
