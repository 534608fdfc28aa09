// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "model/catalogue/catalogue.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/run_intervals.h"
#include "ui/charts/why_window.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/text_size.h"
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
#include <utility>

namespace nephoscope::ui {

namespace {
constexpr int kRefreshInterval = 100; // ms
constexpr int kCursorInterval = 16;
constexpr std::array kKinds{ChartKind::Utilization, ChartKind::ResponseTime, ChartKind::Throughput, ChartKind::Cost,
                            ChartKind::Queue,       ChartKind::Availability, ChartKind::Instances,  ChartKind::Storage};
/// In settings, by kind.
constexpr std::array kNames{"utilization", "responseTime", "throughput", "cost", "queue", "availability", "instances", "storage"};
constexpr std::size_t kShownAtFirst = 4;
constexpr std::array kSpans{30.0, 60.0, 300.0, 0.0};
/// Room right of the newest point for the names of the lines and for what is still expected, as a share of the window.
constexpr double kRoomAhead = 0.13;
constexpr double kMostAhead = 0.4;
} // namespace

ChartsPanel::ChartsPanel(RunSession *session, Document *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_session(session), m_document(document), m_selection(selection),
      m_intervals(std::make_unique<RunIntervals>(session, document))
{
    m_stack = new QStackedLayout(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *row = new QWidget(m_scroll);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 0, 2);
    layout->setSpacing(12);
    for (const ChartKind kind : kKinds) {
        auto *view = new ChartView(row);
        m_views[static_cast<std::size_t>(kind)] = view;
        layout->addWidget(view, 1);
        view->setVisible(static_cast<std::size_t>(kind) < kShownAtFirst);
        connect(view, &ChartView::cursorMoved, this, [this, kind](std::optional<double> time) {
            if (time)
                m_current = kind;
            setCursorTime(time);
        });
        connect(view, &ChartView::windowWanted, this, &ChartsPanel::showWindow);
        connect(view, &ChartView::resetWanted, this, [this] { showLast(m_span); });
        connect(view, &ChartView::lineClicked, this, [this, kind](const QString &label) { toggleLine(kind, label); });
        connect(view, &ChartView::menuWanted, this, [this, view](const QPoint &position) { showMenu(view, position); });
        connect(view, &ChartView::whyWanted, this, [this, kind] { explain(kind, timeOfInterest()); });
        connect(view, &ChartView::bandClicked, this, [this](const QString &element) {
            if (!element.isEmpty())
                m_selection->reveal(element.toStdString());
        });
    }
    m_scroll->setWidget(row);
    m_stack->addWidget(m_scroll);
    makeEmptyState();
    makeCorner();

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChartsPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] { schedule(kRefreshInterval); });
    connect(m_session, &RunSession::started, this, [this] {
        m_fixed.reset();
        schedule(0);
    });
    connect(m_session, &RunSession::stopped, this, [this] { schedule(0); });
    for (const auto signal : {&RunSession::updated, &RunSession::stopped}) {
        connect(m_session, signal, this, [this] {
            if (std::exchange(m_hadRun, hasRun()) != hasRun())
                Q_EMIT hasRunChanged(hasRun());
        });
    }
    connect(m_selection, &Selection::changed, this, [this] { schedule(0); });
    connect(m_document, &Document::reset, this, [this] { schedule(0); });
    translate();
    refresh();
}

ChartsPanel::~ChartsPanel() = default;

void ChartsPanel::makeCorner()
{
    m_corner = new QWidget(this);
    auto *row = new QHBoxLayout(m_corner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_chartChooser = new QToolButton(m_corner);
    m_windowSelector = new QToolButton(m_corner);
    for (QToolButton *button : {m_chartChooser, m_windowSelector}) {
        button->setAutoRaise(true);
        button->setPopupMode(QToolButton::InstantPopup);
        // The arrow stands behind the words, as in a combo box.
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setLayoutDirection(Qt::RightToLeft);
        button->setIcon(icon(QStringLiteral("ui/down")));
        button->setIconSize({14, 14});
        row->addWidget(button);
    }
    auto *charts = new QMenu(m_chartChooser);
    for (const ChartKind kind : kKinds) {
        QAction *action = charts->addAction(QString());
        action->setCheckable(true);
        action->setChecked(static_cast<std::size_t>(kind) < kShownAtFirst);
        m_chartActions << action;
        connect(action, &QAction::toggled, this, [this, kind](bool isShown) {
            view(kind)->setVisible(isShown);
            schedule(0);
            tellChoices();
        });
    }
    m_chartChooser->setMenu(charts);
    auto *menu = new QMenu(m_windowSelector);
    m_windows = new QActionGroup(menu);
    for (const double span : kSpans) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(span);
        m_windows->addAction(action);
        connect(action, &QAction::triggered, this, [this, span] {
            showLast(span);
            tellChoices();
        });
    }
    m_windowSelector->setMenu(menu);
}

