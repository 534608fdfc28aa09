// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-05: a virtual server without a hypervisor, a hypervisor without a physical server.
void findBrokenPlacementChain(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
