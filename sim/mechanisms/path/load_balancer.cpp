// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/load_balancer.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

constexpr std::uint32_t kNobody = 0xffffffff;
constexpr std::array<std::string_view, 10> kAlgorithms{"round_robin", "random",       "weighted",    "asymmetric",    "least_connections",
                                                       "two_choices", "shared_queue", "prioritized", "content_aware", "hash"};

} // namespace

LoadBalancer::LoadBalancer(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_choices(simulation.random(*this, "choices"))
{
}

Result<Done> LoadBalancer::configure(const ParameterReader &parameters)
{
    m_algorithm = parameters.choice<Algorithm>("algorithm", kAlgorithms);
    static constexpr RoutingPolicy policies[] = {RoutingPolicy::RoundRobin,       RoutingPolicy::Random,     RoutingPolicy::Weighted,
                                                 RoutingPolicy::Asymmetric,       RoutingPolicy::LeastConnections, RoutingPolicy::TwoChoices,
                                                 RoutingPolicy::LeastConnections, RoutingPolicy::LeastConnections, RoutingPolicy::RoundRobin,
                                                 RoutingPolicy::Hash};
    m_router.setPolicy(policies[static_cast<std::size_t>(m_algorithm)]);
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
    m_isSticky = parameters.boolean("sticky");
    m_failsOpen = parameters.boolean("fail_open");
    m_queueLimit = parameters.integer("queue_limit");
    m_checkInterval = parameters.seconds("health_interval");
    m_unhealthyAfter = parameters.integer("unhealthy_after");
    m_healthyAfter = parameters.integer("healthy_after");
    m_latency = parameters.seconds("latency");
    return Done{};
}

void LoadBalancer::connect()
{
    // A target keeps its number for the run, so that what is under way finds its way back.
    m_targetOfClass.clear();
    std::vector<bool> isLinked(m_targets.size(), false);
    for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
        Path *path = simulation().path(link);
        if (!path)
            continue;
        const auto known = std::find_if(m_targets.begin(), m_targets.end(), [link](const Target &t) { return t.link == link; });
        std::uint32_t target = static_cast<std::uint32_t>(known - m_targets.begin());
        if (known == m_targets.end()) {
            Target added;
            added.link = link;
            m_targets.push_back(added);
            isLinked.push_back(true);
            m_router.add();
        }
        isLinked[target] = true;
        m_targets[target].path = path;
        const Mechanism &end = path->target();
        const std::string &drawn = simulation().plan().elements[simulation().plan().links[link].to].id;
        const auto weight = m_weights.count(drawn) ? m_weights.find(drawn) : m_weights.find(end.id());
        m_router.setWeight(target, weight == m_weights.end() ? 1 : weight->second);
        const VirtualServer *server = simulation().enclosing<VirtualServer>(end);
        m_targets[target].places = server ? server->vcpus() : 1;
        m_router.setCapacity(target, static_cast<double>(m_targets[target].places));
        for (const auto &[name, id] : m_rules) {
            if (id == drawn || id == end.id())
                m_targetOfClass[simulation().classNumber(name)] = target;
        }
    }
    for (std::uint32_t target = 0; target < m_targets.size(); ++target) {
        if (!isLinked[target])
            m_targets[target].path = nullptr;
        m_router.setHealthy(target, m_targets[target].path && m_targets[target].failedChecks < m_unhealthyAfter);
    }
    m_healthy.set(m_router.healthyCount(), now());
}

void LoadBalancer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("queue_length", m_waiting, true);
    metrics.mean("residence_mean", m_residence);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.average("healthy_targets", m_healthy, true);
}

void LoadBalancer::start()
{
    if (m_checkInterval > 0)
        clock().after(m_checkInterval, EventClass::Timer, *this, Check);
}

void LoadBalancer::receive(RequestId request)
{
    ++m_received;
    requests()[request].arrived = now();
    if (m_latency == 0) {
        forward(request);
        return;
    }
    m_underWay.add(1, now());
    clock().after(m_latency, EventClass::Arrival, *this, Forward, request);
}

void LoadBalancer::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == Forward) {
        m_underWay.add(-1, now());
        if (isServing())
            forward(static_cast<RequestId>(argument));
        else
            refuse(static_cast<RequestId>(argument), Outcome::Lost);
    } else if (kind == Check) {
        clock().after(m_checkInterval > 0 ? m_checkInterval : kSecond, EventClass::Timer, *this, Check);
        if (isServing() && m_checkInterval > 0)
            check();
    } else {
        Mechanism::handle(kind, argument);
    }
}

void LoadBalancer::forward(RequestId request)
{
    if (isQueueing()) {
        enqueue(request);
        return;
    }
    const std::uint32_t target = choose(requests()[request]);
    if (target == kNobody)
        refuse(request, Outcome::Refused);
    else
        give(request, target);
}

