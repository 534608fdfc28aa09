// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-20: a failure is noticed only after those who wait have given up.
void findDetectionAfterTimeout(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
