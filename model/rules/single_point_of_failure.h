// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-13: an element without which a consumer reaches no service at all.
void findSinglePointOfFailure(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
