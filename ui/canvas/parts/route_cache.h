// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/link_router.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace nephoscope::ui {

/// The routes of a picture that is painted many times: found once a change, never by a repaint, and without holding the window up.
///
/// A change first gives the links that it touches a new way (where time is short a plain elbow), so that they follow a drag at once.
/// Then, in small portions, a design of usual size is searched again from the start and shown when the last link is found: the picture is
/// then the one that `LinkRouter::routeAll` gives, whatever led to it. In a large one only what was touched is searched, each link shown at once.
class RouteCache
{
public:
    /// Takes links and places over. Nothing happens where both are what they were.
    /// `budget`: milliseconds that the touched links may take now; the rest is left to `work`.
    void take(const std::vector<Link> &links, std::shared_ptr<const SceneGeometry> geometry, double budget);
    /// Goes on with the search for about `budget` milliseconds, in a large design with the links in `view` first; whether something that
    /// is shown has changed.
    bool work(double budget, const QRectF &view = {});
    bool isSettled() const { return m_next == m_queue.size(); }
    /// Empty for a link without a route.
    const QPolygonF &find(const LinkId &id) const { return m_shown.find(id); }
    /// Changes whenever what `find` says may have.
    std::uint64_t revision() const { return m_revision; }
    /// How many links have been searched for so far.
    std::uint64_t searches() const { return m_searches; }

private:
    bool isLarge() const;
    /// Whether each link has to be searched for, by its index.
    std::vector<char> touched(const SceneGeometry &before) const;
    void takeLinks(const std::vector<Link> &links);
    bool workOnTouched(double budget, const QRectF &view);
    /// What is still to be searched for: what the eye sees before the rest, each in document order.
    void queueUp(const QRectF &view);
    void search(LinkRouter &router, const Link &link);

    std::vector<Link> m_links;
    std::shared_ptr<const SceneGeometry> m_geometry; ///< kept, since the search goes on when the caller's has changed
    LinkRouter m_shown;
    LinkRouter m_fresh;
    std::vector<char> m_isWaiting; ///< in a large design: still to be searched for, by index
    std::vector<std::size_t> m_queue; ///< links to be searched for, by index
    std::size_t m_next = 0; ///< where in the queue the search is
    QRectF m_view; ///< that the queue was made for
    std::uint64_t m_revision = 0;
    std::uint64_t m_searches = 0;
};

} // namespace nephoscope::ui
