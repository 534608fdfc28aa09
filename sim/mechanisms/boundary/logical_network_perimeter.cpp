// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/logical_network_perimeter.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Result<Done> LogicalNetworkPerimeter::configure(const ParameterReader &parameters)
{
    m_allow = parameters.ids("allow");
    const double bandwidth = parameters.number("bandwidth") * 1e6 / 8;
    const double burst = std::max(1.0, parameters.number("burst") * 1024);
    m_bandwidth = bandwidth;
    m_bucket.change(now(), bandwidth, burst);
    return Done{};
}

void LogicalNetworkPerimeter::connect()
{
    m_allowed.clear();
    for (const std::string &id : m_allow) {
        if (const ElementIndex element = simulation().plan().element(id); element != kNone)
            m_allowed.push_back(element);
    }
}

void LogicalNetworkPerimeter::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("admitted", m_admitted);
    metrics.count("denied", m_denied);
    metrics.count("delayed", m_delayed);
}

Admission LogicalNetworkPerimeter::admit(const Request &request, const Passage &passage)
{
    if (passage.isEntering && !passage.isWayBack && !m_allow.empty()) {
        const Topology &topology = simulation().topology();
        const bool isKnown = std::any_of(m_allowed.begin(), m_allowed.end(), [&](ElementIndex allowed) {
            return allowed == request.origin || topology.contains(allowed, request.origin) || allowed == passage.from
                || topology.contains(allowed, passage.from);
        });
        if (!isKnown && !topology.contains(index(), request.origin)) {
            ++m_denied;
            return {Outcome::Denied, 0};
        }
    }
    ++m_admitted;
    if (m_bandwidth <= 0)
        return {};
    const SimTime passes = m_bucket.reserve(now(), passage.bytes);
    m_delayed += passes > now() ? 1 : 0;
    return {Outcome::Answered, passes - now()};
}

Sentence LogicalNetworkPerimeter::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    const std::string admitted = std::to_string(m_admitted);
    const std::string denied = std::to_string(m_denied);
    return {"Let " + admitted + " messages pass and turned " + denied + " away.", "放行 " + admitted + " 条消息，拒绝 " + denied + " 条。"};
}

} // namespace nephoscope::sim
