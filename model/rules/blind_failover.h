// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-19: an observer that fails with what it watches; a copy that nobody switches over to.
void findBlindFailover(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
