// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/characteristics/characteristics.h"

#include <optional>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// Another measure that went with the one asked about.
struct Correlate {
    std::string series;
    double value = 0;       ///< at the peak
    double correlation = 0; ///< Pearson's coefficient, −1 to 1
    int samples = 0;        ///< of which it was worked out
};

/// Why a measure was as it was at a time.
struct Explanation {
    std::string series;      ///< of those asked about the one that stands out most then
    double peak = 0;         ///< s: the sample farthest from the usual, near the time asked about
    double value = 0;        ///< then
    double usual = 0;        ///< median over the run
    bool isUnusual = false;  ///< beyond three times the usual spread
    double onset = 0;        ///< s: since when it has been away from the usual
    /// Chains of causes out of the log, the likeliest first: each from what nothing in the run caused to its last effect by the peak.
    std::vector<std::vector<const LogEntry *>> chains;
    std::optional<Correlate> correlate; ///< the strongest, from 0.7 on
};

/// Looks for what explains `series` at `time` (s), the peak within `reach` (s) of it.
///
/// From the log: what happened, between shortly before the onset and the peak, to what the measured element depends on (where its requests
/// go, what those stand in and contain, and who asks), and faults of it that were not over by then; each is followed back to its first
/// cause. What only watches explains nothing by itself. From the series: which measure of the same elements moved with it.
/// None of the series has a value near the time: an empty optional.
std::optional<Explanation> explain(const RunEvidence &evidence, const std::vector<std::string> &series, double time, double reach);

} // namespace nephoscope::sim
