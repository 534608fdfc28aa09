// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/server.h"

#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void Server::setCores(int cores, Discipline discipline)
{
    if (!m_processor) {
        m_processor.emplace(clock(), id(), cores, discipline);
        if (simulation().flows())
            m_processor->enableFlows();
        return;
    }
    m_processor->setServers(cores);
    m_processor->setDiscipline(discipline);
}

void Server::wentDown()
{
    m_processor->setAvailable(false);
    m_processor->setHung(false);
    m_processor->lose();
    if (m_processor->flows())
        m_processor->flows()->lose();
}

void Server::cameUp()
{
    m_processor->setHung(false);
    m_processor->setAvailable(true);
}

void Server::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (isServing())
        snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = m_processor->waiting();
    if (m_processor->flows())
        snapshot.waiting += static_cast<std::int64_t>(m_processor->flows()->waiting().value() + 0.5);
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

double Server::load() const
{
    const int cores = m_processor->servers();
    return isServing() && cores > 0 ? (static_cast<double>(m_processor->busy()) + m_processor->flowBusy()) / cores : 0;
}

std::string Server::unbalanced() const
{
    return m_processor->unbalanced();
}

} // namespace nephoscope::sim
