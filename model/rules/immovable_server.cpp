// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/immovable_server.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

/// Several hypervisors under one VIM, or live migration, of which the server's is one.
bool mayBeMoved(const DesignView &design, const Element &server)
{
    for (const char *type : {"vim", "live_vm_migration"}) {
        for (const Element *mover : design.ofType(type)) {
            int hosts = 0;
            bool isItsOwn = false;
            for (const Element *target : design.targets(*mover, LinkRole::Control)) {
                const bool holdsIt = design.contains(*target, server);
                isItsOwn = isItsOwn || holdsIt;
                for (const Element *hypervisor : design.ofType("hypervisor"))
                    hosts += design.contains(*target, *hypervisor) ? 1 : 0;
                for (const Element *member : design.sources(*target, LinkRole::Member)) {
                    hosts += member->type == "hypervisor" || member->type == "physical_server" ? 1 : 0;
                    isItsOwn = isItsOwn || design.contains(*member, server);
                }
            }
            if (isItsOwn && hosts > 1)
                return true;
        }
    }
    return false;
}

} // namespace

void findImmovableServer(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *server : design.ofType("virtual_server")) {
        const Element *host = design.enclosing(*server, "physical_server");
        if (!host || !mayBeMoved(design, *server))
            continue;
        const std::vector<const Element *> own = design.targets(*server, LinkRole::Storage);
        std::vector<const Element *> volumes = own;
        for (const Element *service : design.servicesAt(*server)) {
            for (const Element *volume : design.targets(*service, LinkRole::Storage))
                volumes.push_back(volume);
        }
        for (const Element *volume : volumes) {
            const bool isLocal = design.contains(*host, *volume);
            const bool isRaw = volume->type == "lun" && !design.flag(*volume, "shared") &&
                               std::ranges::find(own, volume) != own.end();
            if (!isLocal && !isRaw)
                continue;
            const std::string name = DesignView::quoted(*server);
            const std::string disk = DesignView::quoted(*volume);
            Problem problem{"L-31",
                            Severity::Warning,
                            server->id.text(),
                            {volume->id.text(), host->id.text()},
                            {name + " may be moved to another host, but " + disk +
                                 (isLocal ? " stands in " + DesignView::quoted(*host) +
                                                " and stays behind. Put its data on shared storage."
                                          : " is not shared, so only one host sees it. Share it."),
                             name + " 可能被移到另一台主机，但 " + disk +
                                 (isLocal ? " 在 " + DesignView::quoted(*host) +
                                                " 之内，会留在原处。请把数据放到共享存储上。"
                                          : " 未共享，只有一台主机能看到它。请共享它。")},
                            {}};
            if (!isLocal)
                problem.fixes.push_back({{"Share " + disk, "共享 " + disk},
                                         {SetElementParameter{volume->id, "shared", Value(true)}}});
            problems.push_back(std::move(problem));
            break;
        }
    }
}

} // namespace nephoscope
