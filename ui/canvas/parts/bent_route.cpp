// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/bent_route.h"

#include "ui/canvas/parts/route_search.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kPortMargin = 8; // of an edge, at its corners
constexpr double kStub = 16;
constexpr double kKink = 6;

/// A place along the edge of a rectangle, within it.
double onEdge(const QRectF &rect, bool isLying, double place)
{
    const double low = isLying ? rect.top() : rect.left();
    const double high = isLying ? rect.bottom() : rect.right();
    const double margin = std::min(kPortMargin, (high - low) / 4);
    return std::clamp(place, low + margin, high - margin);
}

/// The edge of `rect` that a stretch leaves by on its way to `towards` (x of one that lies, y of one that stands).
double edgeTowards(const QRectF &rect, bool isLying, double towards)
{
    if (isLying)
        return towards >= rect.center().x() ? rect.right() : rect.left();
    return towards >= rect.center().y() ? rect.bottom() : rect.top();
}

QPointF point(bool isLying, double along, double place)
{
    return isLying ? QPointF(along, place) : QPointF(place, along);
}

} // namespace

QPolygonF bentRoute(const QRectF &source, const QRectF &target, const Bends &bends)
{
    const std::size_t count = bends.at.size();
    if (count == 0)
        return {};
    std::vector<double> at = bends.at;
    const auto isLying = [&](std::size_t i) { return (i % 2 == 0) == bends.startsLying; };
    const auto middle = [&](const QRectF &rect, bool lies) { return lies ? rect.center().x() : rect.center().y(); };
    if (count == 1) {
        // One straight stretch is only possible while both ends face it.
        const double place = onEdge(source, isLying(0), at[0]);
        const double other = onEdge(target, isLying(0), at[0]);
        if (std::abs(place - other) > 0.5) {
            const double half = (middle(source, isLying(0)) + middle(target, isLying(0))) / 2;
            return bentRoute(source, target, {bends.startsLying, {place, half, other}});
        }
    }
    at.front() = onEdge(source, isLying(0), at.front());
    if (count > 1)
        at.back() = onEdge(target, isLying(count - 1), at.back());
    QPolygonF line;
    const double towards = count > 1 ? at[1] : middle(target, isLying(0));
    line << point(isLying(0), edgeTowards(source, isLying(0), towards), at.front());
    for (std::size_t i = 0; i + 1 < count; ++i)
        line << point(isLying(i), at[i + 1], at[i]);
    const double from = count > 1 ? at[count - 2] : middle(source, isLying(0));
    line << point(isLying(count - 1), edgeTowards(target, isLying(count - 1), from), at.back());
    return straightened(line);
}

Bends bendsOfRoute(const QPolygonF &route)
{
    Bends bends;
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const bool isLying = std::abs(route[i].y() - route[i + 1].y()) < 0.01;
        if (i == 0)
            bends.startsLying = isLying;
        bends.at.push_back(isLying ? route[i].y() : route[i].x());
    }
    return bends;
}

Bends withStretchAt(const QPolygonF &route, int stretch, double place, const QRectF &source, const QRectF &target)
{
    Bends bends = bendsOfRoute(route);
    const std::size_t count = bends.at.size();
    const auto index = static_cast<std::size_t>(stretch);
    if (index >= count)
        return bends;
    const bool isLying = (index % 2 == 0) == bends.startsLying;
    const auto along = [&](const QPointF &p) { return isLying ? p.x() : p.y(); };
    const bool isLast = index + 1 == count;
    const double first = bends.at[index];
    bends.at[index] = place;
    if (isLast && std::abs(onEdge(target, isLying, place) - place) > 0.5) {
        const QPointF end = route.last();
        const double side = along(route[route.size() - 2]) >= along(end) ? 1 : -1;
        bends.at.insert(bends.at.end(), {along(end) + side * kStub, onEdge(target, isLying, first)});
    }
    if (index == 0 && std::abs(onEdge(source, isLying, place) - place) > 0.5) {
        const QPointF start = route.first();
        const double side = along(route[1]) >= along(start) ? 1 : -1;
        bends.at.insert(bends.at.begin(), {onEdge(source, isLying, first), along(start) + side * kStub});
    }
    return bends;
}

Bends withoutKinks(Bends bends)
{
    for (std::size_t i = 0; i + 2 < bends.at.size();) {
        if (std::abs(bends.at[i] - bends.at[i + 2]) < kKink) {
            // The outer one keeps its place at an end, else the first.
            if (i + 3 == bends.at.size() && i > 0)
                bends.at[i] = bends.at[i + 2];
            bends.at.erase(bends.at.begin() + static_cast<std::ptrdiff_t>(i) + 1, bends.at.begin() + static_cast<std::ptrdiff_t>(i) + 3);
            i = 0;
        } else {
            ++i;
        }
    }
    return bends;
}

} // namespace nephoscope::ui
