// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/route_cache.h"

#include <QElapsedTimer>

#include <algorithm>
#include <unordered_set>

namespace nephoscope::ui {

namespace {

/// Links searched for at all: in a design of more, the others get plain elbows.
constexpr std::size_t kMostSearched = 400;

bool isSame(const SceneGeometry &a, const SceneGeometry &b)
{
    const auto &left = a.placed();
    const auto &right = b.placed();
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const Placed &one, const Placed &other) {
        return one.id == other.id && one.rect == other.rect && one.parent == other.parent && one.shape == other.shape;
    });
}

bool crosses(const QPolygonF &line, const QRectF &rect)
{
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (QRectF(line[i], line[i + 1]).normalized().adjusted(-1, -1, 1, 1).intersects(rect))
            return true;
    }
    return false;
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

void RouteCache::routeOne(LinkRouter &router, const Link &link, bool plainly)
{
    if (plainly) {
        router.routePlainly(link);
        return;
    }
    router.route(link);
    ++m_searches;
}

void RouteCache::take(const std::vector<Link> &links, const SceneGeometry &geometry, double budget)
{
    const bool areLinksSame = links.size() == m_links.size() && std::equal(links.begin(), links.end(), m_links.begin(), [](const Link &a, const Link &b) {
        return a.id == b.id && a.role == b.role && a.from == b.from && a.to == b.to;
    });
    if (areLinksSame && isSame(geometry, m_geometry))
        return;
    const SceneGeometry before = std::move(m_geometry);
    if (!areLinksSame) {
        for (const Link &known : m_links) {
            const auto now = std::find_if(links.begin(), links.end(), [&](const Link &link) { return link.id == known.id; });
            if (now == links.end() || now->role != known.role || now->from != known.from || now->to != known.to)
                m_shown.forget(known.id);
        }
        m_links = links;
    }
    m_geometry = geometry;
    follow(before, budget);
    m_fresh.reset(&m_geometry);
    m_next = 0;
    ++m_revision;
}

void RouteCache::follow(const SceneGeometry &before, double budget)
{
    m_shown.follow(&m_geometry);
    // What has another place than before, with the ground that it left and took.
    std::vector<QRectF> ground;
    std::unordered_set<std::string> moved;
    for (const Placed &placed : m_geometry.placed()) {
        const Placed *old = before.find(placed.id);
        if (old != nullptr && old->rect == placed.rect)
            continue;
        moved.insert(placed.id.text());
        ground.push_back(placed.rect.adjusted(-8, -8, 8, 8));
    }
    QElapsedTimer timer;
    timer.start();
    std::size_t searched = 0;
    for (const Link &link : m_links) {
        const QPolygonF &line = m_shown.find(link.id);
        const bool isTouched = line.isEmpty() || moved.count(link.from.text()) || moved.count(link.to.text())
            || std::any_of(ground.begin(), ground.end(), [&](const QRectF &rect) { return crosses(line, rect); });
        if (!isTouched)
            continue;
        m_shown.forget(link.id);
        routeOne(m_shown, link, ++searched > kMostSearched || millisecondsOf(timer) > budget);
    }
}

bool RouteCache::work(double budget)
{
    if (isSettled())
        return false;
    QElapsedTimer timer;
    timer.start();
    while (!isSettled() && millisecondsOf(timer) < budget) {
        routeOne(m_fresh, m_links[m_next], m_next >= kMostSearched);
        ++m_next;
    }
    if (!isSettled())
        return false;
    const bool hasChanged = std::any_of(m_links.begin(), m_links.end(), [&](const Link &link) { return m_shown.find(link.id) != m_fresh.find(link.id); });
    m_shown = std::move(m_fresh);
    m_fresh = LinkRouter();
    if (hasChanged)
        ++m_revision;
    return hasChanged;
}

} // namespace nephoscope::ui
