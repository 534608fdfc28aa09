// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/physical_server.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Result<Done> PhysicalServer::configure(const ParameterReader &parameters)
{
    m_cores = parameters.integer("cores");
    m_coreSpeed = parameters.number("core_speed");
    m_memory = parameters.number("memory");
    m_idlePower = parameters.number("power_idle");
    m_peakPower = parameters.number("power_peak");
    m_bootTime = parameters.seconds("boot_time");
    return Done{};
}

void PhysicalServer::connect()
{
    m_servers = simulation().within<VirtualServer>(*this);
    int vcpus = 0;
    for (const VirtualServer *server : m_servers)
        vcpus += server->vcpus();
    m_isOvercommitted = vcpus > m_cores;
    share();
}

void PhysicalServer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_busy);
    metrics.measure("utilization", [this](const Window &window) { return window.average(m_busy) / m_cores; }, true);
    // Energy by the linear model between idle and peak power (domain E.9), in kWh.
    metrics.measure("energy", [this](const Window &window) {
        const double watts = m_idlePower + (m_peakPower - m_idlePower) * window.average(m_busy) / m_cores;
        return watts * window.seconds() / 3.6e6;
    });
    metrics.level("memory_used", [this] {
        double used = 0;
        for (const VirtualServer *server : m_servers)
            used += server->takesPart() ? server->memory() : 0;
        return used;
    });
}

void PhysicalServer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
}

void PhysicalServer::busyChanged()
{
    if (m_isOvercommitted) {
        share();
        return;
    }
    double busy = 0;
    for (const VirtualServer *server : m_servers)
        busy += static_cast<double>(server->busy());
    m_busy.set(std::min<double>(busy, m_cores), now());
}

void PhysicalServer::share()
{
    // Water-filling: whoever wants less than its share gets what it wants, the others share the rest by weight.
    std::vector<VirtualServer *> hungry;
    double left = m_cores;
    double weights = 0;
    for (VirtualServer *server : m_servers) {
        if (server->busy() > 0) {
            hungry.push_back(server);
            weights += server->weight();
        }
    }
    double busy = 0;
    bool hasSettled = true;
    while (hasSettled && !hungry.empty()) {
        hasSettled = false;
        const double unit = weights > 0 ? left / weights : 0;
        for (auto it = hungry.begin(); it != hungry.end();) {
            VirtualServer *server = *it;
            const double wants = static_cast<double>(server->busy());
            if (wants <= unit * server->weight()) {
                server->setShare(1);
                busy += wants;
                left -= wants;
                weights -= server->weight();
                it = hungry.erase(it);
                hasSettled = true;
            } else {
                ++it;
            }
        }
    }
    for (VirtualServer *server : hungry) {
        const double gets = weights > 0 ? left * server->weight() / weights : 0;
        server->setShare(gets / static_cast<double>(server->busy()));
        busy += gets;
    }
    m_busy.set(std::min<double>(busy, m_cores), now());
}

} // namespace nephoscope::sim
