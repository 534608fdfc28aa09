// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/placing.h"

#include "model/catalogue/catalogue.h"
#include "model/pool_contents.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/canvas/placing_draft.h"
#include "ui/style/language.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::ui {

namespace {

constexpr double kGap = 16; // between neighbours
constexpr double kClear = 7.5; // closer than this they touch
constexpr double kInner = 12; // between contents and the right and lower borders

} // namespace

double snapped(double value)
{
    return std::round(value / kSnap) * kSnap;
}

bool isResizable(const Element &element, NodeShape shape)
{
    const ElementType *type = Catalogue::builtIn().find(element.type);
    return type != nullptr ? type->isContainer : isContainerShape(shape);
}

Placing::Placing(const Architecture &architecture, const Catalogue &catalogue)
    : m_architecture(architecture), m_catalogue(catalogue), m_geometry(architecture, catalogue, {})
{
}

bool Placing::isContainer(const ElementId &id) const
{
    const Element *element = m_architecture.find(id);
    if (element == nullptr)
        return false;
    const ElementType *type = m_catalogue.find(element->type);
    return type != nullptr ? type->isContainer : !m_geometry.children(m_geometry.indexOf(id)).empty();
}

std::optional<ElementId> Placing::containerAt(const QPointF &scene, const std::vector<ElementId> &except) const
{
    // Contents come after their containers, so the last one hit is the innermost.
    for (auto placed = m_geometry.placed().rbegin(); placed != m_geometry.placed().rend(); ++placed) {
        if (!placed->rect.contains(scene) || !isContainer(placed->id))
            continue;
        const bool isLeftOut = std::any_of(except.begin(), except.end(), [&](const ElementId &id) { return m_architecture.contains(id, placed->id); });
        if (!isLeftOut)
            return placed->id;
    }
    return std::nullopt;
}

QString Placing::whyNot(const std::string &type, const std::optional<ElementId> &parent) const
{
    const QString reason = local(m_catalogue.whyNotIn(type, containerTypes(m_architecture, parent)));
    return reason.isEmpty() ? local(whyNotInPool(m_architecture, m_catalogue, type, parent)) : reason;
}

QString Placing::whyNotMoved(const ElementId &id, const std::optional<ElementId> &parent) const
{
    const std::vector<std::string> outside = containerTypes(m_architecture, parent);
    for (const Element &element : m_architecture.elements) {
        if (!m_architecture.contains(id, element.id))
            continue;
        // From the inside out: what moves along, then where it would go.
        std::vector<std::string> containers;
        for (const Element *inner = &element; inner->id != id;) {
            inner = m_architecture.find(*inner->parent);
            containers.push_back(inner->type);
        }
        containers.insert(containers.end(), outside.begin(), outside.end());
        const QString reason = local(m_catalogue.whyNotIn(element.type, containers));
        if (!reason.isEmpty())
            return reason;
    }
    return local(whyNotInPool(m_architecture, m_catalogue, m_architecture.find(id)->type, parent));
}

QRectF Placing::contentOf(const Draft &draft, int index) const
{
    return contentRect(m_geometry.placed()[static_cast<std::size_t>(index)].shape, draft.rect(index));
}

