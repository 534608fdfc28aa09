// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/scene_geometry.h"

#include <vector>

class QPainter;

namespace nephoscope::ui {

/// A line along which the edges or middles of things agree.
struct Guide {
    bool isUpright = false;
    double at = 0;
    double from = 0, to = 0;
};

/// Edges and middles of what lies around something that is moved, for it to catch on.
class Guides
{
public:
    Guides() = default;
    /// `moved`: left out, with their contents. `view`: only what is seen there counts.
    Guides(const SceneGeometry &geometry, const std::vector<ElementId> &moved, const QRectF &view);

    struct Fit {
        double x = 0, y = 0; ///< how far the rectangle has to be shifted to agree
        bool hasX = false, hasY = false;
    };
    /// The nearest agreement within `reach`, for each direction; a neighbour that is near wins over one far away.
    Fit fit(const QRectF &rect, double reach) const;
    /// The lines along which a rectangle agrees with others.
    std::vector<Guide> lines(const QRectF &rect) const;

private:
    std::vector<QRectF> m_rects;
};

} // namespace nephoscope::ui
