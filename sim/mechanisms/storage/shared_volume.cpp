// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/shared_volume.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

// A gateway before a gateway is as far as anybody draws; more would be a circle.
constexpr int kMostHops = 3;

/// The way over one link to the volume: whether there is one at all, and whether it is whole.
struct Way {
    bool isDrawn = false;
    bool isWhole = false;
};

Way wayOver(Simulation &simulation, LinkIndex link, ElementIndex volume, int hops)
{
    const LinkState &state = simulation.linkState(link);
    const ElementIndex end = state.planned().to;
    if (end == volume || simulation.topology().contains(end, volume))
        return {true, !state.isCut()};
    if (hops == 0)
        return {};
    const Mechanism &between = simulation.at(end);
    Way way;
    for (const LinkIndex next : between.planned().linksOut(LinkRole::Storage)) {
        const Way further = wayOver(simulation, next, volume, hops - 1);
        way.isDrawn = way.isDrawn || further.isDrawn;
        way.isWhole = way.isWhole || further.isWhole;
    }
    // Switched off it is bypassed; failed or cut it is in the way.
    const bool passesOn = !between.takesPart() || (between.isServing() && !between.isCut());
    way.isWhole = way.isWhole && !state.isCut() && passesOn;
    return way;
}

/// `host` and all that it stands in or belongs to.
std::vector<ElementIndex> surroundings(const Simulation &simulation, const Mechanism &host)
{
    std::vector<ElementIndex> found{host.index()};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto add = [&found](ElementIndex outer) {
            if (outer != kNone && std::ranges::find(found, outer) == found.end())
                found.push_back(outer);
        };
        add(simulation.topology().parentOf(found[i]));
        std::ranges::for_each(simulation.plan().elements[found[i]].groups, add);
    }
    return found;
}

} // namespace

bool reachesByStorageLinks(const Mechanism &host, const Mechanism &volume)
{
    Simulation &simulation = host.simulation();
    const std::vector<ElementIndex> near = surroundings(simulation, host);
    bool isDrawn = false;
    for (LinkIndex link = 0; link < simulation.plan().links.size(); ++link) {
        const PlanLink &planned = simulation.plan().links[link];
        // Hosts, hypervisors and clusters of them: services and virtual servers have links of their own, to their data.
        const bool isHost = simulation.plan().elements[planned.from].type->isContainer && !simulation.as<VirtualServer>(planned.from);
        if (planned.role != LinkRole::Storage || !isHost)
            continue;
        const Way way = wayOver(simulation, link, volume.index(), kMostHops);
        if (way.isWhole && std::ranges::find(near, planned.from) != near.end())
            return true;
        isDrawn = isDrawn || way.isDrawn;
    }
    return !isDrawn;
}

} // namespace nephoscope::sim