QRectF Placing::settled(const Draft &draft, int parent, const QRectF &wanted) const
{
    std::vector<QRectF> siblings;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (draft.parents[i] == parent)
            siblings.push_back(draft.rects[i]);
    }
    const QSizeF size = wanted.size();
    const bool isInside = parent >= 0;
    const QRectF content = isInside ? contentOf(draft, parent) : QRectF();
    const auto held = [&](QPointF corner) {
        return isInside ? QPointF(std::max(corner.x(), content.left()), std::max(corner.y(), content.top())) : corner;
    };
    QRectF best;
    double bestCost = std::numeric_limits<double>::infinity();
    const auto consider = [&](const QPointF &corner) {
        const QRectF candidate(held(corner), size);
        const QPointF way = candidate.topLeft() - wanted.topLeft();
        double cost = std::abs(way.x()) + std::abs(way.y());
        if (isInside) // a place inside is worth a longer way than one that the container has to grow for
            cost += 3 * (std::max(0.0, candidate.right() - content.right()) + std::max(0.0, candidate.bottom() - content.bottom()));
        const bool isFree = std::none_of(siblings.begin(), siblings.end(), [&](const QRectF &other) {
            return other.adjusted(-kClear, -kClear, kClear, kClear).intersects(candidate);
        });
        if (isFree && cost < bestCost) {
            best = candidate;
            bestCost = cost;
        }
    };
    consider(wanted.topLeft());
    if (isInside) {
        consider(QPointF(std::min(wanted.left(), content.right() - size.width()), std::min(wanted.top(), content.bottom() - size.height())));
        if (const auto slot = m_geometry.freeSlot(parent, size))
            consider(slot->topLeft());
    }
    double lowest = isInside ? content.top() : wanted.top();
    for (const QRectF &other : siblings) {
        lowest = std::max(lowest, other.bottom() + kGap);
        for (const double y : {wanted.top(), other.top()}) {
            consider({other.right() + kGap, y});
            consider({other.left() - kGap - size.width(), y});
        }
        for (const double x : {wanted.left(), other.left()}) {
            consider({x, other.bottom() + kGap});
            consider({x, other.top() - kGap - size.height()});
        }
    }
    consider({isInside ? content.left() : wanted.left(), lowest});
    return best;
}

/// Lets `parent` grow to the right and below until it holds `content`, and all around it likewise.
void Placing::makeRoom(Draft &draft, int parent, const QRectF &content) const
{
    QRectF inside = content;
    for (int index = parent; index >= 0; index = draft.parent(index)) {
        const QRectF before = draft.rect(index);
        QRectF &rect = draft.rect(index);
        // What was drawn closer to the border by hand stays as close.
        if (inside.right() > rect.right() - 4)
            rect.setRight(inside.right() + kInner);
        if (inside.bottom() > rect.bottom() - 4)
            rect.setBottom(inside.bottom() + kInner);
        if (rect == before)
            return;
        push(draft, index, before);
        // The next container outwards has to hold this one and whatever it pushed on.
        inside = rect;
        for (std::size_t i = 0; i < draft.size(); ++i) {
            if (draft.parents[i] == draft.parent(index) && draft.rects[i] != m_geometry.placed()[i].rect)
                inside |= draft.rects[i];
        }
    }
}

/// Shifts the neighbours that something has grown or moved into: those on its right to the right, others down.
void Placing::push(Draft &draft, int index, const QRectF &before) const
{
    const QRectF now = draft.rect(index);
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const int other = static_cast<int>(i);
        if (other == index || draft.isHeld[i] || draft.parents[i] != draft.parent(index))
            continue;
        const QRectF was = draft.rects[i];
        if (!was.adjusted(-kClear, -kClear, kClear, kClear).intersects(now) || was.intersects(before))
            continue;
        const bool isRight = was.left() >= before.right();
        if (!isRight && was.top() < before.bottom())
            continue;
        draft.translate(other, isRight ? QPointF(now.right() - before.right(), 0) : QPointF(0, now.bottom() - before.bottom()));
        push(draft, other, was);
    }
}

std::vector<Document::Placement> Placing::placementsOf(const Draft &draft) const
{
    const auto &placed = m_geometry.placed();
    const bool isPinned = std::all_of(m_architecture.elements.begin(), m_architecture.elements.end(), [](const Element &element) { return element.box.has_value(); });
    std::vector<Document::Placement> placements;
    const auto corner = [](int parent, const std::vector<QRectF> &rects) { return parent < 0 ? QPointF() : rects[static_cast<std::size_t>(parent)].topLeft(); };
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const int parent = draft.parents[i];
        const QPointF at = draft.rects[i].topLeft() - corner(parent, draft.rects);
        const QPointF oldCorner = placed[i].parent < 0 ? QPointF() : placed[static_cast<std::size_t>(placed[i].parent)].rect.topLeft();
        const bool isSame = parent == placed[i].parent && draft.rects[i].size() == placed[i].rect.size() && at == placed[i].rect.topLeft() - oldCorner;
        if (isSame && isPinned)
            continue;
        std::optional<ElementId> id;
        if (parent >= 0)
            id = placed[static_cast<std::size_t>(parent)].id;
        placements.push_back({placed[i].id, id, Box{at.x(), at.y(), draft.rects[i].width(), draft.rects[i].height()}});
    }
    return placements;
}

} // namespace nephoscope::ui
