// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-34: messages cross a trust boundary in the clear.
void findPlainCrossing(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
