// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-30: a server that is asked for more than it can do, or nearly so.
void findUnstableStation(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
