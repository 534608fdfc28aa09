// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/sampled_series.h"

#include <cmath>
#include <limits>

namespace nephoscope::sim {

void SampledSeries::add(double value)
{
    if (!std::isnan(value)) {
        m_sum += value;
        ++m_measured;
    }
    ++m_gathered;
    if (m_gathered < m_every && !m_values.empty())
        return;
    if (m_values.size() == kMost) {
        halve();
        // The new point needs twice the samples now; it has gathered the first half.
        return;
    }
    m_values.push_back(m_measured == 0 ? std::numeric_limits<double>::quiet_NaN() : m_sum / static_cast<double>(m_measured));
    m_gathered = 0;
    m_measured = 0;
    m_sum = 0;
}

void SampledSeries::halve()
{
    // Point 0 stays, (1, 2), (3, 4) … become one each; 3,600 is even.
    std::size_t kept = 1;
    for (std::size_t i = 1; i + 1 < m_values.size(); i += 2) {
        const double a = m_values[i];
        const double b = m_values[i + 1];
        m_values[kept++] = std::isnan(a) ? b : std::isnan(b) ? a : (a + b) / 2;
    }
    m_values.resize(kept);
    m_width *= 2;
    m_every *= 2;
}

} // namespace nephoscope::sim
