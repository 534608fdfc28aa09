// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"

#include <cstdint>
#include <deque>

namespace nephoscope::sim {

/// When servers are bought for a growing demand (domain C.4). Told the demand once a day, it says how many to order.
///
/// Demand and capacity are in servers. Lead: so early that what is ordered arrives when demand reaches capacity less the margin. Lag: when demand
/// reaches capacity. Match: as lag, but as many steps at once as demand is ahead. What is ordered counts as capacity to come.
class CapacityPurchase
{
public:
    enum class Strategy { Lead, Lag, Match };
    struct Settings {
        Strategy strategy = Strategy::Lead;
        std::int64_t step = 1;
        double margin = 0;
        double leadTime = 0; ///< days
    };

    void configure(const Settings &settings) { m_settings = settings; }
    /// Capacity at the start.
    void begin(std::int64_t servers, SimTime now);
    /// `demand` is the mean of the day that has ended now. Returns how many servers are to be ordered.
    std::int64_t look(double demand, SimTime now);
    /// So many of those ordered are there.
    void arrived(std::int64_t servers, SimTime now);

    double demand() const { return m_demand; }
    std::int64_t capacity() const { return m_capacity; }
    std::int64_t ordered() const { return m_ordered; }
    /// Servers too many, and too few.
    const AverageOverTime &surplus() const { return m_surplus; }
    const AverageOverTime &shortage() const { return m_shortage; }

private:
    double growth() const;
    void note(SimTime now);

    Settings m_settings;
    std::deque<double> m_days; ///< demand of the last days, the oldest first
    double m_demand = 0;       ///< now, as the trend has it
    std::int64_t m_capacity = 0;
    std::int64_t m_ordered = 0;
    AverageOverTime m_surplus;
    AverageOverTime m_shortage;
};

} // namespace nephoscope::sim
