// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <vector>

namespace nephoscope::sim {

/// Running totals of elements at each of the last samples, and so what was gained over some of them.
class SampledTotals
{
public:
    struct Gain {
        double total = 0;
        std::size_t samples = 0; ///< over which it was gained; 0: nothing is known yet
    };

    /// `most`: samples over which a gain will be asked for; older ones are forgotten.
    void add(std::size_t element, double total, int most)
    {
        if (element >= m_totals.size())
            m_totals.resize(element + 1);
        std::deque<double> &totals = m_totals[element];
        totals.push_back(total);
        while (totals.size() > static_cast<std::size_t>(most) + 1)
            totals.pop_front();
    }

    /// Over the last `samples`, or over as many as there are.
    Gain gained(std::size_t element, std::size_t samples) const
    {
        if (element >= m_totals.size() || m_totals[element].size() < 2)
            return {};
        const std::deque<double> &totals = m_totals[element];
        const std::size_t count = std::min(samples, totals.size() - 1);
        return {totals.back() - totals[totals.size() - 1 - count], count};
    }

    void clear() { m_totals.clear(); }

private:
    std::vector<std::deque<double>> m_totals; ///< by element, the oldest first
};

} // namespace nephoscope::sim
