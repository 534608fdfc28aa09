// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-03: administrators are there, but none of the party that the delivery model has patch a virtual server's
/// operating system.
void findUnpatchedGuest(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
