// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_picture.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/chip_layout.h"
#include "ui/canvas/parts/element_finder.h"
#include "ui/canvas/parts/far_links.h"
#include "ui/canvas/parts/link_look.h"
#include "ui/canvas/parts/note_painter.h"
#include "ui/canvas/parts/run_states.h"

#include <QPainter>

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr std::size_t kMostDots = 300; // moving ones a view
constexpr std::size_t kMostFramed = 1000; // elements; in a larger design chips may hide a border
constexpr double kRoutingBudget = 12; // ms that a change may spend on routes before it is shown

/// Distance of a point from a stretch that lies or stands.
double distanceTo(const QPointF &a, const QPointF &b, const QPointF &point)
{
    const QRectF line = QRectF(a, b).normalized();
    const double dx = std::max({line.left() - point.x(), 0.0, point.x() - line.right()});
    const double dy = std::max({line.top() - point.y(), 0.0, point.y() - line.bottom()});
    return std::max(dx, dy);
}

} // namespace

void CanvasPicture::take(const Architecture &architecture, const Catalogue &catalogue, const sim::Snapshot *snapshot)
{
    const RunStates run = snapshot != nullptr ? RunStates(*snapshot) : RunStates();
    m_geometry = std::make_shared<const SceneGeometry>(architecture, catalogue, run);
    m_routes.take(architecture.links, m_geometry, kRoutingBudget);

    const ElementFinder elements(architecture);
    m_nodes.clear();
    m_nodes.reserve(architecture.elements.size());
    for (const Placed &placed : m_geometry->placed()) {
        Node node{nodeLook(architecture, *elements.find(placed.id), catalogue, run, elements), {}};
        node.look.shape = placed.shape;
        if (placed.ghost)
            node.ghost = ghostLook(node.look, elements, run, placed.id);
        m_nodes.push_back(std::move(node));
    }
    const bool areLinesSame = std::equal(architecture.links.begin(), architecture.links.end(), m_lines.begin(), m_lines.end(),
                                         [](const Link &link, const Line &line) { return link.id == line.id; });
    if (!areLinesSame) {
        m_lines.clear();
        m_lineRevision = 0;
        for (const Link &link : architecture.links)
            m_lines.push_back({link.id, {}, {}, {}, {}});
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].look = linkLook(architecture.links[i], run, elements);
    followRoutes();
    placeRateChips();
    m_migrations = migrations(*m_geometry, run);
    m_notes = notesOf(architecture);
}

void CanvasPicture::showNote(const CanvasNote &note)
{
    for (CanvasNote &known : m_notes) {
        if (known.id == note.id)
            known = note;
    }
}

void CanvasPicture::takePlaces(const Architecture &architecture, const Catalogue &catalogue, const sim::Snapshot *snapshot)
{
    const RunStates run = snapshot != nullptr ? RunStates(*snapshot) : RunStates();
    const std::shared_ptr<const SceneGeometry> before = std::exchange(m_geometry, std::make_shared<const SceneGeometry>(architecture, catalogue, run));
    // What enters another container comes at another place in the order.
    std::vector<Node> nodes;
    nodes.reserve(m_nodes.size());
    for (const Placed &placed : m_geometry->placed()) {
        const int index = before->indexOf(placed.id);
        if (index < 0) {
            take(architecture, catalogue, snapshot);
            return;
        }
        nodes.push_back(std::move(m_nodes[static_cast<std::size_t>(index)]));
        nodes.back().look.shape = placed.shape;
    }
    m_nodes = std::move(nodes);
    m_routes.take(architecture.links, m_geometry, kRoutingBudget);
    followRoutes();
    placeRateChips();
    m_migrations = migrations(*m_geometry, run);
}

void CanvasPicture::followRoutes()
{
    constexpr double kBeside = 20; // heads, crosses and chips
    if (m_lineRevision == m_routes.revision())
        return;
    m_lineRevision = m_routes.revision();
    for (Line &line : m_lines) {
        const QPolygonF &route = m_routes.find(line.id);
        if (line.route.constData() == route.constData() && !route.isEmpty())
            continue;
        line.route = route;
        line.bounds = route.isEmpty() ? QRectF() : route.boundingRect().adjusted(-kBeside, -kBeside, kBeside, kBeside);
    }
}

