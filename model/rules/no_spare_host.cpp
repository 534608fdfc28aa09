// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/no_spare_host.h"

#include <algorithm>

namespace nephoscope {

namespace {

struct Host {
    const Element *hypervisor = nullptr;
    double room = 0; ///< GiB
    double used = 0;
};

Host roomOf(const DesignView &design, const Element &hypervisor)
{
    Host host{&hypervisor, 0, 0};
    if (const Element *server = design.parentOf(hypervisor); server && server->type == "physical_server")
        host.room = std::max(0.0, design.number(*server, "memory") - design.number(hypervisor, "reserved_memory")) * design.number(hypervisor, "memory_overcommit");
    for (const Element *server : design.ofType("virtual_server")) {
        if (design.parentOf(*server) == &hypervisor)
            host.used += design.number(*server, "memory");
    }
    return host;
}

} // namespace

void findNoSpareHost(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *vim : design.ofType("vim")) {
        std::vector<Host> hosts;
        for (const Element *hypervisor : design.targets(*vim, LinkRole::Control)) {
            if (hypervisor->type == "hypervisor")
                hosts.push_back(roomOf(design, *hypervisor));
        }
        if (hosts.size() < 2)
            continue;
        double room = 0;
        double used = 0;
        for (const Host &host : hosts) {
            room += host.room;
            used += host.used;
        }
        const auto largest = std::ranges::max_element(hosts, {}, &Host::room);
        if (used <= room - largest->room)
            continue;
        const std::string name = DesignView::quoted(*vim);
        const std::string needed = formatNumber(used) + " GiB";
        const std::string left = formatNumber(room - largest->room) + " GiB";
        problems.push_back({"L-08", Severity::Warning, vim->id.text(), {largest->hypervisor->id.text()},
                            {"The servers that " + name + " looks after need " + needed + " of memory; without " + DesignView::quoted(*largest->hypervisor) + " there are " + left
                                 + ". Add a host, so that the loss of one can be made up for.",
                             name + " 管理的虚拟服务器需要 " + needed + " 内存；失去 " + DesignView::quoted(*largest->hypervisor) + " 后只有 " + left + "。请增加一台主机，以便承受一台主机的损失。"}, {}});
    }
}

} // namespace nephoscope
