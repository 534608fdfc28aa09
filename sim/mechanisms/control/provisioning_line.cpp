// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/provisioning_line.h"

#include "sim/mechanisms/control/order_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

ProvisioningLine::ProvisioningLine(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_random(simulation.random(*this, "steps"))
    , m_workers(simulation.clock())
    , m_processes(simulation.clock(), id())
{
}

void ProvisioningLine::configureLine(const ParameterReader &parameters)
{
    m_failure = parameters.number("failure");
    m_most = parameters.integer("workers");
    m_workers.setWorkers(m_most);
}

void ProvisioningLine::order(Mechanism &drawn, int amount, LogId cause)
{
    for (int i = 0; i < amount; ++i)
        m_processes.start(provisionFor(drawn, cause));
}

void ProvisioningLine::release(Mechanism &drawn, int amount, LogId cause)
{
    takeBack(drawn, amount, cause);
}

Process ProvisioningLine::provisionFor(Mechanism &drawn, LogId cause)
{
    co_await provision(drawn, cause);
}

ProcessOf<bool> ProvisioningLine::provision(Mechanism &drawn, LogId cause)
{
    const SimTime ordered = now();
    WorkerPool::Turn turn(m_workers);
    while (!turn.isNext() || !isServing())
        co_await m_workers.changed().wait();
    turn.begin();
    const bool isReady = co_await setUp(drawn, cause);
    if (isReady) {
        ++m_provisioned;
        m_leadTime.add(now() - ordered);
    }
    co_return isReady;
}

void ProvisioningLine::refuse(const Mechanism &drawn, LogId cause, const Sentence &why)
{
    ++m_refused;
    log("order_refused", cause, drawn.id(), why);
}

bool ProvisioningLine::hasFailed()
{
    if (m_failure <= 0 || !m_random.chance(m_failure))
        return false;
    ++m_failures;
    return true;
}

void ProvisioningLine::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("provisioned", m_provisioned);
    metrics.count("step_failures", m_failures);
    metrics.count("orders_refused", m_refused);
    metrics.mean("lead_time_mean", m_leadTime);
    metrics.average("queue_length", m_workers.waiting(), true);
    metrics.average("workers_busy", m_workers.working(), true);
}

void ProvisioningLine::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = waiting();
    snapshot.gauges.push_back({"workers_busy", static_cast<double>(working()), m_most > 0 ? std::optional<double>(m_most) : std::nullopt});
}

} // namespace nephoscope::sim
