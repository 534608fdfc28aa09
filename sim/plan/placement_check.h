// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::sim {

/// Judges which elements of a design can take part in a run where they stand. Keeps references to both.
class PlacementCheck
{
public:
    PlacementCheck(const Architecture &architecture, const Catalogue &catalogue);

    /// Why the element itself cannot take part; empty if it can, as far as its containers can.
    LocalText whyNot(const Element &element) const;
    /// What is said of an element whose container takes no part.
    static LocalText goesWith(const Element &element);

private:
    const Element *containerOf(const Element &element) const;
    std::vector<std::string> containerTypes(const Element &element, bool &isCircle) const;

    const Architecture &m_architecture;
    const Catalogue &m_catalogue;
    std::unordered_map<std::string_view, const Element *> m_drawn; ///< by id; looked up, never walked
};

} // namespace nephoscope::sim
