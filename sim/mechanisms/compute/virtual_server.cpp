// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/virtual_server.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

VirtualServer::VirtualServer(Simulation &simulation, ElementIndex element) : Mechanism(simulation, element) {}

Result<Done> VirtualServer::configure(const ParameterReader &parameters)
{
    m_vcpus = parameters.integer("vcpus");
    m_memory = parameters.number("memory");
    m_weight = parameters.number("weight");
    m_bootTime = parameters.seconds("boot_time");
    const bool isShared = parameters.text("discipline") == "ps";
    if (!m_station) {
        Station::Settings settings;
        settings.servers = m_vcpus;
        settings.discipline = isShared ? Discipline::Sharing : Discipline::Fcfs;
        m_station.emplace(clock(), id(), *this, settings);
        m_capacity.set(m_vcpus, now());
        return Done{};
    }
    m_station->setServers(m_vcpus);
    if (m_capacity.level() != 0)
        m_capacity.set(m_vcpus, now());
    return Done{};
}

void VirtualServer::connect()
{
    m_host = simulation().enclosing<PhysicalServer>(*this);
    const Hypervisor *hypervisor = simulation().enclosing<Hypervisor>(*this);
    m_nominalSpeed = (m_host ? m_host->coreSpeed() : 1) * (1 - (hypervisor ? hypervisor->overhead() : 0));
    applySpeed();
}

void VirtualServer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_busy);
    metrics.watch(m_capacity);
    metrics.measure("utilization", [this](const Window &window) {
        const double capacity = window.integral(m_capacity);
        return capacity > 0 ? window.integral(m_busy) / capacity : 0;
    }, true);
    metrics.average("queue_length", m_waiting, true);
    metrics.mean("residence_mean", m_residence);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
}

void VirtualServer::work(RequestId request, SimTime demand)
{
    const std::int64_t before = m_station->busy();
    requests()[request].arrived = now();
    m_station->arrive(request, demand);
    busyMayHaveChanged(before);
}

void VirtualServer::served(std::uint32_t request)
{
    ++m_served;
    m_residence.add(now() - requests()[request].arrived);
    busyMayHaveChanged(m_busy.level());
    Mechanism &holder = simulation().at(requests()[request].holder);
    dynamic_cast<Worker &>(holder).workDone(request);
}

void VirtualServer::busyMayHaveChanged(std::int64_t before)
{
    const std::int64_t busy = m_station->busy();
    m_waiting.set(m_station->waiting(), now());
    if (busy == before && busy == m_busy.level())
        return;
    m_busy.set(busy, now());
    if (m_host)
        m_host->busyChanged();
}

void VirtualServer::setShare(double share)
{
    if (share == m_share)
        return;
    m_share = share;
    applySpeed();
}

void VirtualServer::applySpeed()
{
    m_station->setSpeed(m_nominalSpeed * m_share / slowness());
}

void VirtualServer::wentDown()
{
    std::vector<std::uint32_t> lost;
    m_station->clear(lost);
    m_station->setHung(false);
    busyMayHaveChanged(-1);
    m_capacity.set(0, now());
    m_dropped += lost.size();
    for (const std::uint32_t request : lost)
        dynamic_cast<Worker &>(simulation().at(requests()[request].holder)).workLost(request);
}

void VirtualServer::cameUp()
{
    m_station->setHung(false);
    m_capacity.set(m_vcpus, now());
}

std::string VirtualServer::unbalanced() const
{
    if (m_station->workDone() > m_station->workPossible() * (1 + 1e-9) + 1)
        return "more work was done than its vCPUs can do";
    return {};
}

Sentence VirtualServer::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string busy = std::to_string(m_station->busy());
    const std::string all = std::to_string(m_vcpus);
    return {busy + " of " + all + " vCPUs are busy.", all + " 个 vCPU 中有 " + busy + " 个忙碌。"};
}

void VirtualServer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = m_station->waiting();
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
