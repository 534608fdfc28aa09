// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/rapid_provisioning.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/placer.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

RapidProvisioning::RapidProvisioning(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_random(simulation.random(*this, "steps"))
    , m_workers(simulation.clock())
    , m_processes(simulation.clock(), id())
{
}

Result<Done> RapidProvisioning::configure(const ParameterReader &parameters)
{
    m_clone = parameters.seconds("clone_time");
    m_start = parameters.seconds("start_time");
    m_configureTime = parameters.seconds("configure_time");
    m_failure = parameters.number("failure");
    m_most = parameters.integer("workers");
    m_workers.setWorkers(m_most);
    return Done{};
}

void RapidProvisioning::order(Mechanism &drawn, int amount, LogId cause)
{
    for (int i = 0; i < amount; ++i)
        m_processes.start(provisionFor(drawn, cause));
}

void RapidProvisioning::release(Mechanism &drawn, int amount, LogId cause)
{
    takeBack(drawn, amount, cause);
}

Process RapidProvisioning::provisionFor(Mechanism &drawn, LogId cause)
{
    co_await provision(drawn, cause);
}

bool RapidProvisioning::provisions(const Mechanism &drawn) const
{
    return dynamic_cast<const VirtualServer *>(&drawn) != nullptr;
}

/// What a step takes with all that had to be done again.
SimTime RapidProvisioning::timeOf(SimTime step, int &failures)
{
    SimTime time = step;
    while (m_failure > 0 && m_random.chance(m_failure)) {
        time = later(time, step);
        ++failures;
    }
    return time;
}

ProcessOf<bool> RapidProvisioning::provision(Mechanism &drawn, LogId cause)
{
    const SimTime ordered = now();
    WorkerPool::Turn turn(m_workers);
    while (!turn.isNext() || !isServing())
        co_await m_workers.changed().wait();
    turn.begin();
    InstancePlan plan = planInstance(drawn);
    if (!plan.instance) {
        ++m_refused;
        log("order_refused", cause, drawn.id(), plan.whyNot);
        co_return false;
    }
    plan.copy = 0; // the clone is a linked one
    int failures = 0;
    const SimTime clone = timeOf(m_clone, failures);
    const SimTime start = timeOf(m_start, failures);
    const SimTime work = later(clone, later(start, timeOf(m_configureTime, failures)));
    const LogId started = log("sequence_started", cause, plan.instance->id());
    if (failures > 0) {
        m_failures += static_cast<std::uint64_t>(failures);
        log("step_failed", started, plan.instance->id(), {std::to_string(failures) + " done again", "重做 " + std::to_string(failures) + " 次"});
    }
    makeInstance(plan, started, work);
    co_await clock().after(later(plan.decision, work));
    ++m_provisioned;
    m_leadTime.add(now() - ordered);
    log("provisioned", started, plan.instance->id());
    co_return true;
}

void RapidProvisioning::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("provisioned", m_provisioned);
    metrics.count("step_failures", m_failures);
    metrics.count("orders_refused", m_refused);
    metrics.mean("lead_time_mean", m_leadTime);
    metrics.average("queue_length", m_workers.waiting(), true);
    metrics.average("workers_busy", m_workers.working(), true);
}

Sentence RapidProvisioning::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const auto working = m_workers.working().level();
    const auto waiting = m_workers.waiting().level();
    if (working == 0 && waiting == 0)
        return {"Waits for orders.", "等待订单。"};
    return {"Sets up " + std::to_string(working) + ", " + std::to_string(waiting) + " wait for a worker.",
            "正在供给 " + std::to_string(working) + " 个，" + std::to_string(waiting) + " 个等待空闲的工作进程。"};
}

void RapidProvisioning::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = m_workers.waiting().level();
    snapshot.gauges.push_back({"workers_busy", static_cast<double>(m_workers.working().level()), m_most > 0 ? std::optional<double>(m_most) : std::nullopt});
}

} // namespace nephoscope::sim
