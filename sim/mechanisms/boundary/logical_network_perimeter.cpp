// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/logical_network_perimeter.h"

#include "sim/mechanisms/boundary/identity.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Result<Done> LogicalNetworkPerimeter::configure(const ParameterReader &parameters)
{
    m_allow = parameters.ids("allow");
    parameters.ids("members"); // the plan has made them members of it
    m_isEncrypting = parameters.boolean("vpn");
    m_bandwidth = parameters.number("bandwidth") * 1e6 / 8;
    m_buffer = parameters.number("buffer") * 1e6;
    m_bucket.change(now(), m_bandwidth, parameters.number("burst") * 1024);
    return Done{};
}

void LogicalNetworkPerimeter::connect()
{
    m_isAllowed.clear();
    if (m_allow.empty())
        return;
    m_isAllowed.assign(simulation().size(), false);
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        const std::vector<ElementIndex> identities = identitiesOf(simulation(), element);
        m_isAllowed[element] = simulation().topology().contains(index(), element) || std::ranges::any_of(identities, [this](ElementIndex identity) {
            return identity == index() || std::ranges::find(m_allow, simulation().plan().elements[identity].id) != m_allow.end();
        });
    }
}

void LogicalNetworkPerimeter::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("admitted", m_admitted);
    metrics.count("denied", m_denied);
    metrics.count("delayed", m_delayed);
    metrics.count("dropped", m_dropped);
    metrics.count("encrypted", m_encrypted);
}

bool LogicalNetworkPerimeter::mayEnter(ElementIndex origin, ElementIndex from) const
{
    if (m_isAllowed.empty())
        return true;
    const auto isAllowed = [this](ElementIndex element) { return element < m_isAllowed.size() && m_isAllowed[element]; };
    return isAllowed(origin) || isAllowed(from);
}

Admission LogicalNetworkPerimeter::admit(const Request &request, const Passage &passage)
{
    if (passage.isEntering && !passage.isWayBack) {
        if (!mayEnter(request.origin, passage.from)) {
            ++m_denied;
            return {Outcome::Denied, 0};
        }
    }
    // Answers are let through: what asked for them had to fit in.
    if (!passage.isWayBack && m_buffer > 0 && !m_bucket.hasRoom(now(), std::uint32_t{request.tenant}, passage.bytes, m_buffer)) {
        ++m_dropped;
        return {Outcome::Lost, 0};
    }
    const bool isLimited = m_bandwidth > 0 && passage.bytes > 0;
    const SimTime passes = isLimited ? m_bucket.pass(now(), std::uint32_t{request.tenant}, passage.bytes) : now();
    // All of the bandwidth is set aside for others.
    if (passes == kNever) {
        ++m_dropped;
        return {Outcome::Lost, 0};
    }
    m_admitted += passage.isEntering && !passage.isWayBack ? 1 : 0;
    m_encrypted += m_isEncrypting ? 1 : 0;
    m_delayed += passes > now() ? 1 : 0;
    return {Outcome::Answered, passes - now()};
}

std::optional<Outcome> LogicalNetworkPerimeter::admitsFlow(const Request &each, const Passage &passage) const
{
    if (m_bandwidth > 0)
        return std::nullopt; // its bucket lets messages through one by one
    const bool isAdmitted = !passage.isEntering || mayEnter(each.origin, passage.from);
    return isAdmitted ? Outcome::Answered : Outcome::Denied;
}

void LogicalNetworkPerimeter::noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many)
{
    if (passage.isEntering)
        (outcome == Outcome::Answered ? m_admitted : m_denied) += many;
    // There and back.
    if (m_isEncrypting && outcome == Outcome::Answered)
        m_encrypted += 2 * many;
}

// --- parts of its bandwidth ---

bool LogicalNetworkPerimeter::reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends)
{
    return m_bucket.reserve(now(), owner, tenant, part, borrows, lends);
}

void LogicalNetworkPerimeter::release(const void *owner)
{
    m_bucket.release(now(), owner);
}

Divisible::Use LogicalNetworkPerimeter::useNow(const void *owner) const
{
    const bool isBusy = m_bandwidth > 0 && m_bucket.owes(now(), owner);
    return {isBusy ? m_bucket.partOf(owner) : 0, 0, 0};
}

Divisible::Use LogicalNetworkPerimeter::useSoFar(const void *owner) const
{
    if (m_bandwidth <= 0)
        return {};
    const DividedBucket::Passed passed = m_bucket.passed(now(), owner);
    return {passed.own / m_bandwidth, passed.lent / m_bandwidth, passed.borrowed / m_bandwidth};
}

Sentence LogicalNetworkPerimeter::doing() const
{
    if (!takesPart())
        return {"Switched off: checks nothing, its contents go on.", "已停用：不做检查，其中的内容照常运行。"};
    const std::string admitted = std::to_string(m_admitted);
    const std::string denied = std::to_string(m_denied);
    const std::string dropped = std::to_string(m_dropped);
    const bool isFull = m_dropped > 0;
    return {"Let " + admitted + " requests in and turned " + denied + " away" + (isFull ? "; its buffer had no room for " + dropped : std::string()) + ".",
            "放行 " + admitted + " 个请求，拒绝 " + denied + " 个" + (isFull ? "；因缓冲区已满丢弃 " + dropped + " 个" : std::string()) + "。"};
}

} // namespace nephoscope::sim
