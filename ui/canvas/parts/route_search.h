// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace nephoscope::ui {

/// What one search for a right-angled way sees.
struct RouteScenery {
    struct Soft { QRectF rect; double factor = 1; }; ///< a unit of way in it costs more
    struct Taken { QPointF a, b; bool isFriend = false; }; ///< a stretch of another link; friends may be joined

    QRectF source, target;
    bool sourceHolds = false; ///< the source contains the target: its ports look inwards
    bool targetHolds = false;
    QRectF region;
    std::vector<QRectF> obstacles; ///< the ends among them, but for one that contains the other
    std::vector<Soft> softs;
    std::vector<Taken> taken;
    /// Through the smallest gaps: lines in the middle of every gap, and no room kept beside obstacles. Finds a way wherever there is one.
    bool isTight = false;
};

/// The cheapest way by length, bends, crossings and lanes shared with others; empty where there is none, or too many lines to search.
QPolygonF searchRoute(const RouteScenery &scenery);

/// Without points in the middle of straight stretches.
QPolygonF straightened(const QPolygonF &points);

} // namespace nephoscope::ui
