// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/load_balancer.h"

#include "sim/mechanisms/path/balancer_line.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

constexpr std::uint32_t kNobody = BalancerTargets::kNobody;
constexpr std::array<std::string_view, 10> kAlgorithms{"round_robin", "random",       "weighted",    "asymmetric",    "least_connections",
                                                       "two_choices", "shared_queue", "prioritized", "content_aware", "hash"};
// In the order of Algorithm. A queue here gives to the least busy one that is free.
constexpr RoutingPolicy kPolicies[] = {RoutingPolicy::RoundRobin,       RoutingPolicy::Random,           RoutingPolicy::Weighted,
                                       RoutingPolicy::Asymmetric,       RoutingPolicy::LeastConnections, RoutingPolicy::TwoChoices,
                                       RoutingPolicy::LeastConnections, RoutingPolicy::LeastConnections, RoutingPolicy::RoundRobin,
                                       RoutingPolicy::Hash};

// A session that nobody has heard of for so long is over: what a state management database takes by default.
constexpr SimTime kSessionExpiry = 1800 * kSecond;

std::uint64_t packed(RequestId request, std::uint32_t passing)
{
    return static_cast<std::uint64_t>(passing) << 32 | request;
}

} // namespace

LoadBalancer::LoadBalancer(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_targets(*this, simulation.flows() != nullptr)
    , m_choices(simulation.random(*this, "choices"))
    , m_stuck(simulation.plan().elements.size(), kNobody)
    , m_stuckSessions(simulation.clock(), simulation.plan().elements[element].id)
    , m_free(kNobody)
{
    m_stuckSessions.setExpiry(kSessionExpiry);
    if (simulation.flows())
        m_line = std::make_unique<BalancerLine>();
}

LoadBalancer::~LoadBalancer() = default;

Result<Done> LoadBalancer::configure(const ParameterReader &parameters)
{
    m_algorithm = parameters.choice<Algorithm>("algorithm", kAlgorithms);
    m_targets.configure(parameters, kPolicies[static_cast<std::size_t>(m_algorithm)]);
    m_isSticky = parameters.boolean("sticky");
    m_queueLimit = parameters.integer("queue_limit");
    m_checkInterval = parameters.seconds("health_interval");
    m_drain = parameters.seconds("drain");
    m_latency = parameters.seconds("latency");
    if (m_hasStarted)
        scheduleCheck();
    return Done{};
}

void LoadBalancer::connect()
{
    m_targets.refresh();
    // Another algorithm does not queue, and a target that has come may be free.
    if (m_hasStarted && isServing())
        serveQueue();
}

void LoadBalancer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    m_targets.describe(metrics);
    describeQueue(metrics);
    metrics.mean("wait_mean", m_waits);
    metrics.mean("service_mean", m_services);
    metrics.mean("residence_mean", m_residence);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
}

void LoadBalancer::start()
{
    m_hasStarted = true;
    scheduleCheck();
}

void LoadBalancer::scheduleCheck()
{
    clock().cancel(m_nextCheck);
    if (m_checkInterval > 0)
        m_nextCheck = clock().after(m_checkInterval, EventClass::Timer, *this, Check);
}

// --- there ---

std::uint32_t LoadBalancer::takePassing()
{
    if (m_free == kNobody) [[unlikely]] {
        m_passing.emplace_back();
        m_passing.back().next = kNobody;
        m_free = static_cast<std::uint32_t>(m_passing.size() - 1);
    }
    const std::uint32_t passing = m_free;
    m_free = m_passing[passing].next;
    m_passing[passing].arrived = now();
    m_passing[passing].epoch = m_epoch;
    return passing;
}

void LoadBalancer::receive(RequestId request)
{
    ++m_received;
    if (m_line && !m_hasSingles) [[unlikely]]
        noteSingle();
    const std::uint32_t passing = takePassing();
    if (m_latency == 0) {
        forward(request, passing);
        return;
    }
    const SimTime takes = slowness() == 1 ? m_latency : static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5);
    if (clock().after(takes, EventClass::Arrival, *this, Forward, packed(request, passing)) == EventId::None)
        drop(request, passing, Outcome::Lost); // the clock is about to stop with an error
    else
        ++m_inHand;
}

void LoadBalancer::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == Check) {
        scheduleCheck();
        if (isServing() && !isCut()) {
            m_targets.checkHealth();
            serveQueue();
        }
        return;
    }
    if (kind == DrainOver) {
        doneWith(static_cast<ElementIndex>(argument));
        return;
    }
    if (isHung()) {
        m_stalled.emplace_back(kind, argument);
        return;
    }
    const RequestId request = static_cast<RequestId>(argument);
    const std::uint32_t passing = static_cast<std::uint32_t>(argument >> 32);
    --m_inHand;
    if (m_passing[passing].epoch != m_epoch || isCut())
        drop(request, passing, Outcome::Lost);
    else if (kind == Forward)
        forward(request, passing);
    else
        giveBack(request, passing);
}

