// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/auto_layout.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/arrange/arranging.h"
#include "ui/canvas/arrange/layered.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace nephoscope::ui {

namespace {

constexpr double kSnapTo = 8;
constexpr double kPillGap = 8;
constexpr double kNarrowest = 200; // of a container, for its name

double up(double value)
{
    return std::ceil(value / kSnapTo) * kSnapTo;
}

class Layout
{
public:
    Layout(const Architecture &architecture, const Catalogue &catalogue)
        : m_architecture(architecture), m_geometry(architecture, catalogue, {}), m_rects(m_geometry.placed().size())
    {
        for (std::size_t i = 0; i < m_rects.size(); ++i) {
            m_rects[i] = m_geometry.placed()[i].rect;
            if (const int parent = m_geometry.placed()[i].parent; parent >= 0)
                m_rects[i].translate(-m_geometry.placed()[static_cast<std::size_t>(parent)].rect.topLeft());
        }
    }

    std::vector<Document::Placement> run(const std::vector<ElementId> &elements)
    {
        if (elements.empty()) {
            std::vector<int> roots = m_geometry.children(-1);
            for (const int root : roots)
                fill(root);
            arrange(roots, QPointF());
        }
        std::map<int, std::vector<int>> groups;
        for (const ElementId &id : Arranging::outermost(elements, m_architecture)) {
            const int index = m_geometry.indexOf(id);
            groups[m_geometry.placed()[static_cast<std::size_t>(index)].parent].push_back(index);
        }
        for (const auto &[parent, members] : groups) {
            QRectF before;
            for (const int member : members)
                before |= rect(member);
            for (const int member : members)
                fill(member);
            if (members.size() > 1)
                arrange(members, before.topLeft());
            grow(parent);
        }
        return placements();
    }

private:
    QRectF &rect(int index) { return m_rects[static_cast<std::size_t>(index)]; }
    const Placed &placed(int index) const { return m_geometry.placed()[static_cast<std::size_t>(index)]; }

    /// Lays the contents of a container out and gives it the size that they take.
    void fill(int index)
    {
        const std::vector<int> &contents = m_geometry.children(index);
        if (contents.empty())
            return;
        for (const int child : contents)
            fill(child);
        const NodeShape shape = placed(index).shape;
        const QRectF room = contentRect(shape, QRectF(0, 0, 4000, 4000));
        const bool arePills = std::all_of(contents.begin(), contents.end(), [&](int child) { return placed(child).shape == NodeShape::Pill; });
        if (arePills && shape == NodeShape::VirtualServer) {
            double y = room.top();
            for (const int child : contents) {
                rect(child).moveTopLeft(QPointF(room.left(), y));
                y += rect(child).height() + kPillGap;
            }
        } else {
            arrange(contents, room.topLeft());
        }
        QRectF used;
        for (const int child : contents)
            used |= rect(child);
        const double side = room.left();
        const double least = shape == NodeShape::VirtualServer || shape == NodeShape::Hypervisor ? 0 : kNarrowest;
        rect(index).setSize(QSizeF(std::max(least, up(used.right() + side)), up(used.bottom() + side)));
    }

    /// Stands siblings in layers along the links among them and their contents.
    void arrange(const std::vector<int> &siblings, const QPointF &corner)
    {
        LayeredGraph graph;
        std::vector<int> owner(m_rects.size(), -1);
        for (std::size_t i = 0; i < siblings.size(); ++i) {
            graph.sizes.push_back(rect(siblings[i]).size());
            own(siblings[i], static_cast<int>(i), owner);
        }
        std::map<std::pair<int, int>, double> weights;
        for (const Link &link : m_architecture.links) {
            const int from = m_geometry.indexOf(link.from);
            const int to = m_geometry.indexOf(link.to);
            if (from < 0 || to < 0)
                continue;
            const int a = owner[static_cast<std::size_t>(from)];
            const int b = owner[static_cast<std::size_t>(to)];
            if (a >= 0 && b >= 0 && a != b)
                weights[{a, b}] += 1;
        }
        for (const auto &[ends, weight] : weights)
            graph.edges.push_back({static_cast<std::size_t>(ends.first), static_cast<std::size_t>(ends.second), weight});
        const std::vector<QPointF> corners = layered(graph);
        for (std::size_t i = 0; i < siblings.size(); ++i)
            rect(siblings[i]).moveTopLeft(QPointF(std::round(corners[i].x() / kSnapTo) * kSnapTo, std::round(corners[i].y() / kSnapTo) * kSnapTo) + corner);
    }

    void own(int index, int owner, std::vector<int> &owners) const
    {
        owners[static_cast<std::size_t>(index)] = owner;
        for (const int child : m_geometry.children(index))
            own(child, owner, owners);
    }

    /// A container around what was laid out, and those around it, hold what they have got.
    void grow(int index)
    {
        for (; index >= 0; index = placed(index).parent) {
            const double side = contentRect(placed(index).shape, QRectF(0, 0, 4000, 4000)).left();
            for (const int child : m_geometry.children(index)) {
                if (rect(child).right() > rect(index).width() - 4)
                    rect(index).setWidth(up(rect(child).right() + side));
                if (rect(child).bottom() > rect(index).height() - 4)
                    rect(index).setHeight(up(rect(child).bottom() + side));
            }
        }
    }

    std::vector<Document::Placement> placements() const
    {
        std::vector<Document::Placement> result;
        for (std::size_t i = 0; i < m_rects.size(); ++i) {
            const Element *element = m_architecture.find(m_geometry.placed()[i].id);
            const Box box{m_rects[i].left(), m_rects[i].top(), m_rects[i].width(), m_rects[i].height()};
            if (element->box != box)
                result.push_back({element->id, element->parent, box});
        }
        return result;
    }

    const Architecture &m_architecture;
    SceneGeometry m_geometry;
    std::vector<QRectF> m_rects; ///< relative to the container
};

} // namespace

std::vector<Document::Placement> laidOut(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements)
{
    return Layout(architecture, catalogue).run(elements);
}

std::vector<Change> layoutChanges(const Document &document, const Catalogue &catalogue, const std::vector<ElementId> &elements)
{
    const Architecture &architecture = document.architecture();
    const std::vector<Document::Placement> placements = laidOut(architecture, catalogue, elements);
    std::unordered_set<std::string> moved;
    for (const Document::Placement &placement : placements)
        moved.insert(placement.id.text());
    std::vector<Change> changes;
    for (const Change &change : document.changesOf(placements)) {
        if (!std::holds_alternative<SetAppearance>(change))
            changes.push_back(change);
    }
    for (const Link &link : architecture.links) {
        if (bendsOf(link) && (moved.count(link.from.text()) || moved.count(link.to.text())))
            changes.push_back(SetAppearance{link.id.text(), kBendsField, std::nullopt});
    }
    return changes;
}

} // namespace nephoscope::ui
