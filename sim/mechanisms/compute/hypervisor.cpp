// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/hypervisor.h"

#include "model/value.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/memory_reservation.h"
#include "sim/mechanisms/control/resource_reservation.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
// Sums of decimal fractions are not exact: a host that is filled to the last bit has room for it.
constexpr double kTolerance = 1e-9;
} // namespace

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

void Hypervisor::connect()
{
    m_host = simulation().enclosing<PhysicalServer>(*this);
    recount();
}

/// Those that are new to it were placed on it now.
void Hypervisor::recount()
{
    double memory = 0;
    std::int64_t running = 0;
    std::vector<const VirtualServer *> accepted;
    for (const VirtualServer *server : servers()) {
        accepted.push_back(server);
        memory += server->memory();
        running += server->isServing() ? 1 : 0;
        m_placed += std::ranges::find(m_accepted, server) == m_accepted.end() ? 1 : 0;
    }
    m_accepted = std::move(accepted);
    m_memoryUsed.set(memory, now());
    m_running.set(running, now());
}

void Hypervisor::start()
{
    // What the design has drawn into it and it has no room for does not run: the first ones count.
    double memory = memoryCapacity();
    double vcpus = vcpuCapacity();
    std::vector<const VirtualServer *> there;
    for (VirtualServer *server : servers()) {
        Sentence why = whyNot(*server, memory, vcpus);
        if (why.en.empty())
            why = whyReserved(*this, *server, memory, there);
        if (why.en.empty()) {
            there.push_back(server);
            memory -= server->memory();
            vcpus -= server->vcpus();
            continue;
        }
        ++m_refused;
        --m_placed; // it was counted as drawn
        server->stop(log("placement_refused", 0, server->id(), why), "stopped", {"no room on " + name(), name() + " 上没有空间"});
    }
    recount();
    for (ResourceReservation *reservation : m_reservations)
        reservation->connect(); // what is used of its part
}

void Hypervisor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_up);
    if (m_host) {
        metrics.watch(m_host->busy());
        metrics.watch(m_host->taken());
        metrics.watch(m_host->stolen());
    }
    // What its host's cores do for those on it: all but what copies take.
    const auto worked = [this](const Window &window) {
        return m_host ? std::max(0.0, window.integral(m_host->busy()) - window.integral(m_host->taken())) : 0;
    };
    metrics.measure(
        "utilization",
        [this, worked](const Window &window) {
            const double possible = m_host ? window.integral(m_up) * m_host->cores() : 0;
            return possible > 0 ? std::min(1.0, worked(window) / possible) : 0;
        },
        true);
    metrics.measure("steal", [this, worked](const Window &window) {
        const double stolen = m_host ? window.integral(m_host->stolen()) : 0;
        return stolen > 0 ? stolen / (stolen + worked(window)) : 0;
    });
    metrics.average("memory_used", m_memoryUsed);
    metrics.average("virtual_servers", m_running);
    metrics.count("placed", m_placed);
    metrics.count("placement_refused", m_refused);
}

double Hypervisor::memoryCapacity() const
{
    return m_host ? std::max(0.0, m_host->memory() - m_reservedMemory) * m_memoryOvercommit : 0;
}

double Hypervisor::vcpuCapacity() const
{
    return m_host ? m_host->cores() * m_cpuOvercommit : 0;
}

std::vector<VirtualServer *> Hypervisor::servers() const
{
    // Looked up each time: others ask before this has connected.
    std::vector<VirtualServer *> found = simulation().within<VirtualServer>(*this);
    std::erase_if(found, [](const VirtualServer *server) { return !server->takesPart() || server->isStopped(); });
    return found;
}

std::vector<const VirtualServer *> Hypervisor::claims() const
{
    const std::vector<VirtualServer *> present = servers();
    std::vector<const VirtualServer *> all(present.begin(), present.end());
    for (const VirtualServer *expected : m_expected) {
        if (std::ranges::find(all, expected) == all.end())
            all.push_back(expected);
    }
    return all;
}

