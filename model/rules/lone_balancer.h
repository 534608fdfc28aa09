// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-15: a load balancer without a second one. \pre the single points of failure (L-13) are in the list: what
/// they name is not named twice
void findLoneBalancer(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