void LoadBalancer::forward(RequestId request, std::uint32_t passing)
{
    if (isQueueing()) {
        enqueue(request, passing);
        return;
    }
    const std::uint32_t target = choose(request);
    if (target == kNobody)
        drop(request, passing, Outcome::Refused);
    else
        give(request, passing, target);
}

std::uint32_t LoadBalancer::choose(RequestId id)
{
    const Request &request = requests()[id];
    if (m_algorithm == Algorithm::ContentAware)
        return m_targets.chooseByClass(m_choices, request.messageClass);
    if (!m_isSticky || request.origin >= m_stuck.size())
        return m_targets.choose(m_choices, request.origin);
    if (request.is(Request::InSession))
        return chooseForSession(id);
    std::uint32_t &target = m_stuck[request.origin];
    if (target == kNobody || !m_targets.canBeChosen(target))
        target = m_targets.choose(m_choices, request.origin);
    return target;
}

std::uint32_t LoadBalancer::chooseForSession(RequestId id)
{
    const std::uint64_t key = sessionKey(requests()[id].origin, requests().session(id));
    std::uint64_t *stuck = m_stuckSessions.find(key);
    if (stuck && m_targets.canBeChosen(static_cast<std::uint32_t>(*stuck)))
        return static_cast<std::uint32_t>(*stuck);
    const std::uint32_t target = m_targets.choose(m_choices, requests()[id].origin);
    if (target == kNobody)
        return kNobody;
    if (stuck)
        m_stuckSessions.change(*stuck, target);
    else
        m_stuckSessions.add(key, target);
    return target;
}

void LoadBalancer::give(RequestId request, std::uint32_t passing, std::uint32_t target)
{
    ++m_given;
    m_passing[passing].given = now();
    m_passing[passing].target = target;
    m_targets.begun(target);
    requests().push(request, *this, passing);
    m_targets.path(target).send(request);
}

// --- and back ---

void LoadBalancer::returned(RequestId request, Outcome outcome, std::uint64_t argument)
{
    const std::uint32_t passing = static_cast<std::uint32_t>(argument);
    const std::uint32_t target = m_passing[passing].target;
    --m_given;
    m_targets.ended(target);
    m_passing[passing].outcome = outcome;
    if (isHung()) {
        ++m_inHand;
        m_stalled.emplace_back(GiveBack, packed(request, passing));
        return;
    }
    const bool isLost = m_passing[passing].epoch != m_epoch;
    if (const ElementIndex leaving = m_targets.drainedBy(target); leaving != kNone)
        doneWith(leaving);
    if (isLost)
        drop(request, passing, Outcome::Lost);
    else
        giveBack(request, passing);
    serveQueue();
}

void LoadBalancer::giveBack(RequestId request, std::uint32_t passing)
{
    const Passing &p = m_passing[passing];
    if (p.outcome != Outcome::Answered) {
        drop(request, passing, p.outcome);
        return;
    }
    ++m_served;
    m_residence.add(now() - p.arrived);
    m_waits.add(p.given - p.arrived);
    m_services.add(now() - p.given);
    m_passing[passing].next = m_free;
    m_free = passing;
    end(request, Outcome::Answered);
}

void LoadBalancer::drop(RequestId request, std::uint32_t passing, Outcome outcome)
{
    ++m_dropped;
    m_passing[passing].next = m_free;
    m_free = passing;
    end(request, outcome);
}

// --- the queue ---

void LoadBalancer::enqueue(RequestId request, std::uint32_t passing)
{
    if (m_waiting.level() == 0) {
        const std::uint32_t free = m_targets.chooseFree(m_choices);
        if (free != kNobody) {
            give(request, passing, free);
            return;
        }
        if (m_targets.linked() == 0) {
            drop(request, passing, Outcome::Refused); // nobody that it could wait for
            return;
        }
    }
    const int priority = m_algorithm == Algorithm::Prioritized ? std::min<int>(requests()[request].priority, decltype(m_queue)::kPriorities - 1) : 0;
    if (m_queueLimit > 0 && m_waiting.level() >= m_queueLimit) {
        // The lowest priority is discarded: one that waits, or this one.
        const std::optional<Waiting> discarded = m_queue.discardBelow(priority);
        if (!discarded) {
            drop(request, passing, Outcome::Rejected);
            return;
        }
        m_waiting.add(-1, now());
        drop(discarded->request, discarded->passing, Outcome::Rejected);
    }
    m_queue.pushBack({request, passing}, priority);
    m_waiting.add(1, now());
}

