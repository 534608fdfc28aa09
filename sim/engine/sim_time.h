// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <cstdint>
#include <limits>

namespace nephoscope::sim {

/// Simulated time, or a stretch of it, in whole nanoseconds from the start of the run.
using SimTime = std::int64_t;

inline constexpr SimTime kNanosecond = 1;
inline constexpr SimTime kMillisecond = 1'000'000;
inline constexpr SimTime kSecond = 1'000'000'000;
inline constexpr SimTime kHour = 3600 * kSecond;
/// 100 years of 365.25 days: the end of all simulated time. Whatever is scheduled later never happens.
inline constexpr SimTime kHorizon = 36'525 * 24 * kHour;
inline constexpr SimTime kNever = std::numeric_limits<SimTime>::max();

/// Seconds to nanoseconds, to the nearest one. Error (E-RANGE) if it is not a number, negative, or past the horizon.
Result<SimTime> checkedTime(double seconds);

/// Sampled or computed seconds (>= 0) to nanoseconds: to the nearest one, what is past the horizon is the horizon.
inline SimTime toTime(double seconds)
{
    constexpr double last = static_cast<double>(kHorizon) * 1e-9;
    return seconds < last ? static_cast<SimTime>(seconds * 1e9 + 0.5) : kHorizon;
}

// A quotient is rounded correctly: 63 s are 63, where the product with 1e-9 would be 63.00000000000001.
inline double toSeconds(SimTime time) { return static_cast<double>(time) / 1e9; }

/// `base + delay` for delay >= 0, at most the horizon.
inline SimTime later(SimTime base, SimTime delay)
{
    return delay < kHorizon - base ? base + delay : kHorizon;
}

} // namespace nephoscope::sim
