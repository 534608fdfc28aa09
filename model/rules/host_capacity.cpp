// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/host_capacity.h"

#include <algorithm>

namespace nephoscope {

namespace {

struct Resource {
    const char *parameter;
    const char *en;
    const char *zh;
    const char *unit;
    double room;
};

void check(const DesignView &design, const Element &hypervisor, const Resource &resource, std::vector<Problem> &problems)
{
    double sum = 0;
    const Element *last = nullptr;
    std::vector<std::string> servers;
    for (const Element *server : design.ofType("virtual_server")) {
        if (design.parentOf(*server) != &hypervisor)
            continue;
        sum += design.number(*server, resource.parameter);
        servers.push_back(server->id.text());
        last = server;
    }
    if (!last || sum <= resource.room * (1 + 1e-9))
        return;
    const std::string name = DesignView::quoted(hypervisor);
    const std::string needed = formatNumber(sum) + resource.unit;
    const std::string room = formatNumber(std::max(0.0, resource.room)) + resource.unit;
    Problem problem{"L-07", Severity::Error, hypervisor.id.text(), servers,
                    {"Virtual servers on " + name + " need " + needed + " of " + resource.en + ", there is room for " + room + ". Lower it or move one.",
                     name + " 上的虚拟服务器需要 " + needed + " " + resource.zh + "，只有 " + room + "。请减少需求或移走一台。"}, {}};
    const double left = design.number(*last, resource.parameter) - (sum - resource.room);
    if (left >= 1) {
        const double value = static_cast<double>(static_cast<long long>(left));
        const std::string text = formatNumber(value) + resource.unit;
        problem.fixes.push_back({{"Set " + DesignView::quoted(*last) + " to " + text, "把 " + DesignView::quoted(*last) + " 设为 " + text},
                                 {SetElementParameter{last->id, resource.parameter, Value(value)}}});
    }
    problems.push_back(std::move(problem));
}

} // namespace

void findOverfullHost(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *hypervisor : design.ofType("hypervisor")) {
        const Element *host = design.parentOf(*hypervisor);
        if (!host || host->type != "physical_server")
            continue;
        const double memory = (design.number(*host, "memory") - design.number(*hypervisor, "reserved_memory"))
            * design.number(*hypervisor, "memory_overcommit");
        check(design, *hypervisor, {"memory", "memory", "内存", " GiB", memory}, problems);
        const double cpus = design.number(*host, "cores") * design.number(*hypervisor, "cpu_overcommit");
        check(design, *hypervisor, {"vcpus", "virtual CPUs", "虚拟 CPU", "", cpus}, problems);
    }
}

} // namespace nephoscope
