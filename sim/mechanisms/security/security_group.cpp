// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/security_group.h"

#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/identity.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Result<Done> SecurityGroup::configure(const ParameterReader &parameters)
{
    m_allow = parameters.ids("allow");
    parameters.ids("members"); // the plan has made them members of it
    m_isolation = parameters.number("isolation");
    return Done{};
}

void SecurityGroup::connect()
{
    m_isAllowed.clear();
    if (m_allow.empty())
        return;
    const std::vector<ElementIndex> inside = simulation().everythingIn(index());
    m_isAllowed.assign(simulation().size(), false);
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        const std::vector<ElementIndex> identities = identitiesOf(simulation(), element);
        m_isAllowed[element] = std::ranges::any_of(identities, [this](ElementIndex identity) {
            return identity == index() || std::ranges::find(m_allow, simulation().plan().elements[identity].id) != m_allow.end();
        });
    }
    for (const ElementIndex element : inside)
        m_isAllowed[element] = true;
}

void SecurityGroup::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("admitted", m_admitted);
    metrics.count("denied", m_denied);
}

Admission SecurityGroup::admit(const Request &request, const Passage &passage)
{
    if (!passage.isEntering || passage.isWayBack)
        return {};
    const bool isAdmitted = isAllowed(request.origin) || isAllowed(passage.from);
    ++(isAdmitted ? m_admitted : m_denied);
    return {isAdmitted ? Outcome::Answered : Outcome::Denied, 0};
}

bool SecurityGroup::mayReach(const Mechanism &from, const Mechanism &) const
{
    return isAllowed(from.index());
}

double SecurityGroup::isolates(const Mechanism &resource) const
{
    const std::vector<ElementIndex> inside = simulation().everythingIn(index());
    return std::ranges::find(inside, resource.index()) != inside.end() ? m_isolation : 0;
}

std::optional<Outcome> SecurityGroup::admitsFlow(const Request &each, const Passage &passage) const
{
    const bool isAdmitted = !passage.isEntering || lets(each.origin, passage.from);
    return isAdmitted ? Outcome::Answered : Outcome::Denied;
}

void SecurityGroup::noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many)
{
    if (passage.isEntering)
        (outcome == Outcome::Answered ? m_admitted : m_denied) += many;
}

Sentence SecurityGroup::doing() const
{
    if (!takesPart())
        return {"Switched off: checks nothing, its contents go on.", "已停用：不做检查，其中的内容照常运行。"};
    const std::string admitted = std::to_string(m_admitted);
    const std::string denied = std::to_string(m_denied);
    return {"Let " + admitted + " requests in and turned " + denied + " away.", "放行 " + admitted + " 个请求，拒绝 " + denied + " 个。"};
}

} // namespace nephoscope::sim
