// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-17: a scaling listener that has nobody who carries out what it decides.
void findScalingWithoutExecutor(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
