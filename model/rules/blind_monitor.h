// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-25: an SLA monitor that looks too seldom for the outages that its promise allows.
void findBlindMonitor(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
