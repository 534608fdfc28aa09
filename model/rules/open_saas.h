// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-04: a SaaS service of several tenants that nobody's permissions are checked for.
void findOpenSaas(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
