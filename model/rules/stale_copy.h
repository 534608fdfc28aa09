// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-28: an asynchronous copy may lag further behind than the design's expectation allows to be lost.
void findStaleCopy(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
