// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/placing_draft.h"

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kShortPill = 96; // a service is not drawn narrower to fit its server
constexpr int kNowhere = -2;
constexpr double kEdge = 8; // a container that is resized keeps this much around its contents

QPointF snappedTo(const QPointF &point, const QPointF &origin)
{
    return {snapped(point.x() - origin.x()) + origin.x(), snapped(point.y() - origin.y()) + origin.y()};
}

} // namespace

Landing Placing::landNew(const std::string &typeId, const QPointF &scene) const
{
    Landing landing;
    landing.parent = containerAt(scene);
    landing.refusal = whyNot(typeId, landing.parent);
    const ElementType *type = m_catalogue.find(typeId);
    const QSizeF size = type != nullptr ? QSizeF(type->defaultWidth, type->defaultHeight) : QSizeF(184, 64);
    // A container is held by its header, so that one larger than the view starts where it was dropped.
    const QPointF grip = type != nullptr && type->isContainer && isContainerShape(type->shape) ? QPointF(40, 24) : QPointF(size.width(), size.height()) / 2;
    return landAt(std::move(landing), type, QRectF(scene - grip, size));
}

Landing Placing::landNewIn(const std::string &typeId, const std::optional<ElementId> &parent) const
{
    Landing landing;
    landing.parent = parent;
    landing.refusal = whyNot(typeId, parent);
    const ElementType *type = m_catalogue.find(typeId);
    const QSizeF size = type != nullptr ? QSizeF(type->defaultWidth, type->defaultHeight) : QSizeF(184, 64);
    const int index = parent ? m_geometry.indexOf(*parent) : -1;
    const Placed *container = parent ? m_geometry.find(*parent) : nullptr;
    QPointF corner;
    if (const auto slot = m_geometry.freeSlot(index, size))
        corner = slot->topLeft();
    else if (container != nullptr)
        corner = contentRect(container->shape, container->rect).topLeft();
    return landAt(std::move(landing), type, QRectF(corner, size));
}

Landing Placing::landBlock(const QRectF &wanted, const std::optional<ElementId> &parent) const
{
    Landing landing;
    landing.parent = parent;
    return landAt(std::move(landing), nullptr, wanted);
}

Landing Placing::landAt(Landing landing, const ElementType *type, const QRectF &wanted) const
{
    Draft draft(m_geometry);
    const int parent = landing.parent ? m_geometry.indexOf(*landing.parent) : -1;
    const QPointF origin = parent >= 0 ? draft.rect(parent).topLeft() : QPointF();
    landing.rect = QRectF(snappedTo(wanted.topLeft(), origin), wanted.size());
    if (!landing.refusal.isEmpty())
        return landing;
    if (type != nullptr && type->shape == NodeShape::Pill && parent >= 0)
        landing.rect.setWidth(std::min(landing.rect.width(), std::max(kShortPill, contentOf(draft, parent).width())));
    landing.rect = settled(draft, parent, landing.rect);
    makeRoom(draft, parent, landing.rect);
    landing.placements = placementsOf(draft);
    return landing;
}

