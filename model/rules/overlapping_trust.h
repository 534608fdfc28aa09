// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-37: a resource that several trust boundaries use, with nothing that isolates them.
void findOverlappingTrust(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