void ChartsPanel::setChartShown(ChartKind kind, bool isShown)
{
    m_chartActions[static_cast<int>(kind)]->setChecked(isShown);
}

bool ChartsPanel::isChartShown(ChartKind kind) const
{
    return m_chartActions[static_cast<int>(kind)]->isChecked();
}

void ChartsPanel::toggleLine(ChartKind kind, const QString &label)
{
    QStringList &hidden = m_hidden[static_cast<std::size_t>(kind)];
    if (!hidden.removeOne(label))
        hidden << label;
    schedule(0);
    tellChoices();
}

void ChartsPanel::tellChoices()
{
    if (!m_isTaking)
        Q_EMIT choicesChanged();
}

QVariantMap ChartsPanel::choices() const
{
    QVariantMap map{{QStringLiteral("span"), m_span}};
    for (const ChartKind kind : kKinds) {
        const auto place = static_cast<std::size_t>(kind);
        map.insert(QLatin1String(kNames[place]), isChartShown(kind));
        if (!m_hidden[place].isEmpty())
            map.insert(QLatin1String(kNames[place]) + QStringLiteral("Hidden"), m_hidden[place]);
    }
    return map;
}

void ChartsPanel::setChoices(const QVariantMap &choices)
{
    m_isTaking = true;
    for (const ChartKind kind : kKinds) {
        const auto place = static_cast<std::size_t>(kind);
        const QString name = QLatin1String(kNames[place]);
        if (choices.contains(name))
            setChartShown(kind, choices.value(name).toBool());
        m_hidden[place] = choices.value(name + QStringLiteral("Hidden")).toStringList();
    }
    const double span = choices.value(QStringLiteral("span"), m_span).toDouble();
    if (std::ranges::find(kSpans, span) != kSpans.end())
        showLast(span);
    m_isTaking = false;
}

