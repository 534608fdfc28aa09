// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace nephoscope::sim {

/// A number for a sentence: at least so many significant digits, all digits before the point, no zeros at the end and never an exponent.
std::string plainNumber(double value, int digits = 3);

} // namespace nephoscope::sim
