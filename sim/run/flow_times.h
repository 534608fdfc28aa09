// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/histogram.h"
#include "sim/engine/statistics.h"

#include <map>
#include <vector>

namespace nephoscope::sim {

struct FlowAnswer;

/// How the times of a flow's answers are spread: after what is the same for all, as a gamma distribution of their mean and variance. For M/M/1
/// that is exact; a sum of several waits and services comes close to it.
class FlowTimes
{
public:
    /// Part of the answered whose time is above `limit` (s).
    static double above(const FlowAnswer &answer, double limit);
    /// Leaves out whose time is above `limit`: `mean` and `variance` become those of the others.
    static void truncate(FlowAnswer &answer, double limit);

    /// So many times of this kind.
    void add(DurationTally &tally, Histogram &sizes, const FlowAnswer &answer, std::uint64_t many);

private:
    const std::vector<double> &quantiles(double shape);

    std::map<int, std::vector<double>> m_tables; ///< quantiles in parts of the mean, by the shape's logarithm
};

} // namespace nephoscope::sim
