// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/tenant_book.h"

#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

/// Jain's index over the tenants that asked for something: (sum x)² / (n × sum x²), of what was served for each (Jain, Chiu and
/// Hawe 1984).
void TenantBook::describe(const Simulation &simulation, MetricRegistry &metrics)
{
    m_places = &simulation.tenantPlaces();
    m_elements = &simulation.tenants();
    m_inside.assign(m_elements->size(), 0);
    m_served.assign(m_elements->size(), 0);
    m_asked.assign(m_elements->size(), 0);
    for (std::size_t place = 1; place < m_elements->size(); ++place) {
        metrics.watch(m_served[place]);
        metrics.watch(m_asked[place]);
    }
    metrics.measure("fairness", [this](const Window &window) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (std::size_t place = 1; place < m_served.size(); ++place) {
            if (window.count(m_asked[place]) == 0)
                continue;
            const double served = window.count(m_served[place]);
            ++count;
            sum += served;
            squares += served * served;
        }
        return squares > 0 ? sum * sum / (count * squares) : kNothing;
    });
}

std::int64_t TenantBook::insideWith(const Request &request, const Processor &processor) const
{
    if (!processor.hasReservations()) [[likely]]
        return m_insideInAll;
    if (processor.laneOf(std::uint32_t{request.tenant}) != 0)
        return m_inside[placeOf(request)];
    std::int64_t others = m_insideInAll;
    for (std::size_t place = 1; place < m_inside.size(); ++place) {
        if (processor.laneOf((*m_elements)[place]) != 0)
            others -= m_inside[place];
    }
    return others;
}

} // namespace nephoscope::sim
