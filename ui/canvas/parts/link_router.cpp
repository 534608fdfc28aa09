// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/link_router.h"

#include "ui/canvas/parts/bent_route.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/route_search.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace nephoscope::ui {

namespace {

constexpr double kHeader = 10; // a unit across the name of a container: worth a long way round
constexpr double kBorder = 1.6; // a unit along a border, where a line cannot be told from it
constexpr double kForeign = 3; // a unit through a container that has nothing to do with the link

bool isWithin(const QRectF &region, const QPointF &a, const QPointF &b)
{
    return QRectF(a, b).normalized().adjusted(-1, -1, 1, 1).intersects(region);
}

} // namespace

void LinkRouter::reset(const SceneGeometry *geometry)
{
    m_geometry = geometry;
    m_routes.clear();
    m_free.clear();
    m_numbers.clear();
    m_places.clear();
}

const QPolygonF &LinkRouter::find(const LinkId &id) const
{
    static const QPolygonF none;
    const auto found = m_numbers.find(id.text());
    return found == m_numbers.end() ? none : m_routes[static_cast<std::size_t>(found->second)].line;
}

void LinkRouter::forget(const LinkId &id)
{
    const auto found = m_numbers.find(id.text());
    if (found == m_numbers.end())
        return;
    Route &route = m_routes[static_cast<std::size_t>(found->second)];
    if (!route.isPlain)
        m_places.remove(found->second, route.bounds);
    route = {};
    m_free.push_back(found->second);
    m_numbers.erase(found);
}

QPolygonF LinkRouter::elbow(const QRectF &from, const QRectF &to)
{
    const QPointF a = from.center();
    const QPointF b = to.center();
    if (std::abs(b.x() - a.x()) > std::abs(b.y() - a.y())) {
        const bool isRight = b.x() > a.x();
        const QPointF start(isRight ? from.right() : from.left(), a.y());
        const QPointF end(isRight ? to.left() : to.right(), b.y());
        const double x = (start.x() + end.x()) / 2;
        return straightened({start, {x, start.y()}, {x, end.y()}, end});
    }
    const bool isDown = b.y() > a.y();
    const QPointF start(a.x(), isDown ? from.bottom() : from.top());
    const QPointF end(b.x(), isDown ? to.top() : to.bottom());
    const double y = (start.y() + end.y()) / 2;
    return straightened({start, {start.x(), y}, {end.x(), y}, end});
}

void LinkRouter::keep(const Link &link, QPolygonF line, bool isPlain)
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<int>(m_routes.size()));
        m_routes.emplace_back();
    }
    const int number = m_free.back();
    m_free.pop_back();
    const QRectF bounds = line.boundingRect().adjusted(-1, -1, 1, 1);
    if (!isPlain)
        m_places.add(number, bounds);
    m_routes[static_cast<std::size_t>(number)] = {std::move(line), bounds, isPlain, link.role, link.from, link.to};
    m_numbers.emplace(link.id.text(), number);
}

void LinkRouter::routeAll(const std::vector<Link> &links)
{
    for (int pass = 0; pass < (links.size() > kMostTwice ? 1 : 2); ++pass) {
        for (const Link &link : links)
            route(link);
    }
}

void LinkRouter::route(const Link &link)
{
    forget(link.id);
    const int from = m_geometry->indexOf(link.from);
    const int to = m_geometry->indexOf(link.to);
    if (from < 0 || to < 0 || from == to)
        return;
    if (const QPolygonF bent = bentByHand(link, from, to); !bent.isEmpty()) {
        keep(link, bent, false);
        return;
    }
    // First where it will most likely be found; then farther round; then through whatever gaps there are.
    QPolygonF line;
    for (const Effort effort : {Effort{160, false}, Effort{900, false}, Effort{300, true}, Effort{2000, true}}) {
        line = search(link, from, to, effort);
        if (!line.isEmpty())
            break;
    }
    const auto &placed = m_geometry->placed();
    if (line.isEmpty())
        line = elbow(placed[static_cast<std::size_t>(from)].rect, placed[static_cast<std::size_t>(to)].rect);
    keep(link, std::move(line), false);
}

