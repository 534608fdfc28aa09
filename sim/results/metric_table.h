// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/run_record.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// What every metric of one design was in each of its replications. NaN: there was nothing to measure.
class MetricTable
{
public:
    using Columns = std::map<std::string, std::map<std::string, std::vector<double>>>;

    /// Stores what a replication (from 0) showed. The order in which replications come makes no difference.
    void put(std::size_t replication, const std::vector<ElementMetrics> &metrics);
    /// Makes every column as long as the number of replications stored so far.
    void pad();
    std::size_t replications() const { return m_replications; }

    /// Element → metric → one value a replication.
    const Columns &columns() const { return m_columns; }
    /// One value a replication, or nullptr if no replication had this metric.
    const std::vector<double> *column(std::string_view element, std::string_view metric) const;

private:
    Columns m_columns;
    std::size_t m_replications = 0;
};

} // namespace nephoscope::sim
