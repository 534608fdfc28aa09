// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/instances.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/registry.h"

#include <algorithm>
#include <map>

namespace nephoscope::sim {

namespace {

// Of an element that can have instances so many more are prepared at least for a run in which somebody may want more.
constexpr int kLeastSpare = 8;

using Numbers = std::map<ElementIndex, ElementIndex>;

/// An id in a parameter means the instance where it meant what the instance is a copy of.
Value renamed(const Value &value, const std::map<std::string, std::string> &ids)
{
    if (value.isString()) {
        const auto found = ids.find(value.toString());
        return found == ids.end() ? value : Value(found->second);
    }
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(renamed(item, ids));
        return Value(std::move(list));
    }
    if (value.isObject()) {
        Value::Object object;
        for (const auto &[key, item] : value.toObject())
            object.emplace_back(key, key == "to" ? renamed(item, ids) : item);
        return Value(std::move(object));
    }
    return value;
}

/// Depth first; each element once.
void collectServers(const Plan &plan, ElementIndex element, std::vector<bool> &seen, std::vector<ElementIndex> &found)
{
    if (seen[element])
        return;
    seen[element] = true;
    const PlanElement &planned = plan.elements[element];
    for (ElementIndex outer = element; outer != kNone; outer = plan.elements[outer].parent) {
        const bool isServer = findMechanismType(plan.elements[outer].type->id)->isLeased;
        if (!isServer || (outer != element && !planned.isService))
            continue;
        if (plan.elements[outer].original == kNone && std::ranges::find(found, outer) == found.end())
            found.push_back(outer);
        return;
    }
    for (ElementIndex inner = 0; inner < plan.elements.size(); ++inner) {
        const PlanElement &other = plan.elements[inner];
        if (other.parent == element || std::ranges::find(other.groups, element) != other.groups.end())
            collectServers(plan, inner, seen, found);
    }
    for (const LinkIndex link : planned.linksOut(LinkRole::Request))
        collectServers(plan, plan.links[link].to, seen, found);
}

class Copier
{
public:
    explicit Copier(Plan &plan) : m_plan(plan), m_drawn(static_cast<ElementIndex>(plan.elements.size())), m_links(static_cast<LinkIndex>(plan.links.size()))
    {
        m_contents.resize(m_drawn);
        for (ElementIndex i = 0; i < m_drawn; ++i) {
            if (plan.elements[i].parent != kNone)
                m_contents[plan.elements[i].parent].push_back(i);
        }
    }

    void copy(ElementIndex original, int count)
    {
        std::vector<ElementIndex> all{original};
        for (std::size_t i = 0; i < all.size(); ++i)
            all.insert(all.end(), m_contents[all[i]].begin(), m_contents[all[i]].end());
        for (int number = 2; number <= std::min(count + 1, kMostInstances); ++number) {
            if (m_plan.elements.size() - m_drawn + all.size() > kMostInstancesInAll)
                return;
            copyOnce(all, number);
        }
    }

private:
    void copyOnce(const std::vector<ElementIndex> &all, int number)
    {
        const std::string suffix = "#" + std::to_string(number);
        Numbers numbers;
        std::map<std::string, std::string> ids;
        for (const ElementIndex element : all) {
            numbers.emplace(element, static_cast<ElementIndex>(m_plan.elements.size() + numbers.size()));
            ids.emplace(m_plan.elements[element].id, m_plan.elements[element].id + suffix);
        }
        for (const ElementIndex element : all) {
            PlanElement copy = m_plan.elements[element];
            copy.id += suffix;
            copy.name += suffix;
            copy.original = element;
            copy.number = number;
            if (element == all.front())
                copy.enabled = false;
            for (auto &[id, value] : copy.params) {
                const Parameter *parameter = copy.type->parameter(id);
                if (parameter && (parameter->kind == ParameterKind::Element || parameter->kind == ParameterKind::List))
                    value = renamed(value, ids);
            }
            copy.out.clear();
            copy.in.clear();
            if (const auto parent = numbers.find(copy.parent); parent != numbers.end())
                copy.parent = parent->second;
            for (ElementIndex &group : copy.groups) {
                if (const auto inner = numbers.find(group); inner != numbers.end())
                    group = inner->second;
            }
            m_plan.elementsById.emplace(copy.id, static_cast<ElementIndex>(m_plan.elements.size()));
            m_plan.elements.push_back(std::move(copy));
        }
        for (LinkIndex link = 0; link < m_links; ++link)
            copyLink(link, numbers, suffix);
    }

