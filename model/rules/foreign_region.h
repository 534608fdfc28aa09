// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-33: data that is kept in a region where its audit does not allow it.
void findForeignRegion(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
