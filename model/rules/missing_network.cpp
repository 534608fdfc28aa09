// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/missing_network.h"

#include "model/rules/grouping.h"

namespace nephoscope
{

void findMissingNetwork(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *network : design.ofType("virtual_network")) {
        const Element *place = design.enclosing(*network, "data_center");
        if (!place) // drawn over the cloud, it reaches all of it
            place = design.enclosing(*network, "cloud");
        if (!place)
            continue;
        const std::vector<const Element *> members = membersOf(design, *network);
        for (const Element *server : design.ofType("virtual_server")) {
            if (!isAmong(design, members, *server) || !design.contains(*place, *server))
                continue;
            const Element *hypervisor = design.enclosing(*server, "hypervisor");
            const Element *vimFound = nullptr;
            const Element *beyond = nullptr;
            for (const Element *vim : design.ofType("vim")) {
                bool isItsOwn = false;
                const Element *outside = nullptr;
                for (const Element *target : design.targets(*vim, LinkRole::Control)) {
                    for (const Element *other : design.ofType("hypervisor")) {
                        if (!design.contains(*target, *other))
                            continue;
                        isItsOwn = isItsOwn || other == hypervisor;
                        if (!outside && !design.contains(*place, *other) && !isAmong(design, members, *other))
                            outside = other;
                    }
                }
                if (isItsOwn && outside && !beyond) {
                    vimFound = vim;
                    beyond = outside;
                }
            }
            if (!beyond)
                continue;
            const std::string name = DesignView::quoted(*server);
            problems.push_back(
                {"L-41",
                 Severity::Warning,
                 server->id.text(),
                 {network->id.text(), vimFound->id.text(), beyond->id.text()},
                 {DesignView::quoted(*vimFound) + " may start " + name + " on " +
                      DesignView::quoted(*beyond) + ", where its network " + DesignView::quoted(*network) +
                      " does not reach. Make the hypervisor a member of it, or leave it to another VIM.",
                  DesignView::quoted(*vimFound) + " 可能在 " + DesignView::quoted(*beyond) + " 上启动 " +
                      name + "，而其网络 " + DesignView::quoted(*network) +
                      " 不通达那里。请让该虚拟机监视器成为其成员，或交给另一个 VIM。"},
                 {}});
        }
    }
}

} // namespace nephoscope
