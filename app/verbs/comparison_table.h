// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/comparison.h"

#include <string>

namespace nephoscope::app {

/// The key metrics of a comparison for people: one block a metric, one line a variant, a mark only where the difference is clear, and
/// what it comes to in words.
std::string comparisonTable(const sim::Comparison &comparison);

} // namespace nephoscope::app
