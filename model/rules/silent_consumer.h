// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-44: a consumer that never asks, since its rate is 0 and neither a profile nor an event of the design raises it.
void findSilentConsumer(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
