// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/break_out.h"

#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

constexpr std::uint8_t kAll = Confidentiality | Integrity | Availability;
const Sentence kAlone{"nothing of others is on this host", "该主机上没有他人的虚拟服务器"};
const Sentence kNoOthers{"no other trust boundary uses it", "没有其他信任边界使用它"};
const Sentence kHeld{"the attempt failed: what isolates it held", "尝试失败：隔离机制有效"};
const Sentence kShared{"it is shared with others and not kept apart well enough", "与他人共享且隔离不足"};

bool isIn(const std::vector<const Mechanism *> &known, const Mechanism &one)
{
    return std::ranges::find(known, &one) != known.end();
}

} // namespace

double isolationOf(Simulation &simulation, const Mechanism &resource)
{
    double open = 1;
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        const auto *isolation = dynamic_cast<const Isolation *>(&simulation.at(element));
        if (isolation && simulation.at(element).isServing())
            open *= 1 - isolation->isolates(resource);
    }
    return 1 - open;
}

BreakOut::BreakOut(ThreatAgent &agent)
    : m_agent(agent)
    , m_luck(agent.simulation().random(agent, "attempts"))
{
}

void BreakOut::attach(std::vector<Mechanism *> places, bool isVirtualization)
{
    m_places = std::move(places);
    m_isVirtualization = isVirtualization;
}

void BreakOut::attempt()
{
    for (Mechanism *place : m_places) {
        if (m_isVirtualization)
            escapeFrom(*place);
        else
            crossAt(*place);
    }
}

bool BreakOut::succeeds(const Mechanism &place, const Mechanism &resource)
{
    if (m_luck.chance(m_agent.skill() * (1 - isolationOf(m_agent.simulation(), resource))))
        return true;
    m_agent.book().stopped(kAll, place, kHeld, false);
    return false;
}

void BreakOut::escapeFrom(const Mechanism &server)
{
    Simulation &simulation = m_agent.simulation();
    const auto *hypervisor = simulation.enclosing<Hypervisor>(server);
    if (!hypervisor || !server.isServing() || isIn(m_taken, *hypervisor))
        return;
    m_agent.book().tried(kAll);
    if (!succeeds(server, *hypervisor))
        return;
    m_taken.push_back(hypervisor);
    const std::size_t known = m_victims.size();
    for (const VirtualServer *neighbour : simulation.within<VirtualServer>(*hypervisor)) {
        if (std::ranges::find(m_places, neighbour) != m_places.end() || isIn(m_victims, *neighbour))
            continue;
        m_victims.push_back(neighbour);
        m_agent.log("compromised", 0, neighbour->id(), {"its hypervisor was broken into", "其虚拟机监视器被攻破"});
    }
    for (std::size_t victim = known; victim < m_victims.size(); ++victim)
        spread(*m_victims[victim]);
    if (m_victims.size() > known)
        m_agent.book().succeeded(kAll, *hypervisor, kShared);
    else
        m_agent.book().stopped(kAll, *hypervisor, kAlone, false);
}

/// What a compromised server reaches over the network: what no segment keeps it from.
void BreakOut::spread(const Mechanism &from)
{
    Simulation &simulation = m_agent.simulation();
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        const auto *server = simulation.as<VirtualServer>(element);
        const auto isPlace = [&](const Mechanism *place) { return place == server; };
        if (!server || !server->takesPart() || std::ranges::any_of(m_places, isPlace) || isIn(m_victims, *server) || isIn(m_reached, *server))
            continue;
        bool mayReach = true;
        for (const Crossing &crossing : simulation.topology().routeBetween(from.index(), element).crossings) {
            const Mechanism &border = simulation.at(crossing.border);
            const auto *segment = dynamic_cast<const Segment *>(&border);
            mayReach = mayReach && (!segment || !crossing.isEntering || !border.takesPart() || segment->mayReach(from, *server));
        }
        if (mayReach)
            m_reached.push_back(server);
    }
}

void BreakOut::crossAt(const Mechanism &resource)
{
    Simulation &simulation = m_agent.simulation();
    if (!resource.isServing())
        return;
    m_agent.book().tried(kAll);
    std::vector<const Mechanism *> others;
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        const auto *overlay = dynamic_cast<const TrustOverlay *>(&simulation.at(element));
        if (overlay && simulation.at(element).takesPart() && overlay->uses(resource) && !overlay->trusts(m_agent))
            others.push_back(&simulation.at(element));
    }
    if (others.empty()) {
        m_agent.book().stopped(kAll, resource, kNoOthers, false);
        return;
    }
    if (!succeeds(resource, resource))
        return;
    for (const Mechanism *victim : others) {
        if (isIn(m_victims, *victim))
            continue;
        m_victims.push_back(victim);
        m_agent.log("compromised", 0, victim->id(), {"reached through " + resource.name(), "经由" + resource.name() + "被侵入"});
    }
    m_agent.book().succeeded(kAll, resource, kShared);
}

} // namespace nephoscope::sim
