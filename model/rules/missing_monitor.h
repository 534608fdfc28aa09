// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-24: billing by use, or an agreement, without a monitor.
void findMissingMonitor(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
