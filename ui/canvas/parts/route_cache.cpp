// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/route_cache.h"

#include "ui/canvas/parts/rect_index.h"

#include <QElapsedTimer>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace nephoscope::ui {

namespace {

bool isSame(const SceneGeometry &a, const SceneGeometry &b)
{
    const auto &left = a.placed();
    const auto &right = b.placed();
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const Placed &one, const Placed &other) {
        return one.rect == other.rect && one.parent == other.parent && one.shape == other.shape && one.id == other.id;
    });
}

bool isSame(const Link &a, const Link &b)
{
    return a.role == b.role && a.id == b.id && a.from == b.from && a.to == b.to && a.unknown == b.unknown;
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

bool RouteCache::isLarge() const
{
    return m_links.size() > LinkRouter::kMostTwice;
}

void RouteCache::search(LinkRouter &router, const Link &link)
{
    router.route(link);
    ++m_searches;
}

void RouteCache::take(const std::vector<Link> &links, std::shared_ptr<const SceneGeometry> geometry, double budget)
{
    const bool areLinksSame = std::equal(links.begin(), links.end(), m_links.begin(), m_links.end(), [](const Link &a, const Link &b) { return isSame(a, b); });
    if (areLinksSame && m_geometry && isSame(*geometry, *m_geometry))
        return;
    const std::shared_ptr<const SceneGeometry> before = m_geometry ? m_geometry : std::make_shared<const SceneGeometry>();
    if (!areLinksSame)
        takeLinks(links);
    m_geometry = std::move(geometry);
    m_shown.follow(m_geometry.get());
    const std::vector<char> isTouched = touched(*before);
    QElapsedTimer timer;
    timer.start();
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (!isTouched[i])
            continue;
        m_shown.forget(m_links[i].id);
        const bool hasTime = millisecondsOf(timer) < budget;
        if (hasTime)
            search(m_shown, m_links[i]);
        else
            m_shown.routePlainly(m_links[i]);
        m_isWaiting[i] = !hasTime;
    }
    m_fresh.reset(m_geometry.get());
    queueUp(m_view);
    ++m_revision;
}

void RouteCache::queueUp(const QRectF &view)
{
    m_view = view;
    m_next = 0;
    m_queue.clear();
    std::vector<std::size_t> unseen;
    if (!isLarge()) { // as LinkRouter::routeAll does it
        for (std::size_t i = 0; i < 2 * m_links.size(); ++i)
            m_queue.push_back(i % m_links.size());
        return;
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (m_isWaiting[i] && m_shown.find(m_links[i].id).boundingRect().adjusted(-1, -1, 1, 1).intersects(view))
            m_queue.push_back(i);
        else if (m_isWaiting[i])
            unseen.push_back(i);
    }
    m_queue.insert(m_queue.end(), unseen.begin(), unseen.end());
}

void RouteCache::takeLinks(const std::vector<Link> &links)
{
    std::unordered_map<std::string, const Link *> now;
    for (const Link &link : links)
        now.emplace(link.id.text(), &link);
    std::unordered_set<std::string> waiting;
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const auto found = now.find(m_links[i].id.text());
        if (found == now.end() || !isSame(*found->second, m_links[i]))
            m_shown.forget(m_links[i].id);
        if (m_isWaiting[i])
            waiting.insert(m_links[i].id.text());
    }
    m_links = links;
    m_isWaiting.assign(m_links.size(), 0);
    for (std::size_t i = 0; i < m_links.size() && !waiting.empty(); ++i)
        m_isWaiting[i] = waiting.count(m_links[i].id.text()) > 0;
}

std::vector<char> RouteCache::touched(const SceneGeometry &before) const
{
    // What has another place than before, with the ground that it left and took.
    RectIndex ground;
    std::unordered_set<std::string> moved;
    const auto ofGround = [](const QRectF &rect) { return rect.adjusted(-8, -8, 8, 8); };
    for (const Placed &placed : m_geometry->placed()) {
        const Placed *old = before.find(placed.id);
        if (old != nullptr && old->rect == placed.rect)
            continue;
        moved.insert(placed.id.text());
        ground.add(ofGround(placed.rect));
    }
    std::vector<char> isTouched(m_links.size(), 0);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const Link &link = m_links[i];
        const QPolygonF &line = m_shown.find(link.id);
        isTouched[i] = line.isEmpty() || (!moved.empty() && (moved.count(link.from.text()) || moved.count(link.to.text()) || ground.isCrossedBy(line)));
    }
    return isTouched;
}

bool RouteCache::work(double budget, const QRectF &view)
{
    if (isSettled())
        return false;
    if (isLarge())
        return workOnTouched(budget, view);
    QElapsedTimer timer;
    timer.start();
    while (!isSettled() && millisecondsOf(timer) < budget)
        search(m_fresh, m_links[m_queue[m_next++]]);
    if (!isSettled())
        return false;
    const bool hasChanged = std::any_of(m_links.begin(), m_links.end(), [&](const Link &link) { return m_shown.find(link.id) != m_fresh.find(link.id); });
    m_shown = std::move(m_fresh);
    m_fresh = LinkRouter();
    m_isWaiting.assign(m_links.size(), 0);
    if (hasChanged)
        ++m_revision;
    return hasChanged;
}

bool RouteCache::workOnTouched(double budget, const QRectF &view)
{
    QElapsedTimer timer;
    timer.start();
    if (view != m_view)
        queueUp(view);
    bool hasChanged = false;
    for (; !isSettled() && millisecondsOf(timer) < budget; ++m_next) {
        const std::size_t i = m_queue[m_next];
        const Link &link = m_links[i];
        m_isWaiting[i] = 0;
        const QPolygonF before = m_shown.find(link.id);
        m_shown.forget(link.id);
        search(m_shown, link);
        hasChanged = hasChanged || m_shown.find(link.id) != before;
    }
    if (hasChanged)
        ++m_revision;
    return hasChanged;
}

} // namespace nephoscope::ui
