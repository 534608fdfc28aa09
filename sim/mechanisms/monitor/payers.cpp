// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/payers.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/mechanisms/boundary/organization.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

constexpr std::uint16_t kNoTenant = 0xffff;
constexpr ElementIndex kUnknown = kNone - 1;

void addOnce(std::vector<ElementIndex> &found, ElementIndex element)
{
    if (element != kNone && std::ranges::find(found, element) == found.end())
        found.push_back(element);
}

} // namespace

ElementIndex Payers::of(const Request &request)
{
    if (request.tenant != kNoTenant)
        return request.tenant;
    if (request.origin == kNone)
        return kNone;
    if (m_byConsumer.empty())
        m_byConsumer.assign(m_simulation.size(), kUnknown);
    ElementIndex &payer = m_byConsumer[request.origin];
    if (payer == kUnknown)
        payer = ofConsumer(request.origin);
    return payer;
}

ElementIndex Payers::organizationAround(ElementIndex element) const
{
    const Topology &topology = m_simulation.topology();
    for (ElementIndex outer = topology.parentOf(element); outer != kNone; outer = topology.parentOf(outer)) {
        if (m_simulation.as<Organization>(outer))
            return outer;
    }
    return kNone;
}

ElementIndex Payers::ofConsumer(ElementIndex consumer) const
{
    if (const ElementIndex tenant = tenantOf(m_simulation.at(consumer)); tenant != kNone)
        return tenant;
    const ElementIndex organization = organizationAround(consumer);
    return organization != kNone ? organization : consumer;
}

ElementIndex Payers::tenantOf(const Mechanism &element) const
{
    for (ElementIndex at = element.index(); at != kNone; at = m_simulation.topology().parentOf(at)) {
        const PlanElement &planned = m_simulation.plan().elements[at];
        if (!planned.type->parameter("tenant"))
            continue;
        const ElementIndex tenant = m_simulation.plan().element(m_simulation.parameters(at).text("tenant"));
        if (tenant != kNone)
            return tenant;
    }
    return kNone;
}

std::vector<bool> Payers::reachedFrom(ElementIndex consumer) const
{
    const Topology &topology = m_simulation.topology();
    std::vector<bool> seen(m_simulation.size(), false);
    std::vector<ElementIndex> open{consumer};
    seen[consumer] = true;
    const auto add = [&](ElementIndex element) {
        if (element != kNone && !seen[element]) {
            seen[element] = true;
            open.push_back(element);
        }
    };
    while (!open.empty()) {
        const ElementIndex element = open.back();
        open.pop_back();
        for (const LinkRole role : {LinkRole::Request, LinkRole::Storage}) {
            for (const LinkIndex link : m_simulation.plan().elements[element].linksOut(role)) {
                const ElementIndex target = topology.resolve(m_simulation.plan().links[link].to, role);
                add(target);
                if (target != kNone) {
                    for (const ElementIndex service : topology.servicesIn(target))
                        add(service);
                }
            }
        }
    }
    return seen;
}

std::vector<ElementIndex> Payers::consumersReaching(const Mechanism &element) const
{
    const std::vector<ElementIndex> inside = m_simulation.everythingIn(element.index());
    std::vector<ElementIndex> found;
    for (ElementIndex consumer = 0; consumer < m_simulation.size(); ++consumer) {
        if (!m_simulation.as<CloudServiceConsumer>(consumer))
            continue;
        const std::vector<bool> reached = reachedFrom(consumer);
        if (reached[element.index()] || std::ranges::any_of(inside, [&](ElementIndex i) { return reached[i]; }))
            found.push_back(consumer);
    }
    return found;
}

std::vector<ElementIndex> Payers::reaching(const Mechanism &element) const
{
    std::vector<ElementIndex> found;
    for (const ElementIndex consumer : consumersReaching(element))
        addOnce(found, ofConsumer(consumer));
    if (found.empty())
        addOnce(found, organizationAround(element.index()));
    return found;
}

std::vector<ElementIndex> Payers::all() const
{
    std::vector<ElementIndex> found;
    for (ElementIndex consumer = 0; consumer < m_simulation.size(); ++consumer) {
        if (m_simulation.as<CloudServiceConsumer>(consumer))
            addOnce(found, ofConsumer(consumer));
    }
    return found;
}

} // namespace nephoscope::sim
