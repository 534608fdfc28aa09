// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-32: all of several ways out of an element lead through one and the same link.
void findSharedUplink(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
