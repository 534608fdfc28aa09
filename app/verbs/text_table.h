// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <string>
#include <vector>

namespace nephoscope::app {

/// So many significant digits, large numbers whole.
std::string inDigits(double value, int digits);
/// `0.0421 ± 0.0012`, or that it was not measured.
std::string withInterval(const sim::Estimate &estimate);
/// Rows with columns as wide as what stands in them, two blanks between.
std::string textTable(const std::vector<std::vector<std::string>> &rows);

} // namespace nephoscope::app
