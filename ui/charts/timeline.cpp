// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline.h"

#include "model/catalogue/catalogue.h"
#include "ui/charts/run_intervals.h"
#include "ui/charts/ticks.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr int kHeight = 46;
constexpr int kRefreshInterval = 66;   // ms
constexpr int kQuickJump = 300;        // ms: what takes longer shows how far it is
constexpr double kLeastSpan = 60;      // s
constexpr double kRoomAhead = 1.15;
constexpr std::size_t kMostMarks = 8000;
constexpr double kClose = 4;           // px
} // namespace

Timeline::Timeline(RunSession *session, Document *document, RunIntervals *intervals, QWidget *parent)
    : QWidget(parent), m_session(session), m_document(document), m_intervals(intervals), m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("timeline"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    followTextScale(this, [this] {
        setFixedHeight(scaled(kHeight));
        placeCancel();
    });
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, m_session, &RunSession::cancelJump);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRefreshInterval);
    connect(&m_timer, &QTimer::timeout, this, &Timeline::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    for (const auto signal : {&RunSession::started, &RunSession::stopped, &RunSession::phaseChanged})
        connect(m_session, signal, this, &Timeline::refresh);
    connect(m_document, &Document::edited, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
    refresh();
}

QSize Timeline::sizeHint() const
{
    return {400, scaled(kHeight)};
}

void Timeline::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(tr("Timeline of the run"));
    refresh();
}

void Timeline::refresh()
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    setVisible(m_session->isActive() && snapshot);
    followLog();
    showJump();
    if (snapshot)
        setAccessibleDescription(tr("At %1 of %2").arg(formatClock(snapshot->time), formatClock(snapshot->duration, false)));
    update();
}

/// Takes what is new in the log; of what falls on one place a mark is enough.
void Timeline::followLog()
{
    if (m_course != m_session->course()) {
        m_course = m_session->course();
        m_marks.clear();
        m_next = 0;
    }
    const auto &log = m_session->log();
    const std::uint64_t first = m_session->droppedLogLines();
    for (std::uint64_t line = std::max(m_next, first); line < first + log.size(); ++line) {
        const double time = log[static_cast<std::size_t>(line - first)].t;
        if (m_marks.empty() || time > m_marks.back())
            m_marks.push_back(time);
        if (m_marks.size() > kMostMarks) {
            const double least = m_marks.back() / (kMostMarks / 2);
            double last = -least;
            std::erase_if(m_marks, [&](double mark) {
                if (mark < last + least)
                    return true;
                last = mark;
                return false;
            });
        }
    }
    m_next = first + log.size();
}

void Timeline::showJump()
{
    const bool isJumping = m_session->jump() != nullptr;
    if (!isJumping)
        m_jumping.invalidate();
    else if (!m_jumping.isValid())
        m_jumping.start();
    m_isJumpShown = isJumping && m_jumping.elapsed() >= kQuickJump;
    m_cancel->setVisible(m_isJumpShown);
}

QRectF Timeline::track() const
{
    return {14, 20, std::max(10.0, unscaledRect(this).width() - 28.0), 4};
}

double Timeline::span() const
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot)
        return kLeastSpan;
    const double known = std::max(snapshot->time, snapshot->furthest);
    const double target = snapshot->jump ? snapshot->jump->to : 0;
    // In steps, so that what is drawn does not creep all the time.
    double span = kLeastSpan;
    while (span < std::max(known * kRoomAhead, target))
        span *= 1.25;
    return snapshot->duration > 0 ? std::min(span, snapshot->duration) : span;
}

double Timeline::xAt(double time) const
{
    const QRectF line = track();
    return line.left() + time / span() * line.width();
}

double Timeline::timeAt(double x) const
{
    const QRectF line = track();
    return std::clamp((x - line.left()) / line.width(), 0.0, 1.0) * span();
}

double Timeline::pointedTime(double x) const
{
    const double time = timeAt(x);
    const auto after = std::ranges::lower_bound(m_marks, time);
    std::optional<double> closest;
    for (const auto &mark : {after, after == m_marks.begin() ? after : std::prev(after)}) {
        if (mark != m_marks.end() && std::abs(xAt(*mark) - x) <= kClose && (!closest || std::abs(*mark - time) < std::abs(*closest - time)))
            closest = *mark;
    }
    if (closest)
        return *closest;
    // No more digits than the place can tell.
    const double unit = span() / track().width() > 1 ? 1 : 0.1;
    return std::round(time / unit) * unit;
}

/// The time under the pointer and what happened then.
QString Timeline::wordsAt(double x) const
{
    constexpr double kSameInstant = 1e-9;
    constexpr int kMostNamed = 4;
    const double time = pointedTime(x);
    QString words = formatClock(time);
    const auto &log = m_session->log();
    auto line = std::ranges::lower_bound(log, time - kSameInstant, {}, &sim::LogEntry::t);
    int count = 0;
    for (; line != log.end() && line->t <= time + kSameInstant; ++line) {
        if (++count > kMostNamed)
            continue;
        const Architecture &design = m_document->architecture();
        words += QStringLiteral("\n%1: %2").arg(distinctWords(design, line->element), eventWords(design, Catalogue::builtIn(), line->element, line->event));
    }
    if (count > kMostNamed)
        words += QLatin1Char('\n') + tr("and %1 more").arg(count - kMostNamed);
    return words;
}

void Timeline::setCursorTime(std::optional<double> time)
{
    if (m_cursor == time)
        return;
    m_cursor = time;
    update();
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x() / textScale();
    if (m_dragged)
        m_dragged = pointedTime(x);
    const double time = pointedTime(x);
    setCursorTime(time);
    Q_EMIT cursorTimeChanged(time);
    // As plain characters: names come from documents.
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(0, -60), Qt::convertFromPlainText(wordsAt(x)), this);
    update();
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_dragged = pointedTime(event->position().x() / textScale());
    update();
}

void Timeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragged)
        return;
    m_session->jumpTo(*m_dragged);
    m_dragged.reset();
    update();
}

void Timeline::focusInEvent(QFocusEvent *event)
{
    m_hasKeyboardFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void Timeline::leaveEvent(QEvent *)
{
    setCursorTime(std::nullopt);
    Q_EMIT cursorTimeChanged(std::nullopt);
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot)
        return QWidget::keyPressEvent(event);
    const double step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left: m_session->jumpTo(std::max(0.0, snapshot->time - step)); break;
    case Qt::Key_Right: m_session->jumpTo(snapshot->time + step); break;
    case Qt::Key_PageUp: m_session->stepBackLine(); break;
    case Qt::Key_PageDown: m_session->stepLine(); break;
    case Qt::Key_Home: m_session->jumpTo(0); break;
    case Qt::Key_End: m_session->jumpTo(snapshot->furthest); break;
    case Qt::Key_Escape: m_dragged.reset(); m_session->cancelJump(); break;
    default: QWidget::keyPressEvent(event); return;
    }
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCancel();
}

void Timeline::placeCancel()
{
    const QSize size = m_cancel->sizeHint();
    m_cancel->setGeometry(width() - size.width() - 10, (height() - size.height()) / 2, size.width(), size.height());
}

void Timeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace nephoscope::ui
