// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/chip_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr double kGap = 6; // between chips, and to what they keep clear of
constexpr double kStep = 12; // between the places that are tried along a stretch
constexpr double kEnd = 16; // free line between a chip and the end of its stretch
constexpr double kCovered = 60; // for each foreign line that it would hide
constexpr double kUpright = 24; // across an upright line a chip hides more of what is beside it
constexpr std::size_t kMostChips = 400; // of more than these nobody reads any

bool isLying(const QPointF &a, const QPointF &b)
{
    return std::abs(a.y() - b.y()) < 0.01;
}

QRectF aroundStretch(const QPointF &a, const QPointF &b)
{
    return QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
}

int countOf(const std::vector<QRectF> &rects, const QRectF &rect)
{
    return static_cast<int>(std::count_if(rects.begin(), rects.end(), [&](const QRectF &other) { return other.intersects(rect); }));
}

QRectF placeOne(const ChipWish &wish, const std::vector<QRectF> &allTaken, const std::vector<QRectF> &allLines)
{
    const QPolygonF &route = wish.route;
    const QSizeF size(wish.width, kChipHeight);
    // Only what is near can be in the way.
    const QRectF region = route.boundingRect().adjusted(-size.width(), -size.width(), size.width(), size.width());
    std::vector<QRectF> taken, lines;
    const auto isNear = [&](const QRectF &rect) { return rect.intersects(region); };
    std::copy_if(allTaken.begin(), allTaken.end(), std::back_inserter(taken), isNear);
    std::copy_if(allLines.begin(), allLines.end(), std::back_inserter(lines), isNear);
    double longest = 0;
    for (qsizetype i = 0; i + 1 < route.size(); ++i)
        longest = std::max(longest, std::hypot(route[i + 1].x() - route[i].x(), route[i + 1].y() - route[i].y()));
    QRectF best;
    double bestCost = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QPointF way = route[i + 1] - route[i];
        const double length = std::hypot(way.x(), way.y());
        const bool lies = isLying(route[i], route[i + 1]);
        const double half = (lies ? size.width() : size.height()) / 2 + kEnd;
        if (length < 2 * half)
            continue;
        const double stretchCost = (longest - length) * 0.2 + (lies ? 0 : kUpright);
        for (double offset = 0; offset <= length / 2 - half; offset += kStep) {
            for (const double side : {-1.0, 1.0}) {
                const double cost = stretchCost + offset * 0.5;
                if (cost >= bestCost || (offset == 0 && side > 0))
                    continue;
                const QPointF centre = route[i] + way * ((length / 2 + side * offset) / length);
                const QRectF rect(centre - QPointF(size.width(), size.height()) / 2, size);
                const QRectF wide = rect.adjusted(-kGap, -kGap, kGap, kGap);
                if (std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(wide); }))
                    continue;
                // Its own line is among them, which all places have in common.
                const double whole = cost + countOf(lines, rect) * kCovered;
                if (whole < bestCost) {
                    bestCost = whole;
                    best = rect;
                }
            }
        }
    }
    return best;
}

} // namespace

std::vector<QRectF> placeChips(const std::vector<ChipWish> &wishes, const std::vector<QRectF> &taken, const std::vector<QRectF> &frames)
{
    std::vector<QRectF> chips(wishes.size());
    std::vector<QRectF> used = taken;
    std::vector<QRectF> lines;
    for (const ChipWish &wish : wishes) {
        for (qsizetype i = 0; i + 1 < wish.route.size(); ++i)
            lines.push_back(aroundStretch(wish.route[i], wish.route[i + 1]));
    }
    for (const QRectF &frame : frames) {
        for (const auto &[a, b] : {std::pair(frame.topLeft(), frame.topRight()), std::pair(frame.topRight(), frame.bottomRight()),
                                   std::pair(frame.bottomLeft(), frame.bottomRight()), std::pair(frame.topLeft(), frame.bottomLeft())})
            lines.push_back(aroundStretch(a, b));
    }
    std::size_t placed = 0;
    for (std::size_t i = 0; i < wishes.size() && placed < kMostChips; ++i) {
        if (wishes[i].route.size() < 2 || wishes[i].width <= 0)
            continue;
        ++placed;
        chips[i] = placeOne(wishes[i], used, lines);
        if (!chips[i].isEmpty())
            used.push_back(chips[i]);
    }
    return chips;
}

} // namespace nephoscope::ui
