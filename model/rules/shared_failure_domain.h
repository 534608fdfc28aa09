// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-14: replicas that all stand on one physical server.
void findSharedFailureDomain(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
