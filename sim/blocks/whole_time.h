// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

/// Whole ns that are enough for `ns`; what is less than a thousandth above a whole number is rounding of doubles.
inline SimTime roundedUp(double ns)
{
    if (ns >= static_cast<double>(kHorizon))
        return kHorizon;
    const SimTime whole = static_cast<SimTime>(ns);
    return whole + (ns - static_cast<double>(whole) > 1e-3 ? 1 : 0);
}

} // namespace nephoscope::sim
