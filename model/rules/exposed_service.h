// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-38: from the internet one comes to a service without a firewall, or to a server that is not hardened.
void findExposedService(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
