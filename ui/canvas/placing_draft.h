// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/placing.h"

namespace nephoscope::ui {

/// All elements' places on the scene while something is worked out; indices are those of the geometry.
struct Placing::Draft {
    explicit Draft(const SceneGeometry &known) : geometry(known)
    {
        for (const Placed &placed : geometry.placed()) {
            rects.push_back(placed.rect);
            parents.push_back(placed.parent);
        }
        isHeld.assign(rects.size(), 0);
    }

    const SceneGeometry &geometry;
    std::vector<QRectF> rects;
    std::vector<int> parents;
    bool hasGuests = false; ///< something has another container than it had
    std::vector<char> isHeld; ///< by the hand: not pushed aside

    std::size_t size() const { return rects.size(); }
    QRectF &rect(int index) { return rects[static_cast<std::size_t>(index)]; }
    const QRectF &rect(int index) const { return rects[static_cast<std::size_t>(index)]; }
    int parent(int index) const { return parents[static_cast<std::size_t>(index)]; }

    bool isIn(int inner, int outer) const
    {
        for (int i = inner; i >= 0; i = parent(i)) {
            if (i == outer)
                return true;
        }
        return false;
    }
    /// With its contents.
    void translate(int index, const QPointF &by)
    {
        const auto &placed = geometry.placed();
        const auto isThere = [&](int i) { return parent(i) == placed[static_cast<std::size_t>(i)].parent; };
        rect(index).translate(by);
        for (const int child : geometry.children(index)) {
            if (isThere(child))
                translate(child, by);
        }
        // Those that have come here in the meantime are the moved ones.
        for (std::size_t i = 0; i < size() && hasGuests; ++i) {
            if (parents[i] == index && !isThere(static_cast<int>(i)))
                translate(static_cast<int>(i), by);
        }
    }
};

} // namespace nephoscope::ui
