// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/metric_table.h"

#include <algorithm>
#include <limits>

namespace nephoscope::sim {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

void MetricTable::put(std::size_t replication, const std::vector<ElementMetrics> &metrics)
{
    m_replications = std::max(m_replications, replication + 1);
    for (const ElementMetrics &element : metrics) {
        auto &known = m_columns[element.element];
        for (const auto &[metric, value] : element.values) {
            std::vector<double> &column = known[metric];
            if (column.size() <= replication)
                column.resize(replication + 1, kNothing);
            column[replication] = value;
        }
    }
}

void MetricTable::pad()
{
    for (auto &[element, metrics] : m_columns) {
        for (auto &[metric, column] : metrics)
            column.resize(m_replications, kNothing);
    }
}

const std::vector<double> *MetricTable::column(std::string_view element, std::string_view metric) const
{
    const auto metrics = m_columns.find(std::string(element));
    if (metrics == m_columns.end())
        return nullptr;
    const auto found = metrics->second.find(std::string(metric));
    return found == metrics->second.end() ? nullptr : &found->second;
}

} // namespace nephoscope::sim
