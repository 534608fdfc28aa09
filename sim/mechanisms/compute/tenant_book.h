// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/compute/processor.h"
#include "sim/run/request.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

class MetricRegistry;
class Simulation;

/// What a service was asked for and did for each of its tenants.
class TenantBook
{
public:
    /// Names the metric `fairness`. \pre before any request
    void describe(const Simulation &simulation, MetricRegistry &metrics);

    void noteArrival(const Request &request)
    {
        const std::uint32_t place = placeOf(request);
        ++m_insideInAll;
        ++m_inside[place];
        ++m_asked[place];
    }
    void noteEnd(const Request &request, bool isAnswered)
    {
        const std::uint32_t place = placeOf(request);
        --m_insideInAll;
        --m_inside[place];
        m_served[place] += isAnswered ? 1 : 0;
    }
    /// So many of a flow.
    void noteFlow(const Request &each, std::uint64_t asked, std::uint64_t served)
    {
        const std::uint32_t place = placeOf(each);
        m_asked[place] += asked;
        m_served[place] += served;
    }
    /// Requests that it holds of those who share the limit with this one: of a tenant with a reservation its own, of the others theirs together.
    std::int64_t insideWith(const Request &request, const Processor &processor) const;

private:
    std::uint32_t placeOf(const Request &request) const { return request.tenant < m_places->size() ? (*m_places)[request.tenant] : 0; }

    // Of the run: a table a service would be a large design's size times its services.
    const std::vector<std::uint32_t> *m_places = nullptr;   ///< by element: its place in the others; 0: nobody in particular
    const std::vector<std::uint32_t> *m_elements = nullptr; ///< by place
    std::vector<std::uint64_t> m_served;
    std::vector<std::uint64_t> m_asked;
    std::vector<std::int64_t> m_inside;
    std::int64_t m_insideInAll = 0;
};

} // namespace nephoscope::sim
