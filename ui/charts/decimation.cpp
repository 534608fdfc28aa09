// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::ui {

PointRange visiblePoints(const sim::Series &series, double from, double to)
{
    const auto begin = std::lower_bound(series.t.begin(), series.t.end(), from);
    const auto end = std::upper_bound(begin, series.t.end(), to);
    PointRange range;
    range.begin = static_cast<std::size_t>(begin - series.t.begin());
    range.end = static_cast<std::size_t>(end - series.t.begin());
    if (range.begin > 0)
        --range.begin;
    if (range.end < series.t.size())
        ++range.end;
    return range;
}

namespace {

/// What one column of pixels holds: indices into the series.
struct Column {
    std::size_t first = 0, lowest = 0, highest = 0, last = 0;
};

void flush(const Column &column, const sim::Series &series, const PlotScale &scale, QPolygonF &line)
{
    std::size_t order[] = {column.first, std::min(column.lowest, column.highest),
                           std::max(column.lowest, column.highest), column.last};
    std::size_t previous = std::numeric_limits<std::size_t>::max();
    for (const std::size_t i : order) {
        if (i != previous)
            line.append(QPointF(scale.x(series.t[i]), scale.y(series.v[i])));
        previous = i;
    }
}

/// Cuts what reaches past the left and right edge, where it crosses them.
void cut(QPolygonF &line, const QRectF &area)
{
    const auto at = [](const QPointF &a, const QPointF &b, double x) {
        return QPointF(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()));
    };
    while (line.size() > 1 && line[1].x() <= area.left())
        line.removeFirst();
    if (line.size() > 1 && line[0].x() < area.left())
        line[0] = at(line[0], line[1], area.left());
    while (line.size() > 1 && line[line.size() - 2].x() >= area.right())
        line.removeLast();
    if (line.size() > 1 && line.back().x() > area.right())
        line.back() = at(line[line.size() - 2], line.back(), area.right());
    if (line.size() == 1 && (line[0].x() < area.left() || line[0].x() > area.right()))
        line.clear();
}

} // namespace

std::vector<QPolygonF> decimate(const sim::Series &series, const PlotScale &scale)
{
    std::vector<QPolygonF> lines;
    QPolygonF line;
    const PointRange range = visiblePoints(series, scale.from, scale.to);
    Column column;
    bool hasColumn = false;
    double columnNumber = 0;
    // Columns are counted from time 0 and not from the edge, so that the choice does not flicker as the window moves.
    const double secondsPerColumn = (scale.to - scale.from) / std::max(1.0, scale.area.width());
    const auto finish = [&] {
        if (hasColumn)
            flush(column, series, scale, line);
        hasColumn = false;
    };
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (!std::isfinite(series.v[i])) {
            finish();
            if (!line.isEmpty())
                lines.push_back(std::move(line));
            line = QPolygonF();
            continue;
        }
        const double number = std::floor(series.t[i] / secondsPerColumn);
        if (!hasColumn || number != columnNumber) {
            finish();
            column = {i, i, i, i};
            columnNumber = number;
            hasColumn = true;
            continue;
        }
        column.last = i;
        if (series.v[i] < series.v[column.lowest])
            column.lowest = i;
        if (series.v[i] > series.v[column.highest])
            column.highest = i;
    }
    finish();
    if (!line.isEmpty())
        lines.push_back(std::move(line));
    for (QPolygonF &stretch : lines)
        cut(stretch, scale.area);
    std::erase_if(lines, [](const QPolygonF &stretch) { return stretch.isEmpty(); });
    return lines;
}

double maximumIn(const sim::Series &series, double from, double to)
{
    double maximum = 0;
    const PointRange range = visiblePoints(series, from, to);
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (std::isfinite(series.v[i]))
            maximum = std::max(maximum, series.v[i]);
    }
    return maximum;
}

double valueAt(const sim::Series &series, double t)
{
    const auto found = std::lower_bound(series.t.begin(), series.t.end(), t);
    if (found == series.t.end())
        return std::numeric_limits<double>::quiet_NaN();
    return series.v[static_cast<std::size_t>(found - series.t.begin())];
}

} // namespace nephoscope::ui
