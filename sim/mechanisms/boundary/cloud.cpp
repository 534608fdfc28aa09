// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/cloud.h"

#include "sim/mechanisms/boundary/identity.h"
#include "sim/mechanisms/boundary/organization.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

Result<Done> Cloud::configure(const ParameterReader &parameters)
{
    m_deployment = parameters.choice<Deployment>("deployment", std::array<std::string_view, 4>{"public", "community", "private", "hybrid"});
    m_delivery = parameters.choice<Delivery>("delivery", std::array<std::string_view, 3>{"iaas", "paas", "saas"});
    m_ownerId = parameters.text("owner");
    m_community = parameters.text("community");
    m_region = parameters.text("region");
    return Done{};
}

void Cloud::connect()
{
    m_holdings.refresh();
    const ElementIndex owner = simulation().plan().element(m_ownerId);
    m_owner = m_ownerId.empty() ? simulation().enclosing<Organization>(*this) : simulation().as<Organization>(owner);
    m_isAllowed.assign(simulation().size(), true);
    if (m_deployment == Deployment::Public)
        return;
    for (ElementIndex element = 0; element < simulation().size(); ++element)
        m_isAllowed[element] = simulation().topology().contains(index(), element) || isMember(element);
}

bool Cloud::isMember(ElementIndex element) const
{
    const bool admitsOwner = m_deployment != Deployment::Community;
    const bool admitsCommunity = m_deployment != Deployment::Private;
    const std::vector<const Organization *> organizations = organizationsOf(simulation(), element);
    return std::ranges::any_of(organizations, [&](const Organization *organization) {
        return (admitsOwner && organization == m_owner) || (admitsCommunity && organization->belongsTo(m_community));
    });
}

void Cloud::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("admitted", m_admitted);
    metrics.count("refused", m_refused);
    m_holdings.describe(metrics);
}

Admission Cloud::admit(const Request &request, const Passage &passage)
{
    if (!passage.isEntering || passage.isWayBack)
        return {};
    const bool isAdmitted = request.origin >= m_isAllowed.size() || m_isAllowed[request.origin];
    ++(isAdmitted ? m_admitted : m_refused);
    return {isAdmitted ? Outcome::Answered : Outcome::Denied, 0};
}

std::optional<Outcome> Cloud::admitsFlow(const Request &each, const Passage &passage) const
{
    const bool isAdmitted = !passage.isEntering || lets(each.origin, passage.from);
    return isAdmitted ? Outcome::Answered : Outcome::Denied;
}

void Cloud::noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many)
{
    if (passage.isEntering)
        (outcome == Outcome::Answered ? m_admitted : m_refused) += many;
}

Sentence Cloud::doing() const
{
    if (!isServing() || slowness() > 1)
        return Mechanism::doing();
    static constexpr std::array<std::string_view, 3> kDeliveries{"IaaS", "PaaS", "SaaS"};
    const std::string delivery(kDeliveries[static_cast<std::size_t>(m_delivery)]);
    const std::string owner = m_owner ? m_owner->name() : std::string();
    Sentence who;
    switch (m_deployment) {
    case Deployment::Public:
        who = {"everybody", "所有人"};
        break;
    case Deployment::Private:
        who = m_owner ? Sentence{"who belongs to " + owner, owner + "的成员"} : Sentence{"nobody, since it has no owner", "无人可用（没有所有者）"};
        break;
    case Deployment::Community:
        who = m_community.empty() ? Sentence{"nobody, since it names no community", "无人可用（未指定社区）"}
                                  : Sentence{"members of the community " + m_community, "社区 " + m_community + " 的成员"};
        break;
    case Deployment::Hybrid:
        who = m_owner ? Sentence{owner + " and its community", owner + "及其社区成员"} : Sentence{"members of its community", "其社区成员"};
        break;
    }
    const std::string refused = std::to_string(m_refused);
    return {delivery + " for " + who.en + ": " + refused + " requests were turned away.", delivery + "，服务对象：" + who.zh + "；已拒绝 " + refused + " 个请求。"};
}

} // namespace nephoscope::sim
