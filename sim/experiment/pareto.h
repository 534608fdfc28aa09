// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/comparison.h"

#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// What one design costs and what it gives, or any two measures that pull in different directions.
struct TradeOff {
    double x = 0;
    double y = 0;
};

/// The points that no other one beats: nothing else is at least as good in both measures and better in one (Pareto's front). Points that
/// are equal are on it together; one with a measure that is no number is never on it. Returns their places in the list, the best x
/// first and of one x as in the list. A sense that is Neutral counts as lower is better. O(n log n).
std::vector<std::size_t> paretoFront(const std::vector<TradeOff> &points, MetricSense x, MetricSense y);

} // namespace nephoscope::sim