void LinkRouter::routePlainly(const Link &link)
{
    forget(link.id);
    const int from = m_geometry->indexOf(link.from);
    const int to = m_geometry->indexOf(link.to);
    if (from < 0 || to < 0 || from == to)
        return;
    const auto &placed = m_geometry->placed();
    const QPolygonF bent = bentByHand(link, from, to);
    if (bent.isEmpty())
        keep(link, elbow(placed[static_cast<std::size_t>(from)].rect, placed[static_cast<std::size_t>(to)].rect), true);
    else
        keep(link, bent, false);
}

QPolygonF LinkRouter::bentByHand(const Link &link, int from, int to) const
{
    const auto bends = bendsOf(link);
    if (!bends)
        return {};
    const auto &placed = m_geometry->placed();
    const Placed &source = placed[static_cast<std::size_t>(from)];
    int common = source.parent;
    while (common >= 0 && !m_geometry->holds(common, placed[static_cast<std::size_t>(to)].parent))
        common = placed[static_cast<std::size_t>(common)].parent;
    const QPointF origin = common < 0 ? QPointF() : placed[static_cast<std::size_t>(common)].rect.topLeft();
    return bentRoute(source.rect, placed[static_cast<std::size_t>(to)].rect, bends->translated(origin));
}

QPolygonF LinkRouter::search(const Link &link, int from, int to, const Effort &effort) const
{
    const auto &placed = m_geometry->placed();
    RouteScenery scenery;
    scenery.source = placed[static_cast<std::size_t>(from)].rect;
    scenery.target = placed[static_cast<std::size_t>(to)].rect;
    scenery.region = scenery.source.united(scenery.target).adjusted(-effort.reach, -effort.reach, effort.reach, effort.reach);
    scenery.sourceHolds = m_geometry->holds(from, to);
    scenery.targetHolds = m_geometry->holds(to, from);
    scenery.isTight = effort.isTight;

    // What stands in the way: everything outside the containers of the ends, as a whole (where the way is tight only the nodes in it);
    // of those containers, only their names.
    const std::function<void(int)> collect = [&](int container) {
        for (const int child : m_geometry->children(container)) {
            const QRectF rect = placed[static_cast<std::size_t>(child)].rect;
            if (!rect.intersects(scenery.region))
                continue;
            const NodeShape shape = placed[static_cast<std::size_t>(child)].shape;
            const bool isEnd = (child == from && !scenery.sourceHolds) || (child == to && !scenery.targetHolds);
            const bool holdsEnd = m_geometry->holds(child, from) || m_geometry->holds(child, to);
            if (isEnd || (!holdsEnd && !(effort.isTight && isContainerShape(shape)))) {
                scenery.obstacles.push_back(rect);
                continue;
            }
            if (!holdsEnd)
                scenery.softs.push_back({rect, kForeign});
            // Names are elided in narrow containers and seldom longer than this in others.
            constexpr double kLongName = 240;
            scenery.softs.push_back({QRectF(rect.left() + 8, rect.top() - 2, std::min(rect.width() - 16, kLongName), std::max(20.0, headerHeight(shape) - 4)), kHeader});
            for (const QRectF &edge : {QRectF(rect.left() - 7, rect.top(), 14, rect.height()), QRectF(rect.right() - 7, rect.top(), 14, rect.height()),
                                       QRectF(rect.left(), rect.top() - 7, rect.width(), 14), QRectF(rect.left(), rect.bottom() - 7, rect.width(), 14)})
                scenery.softs.push_back({edge, kBorder});
            collect(child);
        }
    };
    collect(-1);
    // Who finds no way otherwise does not ask for one of its own.
    for (const int number : effort.isTight ? std::vector<int>() : m_places.near(scenery.region)) {
        const Route &route = m_routes[static_cast<std::size_t>(number)];
        if (!route.bounds.intersects(scenery.region))
            continue;
        const bool isFriend = route.role == link.role && (route.from == link.from || route.to == link.to);
        for (qsizetype i = 0; i + 1 < route.line.size(); ++i) {
            if (isWithin(scenery.region, route.line[i], route.line[i + 1]))
                scenery.taken.push_back({route.line[i], route.line[i + 1], isFriend});
        }
    }
    return searchRoute(scenery);
}

} // namespace nephoscope::ui
