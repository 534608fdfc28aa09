// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/virtual_network.h"

#include "sim/mechanisms/boundary/virtual_firewall.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

Result<Done> VirtualNetwork::configure(const ParameterReader &parameters)
{
    parameters.ids("members"); // the plan has made them members of it
    m_vlan = parameters.integer("vlan");
    m_bandwidth = parameters.number("bandwidth") * 1e6 / 8;
    m_buffer = parameters.number("buffer") * 1e6;
    m_bucket.change(now(), m_bandwidth, 0);
    return Done{};
}

void VirtualNetwork::connect()
{
    m_isOpenTo.assign(simulation().size(), false);
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        m_isOpenTo[element] = m_isOpenTo[element] || simulation().as<VirtualFirewall>(element);
        const auto *network = simulation().as<VirtualNetwork>(element);
        if (!network || network->m_vlan != m_vlan)
            continue;
        m_isOpenTo[element] = true;
        for (const ElementIndex inner : simulation().everythingIn(element))
            m_isOpenTo[inner] = true;
    }
}

void VirtualNetwork::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("admitted", m_admitted);
    metrics.count("denied", m_denied);
    metrics.count("delayed", m_delayed);
    metrics.count("dropped", m_dropped);
}

Admission VirtualNetwork::admit(const Request &, const Passage &passage)
{
    if (!passage.isWayBack) {
        // Who is on the other side of the border.
        if (!isOpenTo(passage.isEntering ? passage.from : passage.to)) {
            ++m_denied;
            return {Outcome::Denied, 0};
        }
        // Answers are let through: what asked for them had to fit in.
        if (m_buffer > 0 && !m_bucket.hasRoom(now(), passage.bytes, m_buffer)) {
            ++m_dropped;
            return {Outcome::Lost, 0};
        }
        ++m_admitted;
    }
    if (m_bandwidth <= 0 || passage.bytes == 0)
        return {};
    const SimTime passes = m_bucket.reserve(now(), passage.bytes);
    m_delayed += passes > now() ? 1 : 0;
    return {Outcome::Answered, passes - now()};
}

bool VirtualNetwork::mayReach(const Mechanism &from, const Mechanism &) const
{
    return isOpenTo(from.index());
}

std::optional<Outcome> VirtualNetwork::admitsFlow(const Request &, const Passage &passage) const
{
    if (m_bandwidth > 0)
        return std::nullopt; // its bucket lets messages through one by one
    return isOpenTo(passage.isEntering ? passage.from : passage.to) ? Outcome::Answered : Outcome::Denied;
}

void VirtualNetwork::noteFlowAtBorder(const Passage &, Outcome outcome, std::uint64_t many)
{
    (outcome == Outcome::Answered ? m_admitted : m_denied) += many;
}

Sentence VirtualNetwork::doing() const
{
    if (!takesPart())
        return {"Switched off: checks nothing, its contents go on.", "已停用：不做检查，其中的内容照常运行。"};
    const std::string vlan = std::to_string(m_vlan);
    const std::string admitted = std::to_string(m_admitted);
    const std::string denied = std::to_string(m_denied);
    const std::string dropped = std::to_string(m_dropped);
    const bool isFull = m_dropped > 0;
    return {"Segment " + vlan + ": let " + admitted + " messages cross and turned " + denied + " away" + (isFull ? "; its buffer had no room for " + dropped : std::string()) + ".",
            "网段 " + vlan + "：放行 " + admitted + " 条消息，拒绝 " + denied + " 条" + (isFull ? "；因缓冲区已满丢弃 " + dropped + " 条" : std::string()) + "。"};
}

} // namespace nephoscope::sim
