// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// A measure sampled at a fixed width: each value is the mean over the sample that ends at its time. The first one stands at
/// time 0. Holds 3,601 points; when they are used up neighbours are joined and the width doubles, so that a run of any length
/// has bounded memory. A sample in which there was nothing to measure is NaN: it joins without weight.
class SampledSeries
{
public:
    static constexpr std::size_t kMost = 3601;

    /// `expected`: how long the run is to be, so that room is made once. \pre width > 0
    explicit SampledSeries(SimTime width, SimTime expected = 0) : m_width(width)
    {
        m_values.reserve(std::min(kMost, static_cast<std::size_t>(expected / width) + 1));
    }

    /// The next sample of the width given at construction: at 0, width, 2 × width …
    void add(double value);

    std::size_t size() const { return m_values.size(); }
    /// Of one point now: the first width times a power of two.
    SimTime width() const { return m_width; }
    SimTime timeOf(std::size_t point) const { return static_cast<SimTime>(point) * m_width; }
    double valueOf(std::size_t point) const { return m_values[point]; }

private:
    void halve();

    SimTime m_width;
    std::size_t m_every = 1;     ///< samples that make a point
    std::size_t m_gathered = 0;  ///< samples since the last point
    std::size_t m_measured = 0;  ///< those of them that are numbers
    double m_sum = 0;
    std::vector<double> m_values;
};

} // namespace nephoscope::sim
