// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "ui/canvas/parts/rect_index.h"
#include "ui/canvas/parts/scene_geometry.h"

#include <QPolygonF>

#include <string>
#include <unordered_map>
#include <vector>

namespace nephoscope::ui {

/// Finds right-angled routes for links around nodes and containers.
///
/// Each link is searched by A* over the few lines that matter (12 beside each obstacle, ports, lanes beside routes that are there
/// already), and where that finds none once more through the narrowest gaps, so that no link leads through a node where there is a way
/// round. Links of one role that leave one element, or reach one, may share a stretch; others keep 12 apart where they can.
/// A link with bends of its own keeps them, and the others make way. Routes depend on the design alone, in document order.
class LinkRouter
{
public:
    /// A new picture: all routes are forgotten.
    void reset(const SceneGeometry *geometry);
    /// Routes one link, aware of the others that have a route; one that it has already is given up.
    void route(const Link &link);
    /// Routes all of a design. Those that came first did not know of those that came later: in a design of usual size each is routed
    /// twice, and crossings that only came of the order go.
    void routeAll(const std::vector<Link> &links);
    /// In a design of more links each is routed once.
    static constexpr std::size_t kMostTwice = 300;
    /// Gives it a plain elbow, where a search would take too long. Others pay no heed to it: its way is not found yet.
    void routePlainly(const Link &link);
    /// A geometry that differs from the last one in places: routes are kept until they are forgotten.
    void follow(const SceneGeometry *geometry) { m_geometry = geometry; }
    void forget(const LinkId &id);
    /// Empty for a link without one.
    const QPolygonF &find(const LinkId &id) const;
    /// A plain elbow: where there is no time, or no way.
    static QPolygonF elbow(const QRectF &from, const QRectF &to);

private:
    struct Route {
        QPolygonF line; ///< empty: free for another link
        QRectF bounds; ///< of the line, so that what is far off is passed over at once
        bool isPlain = false;
        LinkRole role = LinkRole::Request;
        ElementId from; ///< not indices: elements come and go while a route stays
        ElementId to;
    };
    struct Effort { double reach = 0; bool isTight = false; };
    QPolygonF search(const Link &link, int from, int to, const Effort &effort) const;
    /// The route that was drawn by hand; empty without one.
    QPolygonF bentByHand(const Link &link, int from, int to) const;
    void keep(const Link &link, QPolygonF line, bool isPlain);

    const SceneGeometry *m_geometry = nullptr;
    std::vector<Route> m_routes;
    std::vector<int> m_free; ///< of them
    std::unordered_map<std::string, int> m_numbers; ///< of a link's route
    PlaceIndex m_places; ///< of routes that others heed
};

} // namespace nephoscope::ui
