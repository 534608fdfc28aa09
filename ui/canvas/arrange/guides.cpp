// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/guides.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kSame = 0.26;
constexpr std::size_t kMostLines = 4; // in one direction

std::array<double, 3> placesAcross(const QRectF &rect, bool isUpright)
{
    return isUpright ? std::array{rect.left(), rect.center().x(), rect.right()} : std::array{rect.top(), rect.center().y(), rect.bottom()};
}

/// How far apart two rectangles are along a guide.
double distanceAlong(const QRectF &a, const QRectF &b, bool isUpright)
{
    return isUpright ? std::max({a.top() - b.bottom(), b.top() - a.bottom(), 0.0}) : std::max({a.left() - b.right(), b.left() - a.right(), 0.0});
}

} // namespace

Guides::Guides(const SceneGeometry &geometry, const std::vector<ElementId> &moved, const QRectF &view)
{
    std::vector<int> indices;
    for (const ElementId &id : moved)
        indices.push_back(geometry.indexOf(id));
    const auto &placed = geometry.placed();
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i].rect.intersects(view))
            continue;
        const bool isMoved = std::any_of(indices.begin(), indices.end(), [&](int index) { return index >= 0 && geometry.holds(index, static_cast<int>(i)); });
        if (!isMoved)
            m_rects.push_back(placed[i].rect);
    }
}

Guides::Fit Guides::fit(const QRectF &rect, double reach) const
{
    Fit fit;
    double bestX = reach + 1e-9, bestY = reach + 1e-9;
    double farX = 0, farY = 0;
    for (const QRectF &other : m_rects) {
        for (const bool isUpright : {true, false}) {
            const double far = distanceAlong(rect, other, isUpright);
            double &best = isUpright ? bestX : bestY;
            double &bestFar = isUpright ? farX : farY;
            const auto own = placesAcross(rect, isUpright);
            const auto theirs = placesAcross(other, isUpright);
            for (std::size_t i = 0; i < 3; ++i) {
                for (std::size_t k = 0; k < 3; ++k) {
                    if ((i == 1) != (k == 1))
                        continue; // middles agree with middles, edges with edges
                    const double shift = theirs[k] - own[i];
                    const double size = std::abs(shift);
                    if (size > best || (size > best - kSame && far >= bestFar && (isUpright ? fit.hasX : fit.hasY)))
                        continue;
                    best = size;
                    bestFar = far;
                    (isUpright ? fit.x : fit.y) = shift;
                    (isUpright ? fit.hasX : fit.hasY) = true;
                }
            }
        }
    }
    return fit;
}

std::vector<Guide> Guides::lines(const QRectF &rect) const
{
    std::vector<Guide> guides;
    std::size_t counts[2] = {0, 0};
    for (const QRectF &other : m_rects) {
        for (const bool isUpright : {true, false}) {
            const auto own = placesAcross(rect, isUpright);
            const auto theirs = placesAcross(other, isUpright);
            for (std::size_t i = 0; i < 3; ++i) {
                for (std::size_t k = 0; k < 3; ++k) {
                    if ((i == 1) != (k == 1) || std::abs(own[i] - theirs[k]) > kSame)
                        continue;
                    const double from = isUpright ? std::min(rect.top(), other.top()) : std::min(rect.left(), other.left());
                    const double to = isUpright ? std::max(rect.bottom(), other.bottom()) : std::max(rect.right(), other.right());
                    const auto same = std::find_if(guides.begin(), guides.end(), [&](const Guide &guide) {
                        return guide.isUpright == isUpright && std::abs(guide.at - own[i]) <= kSame;
                    });
                    if (same != guides.end()) {
                        same->from = std::min(same->from, from);
                        same->to = std::max(same->to, to);
                    } else if (counts[isUpright]++ < kMostLines) {
                        guides.push_back({isUpright, own[i], from, to});
                    }
                }
            }
        }
    }
    return guides;
}

} // namespace nephoscope::ui
