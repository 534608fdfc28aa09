// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-29: more is promised from a device than it has, and nothing warns before it is full.
void findThinWithoutAlarm(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