Landing Placing::landMoved(const std::vector<ElementId> &elements, const QPointF &by, const std::optional<QPointF> &pointer, Exact exact) const
{
    Landing landing;
    if (elements.empty())
        return landing;
    const int first = m_geometry.indexOf(elements.front());
    Draft draft(m_geometry);
    const int home = draft.parent(first);
    const auto idOf = [&](int index) { return index >= 0 ? std::optional(m_geometry.placed()[static_cast<std::size_t>(index)].id) : std::nullopt; };
    landing.parent = pointer ? containerAt(*pointer, elements) : idOf(home);
    const int target = landing.parent ? m_geometry.indexOf(*landing.parent) : -1;
    const bool isElsewhere = target != home;
    if (isElsewhere) {
        for (const ElementId &id : elements) {
            const Element *element = m_architecture.find(id);
            if (element != nullptr && element->parent != landing.parent && landing.refusal.isEmpty())
                landing.refusal = whyNotMoved(id, landing.parent);
        }
    }
    const bool isTaken = isElsewhere && landing.refusal.isEmpty();
    const int grid = isTaken ? target : home;
    const QPointF origin = grid >= 0 ? draft.rect(grid).topLeft() : QPointF();
    QPointF shift = snappedTo(draft.rect(first).topLeft() + by, origin) - draft.rect(first).topLeft();
    if (exact.x)
        shift.setX(by.x());
    if (exact.y)
        shift.setY(by.y());

    QRectF all;
    for (const ElementId &id : elements) {
        const int index = m_geometry.indexOf(id);
        draft.isHeld[static_cast<std::size_t>(index)] = 1;
        all |= draft.rect(index);
        if (isTaken)
            draft.parents[static_cast<std::size_t>(index)] = kNowhere; // nobody's neighbour while a place is sought
    }
    QPointF common = shift;
    if (isTaken)
        common = settled(draft, target, all.translated(shift)).topLeft() - all.topLeft();
    for (const ElementId &id : elements) {
        const int index = m_geometry.indexOf(id);
        QPointF step = common;
        if (isTaken) {
            draft.parents[static_cast<std::size_t>(index)] = target;
            draft.hasGuests = true;
        } else if (draft.parent(index) >= 0 && landing.refusal.isEmpty()) {
            // Not over the name of its container, nor out of it to the left, where a container does not grow.
            const QRectF content = contentOf(draft, draft.parent(index));
            const QPointF corner = draft.rect(index).topLeft();
            step = {std::max(shift.x(), std::min(0.0, content.left() - corner.x())), std::max(shift.y(), std::min(0.0, content.top() - corner.y()))};
        }
        draft.translate(index, step);
    }
    if (landing.refusal.isEmpty()) {
        for (const ElementId &id : elements) {
            const int index = m_geometry.indexOf(id);
            makeRoom(draft, draft.parent(index), draft.rect(index));
        }
    }
    landing.placements = placementsOf(draft);
    return landing;
}

Landing Placing::landResized(const ElementId &id, const QRectF &wanted) const
{
    Landing landing;
    Draft draft(m_geometry);
    const int index = m_geometry.indexOf(id);
    const QRectF before = draft.rect(index);
    const int parent = draft.parent(index);
    landing.parent = parent >= 0 ? std::optional(m_geometry.placed()[static_cast<std::size_t>(parent)].id) : std::nullopt;
    const NodeShape shape = m_geometry.placed()[static_cast<std::size_t>(index)].shape;
    const double header = headerHeight(shape);
    double left = wanted.left(), top = wanted.top(), right = wanted.right(), bottom = wanted.bottom();
    const std::vector<int> &contents = m_geometry.children(index);
    for (const int child : contents) {
        // Contents that stood closer to a border stay as close.
        const QRectF rect = draft.rect(child);
        left = std::min(left, std::max(before.left(), rect.left() - kEdge));
        top = std::min(top, std::max(before.top(), rect.top() - header));
        right = std::max(right, std::min(before.right(), rect.right() + kEdge));
        bottom = std::max(bottom, std::min(before.bottom(), rect.bottom() + kEdge));
    }
    const double leastWidth = shape == NodeShape::VirtualServer || shape == NodeShape::Hypervisor ? 96 : 120;
    const double leastHeight = header + 24;
    // The border that the hand does not hold stays where it is.
    if (right - left < leastWidth)
        (wanted.left() != before.left() ? left = right - leastWidth : right = left + leastWidth);
    if (bottom - top < leastHeight)
        (wanted.top() != before.top() ? top = bottom - leastHeight : bottom = top + leastHeight);
    if (parent >= 0) {
        const QRectF content = contentOf(draft, parent);
        left = std::max(left, std::min(before.left(), content.left()));
        top = std::max(top, std::min(before.top(), content.top()));
    }
    draft.rect(index) = QRectF(QPointF(left, top), QPointF(right, bottom));
    landing.rect = draft.rect(index);
    makeRoom(draft, parent, landing.rect);
    landing.placements = placementsOf(draft);
    return landing;
}

} // namespace nephoscope::ui
