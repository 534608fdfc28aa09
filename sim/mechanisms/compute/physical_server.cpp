// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/physical_server.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

Result<Done> PhysicalServer::configure(const ParameterReader &parameters)
{
    m_cores = parameters.integer("cores");
    m_coreSpeed = parameters.number("core_speed");
    m_memory = parameters.number("memory");
    m_network = parameters.number("network");
    m_idlePower = parameters.number("power_idle");
    m_peakPower = parameters.number("power_peak");
    m_bootTime = parameters.seconds("boot_time");
    setCores(m_cores, Discipline::Fcfs);
    processor().setListener(this);
    processor().setNominalSpeed(m_coreSpeed);
    return Done{};
}

void PhysicalServer::connect()
{
    recount();
}

void PhysicalServer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_busy);
    metrics.watch(m_up);
    metrics.watch(m_on);
    metrics.measure(
        "utilization",
        [this](const Window &window) {
            const double possible = window.integral(m_up) * m_cores;
            return possible > 0 ? std::min(1.0, window.integral(m_busy) / possible) : 0;
        },
        true);
    metrics.average("memory_used", m_memoryUsed);
    // Idle power while it is on, and the rest in proportion to its utilisation (domain A10), in kWh.
    metrics.measure("energy", [this](const Window &window) {
        const double joules = m_idlePower * window.integral(m_on) + (m_peakPower - m_idlePower) * window.integral(m_busy) / m_cores;
        return joules / 3.6e6;
    });
    metrics.count("virtual_servers_lost", m_guestsLost);
}

double PhysicalServer::energySoFar() const
{
    return m_idlePower * m_on.integralSeconds(now()) + (m_peakPower - m_idlePower) * m_busy.integral(now()) / m_cores;
}

double PhysicalServer::power() const
{
    return m_on.level() == 0 ? 0 : m_idlePower + (m_peakPower - m_idlePower) * m_busy.value() / m_cores;
}

void PhysicalServer::lifeChanged()
{
    m_up.set(isServing() ? 1 : 0, now());
    m_on.set(isServing() || isHung() || isStarting() ? 1 : 0, now());
}

void PhysicalServer::wentDown()
{
    if (takesPart()) {
        for (const VirtualServer *guest : m_guests)
            m_guestsLost += guest->isServing() || guest->isStarting() ? 1 : 0;
    }
    Server::wentDown();
}

void PhysicalServer::recount()
{
    m_guests = simulation().within<VirtualServer>(*this);
    m_claimants.clear();
    m_claimants.push_back({&processor(), 1});
    int cpus = processor().users() > 0 ? m_cores : 0;
    double memory = 0;
    m_wanted = processor().busy() + m_mirrored;
    m_flowWanted = processor().flowBusy() + m_flowMirrored;
    for (VirtualServer *guest : m_guests) {
        m_claimants.push_back({&guest->processor(), guest->weight()});
        cpus += guest->vcpus();
        m_wanted += guest->busy();
        m_flowWanted += guest->processor().flowBusy();
        memory += guest->isStopped() ? 0 : guest->memory();
    }
    m_memoryUsed.set(takesPart() ? memory : 0, now());
    m_isOvercommitted = cpus + m_taken.value() > m_cores;
    share();
}

void PhysicalServer::takeCores(double cores)
{
    m_taken.set(std::max(0.0, m_taken.value() + cores), now());
    recount();
}

void PhysicalServer::busyChanged(std::int64_t change)
{
    m_wanted += change;
    if (m_isOvercommitted) [[unlikely]]
        share();
    else
        noteWork(static_cast<double>(m_wanted) + m_flowWanted);
}

void PhysicalServer::flowBusyChanged(double change)
{
    m_flowWanted += change;
    if (m_isOvercommitted)
        share();
    else
        noteWork(static_cast<double>(m_wanted) + m_flowWanted);
}

void PhysicalServer::mirrorFlowBusy(double change)
{
    m_flowMirrored += change;
    flowBusyChanged(change);
}

void PhysicalServer::mirrorBusy(std::int64_t change)
{
    m_mirrored += change;
    busyChanged(change);
}

void PhysicalServer::noteWork(double cores)
{
    m_busy.set(std::min<double>(cores + m_taken.value(), m_cores), now());
}

/// Water-filling: whoever wants less than its part gets what it wants, the others share what is left by weight.
void PhysicalServer::share()
{
    double left = std::max(0.0, m_cores - m_taken.value());
    double weights = 0;
    m_hungry.clear();
    for (Claimant &claimant : m_claimants) {
        claimant.wants = claimant.processor->isPaused() ? 0 : static_cast<double>(claimant.processor->busy()) + claimant.processor->flowBusy();
        claimant.gets = 0;
        if (claimant.wants > 0) {
            m_hungry.push_back(&claimant);
            weights += claimant.weight;
        }
    }
    double worked = 0;
    double wanted = 0;
    bool hasSettled = true;
    while (hasSettled && !m_hungry.empty()) {
        hasSettled = false;
        const double unit = left / weights;
        for (std::size_t i = 0; i < m_hungry.size();) {
            Claimant &claimant = *m_hungry[i];
            if (claimant.wants > unit * claimant.weight) {
                ++i;
                continue;
            }
            claimant.gets = claimant.wants;
            left -= claimant.wants;
            weights -= claimant.weight;
            m_hungry.erase(m_hungry.begin() + static_cast<std::ptrdiff_t>(i));
            hasSettled = true;
        }
    }
    for (Claimant *claimant : m_hungry)
        claimant->gets = left * claimant->weight / weights;
    for (Claimant &claimant : m_claimants) {
        worked += claimant.gets;
        wanted += claimant.wants;
        // A fresh job on an idle one gets its share when it comes; until then the whole of a core is promised.
        claimant.processor->setShare(claimant.wants > 0 ? claimant.gets / claimant.wants : 1);
    }
    m_stolen.set(std::max(0.0, wanted - worked), now());
    noteWork(worked);
}

Sentence PhysicalServer::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string busy = formatNumber(static_cast<double>(static_cast<int>(m_busy.value() * 10 + 0.5)) / 10);
    const std::string cores = std::to_string(m_cores);
    if (m_isOvercommitted && static_cast<double>(m_wanted) + m_flowWanted + m_taken.value() > m_cores) {
        const std::string wanted = formatNumber(std::round((static_cast<double>(m_wanted) + m_flowWanted) * 10) / 10);
        return {"All " + cores + " cores are busy; " + wanted + " CPUs share them.", "全部 " + cores + " 个核心忙碌，由 " + wanted + " 个 CPU 共享。"};
    }
    return {busy + " of " + cores + " cores are busy.", cores + " 个核心中有 " + busy + " 个忙碌。"};
}

void PhysicalServer::show(ElementSnapshot &snapshot) const
{
    Server::show(snapshot);
    for (const VirtualServer *guest : m_guests)
        snapshot.waiting += guest->processor().waiting();
    snapshot.gauges.push_back({"memory_used", m_memoryUsed.value(), m_memory});
}

} // namespace nephoscope::sim
