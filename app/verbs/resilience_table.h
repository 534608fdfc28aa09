// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/resilience.h"

#include <string>

namespace nephoscope::app {

/// What broke and what did not, to read on a terminal: score, matrix of kinds, matrix of pairs, minimal sets, the drawing beside the runs.
std::string resilienceTable(const sim::Resilience &resilience);

} // namespace nephoscope::app
