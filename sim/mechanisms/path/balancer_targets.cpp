// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/balancer_targets.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/run/flow.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace nephoscope::sim {

/// What flows take of the targets.
struct BalancerTargets::Flows {
    FlowLevel taken; ///< cores
    std::vector<double> left; ///< by target: of a request, not counted yet
};

BalancerTargets::BalancerTargets(Mechanism &balancer, bool hasFlows) : m_balancer(balancer)
{
    if (hasFlows)
        m_flows = std::make_unique<Flows>();
}

BalancerTargets::~BalancerTargets() = default;

SimTime BalancerTargets::now() const
{
    return m_balancer.simulation().now();
}

void BalancerTargets::configure(const ParameterReader &parameters, RoutingPolicy policy)
{
    m_router.setPolicy(policy);
    m_weights.clear();
    m_rules.clear();
    if (const Value weights = parameters.value("weights"); weights.isObject()) {
        for (const auto &[target, weight] : weights.toObject())
            m_weights[target] = weight.toNumber();
    }
    if (const Value rules = parameters.value("rules"); rules.isObject()) {
        for (const auto &[name, target] : rules.toObject())
            m_rules[name] = target.toString();
    }
    m_failsOpen = parameters.boolean("fail_open");
    m_interval = parameters.seconds("health_interval");
    m_unhealthyAfter = parameters.integer("unhealthy_after");
    m_healthyAfter = parameters.integer("healthy_after");
    for (Target &target : m_targets)
        target.answers.configure(m_interval, m_unhealthyAfter);
}

void BalancerTargets::describe(MetricRegistry &metrics)
{
    metrics.watch(m_places);
    metrics.watch(m_placesTaken);
    if (m_flows)
        metrics.watch(m_flows->taken.level);
    metrics.measure("utilization", [this](const Window &window) {
        const double places = window.integral(m_places);
        const double byFlows = m_flows ? window.integral(m_flows->taken.level) : 0;
        return places > 0 ? std::min(1.0, (window.integral(m_placesTaken) + byFlows) / places) : kNothing;
    }, true);
    m_given.assign(m_targets.size() + kSpareTargets, 0);
    for (const std::uint64_t &given : m_given)
        metrics.watch(given);
    metrics.measure("imbalance", [this](const Window &window) { return imbalance(window); });
    metrics.average("healthy_targets", m_healthy, true);
}

/// Most requests that one target was given over the mean of all targets.
double BalancerTargets::imbalance(const Window &window) const
{
    double most = 0;
    double sum = 0;
    int targets = 0;
    for (std::uint32_t target = 0; target < std::min<std::size_t>(m_targets.size(), m_given.size()); ++target) {
        const double given = window.count(m_given[target]);
        most = std::max(most, given);
        sum += given;
        targets += given > 0 || isLinked(target) ? 1 : 0;
    }
    return sum > 0 ? most * targets / sum : kNothing;
}

// --- who there is ---

std::vector<ElementIndex> BalancerTargets::endsOf(LinkIndex link) const
{
    const Simulation &simulation = m_balancer.simulation();
    const Topology &topology = simulation.topology();
    const ElementIndex drawn = simulation.plan().links[link].to;
    const ElementIndex meant = topology.resolve(drawn, LinkRole::Request);
    // A border that is switched off only stops checking: what it holds is still meant.
    const ElementIndex end = meant == kNone && simulation.plan().elements[drawn].type->isBoundaryOnly ? drawn : meant;
    if (end == kNone)
        return {};
    if (!simulation.plan().elements[end].type->isContainer)
        return {end};
    std::vector<ElementIndex> ends = topology.servicesIn(end);
    if (!ends.empty())
        return ends;
    for (const ElementIndex member : topology.membersOf(end)) {
        if (simulation.plan().elements[member].type->passesOn)
            ends.push_back(member);
    }
    return ends;
}

std::uint32_t BalancerTargets::numberOf(LinkIndex link, ElementIndex element)
{
    const auto [known, isNew] = m_numbers.emplace(std::pair(link, element), size());
    if (!isNew)
        return known->second;
    Target added;
    added.link = link;
    added.element = element;
    added.answers = Detector(m_interval, m_unhealthyAfter);
    m_targets.push_back(added);
    return m_router.add();
}

