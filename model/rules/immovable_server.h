// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-31: a virtual server that a VIM should move uses a volume that only its own host reaches.
void findImmovableServer(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
