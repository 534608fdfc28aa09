// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// Where a series has left its start behind.
struct WarmupCut {
    std::size_t points = 0; ///< of the series, to be left out
    /// False: what is best left out reaches half of the series, or what is left still moves from one level to another. The run is too short.
    bool isFound = true;
};

/// MSER-5 (White 1997; White, Cobb and Spratt 2000): the cut, in groups of five points, after which the standard error of the mean of what is left is
/// least. Only cuts within the first half are looked at. NaN points count as the one before them.
WarmupCut mser5(const std::vector<double> &series);

/// Sums several series of one run into one, and averages it over runs. NaN counts as nothing to add.
class AveragedSeries
{
public:
    void add(const std::vector<double> &points);
    /// The mean over what was added; NaN where there was never anything.
    std::vector<double> mean() const;

private:
    std::vector<double> m_sums;
    std::vector<int> m_counts;
};

} // namespace nephoscope::sim
