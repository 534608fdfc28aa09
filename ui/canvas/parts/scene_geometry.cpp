// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/scene_geometry.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/document/appearance.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kGap = 16;
constexpr double kRowWidth = 900; // of elements without a box on the root
constexpr double kSmallest = 16;
constexpr double kLargest = 100000;
constexpr double kSlotStep = 8;

/// An element while its rectangle is found out: relative to its container.
struct Draft {
    const Element *element = nullptr;
    NodeShape shape = NodeShape::Leaf;
    double level = 0; ///< over or under those beside it
    QSizeF defaultSize{184, 64};
    std::vector<int> children;
    QRectF rect;
};

double clampCoordinate(double value)
{
    return std::clamp(value, -1e6, 1e6);
}

class Layouter
{
public:
    Layouter(const Architecture &architecture, const Catalogue &catalogue)
    {
        std::unordered_map<std::string, int> index;
        for (const Element &element : architecture.elements) {
            Draft draft;
            draft.element = &element;
            draft.level = levelOf(element);
            if (const ElementType *type = catalogue.find(element.type)) {
                draft.shape = type->shape;
                draft.defaultSize = QSizeF(type->defaultWidth, type->defaultHeight);
            }
            index.emplace(element.id.text(), static_cast<int>(m_drafts.size()));
            m_drafts.push_back(std::move(draft));
        }
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            const auto &parent = m_drafts[i].element->parent;
            const auto found = parent ? index.find(parent->text()) : index.end();
            (found == index.end() ? m_roots : m_drafts[static_cast<std::size_t>(found->second)].children).push_back(static_cast<int>(i));
        }
        if (std::any_of(m_drafts.begin(), m_drafts.end(), [](const Draft &draft) { return draft.level != 0; })) {
            const auto byLevel = [&](std::vector<int> &indices) {
                std::stable_sort(indices.begin(), indices.end(), [&](int a, int b) { return draft(a).level < draft(b).level; });
            };
            byLevel(m_roots);
            for (Draft &each : m_drafts)
                byLevel(each.children);
        }
    }

    void run(std::vector<Placed> &placed)
    {
        for (const int root : m_roots)
            size(root, 0);
        arrange(m_roots, QRectF(0, 0, kRowWidth, 0), false);
        for (const int root : m_roots)
            emit_(root, QPointF(), -1, 0, placed);
    }

private:
    Draft &draft(int index) { return m_drafts[static_cast<std::size_t>(index)]; }

    void size(int index, int depth)
    {
        Draft &own = draft(index);
        if (!own.children.empty() && own.shape == NodeShape::Leaf)
            own.shape = NodeShape::Organization; // a container that the catalogue does not know
        if (depth < 64) {
            for (const int child : own.children)
                size(child, depth + 1);
        }
        if (own.element->box) {
            const Box &box = *own.element->box;
            const auto length = [](double value, double fallback) { return value > 0 ? std::clamp(value, kSmallest, kLargest) : fallback; };
            own.rect = QRectF(clampCoordinate(box.x), clampCoordinate(box.y), length(box.width, own.defaultSize.width()),
                              length(box.height, own.defaultSize.height()));
            arrange(own.children, contentRect(own.shape, QRectF(QPointF(), own.rect.size())), true);
            return;
        }
        // As wide as a squarish arrangement of the contents needs.
        const double columns = std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(1, own.children.size()))));
        double widest = 0;
        for (const int child : own.children)
            widest = std::max(widest, draft(child).rect.width());
        const QRectF inner = contentRect(own.shape, QRectF(0, 0, 4000, 4000));
        QRectF row(inner.topLeft(), QSizeF(std::max(columns * (widest + kGap) - kGap, own.defaultSize.width() - 4000 + inner.width()), 0));
        const QRectF used = arrange(own.children, row, true);
        const double right = 4000 - inner.right();
        own.rect = QRectF(QPointF(), own.children.empty() ? own.defaultSize
                                                          : QSizeF(std::max(own.defaultSize.width(), used.right() + right),
                                                                   std::max(own.defaultSize.height(), used.bottom() + right)));
    }

    /// Puts those without a box in rows into `area`, below those with one. Returns what all of them take.
    QRectF arrange(const std::vector<int> &indices, const QRectF &area, bool isInside)
    {
        QRectF used(area.topLeft(), QSizeF(0, 0));
        bool hasBoxes = false;
        for (const int index : indices) {
            if (draft(index).element->box) {
                used |= draft(index).rect;
                hasBoxes = true;
            }
        }
        const double gap = isInside ? kGap : 2 * kGap;
        double x = area.left();
        double y = hasBoxes ? used.bottom() + gap : area.top();
        double rowHeight = 0;
        for (const int index : indices) {
            QRectF &rect = draft(index).rect;
            if (draft(index).element->box)
                continue;
            if (x > area.left() && x + rect.width() > area.right() + 0.5) {
                x = area.left();
                y += rowHeight + gap;
                rowHeight = 0;
            }
            rect.moveTopLeft(QPointF(x, y));
            x += rect.width() + gap;
            rowHeight = std::max(rowHeight, rect.height());
            used |= rect;
        }
        return used;
    }

    void emit_(int index, const QPointF &origin, int parent, int depth, std::vector<Placed> &placed)
    {
        const Draft &own = draft(index);
        Placed entry;
        entry.id = own.element->id;
        entry.rect = own.rect.translated(origin);
        entry.parent = parent;
        entry.depth = depth;
        entry.shape = own.shape;
        const int self = static_cast<int>(placed.size());
        placed.push_back(std::move(entry));
        if (depth >= 64)
            return;
        const QPointF corner = placed.back().rect.topLeft();
        for (const int child : own.children)
            emit_(child, corner, self, depth + 1, placed);
    }

    std::vector<Draft> m_drafts;
    std::vector<int> m_roots;
};

} // namespace

