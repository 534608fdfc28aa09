// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/fault_tolerance_system.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
// The old shadow may still be there when the next one is made.
constexpr int kShadows = 2;
} // namespace

FaultToleranceSystem::FaultToleranceSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id()), m_changed(simulation.clock())
{
}

std::vector<InstanceDemand> FaultToleranceSystem::instances(const Plan &plan, ElementIndex element)
{
    std::vector<InstanceDemand> demands;
    for (const LinkIndex link : plan.elements[element].linksOut(LinkRole::Control)) {
        for (const ElementIndex server : serversBehind(plan, plan.links[link].to))
            demands.push_back({server, kShadows});
    }
    return demands;
}

Result<Done> FaultToleranceSystem::configure(const ParameterReader &parameters)
{
    m_interval = parameters.seconds("interval");
    m_misses = parameters.integer("misses");
    m_switchTime = parameters.seconds("switch_time");
    m_overhead = parameters.number("overhead");
    m_changed.raise();
    return Done{};
}

void FaultToleranceSystem::connect()
{
    for (const LinkIndex link : planned().linksOut(LinkRole::Control)) {
        for (const ElementIndex element : serversBehind(simulation().plan(), simulation().plan().links[link].to)) {
            auto *server = simulation().as<VirtualServer>(element);
            if (!server || std::ranges::any_of(m_pairs, [server](const auto &pair) { return pair->server == server; }))
                continue;
            m_pairs.push_back(std::make_unique<Pair>());
            m_pairs.back()->server = server;
            server->setShelter(this);
            observe(*server);
            if (m_isStarted)
                m_processes.start(protect(*m_pairs.back()));
        }
    }
    m_changed.raise();
}

void FaultToleranceSystem::observe(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(*this);
}

void FaultToleranceSystem::start()
{
    m_isStarted = true;
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        if (simulation().as<Hypervisor>(element))
            observe(simulation().at(element)); // where the next shadow may find room
    }
    for (const auto &pair : m_pairs)
        m_processes.start(protect(*pair));
}

void FaultToleranceSystem::stateChanged(Mechanism &, LogId)
{
    m_changed.raise();
}

bool FaultToleranceSystem::isProtected(const Pair &pair) const
{
    return isServing() && pair.shadow && pair.shadow->isServing() && !pair.isStalled && pair.server->isServing();
}

/// Whoever has a shadow that runs works in step with it.
void FaultToleranceSystem::keepStep()
{
    std::int64_t count = 0;
    for (const auto &pair : m_pairs) {
        pair->server->setLockstep(m_overhead, isProtected(*pair) ? pair->shadow->host() : nullptr);
        count += isProtected(*pair) ? 1 : 0;
    }
    m_protected.set(count, now());
}

// --- one server, for the whole run ---

Process FaultToleranceSystem::protect(Pair &pair)
{
    for (;;) {
        keepStep();
        if (pair.shadow && (!pair.shadow->isServing() && !pair.shadow->isStarting())) {
            // Its own host is lost: it has nothing that anybody needs.
            VirtualServer *lost = std::exchange(pair.shadow, nullptr);
            simulation().terminate(*lost, lost->stateCause());
            continue;
        }
        if (pair.shadow || pair.isStalled || !isServing() || !pair.server->isServing()) {
            co_await m_changed.wait();
            continue;
        }
        const InstancePlan plan = planInstance(*pair.server, pair.server->host());
        auto *shadow = dynamic_cast<VirtualServer *>(plan.instance);
        if (!shadow) {
            m_worry = {"no shadow of " + pair.server->id() + ": " + plan.whyNot.en, "没有 " + pair.server->id() + " 的影子：" + plan.whyNot.zh};
            if (std::exchange(pair.worry, plan.whyNot.en) != plan.whyNot.en)
                log("unprotected", pair.cause, pair.server->id(), m_worry);
            co_await m_changed.wait();
            continue;
        }
        pair.worry.clear();
        m_worry = {};
        const LogId entry = log("shadow_ordered", pair.cause, shadow->id(), {"of " + pair.server->id() + " in " + plan.container->name(), pair.server->id() + " 的影子，位于 " + plan.container->name()});
        ++m_shadows;
        pair.shadow = shadow;
        observe(*shadow);
        // It does what the server does, and answers nobody.
        makeInstance(plan, entry, {}, Contents::SwitchedOff);
    }
}

