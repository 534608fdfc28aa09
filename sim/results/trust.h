// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/results/results.h"

#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// The half width of batches, as a share of the measure, from which on an interval is too wide to be trusted.
inline constexpr double kWidestTrusted = 0.1;

/// Whether a measure is a part of 1 of which what is missing to 1 tells as much: a utilization of 0.95 that may be 0.97 leaves half of the idle time or more.
bool isShare(std::string_view metric);

/// batchInterval() of a metric, called too short where it is wider than kWidestTrusted of the measure too, of a share also of what it lacks to 1.
///
/// The correlation of 20 batches alone is seen too dimly: batches much shorter than what they measure takes to forget look independent in a third of all
/// runs. README.md has how often intervals are right, and how often they are called right and are not.
BatchInterval trustedInterval(std::string_view metric, const std::vector<double> &batches, double whole);

/// How many metrics the batches of one run gave an interval, and how many of these cannot be trusted.
struct BatchTrust {
    int intervals = 0;
    int tooShort = 0;
};
BatchTrust batchTrustOf(const Results &results);

/// Where the warm-up and the intervals come from, and whether the run was too short for them, in sentences; empty where neither was asked for.
LocalText trustOf(const Results &results);

} // namespace nephoscope::sim
