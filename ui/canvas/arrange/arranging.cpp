// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/arranging.h"

#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

constexpr double kInside = 8; // kept between contents and the right and lower border of their container
constexpr double kLeast = 32;

double whole(double value)
{
    return std::round(value);
}

} // namespace

std::vector<ElementId> Arranging::outermost(const std::vector<ElementId> &elements, const Architecture &architecture)
{
    std::vector<ElementId> result;
    for (const ElementId &id : elements) {
        const bool isInside = std::any_of(elements.begin(), elements.end(), [&](const ElementId &other) { return other != id && architecture.contains(other, id); });
        if (!isInside && architecture.find(id) != nullptr)
            result.push_back(id);
    }
    return result;
}

Arranging::Arranging(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements)
    : m_architecture(architecture), m_geometry(architecture, catalogue, {})
{
    for (const ElementId &id : outermost(elements, architecture))
        m_indices.push_back(m_geometry.indexOf(id));
}

std::vector<Document::Placement> Arranging::aligned(Alignment alignment) const
{
    if (m_indices.size() < 2)
        return {};
    const auto &placed = m_geometry.placed();
    const QRectF first = placed[static_cast<std::size_t>(m_indices.front())].rect;
    std::vector<Target> targets;
    for (const int index : m_indices) {
        QRectF rect = placed[static_cast<std::size_t>(index)].rect;
        switch (alignment) {
        case Alignment::Left: rect.moveLeft(first.left()); break;
        case Alignment::Centre: rect.moveLeft(whole(first.center().x() - rect.width() / 2)); break;
        case Alignment::Right: rect.moveRight(first.right()); break;
        case Alignment::Top: rect.moveTop(first.top()); break;
        case Alignment::Middle: rect.moveTop(whole(first.center().y() - rect.height() / 2)); break;
        case Alignment::Bottom: rect.moveBottom(first.bottom()); break;
        }
        targets.push_back({index, rect});
    }
    return this->placed(targets);
}

std::vector<Document::Placement> Arranging::spread(Spreading spreading) const
{
    if (m_indices.size() < 3)
        return {};
    const bool isAcross = spreading == Spreading::Across;
    std::vector<Target> targets;
    for (const int index : m_indices)
        targets.push_back({index, m_geometry.placed()[static_cast<std::size_t>(index)].rect});
    const auto start = [&](const QRectF &rect) { return isAcross ? rect.left() : rect.top(); };
    const auto length = [&](const QRectF &rect) { return isAcross ? rect.width() : rect.height(); };
    std::stable_sort(targets.begin(), targets.end(), [&](const Target &a, const Target &b) { return start(a.rect) + length(a.rect) / 2 < start(b.rect) + length(b.rect) / 2; });
    double taken = 0;
    for (const Target &target : targets)
        taken += length(target.rect);
    const double from = start(targets.front().rect);
    const double gap = (start(targets.back().rect) + length(targets.back().rect) - from - taken) / static_cast<double>(targets.size() - 1);
    double at = from;
    for (Target &target : targets) {
        if (isAcross)
            target.rect.moveLeft(whole(at));
        else
            target.rect.moveTop(whole(at));
        at += length(target.rect) + gap;
    }
    return placed(targets);
}

std::vector<Document::Placement> Arranging::sized(Sizing sizing) const
{
    if (m_indices.size() < 2)
        return {};
    const QSizeF size = m_geometry.placed()[static_cast<std::size_t>(m_indices.front())].rect.size();
    std::vector<Target> targets;
    for (const int index : m_indices) {
        const Placed &own = m_geometry.placed()[static_cast<std::size_t>(index)];
        QRectF rect = own.rect;
        double width = std::max(kLeast, sizing == Sizing::Height ? rect.width() : size.width());
        double height = std::max(kLeast, sizing == Sizing::Width ? rect.height() : size.height());
        for (const int child : m_geometry.children(index)) {
            const QRectF &inner = m_geometry.placed()[static_cast<std::size_t>(child)].rect;
            width = std::max(width, std::min(rect.width(), inner.right() + kInside - rect.left()));
            height = std::max(height, std::min(rect.height(), inner.bottom() + kInside - rect.top()));
        }
        rect.setSize(QSizeF(width, height));
        targets.push_back({index, rect});
    }
    return placed(targets);
}

std::vector<Document::Placement> Arranging::placed(const std::vector<Target> &targets) const
{
    const auto &all = m_geometry.placed();
    std::unordered_map<int, QRectF> wanted;
    bool hasChanged = false;
    for (Target target : targets) {
        const Placed &own = all[static_cast<std::size_t>(target.index)];
        if (own.parent >= 0) {
            // Within the container, which stays as it is; who is wider than the room keeps to its left and upper border.
            const Placed &container = all[static_cast<std::size_t>(own.parent)];
            const QRectF room = contentRect(container.shape, container.rect).united(own.rect);
            target.rect.moveLeft(std::max(room.left(), std::min(target.rect.left(), room.right() - target.rect.width())));
            target.rect.moveTop(std::max(room.top(), std::min(target.rect.top(), room.bottom() - target.rect.height())));
        }
        hasChanged = hasChanged || target.rect != own.rect;
        wanted.emplace(target.index, target.rect);
    }
    std::vector<Document::Placement> placements;
    if (!hasChanged)
        return placements;
    // A design that was laid out by the program is pinned as it is seen.
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Element *element = m_architecture.find(all[i].id);
        const auto target = wanted.find(static_cast<int>(i));
        const bool stays = target == wanted.end() || target->second == all[i].rect;
        if (stays && element->box)
            continue;
        const QPointF corner = all[i].parent < 0 ? QPointF() : all[static_cast<std::size_t>(all[i].parent)].rect.topLeft();
        const QRectF rect = target == wanted.end() ? all[i].rect : target->second;
        placements.push_back({all[i].id, element->parent, Box{rect.left() - corner.x(), rect.top() - corner.y(), rect.width(), rect.height()}});
    }
    return placements;
}

} // namespace nephoscope::ui