    void copyLink(LinkIndex link, const Numbers &numbers, const std::string &suffix)
    {
        const auto from = numbers.find(m_plan.links[link].from);
        const auto to = numbers.find(m_plan.links[link].to);
        const LinkRole role = m_plan.links[link].role;
        const bool isWritten = role == LinkRole::Storage || role == LinkRole::Replication;
        if (from == numbers.end() && (to == numbers.end() || isWritten))
            return;
        PlanLink copy = m_plan.links[link];
        copy.id += suffix;
        copy.original = link;
        copy.from = from == numbers.end() ? copy.from : from->second;
        copy.to = to == numbers.end() ? copy.to : to->second;
        const LinkIndex index = static_cast<LinkIndex>(m_plan.links.size());
        m_plan.elements[copy.from].out.add(role, index);
        m_plan.elements[copy.to].in.add(role, index);
        m_plan.linksById.emplace(copy.id, index);
        m_plan.links.push_back(std::move(copy));
    }

    Plan &m_plan;
    ElementIndex m_drawn;
    LinkIndex m_links;
    std::vector<std::vector<ElementIndex>> m_contents;
};

} // namespace

std::vector<ElementIndex> serversBehind(const Plan &plan, ElementIndex element)
{
    std::vector<bool> seen(plan.elements.size(), false);
    std::vector<ElementIndex> found;
    collectServers(plan, element, seen, found);
    return found;
}

ElementIndex scaledBy(const Plan &plan, ElementIndex element)
{
    const PlanElement &planned = plan.elements[element];
    for (const LinkIndex link : planned.linksOut(LinkRole::Control)) {
        const ElementIndex end = plan.links[link].to;
        const PlanElement &carrier = plan.elements[end];
        const Parameter *of = carrier.type->parameter("of");
        const auto given = carrier.params.find("of");
        if (of && of->kind == ParameterKind::Element && given != carrier.params.end() && given->second.isString()
            && plan.element(given->second.toString()) != kNone)
            return plan.element(given->second.toString());
        if (findMechanismType(carrier.type->id)->isLeased)
            return end;
    }
    for (const LinkRole role : {LinkRole::Monitor, LinkRole::Request}) {
        for (const LinkIndex link : planned.linksOut(role)) {
            const std::vector<ElementIndex> servers = serversBehind(plan, plan.links[link].to);
            if (!servers.empty())
                return servers.front();
        }
    }
    return kNone;
}

int greatest(const Plan &plan, ElementIndex element, std::string_view parameter, int configured)
{
    for (const Event &event : plan.architecture.events) {
        if (event.target == plan.elements[element].id && event.param == parameter && event.value && event.value->isNumber())
            configured = std::max(configured, static_cast<int>(std::clamp(event.value->toNumber(), 0.0, double{kMostInstances})));
    }
    return configured;
}

void addInstances(Plan &plan)
{
    std::map<ElementIndex, int> wanted; // in document order
    for (ElementIndex i = 0; i < plan.elements.size(); ++i) {
        const MechanismType *type = findMechanismType(plan.elements[i].type->id);
        if (!type->instances)
            continue;
        for (const InstanceDemand &demand : type->instances(plan, i)) {
            if (demand.original == kNone || demand.count <= 0)
                continue;
            const int count = std::min(demand.count, kMostInstances);
            const int spare = plan.isSteered ? std::max(count, kLeastSpare) : 0;
            wanted[demand.original] = std::min(wanted[demand.original] + count + spare, kMostInstances);
        }
    }
    Copier copier(plan);
    for (const auto &[original, count] : wanted)
        copier.copy(original, count);
}

} // namespace nephoscope::sim
