// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_strokes.h"

#include "ui/style/theme.h"

#include <QLineF>
#include <QPaintEngine>
#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::ui {

namespace {

/// Dashes in pixels, as the visual language has them.
const QList<qreal> &dash(int slot)
{
    static const std::array<QList<qreal>, 6> dashes{QList<qreal>{}, {6, 3}, {2, 3.5}, {8, 3, 2, 3}, {12, 4}, {1.5, 3}};
    static const QList<qreal> none;
    return slot >= 0 && slot < 6 ? dashes[static_cast<std::size_t>(slot)] : none;
}

double lengthOf(const QPolygonF &line)
{
    double length = 0;
    for (int i = 1; i < line.size(); ++i)
        length += QLineF(line[i - 1], line[i]).length();
    return length;
}

/// The area fill of the visual language, as a colour that lets the bands behind it through.
QColor areaColour(int slot, const Tokens &tokens)
{
    QColor colour = seriesColour(slot, tokens);
    colour.setAlphaF(tokens.isDark ? 0.38F : 0.30F);
    return colour;
}

} // namespace

bool isRaster(const QPainter *painter)
{
    const QPaintEngine *engine = painter->paintEngine();
    return engine && engine->type() == QPaintEngine::Raster;
}

QColor seriesColour(int slot, const Tokens &tokens)
{
    return slot < 0 ? tokens.line3 : tokens.series[static_cast<std::size_t>(slot % 6)];
}

QPen seriesPen(int slot, const Tokens &tokens, double width)
{
    QPen pen(seriesColour(slot, tokens), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QList<qreal> &pattern = dash(slot);
    if (!pattern.isEmpty()) {
        QList<qreal> inWidths;
        for (const qreal length : pattern)
            inWidths.append(length / width);
        pen.setDashPattern(inWidths);
        pen.setCapStyle(Qt::FlatCap);
    }
    return pen;
}

void strokeLine(QPainter *painter, const QPolygonF &line, const QPen &pen)
{
    painter->setBrush(Qt::NoBrush);
    if (line.size() == 1) {
        painter->setPen(QPen(pen.color(), pen.widthF() * 1.5, Qt::SolidLine, Qt::RoundCap));
        painter->drawPoint(line.front());
        return;
    }
    constexpr int kPiece = 6;
    if (!isRaster(painter) || line.size() <= kPiece) {
        painter->setPen(pen);
        painter->drawPolyline(line);
        return;
    }
    QPen moving = pen;
    double offset = 0;
    for (int begin = 0; begin + 1 < line.size(); begin += kPiece - 1) {
        const QPolygonF piece = line.mid(begin, kPiece);
        painter->setPen(moving);
        painter->drawPolyline(piece);
        if (pen.style() != Qt::SolidLine) {
            offset += lengthOf(piece) / pen.widthF();
            moving.setDashOffset(offset);
        }
    }
}

void paintLine(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens, double width)
{
    const QPen pen = seriesPen(line.slot, tokens, width);
    for (const QPolygonF &stretch : decimate(line.points, scale))
        strokeLine(painter, stretch, pen);
}

void paintArea(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens, double width)
{
    for (const QPolygonF &stretch : decimate(line.points, scale)) {
        QPolygonF area = stretch;
        area.append(QPointF(stretch.back().x(), scale.area.bottom()));
        area.append(QPointF(stretch.front().x(), scale.area.bottom()));
        painter->setPen(Qt::NoPen);
        painter->setBrush(areaColour(line.slot, tokens));
        painter->drawPolygon(area);
    }
    paintLine(painter, line, scale, tokens, width);
}

void paintStackedArea(QPainter *painter, const PlotLine &line, const sim::Series &below, const PlotScale &scale,
                      const Tokens &tokens)
{
    QPolygonF area;
    for (const QPolygonF &stretch : decimate(line.points, scale))
        area += stretch;
    if (area.isEmpty())
        return;
    const QPolygonF top = area;
    QPolygonF bottom;
    for (const QPolygonF &stretch : decimate(below, scale))
        bottom += stretch;
    for (auto point = bottom.crbegin(); point != bottom.crend(); ++point)
        area.append(*point);
    painter->setPen(Qt::NoPen);
    painter->setBrush(areaColour(line.slot, tokens));
    painter->drawPolygon(area);
    strokeLine(painter, top, QPen(seriesColour(line.slot, tokens), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintBars(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens)
{
    const PointRange range = visiblePoints(line.points, scale.from, scale.to);
    painter->setPen(Qt::NoPen);
    painter->setBrush(seriesColour(line.slot, tokens));
    constexpr double kNarrowest = 3;
    for (std::size_t i = std::max<std::size_t>(range.begin, 1); i < range.end;) {
        const double left = scale.x(line.points.t[i - 1]);
        double right = left;
        double largest = 0;
        for (; i < range.end && right - left < kNarrowest; ++i) {
            right = scale.x(line.points.t[i]);
            if (std::isfinite(line.points.v[i]))
                largest = std::max(largest, line.points.v[i]);
        }
        const double gap = std::min(2.0, (right - left) * 0.2);
        const double top = scale.y(largest);
        if (largest > 0 && right > scale.area.left() && left < scale.area.right())
            painter->drawRect(QRectF(QPointF(std::max(left + gap, scale.area.left()), top),
                                     QPointF(std::min(right - gap, scale.area.right()), scale.area.bottom())));
    }
}

void paintHatching(QPainter *painter, const QRectF &rect, const QColor &colour)
{
    constexpr double kSpacing = 8.5;
    painter->setPen(QPen(colour, 2.5, Qt::SolidLine, Qt::FlatCap));
    QVarLengthArray<QLineF, 64> lines;
    // Lines x + y = c, cut to the rectangle so that no clipping is needed.
    const double first = std::ceil((rect.left() + rect.top()) / kSpacing) * kSpacing;
    for (double c = first; c < rect.right() + rect.bottom(); c += kSpacing) {
        const double x1 = std::max(rect.left(), c - rect.bottom());
        const double x2 = std::min(rect.right(), c - rect.top());
        if (x2 > x1)
            lines.append(QLineF(x1, c - x1, x2, c - x2));
    }
    painter->drawLines(lines.constData(), static_cast<int>(lines.size()));
}

} // namespace nephoscope::ui
