// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "model/catalogue/catalogue.h"
#include "ui/charts/chart_view.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kRefreshInterval = 100; // ms
constexpr int kCursorInterval = 16;
constexpr std::array kKinds{ChartKind::Utilization, ChartKind::ResponseTime, ChartKind::Throughput, ChartKind::Cost};
constexpr std::array kSpans{30.0, 60.0, 300.0, 0.0};
/// Room right of the newest point for the names of the lines and for what is still expected, as a share of the window.
constexpr double kRoomAhead = 0.13;
constexpr double kMostAhead = 0.4;
} // namespace

ChartsPanel::ChartsPanel(RunSession *session, Document *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_session(session), m_document(document), m_selection(selection)
{
    m_stack = new QStackedLayout(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *row = new QWidget(m_scroll);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 0, 2);
    layout->setSpacing(12);
    for (ChartView *&view : m_views) {
        view = new ChartView(row);
        layout->addWidget(view, 1);
        connect(view, &ChartView::cursorMoved, this, &ChartsPanel::setCursorTime);
        connect(view, &ChartView::windowWanted, this, &ChartsPanel::showWindow);
        connect(view, &ChartView::bandClicked, this, [this](const QString &element) {
            if (!element.isEmpty())
                m_selection->reveal(element.toStdString());
        });
    }
    m_scroll->setWidget(row);
    m_stack->addWidget(m_scroll);
    makeEmptyState();
    makeWindowSelector();

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChartsPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] { schedule(kRefreshInterval); });
    connect(m_session, &RunSession::started, this, [this] {
        m_fixed.reset();
        schedule(0);
    });
    connect(m_session, &RunSession::stopped, this, [this] { schedule(0); });
    connect(m_selection, &Selection::changed, this, [this] { schedule(0); });
    connect(m_document, &Document::reset, this, [this] { schedule(0); });
    translate();
    refresh();
}

QWidget *ChartsPanel::windowSelector() const
{
    return m_windowSelector;
}

void ChartsPanel::makeWindowSelector()
{
    m_windowSelector = new QToolButton(this);
    m_windowSelector->setAutoRaise(true);
    m_windowSelector->setPopupMode(QToolButton::InstantPopup);
    // The arrow stands behind the words, as in a combo box.
    m_windowSelector->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_windowSelector->setLayoutDirection(Qt::RightToLeft);
    m_windowSelector->setIcon(icon(QStringLiteral("ui/down")));
    m_windowSelector->setIconSize({14, 14});
    auto *menu = new QMenu(m_windowSelector);
    m_windows = new QActionGroup(menu);
    for (const double span : kSpans) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(span);
        m_windows->addAction(action);
        connect(action, &QAction::triggered, this, [this, span] { showLast(span); });
    }
    m_windowSelector->setMenu(menu);
}

void ChartsPanel::makeEmptyState()
{
    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    column->setSpacing(8);
    m_emptyTitle = new QLabel(empty);
    m_emptyText = new QLabel(empty);
    for (QLabel *label : {m_emptyTitle, m_emptyText}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_emptyTitle->setFont(interfaceFont(14, 600));
    m_emptyText->setFont(interfaceFont(13));
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_run = new QPushButton(empty);
    connect(m_run, &QPushButton::clicked, m_session, &RunSession::play);
    column->addStretch();
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addWidget(m_run, 0, Qt::AlignCenter);
    column->addStretch();
    m_stack->addWidget(empty);
}

void ChartsPanel::translate()
{
    m_emptyTitle->setText(tr("Nothing has run yet"));
    m_emptyText->setText(tr("Run the design to see utilization, response time, failures and cost as they happen."));
    m_run->setText(tr("Run the design"));
    m_run->setIcon(icon(QStringLiteral("ui/play")));
    m_windowSelector->setAccessibleName(tr("Time window of the charts"));
    for (QAction *action : m_windows->actions()) {
        const double span = action->data().toDouble();
        action->setText(span == 0 ? tr("Whole run") : tr("Last %1").arg(formatDuration(span)));
        action->setChecked(!m_fixed && span == m_span);
        if (action->isChecked())
            m_windowSelector->setText(action->text());
    }
    if (m_fixed)
        m_windowSelector->setText(tr("%1 to %2").arg(formatClock(m_fixed->first, false), formatClock(m_fixed->second, false)));
    m_windowSelector->setToolTip(tr("Drag a chart to move in time, turn the wheel to zoom."));
}

void ChartsPanel::showLast(double seconds)
{
    m_span = seconds;
    m_fixed.reset();
    translate();
    schedule(0);
}

void ChartsPanel::showWindow(double from, double to)
{
    m_fixed = {from, to};
    translate();
    schedule(kCursorInterval);
}

void ChartsPanel::setCursorTime(std::optional<double> time)
{
    if (m_cursor == time)
        return;
    m_cursor = time;
    Q_EMIT cursorTimeChanged(time);
    schedule(kCursorInterval);
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    schedule(0);
}

void ChartsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        translate();
        schedule(0);
    }
}

/// A refresh after `delay`; sooner if one is under way already, and none while nobody can see it.
void ChartsPanel::schedule(int delay)
{
    if (!isVisible())
        return;
    if (delay == kRefreshInterval && m_sinceRefresh.isValid())
        delay = std::max<int>(0, kRefreshInterval - static_cast<int>(m_sinceRefresh.elapsed()));
    if (!m_timer.isActive() || m_timer.remainingTime() > delay)
        m_timer.start(delay);
}

ChartSource ChartsPanel::source() const
{
    ChartSource source;
    source.architecture = &m_document->architecture();
    source.catalogue = &Catalogue::builtIn();
    source.points = [this](const std::string &name) { return m_session->points(name); };
    if (const sim::Snapshot *snapshot = m_session->snapshot()) {
        source.seriesNames = snapshot->seriesNames;
        const std::deque<sim::LogEntry> &log = m_session->log();
        source.intervals = intervalsOfRun({log.begin(), log.end()}, *source.architecture, *snapshot);
        source.now = snapshot->time;
        source.isOver = m_session->hasEnded();
    }
    return source;
}

ChartChoice ChartsPanel::choice(const std::vector<sim::Interval> &intervals) const
{
    ChartChoice choice;
    choice.selection = m_selection->elements();
    choice.cursor = m_cursor;
    if (m_fixed) {
        choice.from = m_fixed->first;
        choice.to = m_fixed->second;
        return choice;
    }
    const sim::Snapshot *snapshot = m_session->snapshot();
    const double now = snapshot ? snapshot->time : 0;
    const double span = m_span > 0 ? m_span : std::max(now, 1.0);
    choice.from = std::max(0.0, now - span);
    double end = choice.from + span * (1 + kRoomAhead);
    if (snapshot && !m_session->hasEnded()) {
        for (const sim::Interval &interval : intervals) {
            if (interval.expected && !interval.to)
                end = std::max(end, std::min(*interval.expected, choice.from + span * (1 + kMostAhead)));
        }
    }
    choice.to = end;
    return choice;
}

void ChartsPanel::refresh()
{
    m_sinceRefresh.start();
    const bool hasRun = m_session->isActive() || m_session->snapshot();
    m_stack->setCurrentIndex(hasRun ? 0 : 1);
    m_windowSelector->setEnabled(hasRun);
    if (!hasRun)
        return;
    const ChartSource from = source();
    const ChartChoice what = choice(from.intervals);
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_views[i]->setPlot(buildPlot(kKinds[i], from, what));
}

} // namespace nephoscope::ui
