// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-42: capacity reserved beyond the use from which on it would be cheaper than paying by use.
void findIdleReservation(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
