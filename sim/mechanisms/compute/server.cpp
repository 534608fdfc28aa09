// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/server.h"

#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void Server::setCores(int cores, Discipline discipline)
{
    if (!m_processor) {
        m_processor.emplace(clock(), id(), cores, discipline);
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
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

double Server::load() const
{
    const int cores = m_processor->servers();
    return isServing() && cores > 0 ? static_cast<double>(m_processor->busy()) / cores : 0;
}

std::string Server::unbalanced() const
{
    return m_processor->unbalanced();
}

} // namespace nephoscope::sim