bool FaultToleranceSystem::takeIn(Mechanism &element, LogId cause)
{
    const auto found = std::ranges::find_if(m_pairs, [&element](const auto &pair) { return pair->server == &element; });
    if (found == m_pairs.end())
        return false;
    Pair &pair = **found;
    const bool isInStep = isServing() && pair.shadow && pair.shadow->isServing() && !pair.shadow->isCut() && !pair.isStalled;
    if (!isInStep)
        return false;
    VirtualServer *shadow = std::exchange(pair.shadow, nullptr);
    Mechanism &place = *simulation().containerOf(*shadow);
    pair.server->setLockstep(0, nullptr);
    pair.isStalled = true;
    pair.stalledSince = now();
    pair.cause = cause;
    // What answers at the instant of the failure does so no more: the last answer is that of the beat before.
    const SimTime lastAnswer = now() > 0 ? (now() - 1) / m_interval * m_interval : 0;
    const SimTime declared = std::max(now(), lastAnswer + m_misses * m_interval);
    const auto index = static_cast<std::uint64_t>(found - m_pairs.begin());
    clock().at(declared, EventClass::Timer, *this, Declare, index);
    clock().at(later(declared, m_switchTime), EventClass::Timer, *this, Resume, index);
    simulation().setEnabled(*shadow, false, shadow->log("terminated", cause, {}, {"takes the place of " + pair.server->id(), "接替 " + pair.server->id()}));
    simulation().move(*pair.server, place, cause);
    pair.server->setPaused(true);
    m_changed.raise();
    return true;
}

void FaultToleranceSystem::handle(std::uint32_t kind, std::uint64_t argument)
{
    Pair &pair = *m_pairs[argument];
    if (kind == Declare) {
        ++m_detections;
        pair.cause = log("failure_detected", pair.cause, pair.server->id(), {"its host does not answer", "其主机没有应答"});
        return;
    }
    pair.isStalled = false;
    pair.server->setPaused(false);
    ++m_switchovers;
    m_stalls.add(now() - pair.stalledSince);
    const Mechanism *place = simulation().containerOf(*pair.server);
    pair.cause = log("switched_over", pair.cause, pair.server->id(), {"goes on in " + (place ? place->name() : std::string()), "在 " + (place ? place->name() : std::string()) + " 中继续"});
    m_changed.raise();
}

// --- telling ---

void FaultToleranceSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("protected", m_protected, true);
    metrics.count("detections", m_detections);
    metrics.count("switchovers", m_switchovers);
    metrics.mean("stall_mean", m_stalls);
    metrics.count("shadows", m_shadows);
    metrics.watch(m_protected);
    metrics.measure("shadow_hours", [this](const Window &window) { return window.integral(m_protected) / 3600; });
}

Sentence FaultToleranceSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_pairs.empty())
        return {"Protects nothing: no control link leads to a virtual server.", "没有保护对象：没有通向虚拟服务器的控制链接。"};
    for (const auto &pair : m_pairs) {
        if (pair->isStalled)
            return {pair->server->id() + " has lost its host; its shadow takes over.", pair->server->id() + " 失去主机，影子正在接管。"};
    }
    if (!m_worry.en.empty())
        return {"Unprotected: " + m_worry.en + ".", "未受保护：" + m_worry.zh + "。"};
    const std::string count = std::to_string(m_protected.level());
    const std::string all = std::to_string(m_pairs.size());
    return {count + " of " + all + (m_pairs.size() == 1 ? " server works" : " servers work") + " in step with a shadow.", all + " 台服务器中 " + count + " 台与影子同步运行。"};
}

void FaultToleranceSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"protected", static_cast<double>(m_protected.level()), static_cast<double>(m_pairs.size())});
}

} // namespace nephoscope::sim
