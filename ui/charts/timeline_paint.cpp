// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticks.h"
#include "ui/charts/timeline.h"

#include "ui/charts/run_intervals.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

QString jumpWords(const sim::Jump &jump)
{
    const double from = jump.isBack ? 0 : jump.from;
    const double share = jump.to > from ? (jump.at - from) / (jump.to - from) : 1;
    const QString target = formatClock(jump.to);
    const QString percent = formatPercent(std::clamp(share, 0.0, 1.0));
    return jump.isBack ? Timeline::tr("Repeating the run up to %1: %2").arg(target, percent) : Timeline::tr("Running ahead to %1: %2").arg(target, percent);
}

} // namespace

void Timeline::paintEvent(QPaintEvent *)
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const QRectF room = unscaledRect(this);
    const Tokens &t = tokens();
    const QRectF line = track();
    painter.fillRect(QRectF(0, 0, room.width(), 1), t.line1);
    const auto bar = [&](double to, const QColor &colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(line.left(), line.top(), std::max(0.0, to - line.left()), line.height()), 2, 2);
    };
    bar(line.right(), t.line2);
    bar(xAt(std::max(snapshot->time, snapshot->furthest)), t.accentLine);
    bar(xAt(snapshot->time), t.accent);
    paintBands(&painter);
    paintMarks(&painter);
    paintPlans(&painter);
    paintTimes(&painter);

    if (m_cursor) {
        const double x = xAt(*m_cursor);
        painter.setPen(QPen(t.text2, 1));
        painter.drawLine(QLineF(x, 4, x, line.bottom() + 4));
    }
    const double head = xAt(m_dragged.value_or(snapshot->time));
    painter.setPen(QPen(t.surface, 2));
    painter.setBrush(m_dragged ? t.accentHover : t.accent);
    painter.drawEllipse(QPointF(head, line.center().y()), 6.5, 6.5);
    if (hasFocus() && m_hasKeyboardFocus) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(room.adjusted(2, 3, -2, -2), 4, 4);
    }
    if (m_isJumpShown && snapshot->jump) {
        const QFont font = interfaceFont(12, 600);
        const QString words = jumpWords(*snapshot->jump);
        const double width = QFontMetricsF(font).horizontalAdvance(words) + 20;
        const QRectF box(m_cancel->x() / textScale() - width - 8, 8, width, room.height() - 16);
        painter.setPen(QPen(t.accentLine, 1));
        painter.setBrush(t.accentSoft);
        painter.drawRoundedRect(box, 6, 6);
        painter.setFont(font);
        painter.setPen(t.text1);
        painter.drawText(box, Qt::AlignCenter, words);
    }
}

/// Faults, moves and scaling over the line, as the charts shade them.
void Timeline::paintBands(QPainter *painter)
{
    const Tokens &t = tokens();
    const sim::Snapshot *snapshot = m_session->snapshot();
    const double now = std::max(snapshot->time, snapshot->furthest);
    for (const sim::Interval &interval : m_intervals->now()) {
        const bool isFault = interval.kind == sim::Interval::Kind::Fault;
        const double left = xAt(interval.from);
        const double right = std::max(left + 3, xAt(interval.to.value_or(now)));
        painter->setPen(Qt::NoPen);
        painter->setBrush(isFault ? t.errFill : interval.kind == sim::Interval::Kind::Move ? t.accent : t.okFill);
        // Faults above the others, so that colour is not all that tells them apart.
        painter->drawRoundedRect(QRectF(left, isFault ? 4 : 10, right - left, 4), 2, 2);
    }
}

void Timeline::paintMarks(QPainter *painter)
{
    const QRectF line = track();
    painter->setPen(QPen(tokens().text3, 1));
    double last = -1;
    for (const double mark : m_marks) {
        const double x = std::round(xAt(mark)) + 0.5;
        if (x <= last)
            continue;
        painter->drawLine(QLineF(x, line.bottom() + 2, x, line.bottom() + 6));
        last = x;
    }
}

/// What the document has planned: diamonds on the line, hollow while they are to come.
void Timeline::paintPlans(QPainter *painter)
{
    const Tokens &t = tokens();
    const QRectF line = track();
    const double now = m_session->snapshot()->time;
    for (const Event &event : m_document->architecture().events) {
        if (event.at > span())
            continue;
        const QPointF centre(xAt(event.at), line.center().y());
        QPainterPath diamond;
        diamond.moveTo(centre + QPointF(0, -5));
        diamond.lineTo(centre + QPointF(5, 0));
        diamond.lineTo(centre + QPointF(0, 5));
        diamond.lineTo(centre + QPointF(-5, 0));
        diamond.closeSubpath();
        painter->setPen(QPen(t.text2, 1.25));
        painter->setBrush(event.at <= now ? t.text2 : t.surface);
        painter->drawPath(diamond);
    }
}

void Timeline::paintTimes(QPainter *painter)
{
    const QFont font = interfaceFont(11);
    painter->setFont(font);
    painter->setPen(tokens().text3);
    const double width = unscaledRect(this).width();
    const int most = std::max(2, static_cast<int>(width / 110));
    for (const double at : timeTicks(0, span(), most).at) {
        const QString label = formatClock(at, false);
        const double half = tabularWidth(font, label) / 2 + 1;
        const double centre = std::clamp(xAt(at), half + 2, width - half - 2);
        paintTabular(painter, QRectF(centre - half, 31, 2 * half, 13), label, Qt::AlignHCenter | Qt::AlignVCenter);
    }
}

} // namespace nephoscope::ui