void BalancerTargets::refresh()
{
    Simulation &simulation = m_balancer.simulation();
    std::vector<bool> wasLinked;
    for (Target &target : m_targets) {
        wasLinked.push_back(target.path != nullptr);
        target.path = nullptr;
    }
    m_byClass.clear();
    std::vector<bool> isReached(simulation.size(), false);
    for (const LinkIndex link : m_balancer.planned().linksOut(LinkRole::Request)) {
        for (const ElementIndex end : endsOf(link)) {
            // What two links lead to is one target, over the first.
            if (isReached[end] || end == m_balancer.index() || simulation.at(end).isBeingMade())
                continue;
            isReached[end] = true;
            const std::uint32_t number = numberOf(link, end);
            Target &target = m_targets[number];
            target.path = simulation.path(link, end);
            if (number >= wasLinked.size() || !wasLinked[number]) {
                // Whoever joins while it cannot serve has to pass the checks first.
                target.isWell = m_interval == 0 || !target.path->isInterrupted();
                target.answers.heard(now());
                target.goodChecks = 0;
            }
            target.places = 0;
            m_router.setWeight(number, weightOf(target));
            std::set<ElementIndex> seen{m_balancer.index(), end};
            target.capacity = capacityOf(end, seen, target.places);
            m_router.setCapacity(number, target.capacity);
            target.places = std::max<std::int64_t>(1, target.places);
            applyRules(number);
        }
    }
    m_turn.resize(m_byClass.size(), 0);
    std::int64_t places = 0;
    std::int64_t taken = 0;
    for (std::uint32_t number = 0; number < size(); ++number) {
        places += m_targets[number].path ? m_targets[number].places : 0;
        taken += std::min(m_router.underWay(number), m_targets[number].places);
    }
    m_places.set(places, now());
    m_placesTaken.set(taken, now());
    updateChoice();
}

/// Whether the design may speak of it by `id`: itself, what it stands in, or what the link was drawn to.
bool BalancerTargets::isNamed(const Target &target, const std::string &id) const
{
    const Simulation &simulation = m_balancer.simulation();
    const ElementIndex named = simulation.plan().element(id);
    if (named == kNone)
        return false;
    // An instance is meant with the element that it is an instance of.
    return named == simulation.plan().links[target.link].to || simulation.topology().contains(named, target.element)
        || simulation.topology().contains(named, simulation.plan().drawn(target.element));
}

double BalancerTargets::weightOf(const Target &target) const
{
    // The innermost name counts.
    const Simulation &simulation = m_balancer.simulation();
    for (ElementIndex outer = target.element; outer != kNone; outer = simulation.topology().parentOf(outer)) {
        for (const ElementIndex named : {outer, simulation.plan().drawn(outer)}) {
            if (const auto found = m_weights.find(simulation.plan().elements[named].id); found != m_weights.end())
                return found->second;
        }
    }
    const auto found = m_weights.find(simulation.plan().elements[simulation.plan().links[target.link].to].id);
    return found == m_weights.end() ? 1 : found->second;
}

void BalancerTargets::applyRules(std::uint32_t number)
{
    for (const auto &[name, id] : m_rules) {
        if (!isNamed(m_targets[number], id))
            continue;
        const std::uint16_t messageClass = m_balancer.simulation().classNumber(name);
        if (m_byClass.size() <= messageClass)
            m_byClass.resize(messageClass + 1u);
        m_byClass[messageClass].push_back(number);
    }
}

/// Cores × their speed; adds the cores to `places`. What passes on has those of whom it leads to, each of whom counts once however many
/// ways lead there.
double BalancerTargets::capacityOf(ElementIndex element, std::set<ElementIndex> &seen, std::int64_t &places) const
{
    Simulation &simulation = m_balancer.simulation();
    if (const Server *server = simulation.enclosing<Server>(simulation.at(element))) {
        places += server->processor().servers();
        return server->processor().servers() * server->processor().nominalSpeed();
    }
    double capacity = 0;
    if (simulation.plan().elements[element].type->passesOn) {
        for (const LinkIndex link : simulation.plan().elements[element].linksOut(LinkRole::Request)) {
            for (const ElementIndex end : endsOf(link)) {
                if (seen.insert(end).second)
                    capacity += capacityOf(end, seen, places);
            }
        }
    }
    return capacity > 0 ? capacity : 1;
}

