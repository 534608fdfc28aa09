// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-16: a load balancer with fewer than two targets.
void findTooFewTargets(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
