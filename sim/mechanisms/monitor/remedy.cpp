// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/remedy.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/vim.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

template <typename Kind>
Kind *itselfOrAround(Mechanism &failed)
{
    auto *itself = dynamic_cast<Kind *>(&failed);
    return itself ? itself : failed.simulation().enclosing<Kind>(failed);
}

/// The host on which a VIM at the end of a control link would set the server up.
Hypervisor *otherHost(const VirtualServer &server, const Mechanism &watchdog, Sentence &why)
{
    why = {"no VIM is linked to it", "未连接 VIM"};
    for (Mechanism *end : watchdog.simulation().targets(watchdog, LinkRole::Control)) {
        auto *vim = dynamic_cast<Vim *>(end);
        if (!vim)
            continue;
        if (Hypervisor *found = vim->placeFor(server, why))
            return found;
    }
    return nullptr;
}

} // namespace

Sentence whyNot(Remedy remedy, Mechanism &failed, Mechanism &watchdog)
{
    if (remedy == Remedy::RestartServer && !itselfOrAround<Server>(failed))
        return {failed.name() + " runs on no server", failed.name() + " 没有所在的服务器"};
    if (remedy != Remedy::Rebuild)
        return {};
    const VirtualServer *server = itselfOrAround<VirtualServer>(failed);
    if (!server)
        return {failed.name() + " runs on no virtual server", failed.name() + " 没有所在的虚拟服务器"};
    Sentence why;
    return otherHost(*server, watchdog, why) ? Sentence{} : why;
}

void begin(Remedy remedy, Mechanism &failed, SimTime time, LogId cause)
{
    if (remedy != Remedy::RestartServer)
        return;
    // What has failed itself comes back only if the remedy helps.
    auto *server = itselfOrAround<Server>(failed);
    if (server && server != &failed && server->isServing())
        server->startAfter(time, cause);
}

void complete(Remedy remedy, Mechanism &failed, Mechanism &watchdog, LogId cause)
{
    if (remedy == Remedy::RestartServer) {
        auto *server = itselfOrAround<Server>(failed);
        if (server && server != &failed && server->hasFailed())
            server->startAfter(0, cause);
    } else if (remedy == Remedy::Rebuild) {
        auto *server = itselfOrAround<VirtualServer>(failed);
        Sentence why;
        Hypervisor *host = server ? otherHost(*server, watchdog, why) : nullptr;
        if (!host)
            return;
        failed.simulation().move(*server, *host, cause, 0);
    }
    if (!failed.isServing())
        failed.startAfter(0, cause);
}

} // namespace nephoscope::sim
