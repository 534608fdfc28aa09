// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/holdings.h"

#include "sim/mechanisms/boundary/data_center.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {
constexpr double kJoulesAKilowattHour = 3.6e6;
}

Holdings::Totals &Holdings::Totals::operator+=(const Totals &other)
{
    hourly += other.hourly;
    energy += other.energy;
    energyCost += other.energyCost;
    carbon += other.carbon;
    coresBusy += other.coresBusy;
    cores += other.cores;
    serverTime += other.serverTime;
    return *this;
}

Holdings::Totals &Holdings::Totals::operator-=(const Totals &other)
{
    hourly -= other.hourly;
    energy -= other.energy;
    energyCost -= other.energyCost;
    carbon -= other.carbon;
    coresBusy -= other.coresBusy;
    cores -= other.cores;
    serverTime -= other.serverTime;
    return *this;
}

void Holdings::refresh()
{
    m_settled = soFar();
    m_servers.clear();
    m_contents = {&m_container};
    Simulation &simulation = m_container.simulation();
    const Topology &topology = simulation.topology();
    for (std::size_t i = 0; i < m_contents.size(); ++i) {
        for (const ElementIndex inner : topology.contentsOf(m_contents[i]->index()))
            m_contents.push_back(&simulation.at(inner));
        // What a run may still put in, prepared for it or drawn and switched off, is nobody's yet. What was once there stays owned.
        const ElementIndex index = m_contents[i]->index();
        if (m_contents[i]->takesPart())
            m_wasThere.insert(index);
        if (const auto *server = m_wasThere.contains(index) ? simulation.as<PhysicalServer>(index) : nullptr) {
            const DataCenter *site = simulation.enclosing<DataCenter>(*server);
            m_servers.push_back(site ? Server{server, site->powerUsage(), site->powerPrice(), site->carbon()} : Server{server, 1, 0, 0});
        }
    }
    m_base = ofContents();
}

Holdings::Totals Holdings::ofContents() const
{
    Totals totals;
    const SimTime now = m_container.simulation().now();
    for (const Mechanism *mechanism : m_contents)
        totals.hourly += mechanism->costRate().integral(now) / 3600;
    for (const Server &held : m_servers) {
        // P = PUE × Σ (idle + (peak - idle) u): domain E.9.
        const double energy = held.powerUsage * held.server->energySoFar() / kJoulesAKilowattHour;
        totals.energy += energy;
        totals.energyCost += energy * held.price;
        totals.carbon += energy * held.carbon / 1000;
        totals.coresBusy += held.server->coreSecondsBusy();
        totals.cores += held.server->cores() * toSeconds(now);
        totals.serverTime += toSeconds(now);
    }
    return totals;
}

Holdings::Totals Holdings::soFar() const
{
    Totals totals = m_settled;
    totals += ofContents();
    totals -= m_base;
    return totals;
}

void Holdings::describe(MetricRegistry &metrics) const
{
    const Total busy = metrics.total([this] { return soFar().coresBusy; });
    const Total cores = metrics.total([this] { return soFar().cores; });
    metrics.measure("utilization", [busy, cores](const Window &window) {
        const double available = window.gained(cores);
        return available > 0 ? window.gained(busy) / available : kNothing;
    }, true);
    const Total energy = metrics.total([this] { return soFar().energy; });
    metrics.measure("energy", [energy](const Window &window) { return window.gained(energy); });
    const Total cost = metrics.total([this] { return soFar().cost(); });
    metrics.measure("cost", [cost](const Window &window) { return window.gained(cost); });
}

double Holdings::power() const
{
    double power = 0;
    for (const Server &held : m_servers)
        power += held.server->power();
    return power;
}

double Holdings::costRate() const
{
    double rate = 0;
    for (const Mechanism *mechanism : m_contents)
        rate += mechanism->costPerHour();
    for (const Server &held : m_servers)
        rate += held.powerUsage * held.server->power() / 1000 * held.price;
    return rate;
}

} // namespace nephoscope::sim