std::uint32_t LoadBalancer::choose(const Request &request)
{
    if (m_algorithm == Algorithm::ContentAware) {
        const auto ruled = m_targetOfClass.find(request.messageClass);
        if (ruled != m_targetOfClass.end()) {
            const bool isUsable = m_targets[ruled->second].path && (m_router.isHealthy(ruled->second) || m_failsOpen);
            return isUsable ? ruled->second : kNobody;
        }
    }
    if (m_isSticky) {
        const auto stuck = m_stuck.find(request.origin);
        if (stuck != m_stuck.end() && m_router.isHealthy(stuck->second))
            return stuck->second;
    }
    std::optional<std::uint32_t> chosen = m_router.choose(m_choices, request.origin);
    if (!chosen && m_failsOpen) {
        std::vector<std::uint32_t> linked;
        for (std::uint32_t target = 0; target < m_targets.size(); ++target) {
            if (m_targets[target].path)
                linked.push_back(target);
        }
        if (!linked.empty())
            chosen = linked[m_choices.below(static_cast<std::uint32_t>(linked.size()))];
    }
    if (!chosen)
        return kNobody;
    if (m_isSticky)
        m_stuck[request.origin] = *chosen;
    return *chosen;
}

void LoadBalancer::give(RequestId request, std::uint32_t target)
{
    m_router.begun(target);
    ++m_targets[target].given;
    m_underWay.add(1, now());
    requests()[request].begun = requests()[request].arrived;
    requests().push(request, *this, static_cast<std::uint64_t>(now() - requests()[request].arrived) << 16 | target);
    m_targets[target].path->send(request);
}

void LoadBalancer::returned(RequestId request, Outcome outcome, std::uint64_t data)
{
    const std::uint32_t target = static_cast<std::uint32_t>(data & 0xffff);
    m_router.ended(target);
    m_underWay.add(-1, now());
    if (outcome == Outcome::Answered) {
        ++m_served;
        m_residence.add(static_cast<SimTime>(data >> 16));
    } else {
        ++m_dropped;
    }
    end(request, outcome);
    if (isQueueing())
        serveQueue();
}

void LoadBalancer::refuse(RequestId request, Outcome outcome)
{
    ++m_dropped;
    end(request, outcome);
}

std::int64_t LoadBalancer::queued() const
{
    std::size_t count = 0;
    for (const Ring<RequestId> &queue : m_queues)
        count += queue.count();
    return static_cast<std::int64_t>(count);
}

void LoadBalancer::enqueue(RequestId request)
{
    const int priority = m_algorithm == Algorithm::Prioritized ? requests()[request].priority : 0;
    const std::uint32_t free = queued() == 0 ? freeTarget() : kNobody;
    if (free != kNobody) {
        give(request, free);
        return;
    }
    if (m_queueLimit > 0 && queued() >= m_queueLimit) {
        // The lowest priority is discarded: the newest of the lowest queue, or this one.
        int lowest = 0;
        while (lowest < priority && m_queues[lowest].isEmpty())
            ++lowest;
        if (lowest >= priority) {
            refuse(request, Outcome::Rejected);
            return;
        }
        Ring<RequestId> &queue = m_queues[lowest];
        const RequestId discarded = queue[queue.count() - 1];
        queue.removeAt(queue.count() - 1);
        m_queues[priority].pushBack(request);
        refuse(discarded, Outcome::Rejected);
        return;
    }
    m_queues[priority].pushBack(request);
    m_waiting.set(queued(), now());
}

/// The healthy target with a place free that has the fewest under way, ties at random.
std::uint32_t LoadBalancer::freeTarget()
{
    const std::optional<std::uint32_t> least = m_router.choose(m_choices);
    if (least && m_router.underWay(*least) < m_targets[*least].places)
        return *least;
    for (std::uint32_t target = 0; target < m_targets.size(); ++target) {
        if (m_targets[target].path && m_router.isHealthy(target) && m_router.underWay(target) < m_targets[target].places)
            return target;
    }
    return kNobody;
}

void LoadBalancer::serveQueue()
{
    for (int priority = kPriorities - 1; priority >= 0; --priority) {
        while (!m_queues[priority].isEmpty()) {
            const std::uint32_t target = freeTarget();
            if (target == kNobody)
                return;
            const RequestId request = m_queues[priority].popFront();
            m_waiting.set(queued(), now());
            give(request, target);
        }
    }
}

void LoadBalancer::check()
{
    for (std::uint32_t number = 0; number < m_targets.size(); ++number) {
        Target &target = m_targets[number];
        if (!target.path)
            continue;
        const Mechanism &end = target.path->target();
        const bool isGood = !target.path->isInterrupted() && end.isServing();
        target.failedChecks = isGood ? 0 : target.failedChecks + 1;
        target.goodChecks = isGood ? target.goodChecks + 1 : 0;
        if (m_router.isHealthy(number) && target.failedChecks >= m_unhealthyAfter) {
            m_router.setHealthy(number, false);
            log("target_removed", end.stateCause(), end.id());
        } else if (!m_router.isHealthy(number) && target.goodChecks >= m_healthyAfter) {
            m_router.setHealthy(number, true);
            log("target_returned", end.stateCause(), end.id());
        }
    }
    m_healthy.set(m_router.healthyCount(), now());
    if (isQueueing())
        serveQueue();
}

void LoadBalancer::wentDown()
{
    for (Ring<RequestId> &queue : m_queues) {
        while (!queue.isEmpty())
            refuse(queue.popFront(), Outcome::Lost);
    }
    m_waiting.set(0, now());
}

std::string LoadBalancer::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + static_cast<std::uint64_t>(m_underWay.level() + queued());
    if (known != m_received)
        return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
    return {};
}

Sentence LoadBalancer::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string healthy = std::to_string(m_router.healthyCount());
    const std::string all = std::to_string(m_targets.size());
    return {healthy + " of " + all + " targets are healthy.", all + " 个目标中有 " + healthy + " 个健康。"};
}

void LoadBalancer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = queued();
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
