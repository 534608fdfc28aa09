// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/known_availability.h"

#include "model/value.h"
#include "sim/plan/parameter_reader.h"
#include "sim/theory/queueing.h"
#include "sim/theory/signs.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace nephoscope::sim::theory {

namespace {

// 2^12 terms at most.
constexpr std::size_t kMostWays = 12;
constexpr int kDeepest = 16;

bool has(const PlanElement &element, std::string_view parameter)
{
    return element.type->parameter(parameter) != nullptr;
}

} // namespace

KnownAvailability::KnownAvailability(const Plan &plan, const Topology &topology, const std::vector<bool> &isActedOn)
    : m_plan(plan), m_topology(topology), m_isActedOn(isActedOn)
{
}

double KnownAvailability::meanUp(ElementIndex element) const
{
    const PlanElement &planned = m_plan.elements[element];
    return has(planned, "mtbf") ? ParameterReader(*planned.type, planned.params).number("mtbf") : 0;
}

double KnownAvailability::availabilityOf(ElementIndex part) const
{
    const PlanElement &planned = m_plan.elements[part];
    return availability(meanUp(part), ParameterReader(*planned.type, planned.params).number("mttr"));
}

std::optional<KnownAvailability::Way> KnownAvailability::chainOf(ElementIndex element) const
{
    Way chain;
    for (ElementIndex at = element; at != kNone; at = m_plan.elements[at].parent) {
        if (meanUp(at) == 0)
            continue;
        const PlanElement &planned = m_plan.elements[at];
        if (ParameterReader(*planned.type, planned.params).number("mttr") == 0)
            return std::nullopt; // it stays down
        chain.push_back(at);
    }
    return chain;
}

std::optional<KnownCase> KnownAvailability::ofPart(ElementIndex element) const
{
    if (!m_plan.elements[element].type->canFail || m_isActedOn[element])
        return std::nullopt;
    const std::optional<Way> chain = chainOf(element);
    // Of a container alone that never fails there is nothing to say, nor of what only has to start again with it.
    if (!chain || chain->empty())
        return std::nullopt;
    KnownCase known;
    std::vector<double> parts;
    for (const ElementIndex part : *chain) {
        const PlanElement &planned = m_plan.elements[part];
        const double repair = ParameterReader(*planned.type, planned.params).number("mttr");
        parts.push_back(availabilityOf(part));
        known.given += (known.given.empty() ? "" : "; ") + planned.id + ": " + inSigns(meanUp(part)) + " h, " + inSigns(repair) + " h";
    }
    known.element = m_plan.elements[element].id;
    known.name = parts.size() == 1 ? "MTBF / (MTBF + MTTR)" : "A1 · A2 · …";
    known.formula = parts.size() == 1 ? "A = MTBF / (MTBF + MTTR)" : "A = Π MTBF / (MTBF + MTTR)";
    known.isApproximation = true; // without the time that it takes to start
    known.predictions.push_back({"up_time", inSeries(parts)});
    return known;
}

std::vector<ElementIndex> KnownAvailability::targetsOf(ElementIndex element) const
{
    std::vector<ElementIndex> targets;
    for (const LinkIndex link : m_plan.elements[element].linksOut(LinkRole::Request)) {
        const ElementIndex end = m_topology.resolve(m_plan.links[link].to, LinkRole::Request);
        if (end == kNone)
            continue;
        if (m_plan.elements[end].type->isContainer)
            std::ranges::copy(m_topology.servicesIn(end), std::back_inserter(targets));
        else
            targets.push_back(end);
    }
    std::ranges::sort(targets);
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    return targets;
}

