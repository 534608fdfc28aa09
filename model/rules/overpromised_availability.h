// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-26: more is promised than the parts in series can keep, or than a service that is called promises.
void findOverpromisedAvailability(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
