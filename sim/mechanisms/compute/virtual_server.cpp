// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/virtual_server.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

Result<Done> VirtualServer::configure(const ParameterReader &parameters)
{
    const int vcpus = parameters.integer("vcpus");
    const double memory = parameters.number("memory");
    const bool isResized = vcpus != m_vcpus || memory != m_memory;
    m_vcpus = vcpus;
    m_memory = memory;
    m_weight = parameters.number("weight");
    m_bootTime = parameters.seconds("boot_time");
    m_canHotAdd = parameters.boolean("hot_add");
    m_image = parameters.number("image");
    m_imageOn = parameters.text("image_on");
    m_dirtyRate = parameters.number("dirty_rate");
    m_writableWorkingSet = parameters.number("writable_working_set");
    m_price = parameters.number("price");
    m_tenant = parameters.text("tenant");
    setCores(m_vcpus, parameters.text("discipline") == "ps" ? Discipline::Sharing : Discipline::Fcfs);
    processor().setListener(this);
    m_memoryUsed.set(takesPart() && !isStopped() ? m_memory : 0, now());
    // What cannot be resized while it runs is rebooted for it.
    if (isResized && !m_canHotAdd && isServing() && !simulation().isPreparing())
        startAfter(m_bootTime, stateCause());
    return Done{};
}

void VirtualServer::connect()
{
    m_hypervisor = simulation().enclosing<Hypervisor>(*this);
    m_host = simulation().enclosing<PhysicalServer>(*this);
    processor().setNominalSpeed((m_host ? m_host->coreSpeed() : 1) * (m_hypervisor ? 1 - m_hypervisor->overhead() : 1) / (1 + m_lockstepOverhead));
}

void VirtualServer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    processor().describe(metrics);
    metrics.watch(processor().stolen());
    metrics.watch(processor().station().busyOverTime());
    metrics.measure("steal", [this](const Window &window) {
        const double byFlows = processor().flows() ? window.integral(processor().flows()->busy()) : 0;
        const double wanted = window.integral(processor().station().busyOverTime()) + byFlows;
        return wanted > 0 ? window.integral(processor().stolen()) / wanted : 0;
    });
    metrics.average("memory_used", m_memoryUsed);
    metrics.count("migrations", m_migrations);
    metrics.mean("start_time_mean", startTimes());
    metrics.watch(m_billed);
    metrics.measure("server_hours", [this](const Window &window) { return window.integral(m_billed) / 3600; });
}

void VirtualServer::lifeChanged()
{
    const bool isGone = !takesPart() || isStopped();
    m_memoryUsed.set(isGone ? 0 : m_memory, now());
    // Billed from the first moment that it runs to its end, whatever fails in between.
    if (isGone)
        m_billed.set(0, now());
    else if (isServing())
        m_billed.set(1, now());
}

void VirtualServer::setPaused(bool isPaused)
{
    processor().setPaused(isPaused);
}

void VirtualServer::setLockstep(double overhead, PhysicalServer *shadowHost)
{
    if (m_shadowHost)
        mirror(-busy(), -processor().flowBusy());
    m_shadowHost = shadowHost;
    m_lockstepOverhead = shadowHost ? overhead : 0;
    if (m_shadowHost)
        mirror(busy(), processor().flowBusy());
    connect();
}

void VirtualServer::mirror(std::int64_t busy, double flowBusy)
{
    m_shadowHost->mirrorBusy(busy);
    if (flowBusy != 0)
        m_shadowHost->mirrorFlowBusy(flowBusy);
}

void VirtualServer::beginMove(const Mechanism &from, const Mechanism &to, SimTime expectedEnd)
{
    m_movingFrom = &from;
    m_movingTo = &to;
    m_moveBegan = now();
    m_moveEnd = expectedEnd;
}

void VirtualServer::busyChanged(std::int64_t change)
{
    if (m_host)
        m_host->busyChanged(change);
    if (m_shadowHost) [[unlikely]]
        m_shadowHost->mirrorBusy(change);
}

void VirtualServer::flowBusyChanged(double change)
{
    if (m_host)
        m_host->flowBusyChanged(change);
    if (m_shadowHost) [[unlikely]]
        m_shadowHost->mirrorFlowBusy(change);
}

double VirtualServer::coreSecondsBusy() const
{
    const double byFlows = processor().flows() ? processor().flows()->busy().integral(now()) : 0;
    return static_cast<double>(processor().station().busyIntegral()) / 1e9 + byFlows - processor().stolen().integral(now());
}

Sentence VirtualServer::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (isPaused())
        return {"Paused for the switch to another host.", "为切换到另一主机而暂停。"};
    const std::string busy = formatNumber(std::round(working() * 10) / 10);
    const std::string all = std::to_string(m_vcpus);
    if (processor().share() < 1) {
        const std::string share = std::to_string(static_cast<int>(processor().share() * 100 + 0.5));
        return {busy + " of " + all + " virtual CPUs are busy, each with " + share + " % of a core: the host has fewer cores than its neighbours want.",
                all + " 个虚拟 CPU 中有 " + busy + " 个忙碌，各得 " + share + "% 的核心：主机核心不足以满足所有邻居。"};
    }
    return {busy + " of " + all + " virtual CPUs are busy.", all + " 个虚拟 CPU 中有 " + busy + " 个忙碌。"};
}

void VirtualServer::show(ElementSnapshot &snapshot) const
{
    Server::show(snapshot);
    if (m_memory > 0)
        snapshot.gauges.push_back({"memory_used", m_memoryUsed.value(), m_memory});
    if (!m_movingFrom)
        return;
    snapshot.movingFrom = m_movingFrom->id();
    snapshot.placedIn = m_movingTo->id();
    if (isServing())
        snapshot.state = ElementState::Migrating;
    if (m_moveEnd > m_moveBegan) {
        snapshot.progress = std::min(1.0, static_cast<double>(now() - m_moveBegan) / static_cast<double>(m_moveEnd - m_moveBegan));
        snapshot.remaining = toSeconds(std::max<SimTime>(0, m_moveEnd - now()));
    }
}

} // namespace nephoscope::sim
