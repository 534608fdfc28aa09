// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/burst.h"

#include "sim/plan/instances.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

void Burst::connect(ElementIndex first, ElementIndex second)
{
    Simulation &simulation = m_listener.simulation();
    const auto behind = [&](ElementIndex target) {
        std::vector<Mechanism *> servers;
        if (target == kNone)
            return servers;
        for (const ElementIndex server : serversBehind(simulation.plan(), target))
            servers.push_back(&simulation.at(server));
        return servers;
    };
    if (first != m_firstTarget)
        m_first = behind(first);
    if (second != m_secondTarget)
        m_second = behind(second);
    m_firstTarget = first;
    m_secondTarget = second;
    setShare(m_rateAServer);
}

int Burst::servers() const
{
    return static_cast<int>(std::ranges::count_if(m_first, [](const Mechanism *server) { return server->isServing(); }));
}

void Burst::setShare(double rateAServer)
{
    m_rateAServer = rateAServer;
    const double rate = rateAServer * servers();
    if (rate == m_rate)
        return;
    m_rate = rate;
    // What comes within one second may come at once: else the gaps between random arrivals would be lost to the first.
    m_share.change(m_listener.simulation().now(), rate, rate);
}

bool Burst::isReady() const
{
    return m_isOpen && std::ranges::any_of(m_second, [](const Mechanism *server) { return server->isServing() && !server->isBeingMade(); });
}

Sentence Burst::whyNotOpen() const
{
    return m_second.empty() ? Sentence{"there is no second target with a server", "没有带服务器的第二个目标"} : Sentence{};
}

void Burst::open(LogId cause)
{
    Simulation &simulation = m_listener.simulation();
    for (Mechanism *server : m_second) {
        Mechanism *container = simulation.containerOf(*server);
        if (server->takesPart() || !container || !container->takesPart())
            continue;
        m_started.push_back(server);
        simulation.startInstance(*server, *container, server->ownStartTime(), cause);
    }
    m_isOpen = true;
    m_open.set(1, simulation.now());
    m_share.change(simulation.now(), m_rate, m_rate);
}

void Burst::close(LogId cause)
{
    Simulation &simulation = m_listener.simulation();
    m_isOpen = false;
    m_open.set(0, simulation.now());
    for (Mechanism *server : m_started)
        simulation.terminate(*server, cause);
    m_started.clear();
}

bool Burst::takes(SimTime now)
{
    if (m_rate > 0 && m_share.take(now, 1))
        return false;
    if (!isReady())
        return false;
    ++m_taken;
    return true;
}

} // namespace nephoscope::sim
