// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/spacing.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nephoscope::ui {

namespace {

constexpr double kSame = 0.26;
constexpr double kOverlap = 8; // so near may a neighbour be while it is moved over

struct Span { double from = 0, to = 0; };

Span along(const QRectF &rect, bool isColumn)
{
    return isColumn ? Span{rect.top(), rect.bottom()} : Span{rect.left(), rect.right()};
}

Span across(const QRectF &rect, bool isColumn)
{
    return along(rect, !isColumn);
}

bool areBeside(const QRectF &a, const QRectF &b, bool isColumn)
{
    const Span one = across(a, isColumn), other = across(b, isColumn);
    return one.from < other.to && other.from < one.to;
}

/// The line in the middle of what two rectangles have beside one another, from the one to the other.
Guide gapBetween(const QRectF &before, const QRectF &after, bool isColumn)
{
    const Span one = across(before, isColumn), other = across(after, isColumn);
    const double at = (std::max(one.from, other.from) + std::min(one.to, other.to)) / 2;
    return {isColumn, at, along(before, isColumn).to, along(after, isColumn).from};
}

} // namespace

/// In a row or a column: the next one before and after, and the next ones to those.
struct Spacing::Neighbours {
    std::optional<QRectF> before, farBefore, after, farAfter;

    /// Where the rectangle would begin for equal gaps; first in the middle, then as the row goes on from before, and from after.
    std::array<std::optional<double>, 3> places(double length, bool isColumn) const
    {
        const auto from = [&](const QRectF &rect) { return along(rect, isColumn).from; };
        const auto to = [&](const QRectF &rect) { return along(rect, isColumn).to; };
        std::array<std::optional<double>, 3> places;
        if (before && after && from(*after) - to(*before) > length)
            places[0] = (to(*before) + from(*after) - length) / 2;
        if (before && farBefore && from(*before) > to(*farBefore))
            places[1] = to(*before) + (from(*before) - to(*farBefore));
        if (after && farAfter && from(*farAfter) > to(*after))
            places[2] = from(*after) - (from(*farAfter) - to(*after)) - length;
        return places;
    }
};

Spacing::Spacing(const SceneGeometry &geometry, const std::vector<ElementId> &moved, const QRectF &view)
{
    std::vector<int> indices;
    for (const ElementId &id : moved)
        indices.push_back(geometry.indexOf(id));
    if (indices.empty() || indices.front() < 0)
        return;
    const auto &placed = geometry.placed();
    for (const int sibling : geometry.children(placed[static_cast<std::size_t>(indices.front())].parent)) {
        const QRectF &rect = placed[static_cast<std::size_t>(sibling)].rect;
        if (rect.intersects(view) && std::find(indices.begin(), indices.end(), sibling) == indices.end())
            m_rects.push_back(rect);
    }
}

Spacing::Neighbours Spacing::around(const QRectF &rect, bool isColumn) const
{
    const auto next = [&](const QRectF &of, bool isBefore) {
        std::optional<QRectF> best;
        const Span own = along(of, isColumn);
        const double slack = std::min(kOverlap, (own.to - own.from) / 2);
        for (const QRectF &other : m_rects) {
            const Span span = along(other, isColumn);
            const bool isThere = isBefore ? span.to <= own.from + slack : span.from >= own.to - slack;
            if (other == of || !isThere || !areBeside(of, other, isColumn))
                continue;
            if (!best || (isBefore ? span.to > along(*best, isColumn).to : span.from < along(*best, isColumn).from))
                best = other;
        }
        return best;
    };
    Neighbours found;
    found.before = next(rect, true);
    found.after = next(rect, false);
    if (found.before)
        found.farBefore = next(*found.before, true);
    if (found.after)
        found.farAfter = next(*found.after, false);
    return found;
}

Guides::Fit Spacing::fit(const QRectF &rect, double reach) const
{
    Guides::Fit fit;
    for (const bool isColumn : {false, true}) {
        const Span own = along(rect, isColumn);
        double best = reach + 1e-9;
        for (const std::optional<double> &place : around(rect, isColumn).places(own.to - own.from, isColumn)) {
            if (!place || std::abs(*place - own.from) >= best)
                continue;
            best = std::abs(*place - own.from);
            (isColumn ? fit.y : fit.x) = *place - own.from;
            (isColumn ? fit.hasY : fit.hasX) = true;
        }
    }
    return fit;
}

std::vector<Guide> Spacing::gaps(const QRectF &rect) const
{
    std::vector<Guide> gaps;
    const auto add = [&](const Guide &gap) {
        const bool isKnown = std::any_of(gaps.begin(), gaps.end(), [&](const Guide &known) {
            return known.isUpright == gap.isUpright && known.from == gap.from && known.to == gap.to;
        });
        if (!isKnown)
            gaps.push_back(gap);
    };
    for (const bool isColumn : {false, true}) {
        const Span own = along(rect, isColumn);
        const Neighbours near = around(rect, isColumn);
        const auto places = near.places(own.to - own.from, isColumn);
        const auto isAt = [&](const std::optional<double> &place) { return place && std::abs(*place - own.from) <= kSame; };
        if (isAt(places[0])) {
            add(gapBetween(*near.before, rect, isColumn));
            add(gapBetween(rect, *near.after, isColumn));
        }
        if (isAt(places[1])) {
            add(gapBetween(*near.farBefore, *near.before, isColumn));
            add(gapBetween(*near.before, rect, isColumn));
        }
        if (isAt(places[2])) {
            add(gapBetween(rect, *near.after, isColumn));
            add(gapBetween(*near.after, *near.farAfter, isColumn));
        }
    }
    return gaps;
}

} // namespace nephoscope::ui
