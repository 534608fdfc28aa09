// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-27: a copy kept in step over a round trip that each write has to wait for (E past 10 ms, W from 5 ms).
void findDistantSynchronousCopy(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
