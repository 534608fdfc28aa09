// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/placing.h"

namespace nephoscope::ui {

/// All elements' places on the scene while something is worked out; indices are those of the geometry.
struct Placing::Draft {
    explicit Draft(const SceneGeometry &geometry)
    {
        for (const Placed &placed : geometry.placed()) {
            rects.push_back(placed.rect);
            parents.push_back(placed.parent);
        }
        isHeld.assign(rects.size(), 0);
    }

    std::vector<QRectF> rects;
    std::vector<int> parents;
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
        for (std::size_t i = 0; i < size(); ++i) {
            if (isIn(static_cast<int>(i), index))
                rects[i].translate(by);
        }
    }
};

} // namespace nephoscope::ui
