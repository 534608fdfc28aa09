// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-43: requests are given up and tried again before they can have been answered, so that each costs its work several times.
void findRetryStorm(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
