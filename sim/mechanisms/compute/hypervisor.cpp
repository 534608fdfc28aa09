// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/hypervisor.h"

#include "model/value.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

Result<Done> Hypervisor::configure(const ParameterReader &parameters)
{
    parameters.text("kind"); // sets the default of the overhead
    m_overhead = parameters.number("overhead");
    m_cpuOvercommit = parameters.number("cpu_overcommit");
    m_memoryOvercommit = parameters.number("memory_overcommit");
    m_reservedMemory = parameters.number("reserved_memory");
    m_startTime = parameters.seconds("start_time");
    return Done{};
}

void Hypervisor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.level("memory_used", [this] { return memoryCapacity() - freeMemory(); });
    metrics.level("virtual_servers", [this] { return static_cast<double>(servers()); });
}

double Hypervisor::memoryCapacity() const
{
    const PhysicalServer *host = simulation().enclosing<PhysicalServer>(*this);
    return host ? std::max(0.0, host->memory() - m_reservedMemory) * m_memoryOvercommit : 0;
}

double Hypervisor::freeMemory() const
{
    double left = memoryCapacity();
    for (const VirtualServer *server : simulation().within<VirtualServer>(*this))
        left -= server->isStopped() ? 0 : server->memory();
    return left;
}

std::size_t Hypervisor::servers() const
{
    std::size_t count = 0;
    for (const VirtualServer *server : simulation().within<VirtualServer>(*this))
        count += server->isStopped() ? 0 : 1;
    return count;
}

Sentence Hypervisor::whyNot(const VirtualServer &server) const
{
    const std::string needs = formatNumber(server.memory());
    const std::string free = formatNumber(freeMemory());
    if (server.memory() > freeMemory())
        return {"Cannot place " + server.id() + ": " + id() + " has " + free + " of the " + needs + " GiB that it needs.",
                "无法放置 " + server.id() + "：" + id() + " 只有 " + free + " GiB 可用，需要 " + needs + " GiB。"};
    const PhysicalServer *host = simulation().enclosing<PhysicalServer>(*this);
    double vcpus = server.vcpus();
    for (const VirtualServer *other : simulation().within<VirtualServer>(*this))
        vcpus += other->isStopped() ? 0 : other->vcpus();
    if (host && vcpus > host->cores() * m_cpuOvercommit)
        return {"Cannot place " + server.id() + ": " + id() + " has no more vCPUs to give.",
                "无法放置 " + server.id() + "：" + id() + " 没有更多 vCPU。"};
    return {};
}

Sentence Hypervisor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string count = std::to_string(servers());
    const std::string free = formatNumber(freeMemory());
    return {"Runs " + count + " virtual servers; " + free + " GiB of memory are free.", "运行 " + count + " 台虚拟服务器；空闲内存 " + free + " GiB。"};
}

void Hypervisor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    const double capacity = memoryCapacity();
    if (capacity > 0)
        snapshot.gauges.push_back({"memory_used", capacity - freeMemory(), capacity});
}

} // namespace nephoscope::sim
