// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/grouping.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/arrange/arranging.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/canvas/placing.h"
#include "ui/style/language.h"

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

namespace {

/// The container of all of them; an empty optional in the optional: the root. None where they differ.
std::optional<std::optional<ElementId>> homeOf(const Architecture &architecture, const std::vector<ElementId> &roots)
{
    if (roots.empty())
        return std::nullopt;
    const std::optional<ElementId> home = architecture.find(roots.front())->parent;
    const bool isOne = std::all_of(roots.begin(), roots.end(), [&](const ElementId &id) { return architecture.find(id)->parent == home; });
    if (!isOne)
        return std::nullopt;
    return std::optional<std::optional<ElementId>>(std::in_place, home);
}

/// Whether something with all its contents may stand where the containers are of these types, from the inside out.
bool mayStand(const Architecture &architecture, const Catalogue &catalogue, const ElementId &id, const std::vector<std::string> &containers)
{
    const Element *element = architecture.find(id);
    if (!catalogue.mayStandIn(element->type, containers))
        return false;
    std::vector<std::string> inner{element->type};
    inner.insert(inner.end(), containers.begin(), containers.end());
    const auto contents = architecture.childrenOf(id);
    return inner.size() > 64 || std::all_of(contents.begin(), contents.end(), [&](const Element *child) { return mayStand(architecture, catalogue, child->id, inner); });
}

} // namespace

std::vector<const ElementType *> containersFor(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements)
{
    std::vector<const ElementType *> types;
    const std::vector<ElementId> roots = Arranging::outermost(elements, architecture);
    const auto home = homeOf(architecture, roots);
    if (!home)
        return types;
    const std::vector<std::string> outside = containerTypes(architecture, *home);
    for (const ElementType &type : catalogue.types()) {
        if (!type.isContainer || !isContainerShape(type.shape) || !catalogue.mayStandIn(type.id, outside))
            continue;
        std::vector<std::string> containers{type.id};
        containers.insert(containers.end(), outside.begin(), outside.end());
        if (std::all_of(roots.begin(), roots.end(), [&](const ElementId &id) { return mayStand(architecture, catalogue, id, containers); }))
            types.push_back(&type);
    }
    return types;
}

std::optional<Grouping> grouped(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements, const ElementType &type)
{
    const std::vector<ElementId> roots = Arranging::outermost(elements, architecture);
    const auto home = homeOf(architecture, roots);
    if (!home)
        return std::nullopt;
    const SceneGeometry geometry(architecture, catalogue, {});
    QRectF all;
    for (const ElementId &id : roots)
        all |= geometry.find(id)->rect;
    const QRectF room = contentRect(type.shape, QRectF(0, 0, 4000, 4000));
    QRectF around(all.left() - room.left(), all.top() - room.top(), all.width() + 2 * room.left(), all.height() + room.top() + room.left());
    around.setWidth(std::max(around.width(), std::min(type.defaultWidth, 240.0)));
    QPointF corner;
    if (*home) {
        // Not over the name of the container around it.
        const Placed *outer = geometry.find(**home);
        const QRectF inside = contentRect(outer->shape, outer->rect);
        corner = outer->rect.topLeft();
        around.translate(std::max(0.0, inside.left() - around.left()), std::max(0.0, inside.top() - around.top()));
    }
    const QPointF shift = around.topLeft() + room.topLeft() - all.topLeft();
    Element container;
    std::string stem = type.id;
    std::replace(stem.begin(), stem.end(), '_', '-');
    container.id = ElementId(architecture.freeId(stem));
    container.type = type.id;
    container.name = local(type.name).toStdString();
    container.parent = *home;
    container.box = Box{around.left() - corner.x(), around.top() - corner.y(), around.width(), around.height()};
    Grouping grouping{container.id, {}};
    grouping.changes.push_back(InsertElement{architecture.elements.size(), container});
    for (const ElementId &id : roots) {
        const QRectF rect = geometry.find(id)->rect.translated(shift);
        grouping.changes.push_back(ReparentElement{id, container.id});
        grouping.changes.push_back(SetElementBox{id, Box{rect.left() - around.left(), rect.top() - around.top(), rect.width(), rect.height()}});
    }
    // The containers around it make room, and push their neighbours on, as they do for whatever else grows in them.
    Architecture after = architecture;
    for (const Change &change : grouping.changes)
        apply(after, change);
    for (const Document::Placement &placement : Placing(after, catalogue).landResized(grouping.container, around).placements)
        grouping.changes.push_back(SetElementBox{placement.id, placement.box});
    return grouping;
}

} // namespace nephoscope::ui