std::optional<KnownAvailability::Ways> KnownAvailability::waysThrough(ElementIndex element, int depth) const
{
    const PlanElement &planned = m_plan.elements[element];
    const ParameterReader parameters(*planned.type, planned.params);
    const std::optional<Way> own = depth > kDeepest || m_isActedOn[element] ? std::nullopt : chainOf(element);
    if (!own || !planned.linksOut(LinkRole::Storage).empty())
        return std::nullopt;
    for (ElementIndex outer = planned.parent; outer != kNone; outer = m_plan.elements[outer].parent) {
        if (m_isActedOn[outer])
            return std::nullopt;
    }
    Ways ways;
    const std::vector<ElementIndex> targets = targetsOf(element);
    if (planned.isService) {
        // What it calls may be any of its targets: only one that calls nobody is plain.
        const Value calls = parameters.value("calls");
        if (calls.isList() && !calls.toList().empty())
            return std::nullopt;
        ways.push_back({});
    } else if (planned.type->passesOn && !targets.empty()) {
        // One that does not look whether its targets are up goes on sending to those that are not.
        if (targets.size() > 1 && !(has(planned, "health_interval") && parameters.number("health_interval") > 0))
            return std::nullopt;
        for (const ElementIndex target : targets) {
            const std::optional<Ways> further = waysThrough(target, depth + 1);
            if (!further)
                return std::nullopt;
            ways.insert(ways.end(), further->begin(), further->end());
        }
    } else {
        return std::nullopt;
    }
    if (ways.size() > kMostWays)
        return std::nullopt;
    for (Way &way : ways) {
        way.insert(way.end(), own->begin(), own->end());
        std::ranges::sort(way);
        way.erase(std::unique(way.begin(), way.end()), way.end());
    }
    return ways;
}

/// By inclusion and exclusion, since ways may share parts (a host, the balancer).
double KnownAvailability::oneWayIsUp(const Ways &ways) const
{
    double sum = 0;
    for (unsigned chosen = 1; chosen < 1u << ways.size(); ++chosen) {
        Way together;
        for (std::size_t i = 0; i < ways.size(); ++i) {
            if ((chosen >> i & 1) != 0)
                together.insert(together.end(), ways[i].begin(), ways[i].end());
        }
        std::ranges::sort(together);
        together.erase(std::unique(together.begin(), together.end()), together.end());
        double all = 1;
        for (const ElementIndex part : together)
            all *= availabilityOf(part);
        sum += std::popcount(chosen) % 2 == 1 ? all : -all;
    }
    return sum;
}

std::optional<KnownCase> KnownAvailability::ofService(ElementIndex consumer) const
{
    const PlanElement &planned = m_plan.elements[consumer];
    const ParameterReader parameters(*planned.type, planned.params);
    if (!has(planned, "workload") || parameters.text("workload") != "open" || parameters.text("profile") != "constant")
        return std::nullopt;
    const auto links = planned.linksOut(LinkRole::Request);
    const ElementIndex first = links.empty() ? kNone : m_topology.resolve(m_plan.links[links.front()].to, LinkRole::Request);
    // Its own failures are no failures of requests.
    const std::optional<Way> own = first == kNone || links.size() > 1 ? std::nullopt : chainOf(consumer);
    const std::optional<Ways> ways = own && own->empty() ? waysThrough(first, 0) : std::nullopt;
    if (!ways || std::ranges::all_of(*ways, [](const Way &way) { return way.empty(); }))
        return std::nullopt;
    Way parts;
    for (const Way &way : *ways)
        parts.insert(parts.end(), way.begin(), way.end());
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    KnownCase known;
    known.element = planned.id;
    for (const ElementIndex part : parts)
        known.given += (known.given.empty() ? "" : "; ") + m_plan.elements[part].id + ": A = " + inSigns(availabilityOf(part));
    known.name = ways->size() == 1 ? (parts.size() == 1 ? "MTBF / (MTBF + MTTR)" : "A1 · A2 · …") : "1 − (1 − A1)(1 − A2) …";
    known.formula = ways->size() == 1 ? "A = Π MTBF / (MTBF + MTTR)" : "A = P(⋃ Wi), P(Wi) = Π MTBF / (MTBF + MTTR)";
    known.isApproximation = true;
    known.predictions.push_back({"availability", oneWayIsUp(*ways)});
    return known;
}

} // namespace nephoscope::sim::theory
