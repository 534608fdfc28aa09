// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/topology.h"

#include "model/catalogue/element_type.h"

#include <algorithm>
#include <cassert>

namespace nephoscope::sim {

Topology::Topology(const Plan &plan)
    : m_plan(plan)
    , m_parents(plan.elements.size(), kNone)
    , m_contents(plan.elements.size())
    , m_linkedMembers(plan.elements.size())
    , m_isEnabled(plan.elements.size(), true)
{
    for (ElementIndex i = 0; i < plan.elements.size(); ++i) {
        const PlanElement &element = plan.elements[i];
        m_parents[i] = element.parent;
        m_isEnabled[i] = element.enabled;
        (element.parent == kNone ? m_roots : m_contents[element.parent]).push_back(i);
        for (const ElementIndex group : element.groups)
            m_linkedMembers[group].push_back(i);
    }
}

bool Topology::contains(ElementIndex outer, ElementIndex inner) const
{
    while (inner != kNone && inner != outer)
        inner = m_parents[inner];
    return inner != kNone;
}

void Topology::move(ElementIndex element, ElementIndex parent)
{
    assert(parent == kNone || !contains(element, parent));
    const ElementIndex old = m_parents[element];
    std::erase(old == kNone ? m_roots : m_contents[old], element);
    m_parents[element] = parent;
    (parent == kNone ? m_roots : m_contents[parent]).push_back(element);
}

void Topology::addMember(ElementIndex member, ElementIndex group)
{
    if (std::ranges::find(m_linkedMembers[group], member) == m_linkedMembers[group].end())
        m_linkedMembers[group].push_back(member);
}

void Topology::removeMember(ElementIndex member, ElementIndex group)
{
    std::erase(m_linkedMembers[group], member);
}

bool Topology::takesPart(ElementIndex element) const
{
    if (!m_isEnabled[element])
        return false;
    for (ElementIndex outer = m_parents[element]; outer != kNone; outer = m_parents[outer]) {
        if (!m_isEnabled[outer] && !m_plan.elements[outer].type->isBoundaryOnly)
            return false;
    }
    return true;
}

std::vector<ElementIndex> Topology::membersOf(ElementIndex group) const
{
    std::vector<ElementIndex> members = m_contents[group];
    members.insert(members.end(), m_linkedMembers[group].begin(), m_linkedMembers[group].end());
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    std::erase_if(members, [this](ElementIndex member) { return !takesPart(member); });
    return members;
}

void Topology::collectServices(ElementIndex element, std::vector<bool> &seen, std::vector<ElementIndex> &found) const
{
    if (seen[element])
        return;
    seen[element] = true;
    if (m_plan.elements[element].isService) {
        if (takesPart(element))
            found.push_back(element);
        return;
    }
    for (const ElementIndex inner : m_contents[element])
        collectServices(inner, seen, found);
    for (const ElementIndex member : m_linkedMembers[element])
        collectServices(member, seen, found);
}

std::vector<ElementIndex> Topology::servicesIn(ElementIndex element) const
{
    std::vector<bool> seen(m_plan.elements.size(), false);
    std::vector<ElementIndex> found;
    collectServices(element, seen, found);
    std::ranges::sort(found);
    return found;
}

ElementIndex Topology::resolve(ElementIndex element, LinkRole role) const
{
    std::vector<bool> seen(m_plan.elements.size(), false);
    return resolve(element, role, seen);
}

ElementIndex Topology::resolve(ElementIndex element, LinkRole role, std::vector<bool> &seen) const
{
    if (seen[element])
        return kNone;
    seen[element] = true;
    const PlanElement &planned = m_plan.elements[element];
    if (takesPart(element)) {
        if (role == LinkRole::Request && planned.type->isContainer) {
            const std::vector<ElementIndex> services = servicesIn(element);
            if (services.size() == 1)
                return services.front();
        }
        return element;
    }
    // A border that is switched off only stops checking, so a link to it still means the service in it.
    if (planned.type->isBoundaryOnly) {
        const std::vector<ElementIndex> services = servicesIn(element);
        return role == LinkRole::Request && services.size() == 1 ? services.front() : kNone;
    }
    if (planned.type->passesOn) {
        for (const LinkIndex link : planned.linksOut(role)) {
            const ElementIndex target = resolve(m_plan.links[link].to, role, seen);
            if (target != kNone)
                return target;
        }
    }
    return kNone;
}

Route Topology::route(LinkIndex link) const
{
    const PlanLink &planned = m_plan.links[link];
    const ElementIndex target = resolve(planned.to, planned.role);
    return target == kNone ? Route{} : routeBetween(planned.from, target);
}

std::vector<ElementIndex> Topology::surroundings(ElementIndex element) const
{
    std::vector<ElementIndex> found;
    const auto add = [&found](ElementIndex outer) {
        if (std::ranges::find(found, outer) == found.end())
            found.push_back(outer);
    };
    for (ElementIndex inner = element; inner != kNone; inner = m_parents[inner]) {
        for (const ElementIndex group : m_plan.elements[inner].groups)
            add(group);
        if (m_parents[inner] != kNone)
            add(m_parents[inner]);
    }
    return found;
}

Route Topology::routeBetween(ElementIndex from, ElementIndex to) const
{
    const std::vector<ElementIndex> left = surroundings(from);
    std::vector<ElementIndex> entered = surroundings(to);
    std::ranges::reverse(entered);
    Route route;
    route.target = to;
    // A link from a container to what is in it crosses no border of its own.
    for (const ElementIndex border : left) {
        if (std::ranges::find(entered, border) == entered.end() && border != to)
            route.crossings.push_back({border, false});
    }
    for (const ElementIndex border : entered) {
        if (std::ranges::find(left, border) == left.end() && border != from)
            route.crossings.push_back({border, true});
    }
    return route;
}

} // namespace nephoscope::sim
