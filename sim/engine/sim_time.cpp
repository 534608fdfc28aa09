// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/sim_time.h"

#include <charconv>
#include <cmath>

namespace nephoscope::sim {

Result<SimTime> checkedTime(double seconds)
{
    if (seconds >= 0 && seconds <= toSeconds(kHorizon))
        return toTime(seconds);
    std::string shown = "not a number";
    if (!std::isnan(seconds)) {
        char text[32];
        shown.assign(text, std::to_chars(text, text + sizeof text, seconds).ptr);
        shown += " s";
    }
    return Error{"E-RANGE", "A time of " + shown + " was asked for; it must be between 0 and 100 years.", {}, {}, 0, 0};
}

} // namespace nephoscope::sim