std::uint32_t BalancerTargets::linked() const
{
    return static_cast<std::uint32_t>(std::ranges::count_if(m_targets, [](const Target &target) { return target.path != nullptr; }));
}

// --- how they are ---

void BalancerTargets::checkHealth()
{
    for (Target &target : m_targets) {
        if (!target.path)
            continue;
        const Mechanism &end = target.path->target();
        if (target.path->isInterrupted()) {
            // No answer: refused, cut off, or accepted by something that hangs.
            target.goodChecks = 0;
            if (target.answers.missed(now()) && target.isWell) {
                target.isWell = false;
                m_balancer.log("target_removed", end.stateCause(), end.id());
            }
            continue;
        }
        ++target.goodChecks;
        if (target.isWell || target.goodChecks >= m_healthyAfter) {
            target.answers.heard(now());
            if (!target.isWell)
                m_balancer.log("target_returned", end.stateCause(), end.id());
            target.isWell = true;
        }
    }
    updateChoice();
}

void BalancerTargets::updateChoice()
{
    const auto isUsable = [](const Target &target) { return target.path && target.leaving == kNone; };
    std::int64_t well = 0;
    for (const Target &target : m_targets)
        well += isUsable(target) && target.isWell ? 1 : 0;
    const bool triesAll = well == 0 && m_failsOpen;
    for (std::uint32_t number = 0; number < size(); ++number)
        m_router.setHealthy(number, isUsable(m_targets[number]) && (m_targets[number].isWell || triesAll));
    m_healthy.set(well, now());
    m_balancer.simulation().flowsChanged();
}

// --- choosing ---

std::uint32_t BalancerTargets::choose(RandomStream &random, std::uint64_t key)
{
    return m_router.choose(random, key).value_or(kNobody);
}

std::uint32_t BalancerTargets::chooseByClass(RandomStream &random, std::uint16_t messageClass)
{
    if (messageClass >= m_byClass.size() || m_byClass[messageClass].empty())
        return choose(random, 0);
    const std::vector<std::uint32_t> &named = m_byClass[messageClass];
    std::uint32_t &turn = m_turn[messageClass];
    for (std::size_t tried = 0; tried < named.size(); ++tried) {
        const std::uint32_t target = named[turn++ % named.size()];
        if (canBeChosen(target))
            return target;
    }
    if (!m_failsOpen)
        return kNobody;
    const std::uint32_t target = named[turn++ % named.size()];
    return m_targets[target].path ? target : kNobody;
}

std::uint32_t BalancerTargets::chooseFree(RandomStream &random)
{
    const std::uint32_t least = choose(random, 0);
    if (least == kNobody || m_router.underWay(least) < m_targets[least].places)
        return least;
    for (std::uint32_t target = 0; target < size(); ++target) {
        if (canBeChosen(target) && m_router.underWay(target) < m_targets[target].places)
            return target;
    }
    return kNobody;
}

void BalancerTargets::begun(std::uint32_t target)
{
    if (m_router.underWay(target) < m_targets[target].places)
        m_placesTaken.add(1, now());
    m_router.begun(target);
    if (target < m_given.size())
        ++m_given[target];
}

void BalancerTargets::ended(std::uint32_t target)
{
    m_router.ended(target);
    if (m_router.underWay(target) < m_targets[target].places)
        m_placesTaken.add(-1, now());
}

// --- flows ---

