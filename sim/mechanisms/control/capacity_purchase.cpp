// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/capacity_purchase.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
// The trend is that of so many days.
constexpr std::size_t kTrend = 30;
} // namespace

void CapacityPurchase::begin(std::int64_t servers, SimTime now)
{
    m_capacity = servers;
    note(now);
}

/// Servers a day.
double CapacityPurchase::growth() const
{
    return m_days.size() < 2 ? 0 : (m_days.back() - m_days.front()) / static_cast<double>(m_days.size() - 1);
}

std::int64_t CapacityPurchase::look(double demand, SimTime now)
{
    m_days.push_back(demand);
    if (m_days.size() > kTrend)
        m_days.pop_front();
    // The mean of a day is the demand of its middle.
    m_demand = std::max(0.0, demand + growth() / 2);
    note(now);
    const bool isAhead = m_settings.strategy == Strategy::Lead;
    const double expected = m_demand + (isAhead ? growth() * m_settings.leadTime : 0);
    const double margin = isAhead ? m_settings.margin : 0;
    std::int64_t order = 0;
    // Of two looks the one that is nearer to the moment: half a day before it, or after.
    const auto isReached = [&] { return expected + growth() / 2 >= static_cast<double>(m_capacity + m_ordered + order) - margin; };
    while (isReached()) {
        order += m_settings.step;
        if (m_settings.strategy != Strategy::Match)
            break;
    }
    m_ordered += order;
    return order;
}

void CapacityPurchase::arrived(std::int64_t servers, SimTime now)
{
    m_ordered -= servers;
    m_capacity += servers;
    note(now);
}

/// Until the next look demand goes on as it did: on average half a day's growth more.
void CapacityPurchase::note(SimTime now)
{
    const double ahead = static_cast<double>(m_capacity) - (m_demand + growth() / 2);
    m_surplus.set(std::max(0.0, ahead), now);
    m_shortage.set(std::max(0.0, -ahead), now);
}

} // namespace nephoscope::sim
