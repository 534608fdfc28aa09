// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-39: somebody who waits for ever, a queue without end, a service that no agreement covers; one hint for each kind.
void findNoLimits(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
