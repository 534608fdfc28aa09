// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-41: a virtual server may be restarted or moved where its virtual network does not reach.
void findMissingNetwork(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