void LoadBalancer::serveQueue()
{
    // What is given may be back before this goes on, and asks for more: a loop, no tower of calls.
    if (m_isServingQueue)
        return;
    m_isServingQueue = true;
    while (!m_queue.isEmpty()) {
        const std::uint32_t target = isQueueing() ? m_targets.chooseFree(m_choices) : kNobody;
        if (isQueueing() && target == kNobody)
            break;
        const Waiting first = m_queue.popFront();
        m_waiting.add(-1, now());
        if (isQueueing())
            give(first.request, first.passing, target);
        else
            forward(first.request, first.passing); // the algorithm was changed
    }
    m_isServingQueue = false;
}

// --- failing, leaving ---

void LoadBalancer::wentDown()
{
    ++m_epoch;
    loseLine();
    while (!m_queue.isEmpty()) {
        const Waiting first = m_queue.popFront();
        m_waiting.add(-1, now());
        drop(first.request, first.passing, Outcome::Lost);
    }
    goOn();
}

void LoadBalancer::cameUp()
{
    goOn();
    if (m_hasStarted)
        serveQueue();
}

/// What stalled goes on, or lost if it was down in between.
void LoadBalancer::goOn()
{
    for (const auto &[kind, argument] : std::exchange(m_stalled, {}))
        handle(kind, argument);
}

bool LoadBalancer::drain(Mechanism &leaving, LogId cause)
{
    if (m_drain == 0 || !isServing() || isCut() || simulation().topology().contains(leaving.index(), index()))
        return false;
    if (!m_targets.drain(leaving.index()))
        return false;
    log("target_draining", cause, leaving.id());
    m_draining.emplace_back(leaving.index(), clock().after(m_drain, EventClass::Document, *this, DrainOver, leaving.index()));
    return true;
}

void LoadBalancer::forgetDraining(ElementIndex leaving)
{
    const auto found = std::ranges::find(m_draining, leaving, &std::pair<ElementIndex, EventId>::first);
    if (found == m_draining.end())
        return;
    clock().cancel(found->second);
    m_draining.erase(found);
}

void LoadBalancer::doneWith(ElementIndex leaving)
{
    forgetDraining(leaving);
    m_targets.stay(leaving);
    simulation().drained(simulation().at(leaving));
}

void LoadBalancer::stay(Mechanism &leaving)
{
    forgetDraining(leaving.index());
    m_targets.stay(leaving.index());
}

// --- telling ---

std::string LoadBalancer::unbalanced() const
{
    std::uint64_t underWay = 0;
    for (std::uint32_t target = 0; target < m_targets.size(); ++target)
        underWay += static_cast<std::uint64_t>(m_targets.underWay(target));
    if (underWay != m_given)
        return std::to_string(m_given) + " requests are with targets and these have " + std::to_string(underWay);
    const std::uint64_t known = m_served + m_dropped + m_inHand + m_given + m_queue.count() + (m_line ? m_line->held : 0);
    if (known != m_received)
        return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
    return {};
}

Sentence LoadBalancer::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    const std::uint32_t linked = m_targets.linked();
    if (linked == 0)
        return {"Has no target: every request is refused.", "没有目标：所有请求都被拒绝。"};
    const std::string healthy = std::to_string(m_targets.healthy().level());
    const std::string all = std::to_string(linked);
    if (m_targets.healthy().level() == 0) {
        return m_targets.triesAll() ? Sentence{"None of " + all + " targets is healthy: tries them all.", all + " 个目标都不健康：仍尝试全部目标。"}
                     : Sentence{"None of " + all + " targets is healthy: refuses.", all + " 个目标都不健康：拒绝请求。"};
    }
    Sentence sentence{healthy + " of " + all + (linked == 1 ? " target is" : " targets are") + " healthy", all + " 个目标中有 " + healthy + " 个健康"};
    if (isQueueing()) {
        const std::string waiting = std::to_string(waitingNow());
        sentence.en += ", " + waiting + " wait here";
        sentence.zh += "，" + waiting + " 个请求在此等待";
    }
    return {sentence.en + ".", sentence.zh + "。"};
}

void LoadBalancer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = waitingNow();
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
    snapshot.gauges.push_back({"healthy_targets", static_cast<double>(m_targets.healthy().level()), static_cast<double>(m_targets.linked())});
    if (isQueueing())
        snapshot.gauges.push_back({"queue_length", static_cast<double>(waitingNow()),
                                   m_queueLimit > 0 ? std::optional<double>(static_cast<double>(m_queueLimit)) : std::nullopt});
}

} // namespace nephoscope::sim
