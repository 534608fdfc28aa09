// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

#include <cstddef>

namespace nephoscope {

/// The search grows with the cube of the design; past this it would hold up whoever is drawing.
inline constexpr std::size_t kMostElementsForSinglePoints = 300;

/// L-13: an element without which a consumer reaches no service at all. Finds nothing in larger designs than that.
void findSinglePointOfFailure(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
