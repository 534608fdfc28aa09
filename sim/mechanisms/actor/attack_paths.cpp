// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/attack_paths.h"

#include "sim/mechanisms/boundary/border.h"
#include "sim/mechanisms/boundary/virtual_firewall.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/security/iam.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <utility>

namespace nephoscope::sim {

namespace {

/// What a message from one to the other comes into, from outside in; false: something turns it away.
bool enters(Simulation &simulation, const Mechanism &origin, const Mechanism &from, const Mechanism &to, std::vector<const Mechanism *> &borders)
{
    std::vector<const Mechanism *> around;
    const auto add = [&](ElementIndex element) {
        const Mechanism &one = simulation.at(element);
        if (!one.takesPart() || simulation.topology().contains(element, from.index()) || std::ranges::find(around, &one) != around.end())
            return;
        const std::vector<ElementIndex> members = simulation.topology().membersOf(element);
        if (std::ranges::any_of(members, [&](ElementIndex member) { return simulation.topology().contains(member, from.index()); }))
            return;
        around.insert(around.begin(), &one);
    };
    for (ElementIndex outer = to.index(); outer != kNone; outer = simulation.topology().parentOf(outer)) {
        for (const ElementIndex group : simulation.plan().elements[outer].groups)
            add(group);
        if (outer != to.index())
            add(outer);
    }
    for (const Mechanism *one : around) {
        const auto *border = dynamic_cast<const Border *>(one);
        if (!border)
            continue;
        if (!border->lets(origin.index(), from.index()))
            return false;
        borders.push_back(one);
    }
    return true;
}

/// Whether all who check the identity of those who come to `to` know `origin`.
bool isKnownTo(Simulation &simulation, const Mechanism &origin, const Mechanism &to)
{
    const std::vector<Mechanism *> controls = simulation.sources(to, LinkRole::Control);
    return std::ranges::all_of(controls, [&](const Mechanism *control) {
        const auto *identity = dynamic_cast<const Iam *>(control);
        return !identity || identity->lets(origin.index(), to);
    });
}

bool isService(const Mechanism *one)
{
    return dynamic_cast<const CloudService *>(one) != nullptr;
}

std::string named(const std::vector<const Mechanism *> &elements)
{
    std::string text;
    for (const Mechanism *element : elements)
        text += (text.empty() ? "" : ", ") + element->name();
    return text;
}

} // namespace

std::vector<AttackPath> attackPaths(Simulation &simulation, const Mechanism &origin, const std::vector<Mechanism *> &from)
{
    struct Place {
        const Mechanism *at;
        AttackPath way;
    };
    std::vector<Place> places;
    std::vector<bool> seen(simulation.size(), false);
    std::vector<AttackPath> found;
    for (const Mechanism *start : from) {
        if (!seen[start->index()])
            places.push_back({start, {}});
        seen[start->index()] = true;
    }
    for (std::size_t next = 0; next < places.size(); ++next) {
        const Place here = places[next];
        for (const LinkIndex link : here.at->planned().linksOut(LinkRole::Request)) {
            const Path *path = simulation.path(link);
            if (!path || path->isInterrupted() || seen[path->target().index()])
                continue;
            const Mechanism &target = path->target();
            const auto *firewall = dynamic_cast<const VirtualFirewall *>(here.at);
            Place there{&target, here.way};
            if ((firewall && !firewall->lets(origin.index(), target)) || !enters(simulation, origin, *here.at, target, there.way.borders))
                continue;
            // What a service calls on behalf of others goes under the service's own name, which nobody checks.
            const bool isOwnRequest = !isService(here.at) && std::ranges::none_of(here.way.by, isService);
            if (isOwnRequest && !isKnownTo(simulation, origin, target))
                continue;
            seen[target.index()] = true;
            if (isService(&target)) {
                found.push_back(there.way);
                found.back().asset = &target;
            }
            there.way.by.push_back(&target);
            places.push_back(std::move(there));
        }
    }
    return found;
}

Sentence describe(const AttackPath &path)
{
    Sentence said = path.by.empty() ? Sentence{"straight", "直接到达"} : Sentence{"by way of " + named(path.by), "经由 " + named(path.by)};
    if (!path.borders.empty()) {
        said.en += std::string("; across the ") + (path.borders.size() == 1 ? "border of " : "borders of ") + named(path.borders);
        said.zh += "；穿过 " + named(path.borders) + " 的边界";
    }
    return said;
}

} // namespace nephoscope::sim
