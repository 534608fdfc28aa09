// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/scene_geometry.h"
#include "ui/document/document.h"

#include <vector>

namespace nephoscope::ui {

enum class Alignment { Left, Centre, Right, Top, Middle, Bottom };
enum class Spreading { Across, Down };
enum class Sizing { Width, Height, Both };

/// Where elements stand when they are put in line, spread or given one size. What stands in something else that is named moves with it.
///
/// Everything is worked out on the scene, so that elements of different containers may be put in line; nobody leaves a container or
/// is pushed over its name. The first one named is the one that the others follow. Empty where nothing would change.
class Arranging
{
public:
    Arranging(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements);

    std::vector<Document::Placement> aligned(Alignment alignment) const;
    /// With equal gaps between the outermost two. From three elements.
    std::vector<Document::Placement> spread(Spreading spreading) const;
    /// As wide or high as the first one; a container never smaller than what it holds.
    std::vector<Document::Placement> sized(Sizing sizing) const;

    /// Elements that are not inside others of them, in the order named.
    static std::vector<ElementId> outermost(const std::vector<ElementId> &elements, const Architecture &architecture);

private:
    struct Target { int index; QRectF rect; };
    std::vector<Document::Placement> placed(const std::vector<Target> &targets) const;

    const Architecture &m_architecture;
    SceneGeometry m_geometry;
    std::vector<int> m_indices;
};

} // namespace nephoscope::ui
