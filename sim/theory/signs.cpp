// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/signs.h"

#include "model/value.h"

#include <cmath>

namespace nephoscope::sim::theory {

std::string inSigns(double value)
{
    // Three digits behind the first one that counts are enough for people.
    if (value == 0 || !std::isfinite(value))
        return formatNumber(value);
    const double step = std::pow(10, std::floor(std::log10(std::abs(value))) - 3);
    return formatNumber(std::round(value / step) * step);
}

} // namespace nephoscope::sim::theory