SceneGeometry::SceneGeometry(const Architecture &architecture, const Catalogue &catalogue, const RunStates &run)
{
    m_placed.reserve(architecture.elements.size());
    Layouter(architecture, catalogue).run(m_placed);
    m_children.resize(m_placed.size() + 1);
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        m_index.emplace(m_placed[i].id.text(), static_cast<int>(i));
        m_children[static_cast<std::size_t>(m_placed[i].parent + 1)].push_back(static_cast<int>(i));
    }
    if (run.isRun())
        placeMoved(architecture, run);
    for (const Placed &entry : m_placed) {
        m_bounds |= entry.rect;
        if (entry.ghost)
            m_bounds |= *entry.ghost;
    }
}

void SceneGeometry::placeMoved(const Architecture &architecture, const RunStates &run)
{
    // First who is a guest where, so that contents that move with their container are not moved twice.
    std::vector<std::pair<int, int>> moves;
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        const sim::ElementSnapshot *now = run.element(m_placed[i].id.text());
        if (now == nullptr || now->placedIn.empty())
            continue;
        const Element *element = architecture.find(m_placed[i].id);
        const int target = indexOf(ElementId(now->placedIn));
        if (element == nullptr || target < 0 || element->parent == ElementId(now->placedIn) || holds(static_cast<int>(i), target))
            continue;
        moves.emplace_back(static_cast<int>(i), target);
    }
    for (const auto &[index, target] : moves) {
        Placed &own = m_placed[static_cast<std::size_t>(index)];
        const QRectF from = own.rect;
        std::vector<int> family{index};
        for (std::size_t k = 0; k < family.size(); ++k) {
            for (const int child : children(family[k]))
                family.push_back(child);
        }
        for (const int member : family)
            m_placed[static_cast<std::size_t>(member)].ghost = m_placed[static_cast<std::size_t>(member)].rect;
        const auto slot = freeSlot(target, from.size());
        const QRectF room = contentRect(m_placed[static_cast<std::size_t>(target)].shape, m_placed[static_cast<std::size_t>(target)].rect);
        // No room drawn: a card over the lower edge is better than nothing.
        const QRectF to = slot ? *slot : QRectF(QPointF(room.left() + 8, room.bottom() - from.height() + 8), from.size());
        shift(index, to.topLeft() - from.topLeft());
        auto &siblings = m_children[static_cast<std::size_t>(own.parent + 1)];
        std::erase(siblings, index);
        own.parent = target;
        m_children[static_cast<std::size_t>(target + 1)].push_back(index);
    }
}

void SceneGeometry::shift(int index, const QPointF &by)
{
    m_placed[static_cast<std::size_t>(index)].rect.translate(by);
    for (const int child : children(index))
        shift(child, by);
}

const Placed *SceneGeometry::find(const ElementId &id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_placed[static_cast<std::size_t>(index)];
}

int SceneGeometry::indexOf(const ElementId &id) const
{
    const auto found = m_index.find(id.text());
    return found == m_index.end() ? -1 : found->second;
}

bool SceneGeometry::holds(int outer, int inner) const
{
    for (int i = inner; i >= 0; i = m_placed[static_cast<std::size_t>(i)].parent) {
        if (i == outer)
            return true;
    }
    return outer < 0;
}

std::optional<QRectF> SceneGeometry::freeSlot(int container, const QSizeF &size, const std::vector<QRectF> &alsoTaken) const
{
    QRectF area;
    if (container >= 0) {
        const Placed &own = m_placed[static_cast<std::size_t>(container)];
        area = contentRect(own.shape, own.rect);
    } else {
        area = m_bounds.isEmpty() ? QRectF(0, 0, 1200, 800) : m_bounds.adjusted(0, 0, 400, 400);
    }
    std::vector<QRectF> taken = alsoTaken;
    for (const int child : children(container))
        taken.push_back(m_placed[static_cast<std::size_t>(child)].rect);
    constexpr double kClear = 7.5;
    for (double y = area.top(); y + size.height() <= area.bottom() + 0.5; y += kSlotStep) {
        for (double x = area.left(); x + size.width() <= area.right() + 0.5; x += kSlotStep) {
            const QRectF candidate(QPointF(x, y), size);
            const auto hit = std::find_if(taken.begin(), taken.end(), [&](const QRectF &other) {
                return other.adjusted(-kClear, -kClear, kClear, kClear).intersects(candidate);
            });
            if (hit == taken.end())
                return candidate;
            // Straight past what is in the way.
            x = std::max(x, std::floor((hit->right() + kClear - area.left()) / kSlotStep) * kSlotStep + area.left());
        }
    }
    return std::nullopt;
}

} // namespace nephoscope::ui
