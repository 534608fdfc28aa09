// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-06: an element in a container that may not hold it, or in itself.
void findForbiddenParent(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