double Hypervisor::freeMemory() const
{
    double left = memoryCapacity();
    for (const VirtualServer *server : claims())
        left -= server->memory();
    return std::max(0.0, left);
}

double Hypervisor::freeVcpus() const
{
    double left = vcpuCapacity();
    for (const VirtualServer *server : claims())
        left -= server->vcpus();
    return std::max(0.0, left);
}

Sentence Hypervisor::whyNot(const VirtualServer &server) const
{
    Sentence why = whyNot(server, freeMemory(), freeVcpus());
    return why.en.empty() ? whyReserved(*this, server, freeMemory(), claims()) : why;
}

Sentence Hypervisor::whyNot(const VirtualServer &server, double memory, double vcpus) const
{
    if (server.memory() > memory + kTolerance) {
        const std::string figures = formatNumber(memory) + " of " + formatNumber(memoryCapacity()) + " GiB free";
        return {id() + " has " + figures + ", " + server.id() + " needs " + formatNumber(server.memory()),
                id() + " 的 " + formatNumber(memoryCapacity()) + " GiB 中剩余 " + formatNumber(memory) + " GiB，" + server.id() + " 需要 " + formatNumber(server.memory()) + " GiB"};
    }
    if (server.vcpus() > vcpus + kTolerance) {
        const std::string figures = formatNumber(vcpus) + " of " + formatNumber(vcpuCapacity()) + " vCPUs free";
        return {id() + " has " + figures + ", " + server.id() + " needs " + std::to_string(server.vcpus()),
                id() + " 的 " + formatNumber(vcpuCapacity()) + " 个 vCPU 中剩余 " + formatNumber(vcpus) + " 个，" + server.id() + " 需要 " + std::to_string(server.vcpus()) + " 个"};
    }
    return {};
}

Sentence Hypervisor::whyNotAdmit(const Mechanism &mechanism)
{
    const auto *server = dynamic_cast<const VirtualServer *>(&mechanism);
    if (!server || server->hypervisor() != this || server->takesPart())
        return {};
    Sentence why = whyNot(*server);
    m_refused += why.en.empty() ? 0 : 1;
    return why;
}

void Hypervisor::addReservation(ResourceReservation &reservation)
{
    if (std::ranges::find(m_reservations, &reservation) == m_reservations.end())
        m_reservations.push_back(&reservation);
}

Hypervisor::Reservation::Reservation(Hypervisor &hypervisor, const VirtualServer &server) : m_hypervisor(hypervisor), m_server(server)
{
    m_hypervisor.m_expected.push_back(&m_server);
}

Hypervisor::Reservation::~Reservation()
{
    std::erase(m_hypervisor.m_expected, &m_server);
}

Sentence Hypervisor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::size_t count = m_accepted.size();
    const std::string free = formatNumber(freeMemory()) + " of " + formatNumber(memoryCapacity()) + " GiB";
    const std::string freeZh = formatNumber(memoryCapacity()) + " GiB 内存中剩余 " + formatNumber(freeMemory()) + " GiB";
    std::string en = (count == 0 ? "Runs no virtual server; " : count == 1 ? "Runs 1 virtual server; " : "Runs " + std::to_string(count) + " virtual servers; ") + free + " are free.";
    std::string zh = "运行 " + std::to_string(count) + " 台虚拟服务器；" + freeZh + "。";
    if (slowness() > 1) {
        en += " It works " + formatNumber(slowness()) + " times slower: what runs here can still be moved away alive.";
        zh += "运行速度降为 1/" + formatNumber(slowness()) + "：其上的服务器仍可在线迁出。";
    }
    return {std::move(en), std::move(zh)};
}

void Hypervisor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    const double capacity = memoryCapacity();
    if (capacity > 0)
        snapshot.gauges.push_back({"memory_used", m_memoryUsed.value(), capacity});
    snapshot.gauges.push_back({"virtual_servers", static_cast<double>(m_running.level()), std::nullopt});
}

} // namespace nephoscope::sim
