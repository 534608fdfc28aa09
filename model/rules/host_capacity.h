// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-07: more virtual CPUs or memory promised than the host has.
void findOverfullHost(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
