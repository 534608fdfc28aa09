// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/cheapest.h"

#include <string>

namespace nephoscope::app {

/// A choice among designs for people: what was asked, one line a point, and what was found.
std::string cheapestTable(const sim::Cheapest &cheapest);

} // namespace nephoscope::app
