// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-18: sessions kept in a service of which there are several, with neither stickiness nor a state database.
void findScatteredSessions(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
