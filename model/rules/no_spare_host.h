// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-08: a cluster of hosts whose servers would not all find room if one host were lost (no N+1).
void findNoSpareHost(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
