// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/look.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr double kFarBelow = 0.45;
constexpr double kNearFrom = 0.75;
constexpr double kHysteresis = 0.05;
constexpr double kPressureFrom = 0.85; // a bar turns amber
constexpr qsizetype kLongestName = 200; // longer ones are elided anyway; measuring 64 KiB of text is not free

Detail plainDetail(double zoom)
{
    return zoom < kFarBelow ? Detail::Far : zoom < kNearFrom ? Detail::Middle : Detail::Near;
}

QString oneLine(const QString &text)
{
    QString line = text.left(kLongestName);
    for (QChar &c : line) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return line;
}

bool mayBreakBefore(const QString &text, qsizetype i)
{
    const QChar c = text[i];
    return text[i - 1].isSpace() || c.script() == QChar::Script_Han || text[i - 1].script() == QChar::Script_Han;
}
} // namespace

Detail detailFor(double zoom, Detail current)
{
    const Detail wanted = plainDetail(zoom);
    if (wanted == current)
        return current;
    // Between two neighbours the level changes only when the zoom is clearly past the border.
    const double border = wanted == Detail::Far || current == Detail::Far ? kFarBelow : kNearFrom;
    const bool isClose = std::abs(zoom - border) < border * kHysteresis;
    const bool areNeighbours = std::abs(static_cast<int>(wanted) - static_cast<int>(current)) == 1;
    return isClose && areNeighbours ? current : wanted;
}

void drawIcon(QPainter *painter, const Look &look, const QString &name, const QRectF &rect, const QColor &colour)
{
    if (look.isVector) {
        paintIcon(painter, name, rect, colour);
        return;
    }
    const int pixels = std::max(6, static_cast<int>(std::lround(rect.width() * look.zoom)));
    const QPixmap pixmap = iconPixmap(name, pixels, colour, look.pixelRatio);
    painter->drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
}

double textWidth(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(oneLine(text));
}

double drawLine(QPainter *painter, const QFont &font, const QColor &colour, double x, double baseline, double width, const QString &text)
{
    if (width <= 0)
        return 0;
    const QFontMetricsF metrics(font);
    QString line = oneLine(text);
    double advance = metrics.horizontalAdvance(line);
    if (advance > width + 0.5) {
        line = metrics.elidedText(line, Qt::ElideRight, width);
        advance = metrics.horizontalAdvance(line);
    }
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(QPointF(x, baseline), line);
    return advance;
}

double drawNumber(QPainter *painter, const QFont &font, const QColor &colour, double right, double baseline, const QString &text)
{
    painter->setFont(font);
    painter->setPen(colour);
    const double width = tabularWidth(font, text);
    const QFontMetricsF metrics(font);
    paintTabular(painter, QRectF(right - width, baseline - metrics.ascent(), width, metrics.ascent() + metrics.descent()), text,
                 Qt::AlignRight | Qt::AlignVCenter);
    return width;
}

void drawCentred(QPainter *painter, const QFont &font, const QColor &colour, const QRectF &rect, const QString &text)
{
    painter->setFont(font);
    painter->setPen(colour);
    paintTabular(painter, rect, text, Qt::AlignHCenter | Qt::AlignVCenter);
}

QStringList twoLines(const QFont &font, const QString &text, double width)
{
    const QFontMetricsF metrics(font);
    const QString line = oneLine(text);
    if (metrics.horizontalAdvance(line) <= width)
        return {line};
    qsizetype split = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (!mayBreakBefore(line, i))
            continue;
        if (metrics.horizontalAdvance(line.left(i).trimmed()) > width)
            break;
        split = i;
    }
    if (split == 0)
        return {metrics.elidedText(line, Qt::ElideRight, width)};
    return {line.left(split).trimmed(), metrics.elidedText(line.mid(split).trimmed(), Qt::ElideRight, width)};
}

