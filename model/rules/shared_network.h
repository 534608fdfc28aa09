// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-10: two tenants in one virtual network or security group without a firewall.
void findSharedNetwork(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
