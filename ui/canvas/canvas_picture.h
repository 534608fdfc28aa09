// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "ui/canvas/parts/link_style.h"
#include "ui/canvas/parts/migration.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/route_cache.h"
#include "ui/canvas/parts/scene_geometry.h"
#include "ui/document/appearance.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace nephoscope {
class Catalogue;
}
namespace nephoscope::sim {
struct Snapshot;
}

namespace nephoscope::ui {

/// What is not of the design but of the hand that holds it, for one painting.
struct HandMarks {
    std::unordered_map<std::string, NodeMarks> nodes;
    std::vector<LinkId> selectedLinks;
    std::vector<std::string> selectedNotes;
    std::optional<LinkId> hoveredLink;
};

/// A design ready to be painted again and again: what it shows is found out once a change, not once a frame.
class CanvasPicture
{
public:
    CanvasPicture() = default;
    CanvasPicture(const CanvasPicture &) = delete;
    CanvasPicture &operator=(const CanvasPicture &) = delete;

    const SceneGeometry &geometry() const { return *m_geometry; }
    /// What nodes and links take together; empty for an empty design.
    QRectF bounds() const;
    const RouteCache &routes() const { return m_routes; }
    /// Takes the design and the snapshot over.
    void take(const Architecture &architecture, const Catalogue &catalogue, const sim::Snapshot *snapshot);
    /// Takes over only where things stand, of a design that differs from the last one in boxes and parents alone: while the hand moves.
    void takePlaces(const Architecture &architecture, const Catalogue &catalogue, const sim::Snapshot *snapshot);
    /// Goes on with the routes, those in `view` (scene units) first; whether the picture has changed by that.
    bool work(double milliseconds, const QRectF &view = {});
    /// Chips are placed anew where the zoom wants another size of their text.
    void setZoom(double zoom);
    /// Paints what lies within `exposed` (scene units); `phase`: units that the request dots have run, under 0: no dots.
    void paint(QPainter *painter, const Look &look, const QRectF &exposed, double phase, const HandMarks &marks) const;
    /// The link that passes nearest to a point, within `reach`.
    std::optional<LinkId> linkAt(const QPointF &point, double reach) const;
    const std::vector<CanvasNote> &notes() const { return m_notes; }
    /// Shows a note as it would be, until the next `take`.
    void showNote(const CanvasNote &note);
    /// What a node shows; nullptr for an element that is not there.
    const NodeLook *lookOf(const ElementId &id) const;
    /// The stretches of the scene on which dots move.
    std::vector<QRectF> traffic() const;

private:
    struct Node { NodeLook look; std::optional<NodeLook> ghost; };
    struct Line {
        LinkId id;
        LinkLook look;
        QRectF chip;
        QPolygonF route; ///< as the routes have it
        QRectF bounds; ///< of the route, with all that is painted beside it
    };

    void followRoutes();
    void placeRateChips();
    void paintNodes(QPainter *painter, const Look &look, const QRectF &exposed, const HandMarks &marks, bool containers) const;
    void paintLinks(QPainter *painter, const Look &look, const QRectF &exposed, const HandMarks &marks) const;
    void paintMoving(QPainter *painter, const Look &look, const QRectF &exposed, double phase) const;

    std::shared_ptr<const SceneGeometry> m_geometry = std::make_shared<const SceneGeometry>();
    RouteCache m_routes;
    std::vector<Node> m_nodes; ///< as in geometry().placed()
    std::vector<Line> m_lines;
    std::uint64_t m_lineRevision = 0; ///< of the routes that the lines have
    bool m_hasNewRoutes = false; ///< found, and not in the lines yet
    QElapsedTimer m_lastShow; ///< of routes, while they are searched for
    std::vector<Migration> m_migrations;
    std::vector<CanvasNote> m_notes;
    std::vector<double> m_chipWidths; ///< for which the chips were placed
    std::vector<QRectF> m_chips;
    double m_chipText = 13;
    std::uint64_t m_chipRevision = 0; ///< of the routes, then
};

} // namespace nephoscope::ui