void ChartsPanel::showMenu(ChartView *view, const QPoint &position)
{
    const Plot plot = view->plot();
    const auto kind = static_cast<ChartKind>(std::ranges::find(m_views, view) - m_views.begin());
    QMenu menu(this);
    // The pointer leaves the chart for the menu, and the cursor with it.
    const double time = timeOfInterest();
    QAction *why = menu.addAction(tr("Why? At %1").arg(formatClock(time)), this, [this, kind, time] { explain(kind, time); });
    why->setShortcut(QKeySequence(Qt::Key_W));
    if (m_cursor) {
        menu.addAction(tr("Jump to %1").arg(formatClock(*m_cursor)), this, [this, time = *m_cursor] { Q_EMIT jumpWanted(time); });
        menu.addSeparator();
    }
    for (const PlotPanel &panel : plot.panels) {
        for (const PlotLine &line : panel.lines) {
            if (line.label.isEmpty())
                continue;
            QAction *action = menu.addAction(QString(line.label).replace(QLatin1Char('&'), QStringLiteral("&&")));
            action->setCheckable(true);
            action->setChecked(!line.isHidden);
            connect(action, &QAction::triggered, this, [this, kind, label = line.label] { toggleLine(kind, label); });
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Follow the run again"), this, [this] { showLast(m_span); })->setEnabled(m_fixed.has_value());
    menu.addAction(tr("Hide this chart"), this, [this, kind] { setChartShown(kind, false); });
    menu.addSeparator();
    menu.addAction(tr("Save as a picture…"), this, [this, plot] { Q_EMIT pictureWanted(plot); });
    menu.addAction(tr("Save as CSV…"), this, [this, plot] { Q_EMIT csvWanted(plot); });
    menu.exec(position);
}

/// Where the cursor is; without one, now.
double ChartsPanel::timeOfInterest() const
{
    return m_cursor.value_or(m_session->snapshot() ? m_session->snapshot()->time : 0);
}

WhyWindow *ChartsPanel::explain(ChartKind kind, double time)
{
    // A pointer is within some pixels of the spike that it means.
    constexpr double kReach = 0.02;
    if (!m_why) {
        m_why = new WhyWindow(m_session, m_document, m_selection, this);
        connect(m_why, &WhyWindow::jumpWanted, this, &ChartsPanel::jumpWanted);
    }
    const ChartSource from = source();
    const ChartChoice what = choice(from.intervals);
    m_why->explain(kind, from, what, time, kReach * (what.to - what.from));
    m_why->show();
    m_why->raise();
    m_why->activateWindow();
    return m_why;
}

void ChartsPanel::explainHere()
{
    if (!hasRun())
        return;
    std::optional<ChartKind> asked;
    for (const ChartKind kind : kKinds) {
        if (isChartShown(kind) && (view(kind)->underMouse() || (!asked && view(kind)->hasFocus())))
            asked = kind;
    }
    const auto first = std::ranges::find_if(kKinds, [this](ChartKind kind) { return isChartShown(kind); });
    explain(asked.value_or(isChartShown(m_current) || first == kKinds.end() ? m_current : *first), timeOfInterest());
}

bool ChartsPanel::hasRun() const
{
    return m_session->snapshot() != nullptr;
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
    followTextScale(m_emptyTitle, [this] {
        m_emptyTitle->setFont(screenFont(14, 600));
        m_emptyText->setFont(screenFont(13));
    });
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_run = new QPushButton(empty);
    connect(m_run, &QPushButton::clicked, m_session, &RunSession::play);
    m_lastRun = new QPushButton(empty);
    m_lastRun->setObjectName(QStringLiteral("chartsLastRun"));
    m_lastRun->hide();
    connect(m_lastRun, &QPushButton::clicked, this, &ChartsPanel::lastRunWanted);
    column->addStretch();
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(m_run);
    row->addWidget(m_lastRun);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    m_stack->addWidget(empty);
}

void ChartsPanel::setLastRunOffered(bool isOffered)
{
    m_lastRun->setVisible(isOffered);
    m_emptyTitle->setText(isOffered ? tr("Nothing runs") : tr("Nothing has run yet"));
}

void ChartsPanel::translate()
{
    setLastRunOffered(!m_lastRun->isHidden());
    m_emptyText->setText(tr("Run the design to see utilization, response time, failures and cost as they happen."));
    m_run->setText(tr("Run the design"));
    m_run->setIcon(icon(QStringLiteral("ui/play")));
    m_lastRun->setText(tr("Show the last run"));
    m_lastRun->setToolTip(tr("Repeats the last run at once: it is the same one, with its charts and events."));
    m_windowSelector->setAccessibleName(tr("Time window of the charts"));
    m_chartChooser->setText(tr("Charts"));
    m_chartChooser->setToolTip(tr("Which charts are shown"));
    const QString names[] = {tr("Utilization of servers"), tr("Response time"), tr("Throughput and failures"), tr("Cumulative cost"),
                             tr("Requests waiting"),       tr("Availability"),  tr("Instances"),               tr("Storage used")};
    for (int i = 0; i < m_chartActions.size(); ++i)
        m_chartActions[i]->setText(names[i]);
    for (QAction *action : m_windows->actions()) {
        const double span = action->data().toDouble();
        action->setText(span == 0 ? tr("Whole run") : tr("Last %1").arg(formatDuration(span)));
        action->setChecked(!m_fixed && span == m_span);
        if (action->isChecked())
            m_windowSelector->setText(action->text());
    }
    if (m_fixed)
        m_windowSelector->setText(tr("%1 to %2").arg(formatClock(m_fixed->first, false), formatClock(m_fixed->second, false)));
    m_windowSelector->setToolTip(tr("Drag a chart to move in time, turn the wheel to zoom; a double click follows the run again."));
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

void ChartsPanel::setFoundWarmup(std::optional<double> warmup)
{
    if (m_foundWarmup == warmup)
        return;
    m_foundWarmup = warmup;
    schedule(0);
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
    const RunSettings &run = m_document->architecture().run;
    source.warmup = run.findWarmup ? m_foundWarmup.value_or(run.warmup) : run.warmup;
    source.points = [this](const std::string &name) { return m_session->points(name); };
    if (const sim::Snapshot *snapshot = m_session->snapshot()) {
        source.seriesNames = snapshot->seriesNames;
        source.intervals = m_intervals->now();
        source.now = std::max(snapshot->time, snapshot->furthest);
        source.isOver = m_session->hasEnded();
    }
    return source;
}

ChartChoice ChartsPanel::choice(const std::vector<sim::Interval> &intervals) const
{
    ChartChoice choice;
    choice.selection = m_selection->elements();
    choice.cursor = m_cursor;
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (snapshot && snapshot->time < snapshot->furthest)
        choice.playhead = snapshot->time;
    if (m_fixed) {
        choice.from = m_fixed->first;
        choice.to = m_fixed->second;
        return choice;
    }
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
    m_corner->setEnabled(hasRun);
    if (!hasRun)
        return;
    const ChartSource from = source();
    const ChartChoice what = choice(from.intervals);
    for (const ChartKind kind : kKinds) {
        if (isChartShown(kind))
            view(kind)->setPlot(plotOf(kind, from, what));
    }
}

Plot ChartsPanel::plotOf(ChartKind kind, const ChartSource &source, const ChartChoice &choice) const
{
    Plot plot = buildPlot(kind, source, choice);
    const QStringList &hidden = m_hidden[static_cast<std::size_t>(kind)];
    for (PlotPanel &panel : plot.panels) {
        for (PlotLine &line : panel.lines) {
            line.isHidden = hidden.contains(line.label);
            if (line.isHidden)
                line.points = {};
        }
    }
    return plot;
}

} // namespace nephoscope::ui