bool CanvasPicture::work(double milliseconds, const QRectF &view)
{
    // In a large design painting costs more than a portion of the search: what is found is shown some times a second, and at the end.
    constexpr qint64 kBetweenShows = 80; // ms
    m_hasNewRoutes = m_routes.work(milliseconds, view) || m_hasNewRoutes;
    if (!m_hasNewRoutes || (!m_routes.isSettled() && m_lastShow.isValid() && m_lastShow.elapsed() < kBetweenShows))
        return false;
    m_hasNewRoutes = false;
    m_lastShow.start();
    followRoutes();
    placeRateChips();
    return true;
}

void CanvasPicture::setZoom(double zoom)
{
    if (rateChipText(zoom) == m_chipText)
        return;
    m_chipText = rateChipText(zoom);
    placeRateChips();
}

void CanvasPicture::placeRateChips()
{
    std::vector<double> widths;
    for (const Line &line : m_lines)
        widths.push_back(rateChipWidth(line.look, m_chipText));
    if (widths != m_chipWidths || m_chipRevision != m_routes.revision()) {
        const bool hasChips = std::any_of(widths.begin(), widths.end(), [](double width) { return width > 0; });
        std::vector<ChipWish> wishes(hasChips ? 0 : m_lines.size());
        for (std::size_t i = 0; hasChips && i < m_lines.size(); ++i)
            wishes.push_back({m_lines[i].route, widths[i]});
        std::vector<QRectF> taken;
        for (std::size_t i = 0; hasChips && i < m_nodes.size(); ++i)
            taken.push_back(headerRect(m_nodes[i].look, m_geometry->placed()[i].rect));
        std::vector<QRectF> frames;
        for (const Placed &placed : m_geometry->placed()) {
            if (hasChips && isContainerShape(placed.shape) && m_geometry->placed().size() <= kMostFramed)
                frames.push_back(placed.rect);
        }
        m_chips = placeChips(wishes, taken, frames);
        m_chipWidths = std::move(widths);
        m_chipRevision = m_routes.revision();
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].chip = m_chips[i];
}

void CanvasPicture::paintNodes(QPainter *painter, const Look &look, const QRectF &exposed, const HandMarks &marks, bool containers) const
{
    const auto isSeen = [&](const QRectF &rect) {
        return rect.adjusted(-kNodeOverhang, -kNodeOverhang, kNodeOverhang, kNodeOverhang).intersects(exposed);
    };
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Placed &placed = m_geometry->placed()[i];
        if (isContainerShape(placed.shape) != containers)
            continue;
        if (placed.ghost && m_nodes[i].ghost && isSeen(*placed.ghost))
            paintNode(painter, look, *m_nodes[i].ghost, *placed.ghost);
        if (!isSeen(placed.rect))
            continue;
        const auto marked = marks.nodes.find(placed.id.text());
        paintNode(painter, look, m_nodes[i].look, placed.rect, marked == marks.nodes.end() ? NodeMarks() : marked->second);
    }
}

void CanvasPicture::paintLinks(QPainter *painter, const Look &look, const QRectF &exposed, const HandMarks &marks) const
{
    FarLinks far(look);
    std::unordered_set<std::string> selected;
    for (const LinkId &id : marks.selectedLinks)
        selected.insert(id.text());
    const auto each = [&](const auto &paint) {
        for (const Line &line : m_lines) {
            if (line.bounds.intersects(exposed))
                paint(line);
        }
    };
    each([&](const Line &line) {
        LinkLook own = line.look;
        own.isHovered = marks.hoveredLink == line.id;
        own.isSelected = !selected.empty() && selected.count(line.id.text()) > 0;
        if (!far.take(own, line.route))
            paintLink(painter, look, own, line.route);
    });
    far.paint(painter);
}