void drawBadge(QPainter *painter, const Look &look, Badge badge, const QPointF &centre, double radius)
{
    const Tokens &t = look.t();
    struct Style { QColor fill, ink; };
    const Style style = badge == Badge::Failed || badge == Badge::Refuse ? Style{t.errFill, t.onAccent}
        : badge == Badge::Overloaded                                     ? Style{t.warnFill, t.onWarnFill}
        : badge == Badge::Recovering                                     ? Style{t.accent, t.onAccent}
                                                                         : Style{t.okFill, t.onAccent};
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.surface);
    painter->drawEllipse(centre, radius + 1, radius + 1);
    painter->setBrush(style.fill);
    painter->drawEllipse(centre, radius - 1, radius - 1);
    const double s = radius / 13;
    QPen pen(style.ink, 2.5 * s, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setBrush(Qt::NoBrush);
    const auto at = [&](double x, double y) { return centre + QPointF(x * s, y * s); };
    switch (badge) {
    case Badge::Failed:
        painter->setPen(pen);
        painter->drawLine(at(-4, -4), at(4, 4));
        painter->drawLine(at(4, -4), at(-4, 4));
        break;
    case Badge::Overloaded: {
        pen.setWidthF(2 * s);
        painter->setPen(pen);
        painter->drawPolygon(QPolygonF{at(0, -6), at(6.5, 5), at(-6.5, 5)});
        pen.setWidthF(1.75 * s);
        painter->setPen(pen);
        painter->drawLine(at(0, -2), at(0, 1));
        painter->drawPoint(at(0, 3.2));
        break;
    }
    case Badge::Recovering:
        pen.setWidthF(2 * s);
        painter->setPen(pen);
        for (const int turn : {0, 180}) {
            painter->drawArc(QRectF(at(-5, -5), at(5, 5)), (20 + turn) * 16, 130 * 16);
            const double side = turn == 0 ? 1 : -1;
            painter->drawPolyline(QPolygonF{at(5 * side, -5.4 * side), at(5 * side, -1.6 * side), at(1.4 * side, -1.6 * side)});
        }
        break;
    case Badge::Met:
        painter->setPen(pen);
        painter->drawPolyline(QPolygonF{at(-4.5, 0.5), at(-1.5, 3.5), at(4.5, -3.5)});
        break;
    case Badge::Accept:
        painter->setPen(pen);
        painter->drawLine(at(-5, 0), at(5, 0));
        painter->drawLine(at(0, -5), at(0, 5));
        break;
    case Badge::Refuse:
        pen.setWidthF(2 * s);
        painter->setPen(pen);
        painter->drawEllipse(centre, 6 * s, 6 * s);
        painter->drawLine(at(-4.2, 4.2), at(4.2, -4.2));
        break;
    }
}

void drawRing(QPainter *painter, const Look &look, const QPointF &centre, double radius, double share, const QString &number)
{
    const Tokens &t = look.t();
    painter->setPen(QPen(t.accentLine, 1));
    painter->setBrush(t.surface);
    painter->drawEllipse(centre, radius + 4.5, radius + 4.5);
    painter->setBrush(Qt::NoBrush);
    const double width = 3.5;
    painter->setPen(QPen(t.line1, width));
    painter->drawEllipse(centre, radius, radius);
    painter->setPen(QPen(t.accent, width, Qt::SolidLine, Qt::RoundCap));
    const QRectF circle(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter->drawArc(circle, 90 * 16, -static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 360 * 16)));
    if (!number.isEmpty())
        drawCentred(painter, interfaceFont(11, 700), t.text1, circle, number);
}

void drawBar(QPainter *painter, const Look &look, const QRectF &rect, double share, const QColor &fill, double alarm)
{
    const Tokens &t = look.t();
    const double radius = rect.height() / 2;
    share = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.line1);
    painter->drawRoundedRect(rect, radius, radius);
    if (share > 0) {
        const double width = std::max(rect.height(), rect.width() * share);
        painter->setBrush(share >= kPressureFrom && fill != t.accent ? t.warnFill : fill);
        painter->drawRoundedRect(QRectF(rect.topLeft(), QSizeF(width, rect.height())), radius, radius);
    }
    if (alarm >= 0) {
        const double x = rect.left() + rect.width() * std::clamp(alarm, 0.0, 1.0);
        painter->setBrush(t.text1);
        painter->drawRect(QRectF(x - 1, rect.center().y() - 7, 2, 14));
    }
}

QRectF drawPill(QPainter *painter, const Look &look, const QPointF &at, double height, const QFont &font, const QString &text, const QColor &fill,
                const QColor &border, const QColor &ink, double width)
{
    if (width <= 0)
        width = std::max(height, tabularWidth(font, text) + height * 0.8);
    const QRectF rect(at, QSizeF(width, height));
    painter->setPen(border.isValid() ? QPen(border, look.line(1.25)) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, height / 2, height / 2);
    drawCentred(painter, font, ink, rect, text);
    return rect;
}

void drawHatching(QPainter *painter, const Look &look, const QRectF &rect, double radius)
{
    constexpr double kStep = 9;
    constexpr double kWidth = 2.5;
    painter->save();
    QPainterPath outline;
    outline.addRoundedRect(rect, radius, radius);
    painter->setClipPath(outline, Qt::IntersectClip);
    QColor colour = look.t().err;
    colour.setAlphaF(look.t().isDark ? 0.22F : 0.14F);
    painter->setPen(QPen(colour, kWidth));
    // Lines `x - y = k`, their distance across being kStep.
    const double stride = kStep * std::sqrt(2.0);
    const QRectF area = painter->clipBoundingRect().intersected(rect);
    const double first = std::floor((area.left() + area.top()) / stride) * stride;
    for (double k = first; k < area.right() + area.bottom() + stride; k += stride)
        painter->drawLine(QPointF(k - area.top(), area.top()), QPointF(k - area.bottom(), area.bottom()));
    painter->restore();
}

} // namespace nephoscope::ui
