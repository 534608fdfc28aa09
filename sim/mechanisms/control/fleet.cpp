// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/fleet.h"

#include "model/value.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/disk_image.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

const std::string &ManagedHost::id() const
{
    return hypervisor->id();
}

const std::string &ManagedHost::name() const
{
    return hypervisor->name();
}

std::vector<ManagedHost *> Fleet::look()
{
    for (const auto &host : m_hosts)
        host->links.clear();
    std::vector<ManagedHost *> added;
    Simulation &simulation = m_vim.simulation();
    for (const LinkRole role : {LinkRole::Control, LinkRole::Monitor}) {
        for (const LinkIndex link : m_vim.planned().linksOut(role)) {
            Mechanism &end = simulation.at(simulation.plan().links[link].to);
            if (auto *hypervisor = dynamic_cast<Hypervisor *>(&end)) {
                lookAfter(*hypervisor, link, added);
            } else if (auto *server = dynamic_cast<VirtualServer *>(&end)) {
                if (auto *host = simulation.enclosing<Hypervisor>(*server))
                    lookAfter(*host, link, added);
            } else {
                // A host, a cluster, a data center, a cloud: all hypervisors in it.
                for (Hypervisor *inner : simulation.within<Hypervisor>(end))
                    lookAfter(*inner, link, added);
            }
        }
    }
    return added;
}

void Fleet::lookAfter(Hypervisor &hypervisor, LinkIndex link, std::vector<ManagedHost *> &added)
{
    ManagedHost *host = find(&hypervisor);
    if (!host) {
        host = m_hosts.emplace_back(std::make_unique<ManagedHost>()).get();
        host->hypervisor = &hypervisor;
        host->losses = std::make_unique<RandomStream>(m_vim.simulation().random(m_vim, "heartbeats of " + hypervisor.id()));
        added.push_back(host);
    }
    if (std::ranges::find(host->links, link) == host->links.end())
        host->links.push_back(link);
}

ManagedHost *Fleet::find(const Mechanism *hypervisor) const
{
    const auto found = std::ranges::find_if(m_hosts, [&](const auto &host) { return host->hypervisor == hypervisor; });
    return hypervisor && found != m_hosts.end() ? found->get() : nullptr;
}

bool Fleet::isAvailable(const ManagedHost &host) const
{
    return host.isManaged() && !host.heartbeats.hasDeclared() && host.hypervisor->isServing() && !host.hypervisor->isCut();
}

/// What keeps the server from being started on that host.
Sentence Fleet::whyNot(const ManagedHost &host, const VirtualServer &server) const
{
    const ImageAccess image = imageAfterLoss(server, *host.hypervisor);
    return image.isPossible() ? host.hypervisor->whyNot(server) : image.whyNot;
}

std::vector<Place> Fleet::places(const std::vector<ManagedHost *> &hosts) const
{
    std::vector<Place> places;
    for (const ManagedHost *host : hosts) {
        Place place{{host->hypervisor->memoryCapacity(), host->hypervisor->vcpuCapacity()}, {}};
        for (const VirtualServer *server : host->hypervisor->servers())
            place.contents.push_back({server->memory(), static_cast<double>(server->vcpus())});
        places.push_back(std::move(place));
    }
    return places;
}

/// By the policy among those that nothing speaks against, one without as many restarts as it may have if there is one.
ManagedHost *Fleet::choose(const VirtualServer &server, const std::function<bool(const ManagedHost &)> &isOpen,
                            const std::function<Sentence(const ManagedHost &)> &whyNot, Sentence &reasons) const
{
    std::vector<ManagedHost *> able;
    for (const auto &host : m_hosts) {
        if (!isAvailable(*host) || !isOpen(*host))
            continue;
        const Sentence reason = whyNot(*host);
        if (reason.en.empty()) {
            able.push_back(host.get());
        } else if (reasons.en.find(reason.en) == std::string::npos) {
            reasons.en += (reasons.en.empty() ? "" : "; ") + reason.en;
            reasons.zh += (reasons.zh.empty() ? "" : "；") + reason.zh;
        }
    }
    const Extent needs{server.memory(), static_cast<double>(server.vcpus())};
    const std::vector<Place> candidates = places(able);
    std::vector<bool> isFree;
    for (const ManagedHost *host : able)
        isFree.push_back(mayStart(*host));
    for (const std::vector<bool> &isNow : {isFree, std::vector<bool>(able.size(), true)}) {
        if (const auto chosen = choosePlace(m_settings.placement, candidates, isNow, needs))
            return able[*chosen];
    }
    return nullptr;
}

ManagedHost *Fleet::chooseFor(const VirtualServer &server, Sentence &why, const Hypervisor *except) const
{
    const auto isOpen = [except](const ManagedHost &host) { return host.hypervisor != except; };
    Sentence reasons;
    if (ManagedHost *chosen = choose(server, isOpen, [&](const ManagedHost &host) { return whyNot(host, server); }, reasons))
        return chosen;
    if (reasons.en.empty())
        reasons = {"no other host answers", "没有其他主机应答"};
    why = {"cannot start " + server.id() + " elsewhere: " + reasons.en, "无法在别处启动 " + server.id() + "：" + reasons.zh};
    return nullptr;
}

ManagedHost *Fleet::chooseForNew(const VirtualServer &server, const Mechanism *except, Sentence &why) const
{
    const Topology &topology = m_vim.simulation().topology();
    const auto isOpen = [&](const ManagedHost &host) { return !except || !topology.contains(except->index(), host.hypervisor->index()); };
    const auto reasonAgainst = [&](const ManagedHost &host) {
        const ImageAccess image = imageForMove(server, *host.hypervisor);
        if (!image.isPossible())
            return image.whyNot;
        Sentence reason = host.hypervisor->whyNot(server);
        return reason.en.empty() ? whyNotAdmit(server, host) : reason;
    };
    ManagedHost *chosen = choose(server, isOpen, reasonAgainst, why);
    if (!chosen && why.en.empty())
        why = {"no host answers", "没有主机应答"};
    return chosen;
}

Sentence Fleet::whyNotAdmit(const VirtualServer &server, const ManagedHost &host) const
{
    // Whatever is broken already: who may come is judged by the hosts that are left.
    std::vector<ManagedHost *> able;
    for (const auto &other : m_hosts) {
        if (isAvailable(*other))
            able.push_back(other.get());
    }
    const auto at = std::ranges::find(able, &host);
    if (at == able.end() || able.size() <= m_settings.reserve)
        return {}; // without others there is no reserve to keep
    std::vector<Place> all = places(able);
    const std::vector<std::size_t> before = unbearableLoss(all, m_settings.reserve);
    all[static_cast<std::size_t>(at - able.begin())].contents.push_back({server.memory(), static_cast<double>(server.vcpus())});
    const std::vector<std::size_t> lost = unbearableLoss(all, m_settings.reserve);
    if (lost.empty())
        return {};
    std::string names;
    for (const std::size_t index : lost)
        names += (names.empty() ? "" : ", ") + able[index]->id();
    const std::string needs = server.id() + " (" + formatNumber(server.memory()) + " GiB)";
    if (!before.empty())
        return {"no reserve for " + needs + ": already the loss of " + names + " could not be taken over", "没有余量容纳 " + needs + "：" + names + " 失效已无法由其他主机接管"};
    return {"no reserve for " + needs + ": with it the loss of " + names + " could not be taken over", "没有余量容纳 " + needs + "：加入后 " + names + " 失效时将无法由其他主机接管"};
}

} // namespace nephoscope::sim
