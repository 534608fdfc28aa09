// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/arrange/guides.h"

#include <array>
#include <vector>

namespace nephoscope::ui {

/// Equal gaps in a row or a column of things in one container, for something that is moved to catch on.
class Spacing
{
public:
    Spacing() = default;
    /// `moved`: left out; what stands beside the first of them counts. `view`: only what is seen there.
    Spacing(const SceneGeometry &geometry, const std::vector<ElementId> &moved, const QRectF &view);

    /// The nearest place within `reach` where two gaps are equal: in the middle between two neighbours, or as far from one as that is
    /// from its own neighbour on the other side.
    Guides::Fit fit(const QRectF &rect, double reach) const;
    /// Gaps beside a rectangle that are equal to another one, with that one; each along the line from `from` to `to`.
    std::vector<Guide> gaps(const QRectF &rect) const;

private:
    struct Neighbours;
    Neighbours around(const QRectF &rect, bool isColumn) const;

    std::vector<QRectF> m_rects;
};

} // namespace nephoscope::ui