void CanvasPicture::paint(QPainter *painter, const Look &look, const QRectF &exposed, double phase, const HandMarks &marks) const
{
    paintNodes(painter, look, exposed, marks, true);
    paintLinks(painter, look, exposed, marks);
    paintMoving(painter, look, exposed, phase);
    for (const Line &line : m_lines) {
        if (!line.chip.isEmpty() && line.bounds.intersects(exposed))
            paintRateChip(painter, look, line.look, line.chip);
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Placed &placed = m_geometry->placed()[i];
        if (isContainerShape(placed.shape) && placed.rect.adjusted(-kNodeOverhang, -kNodeOverhang, kNodeOverhang, kNodeOverhang).intersects(exposed))
            paintBadges(painter, look, m_nodes[i].look, placed.rect);
    }
    paintNodes(painter, look, exposed, marks, false);
    for (const CanvasNote &note : m_notes) {
        if (rectOf(note).adjusted(-8, -8, 8, 8).intersects(exposed))
            paintNote(painter, look, note, std::find(marks.selectedNotes.begin(), marks.selectedNotes.end(), note.id) != marks.selectedNotes.end());
    }
    for (const Migration &migration : m_migrations)
        paintMigration(painter, look, migration, std::max(0.0, phase) * 0.2); // 24 units a second of the dots' 120
    // Last, so that no neighbour covers a handle or a reason.
    for (std::size_t i = 0; i < m_nodes.size() && !marks.nodes.empty(); ++i) {
        const Placed &placed = m_geometry->placed()[i];
        const auto marked = marks.nodes.find(placed.id.text());
        if (marked != marks.nodes.end())
            paintNodeMarks(painter, look, m_nodes[i].look, placed.rect, marked->second);
    }
}

void CanvasPicture::paintMoving(QPainter *painter, const Look &look, const QRectF &exposed, double phase) const
{
    if (phase < 0 || look.detail == Detail::Far)
        return;
    std::vector<QPointF> dots;
    for (const Line &line : m_lines) {
        if (line.look.role != LinkRole::Request || line.look.state != LinkState::Normal || line.look.rate <= 0)
            continue;
        if (!line.bounds.intersects(exposed))
            continue;
        const std::vector<QPointF> own = dotPositions(line.route, dotSpacing(line.look.rate), phase);
        dots.insert(dots.end(), own.begin(), own.end());
    }
    if (dots.size() <= kMostDots)
        paintDots(painter, look, dots);
}

std::optional<LinkId> CanvasPicture::linkAt(const QPointF &point, double reach) const
{
    std::optional<LinkId> nearest;
    double best = reach;
    for (const Line &line : m_lines) {
        if (!line.bounds.contains(point))
            continue;
        const QPolygonF &route = line.route;
        for (qsizetype i = 0; i + 1 < route.size(); ++i) {
            const double distance = distanceTo(route[i], route[i + 1], point);
            if (distance < best) {
                best = distance;
                nearest = line.id;
            }
        }
        if (!nearest && line.chip.contains(point))
            nearest = line.id;
    }
    return nearest;
}

QRectF CanvasPicture::bounds() const
{
    QRectF bounds = m_geometry->bounds();
    for (const Line &line : m_lines)
        bounds |= line.route.boundingRect();
    for (const CanvasNote &note : m_notes)
        bounds |= rectOf(note);
    return bounds;
}

const NodeLook *CanvasPicture::lookOf(const ElementId &id) const
{
    const int index = m_geometry->indexOf(id);
    return index < 0 ? nullptr : &m_nodes[static_cast<std::size_t>(index)].look;
}

std::vector<QRectF> CanvasPicture::traffic() const
{
    std::vector<QRectF> stretches;
    for (const Line &line : m_lines) {
        if (line.look.role != LinkRole::Request || line.look.rate <= 0)
            continue;
        const QPolygonF &route = line.route;
        for (qsizetype i = 0; i + 1 < route.size(); ++i)
            stretches.push_back(QRectF(route[i], route[i + 1]).normalized().adjusted(-6, -6, 6, 6));
    }
    return stretches;
}

} // namespace nephoscope::ui
