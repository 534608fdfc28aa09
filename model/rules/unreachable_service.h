// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-09: a service that no consumer can reach.
void findUnreachableService(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
