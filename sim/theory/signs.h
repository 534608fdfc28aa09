// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace nephoscope::sim::theory {

/// A number for a formula's signs: four significant digits, which are enough for people.
std::string inSigns(double value);

} // namespace nephoscope::sim::theory