std::vector<double> BalancerTargets::parts(std::uint64_t key)
{
    std::vector<double> parts(size(), 0);
    double sum = 0;
    switch (m_router.policy()) {
    case RoutingPolicy::RoundRobin:
    case RoutingPolicy::Random:
    case RoutingPolicy::Weighted:
    case RoutingPolicy::Asymmetric:
        for (std::uint32_t target = 0; target < size(); ++target) {
            parts[target] = canBeChosen(target) ? m_router.shareOf(target) : 0;
            sum += parts[target];
        }
        break;
    case RoutingPolicy::Hash:
        if (m_router.healthyCount() > 0)
            sum = parts[m_router.targetOf(key)] = 1;
        break;
    case RoutingPolicy::LeastConnections:
    case RoutingPolicy::TwoChoices:
        // Among targets that are alike who is slowed down is found busy that much more often.
        for (std::uint32_t target = 0; target < size(); ++target) {
            parts[target] = canBeChosen(target) ? 1 / m_targets[target].path->target().slowness() : 0;
            sum += parts[target];
        }
        break;
    }
    if (sum <= 0)
        return {};
    for (double &part : parts)
        part /= sum;
    return parts;
}

std::vector<double> BalancerTargets::partsOfClass(std::uint16_t messageClass)
{
    if (messageClass >= m_byClass.size() || m_byClass[messageClass].empty())
        return parts(0);
    std::vector<std::uint32_t> chosen;
    std::ranges::copy_if(m_byClass[messageClass], std::back_inserter(chosen), [this](std::uint32_t target) { return canBeChosen(target); });
    if (chosen.empty() && m_failsOpen)
        std::ranges::copy_if(m_byClass[messageClass], std::back_inserter(chosen), [this](std::uint32_t target) { return isLinked(target); });
    std::vector<double> parts(chosen.empty() ? 0 : size(), 0);
    for (const std::uint32_t target : chosen)
        parts[target] += 1 / static_cast<double>(chosen.size());
    return parts;
}

bool BalancerTargets::areAlike() const
{
    const Target *first = nullptr;
    for (std::uint32_t number = 0; number < size(); ++number) {
        if (!canBeChosen(number))
            continue;
        const Target &target = m_targets[number];
        if (first && (target.places != first->places || target.capacity != first->capacity))
            return false;
        first = &target;
    }
    return true;
}

int BalancerTargets::placesToChoose() const
{
    std::int64_t places = 0;
    for (std::uint32_t target = 0; target < size(); ++target)
        places += canBeChosen(target) ? m_targets[target].places : 0;
    return static_cast<int>(std::min<std::int64_t>(places, kManyServers));
}

void BalancerTargets::raiseTaken(FlowRound &round, std::uint32_t target, double cores)
{
    round.raise(m_flows->taken, std::min(cores, static_cast<double>(m_targets[target].places)));
}

void BalancerTargets::noteGiven(std::uint32_t target, double amount)
{
    m_flows->left.resize(size(), 0);
    double &left = m_flows->left[target];
    left += amount;
    const double whole = std::floor(left + 1e-6);
    left -= whole;
    if (target < m_given.size())
        m_given[target] += static_cast<std::uint64_t>(whole);
}

// --- taking out ---

bool BalancerTargets::drain(ElementIndex leaving)
{
    const Topology &topology = m_balancer.simulation().topology();
    bool isBusy = false;
    for (std::uint32_t number = 0; number < size(); ++number) {
        Target &target = m_targets[number];
        if (!target.path || !topology.contains(leaving, target.element))
            continue;
        target.leaving = leaving;
        isBusy = isBusy || (m_router.underWay(number) > 0 && target.path->target().isServing());
    }
    if (!isBusy)
        stay(leaving);
    updateChoice();
    return isBusy;
}

void BalancerTargets::stay(ElementIndex leaving)
{
    for (Target &target : m_targets) {
        if (target.leaving == leaving)
            target.leaving = kNone;
    }
    updateChoice();
}

ElementIndex BalancerTargets::drainedBy(std::uint32_t target) const
{
    const ElementIndex leaving = m_targets[target].leaving;
    if (leaving == kNone)
        return kNone;
    for (std::uint32_t number = 0; number < size(); ++number) {
        if (m_targets[number].leaving == leaving && m_router.underWay(number) > 0)
            return kNone;
    }
    return leaving;
}

} // namespace nephoscope::sim
