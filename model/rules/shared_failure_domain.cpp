// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/shared_failure_domain.h"

#include <algorithm>

namespace nephoscope {

namespace {

const Element *hostOf(const DesignView &design, const Element &element)
{
    return element.type == "physical_server" ? &element : design.enclosing(element, "physical_server");
}

} // namespace

void findSharedFailureDomain(const DesignView &design, std::vector<Problem> &problems)
{

    const auto judge = [&](const Element &group, const std::vector<const Element *> &replicas) {
        if (replicas.size() < 2)
            return;
        const Element *host = hostOf(design, *replicas.front());
        if (!host || !std::ranges::all_of(replicas, [&](const Element *replica) { return hostOf(design, *replica) == host; }))
            return;
        std::vector<std::string> others{host->id.text()};
        for (const Element *replica : replicas)
            others.push_back(replica->id.text());
        const std::string name = DesignView::quoted(group);
        problems.push_back({"L-14", Severity::Warning, group.id.text(), others,
                            {"All that " + name + " spreads over stands on " + DesignView::quoted(*host) + " and is lost with it. Move one to another host.",
                             name + " 的所有副本都在 " + DesignView::quoted(*host) + " 上，会随其一同丢失。请把一个移到另一台主机。"}, {}});
    };
    for (const Element *balancer : design.ofType("load_balancer"))
        judge(*balancer, design.targets(*balancer, LinkRole::Request));
    for (const Element *cluster : design.ofType("resource_cluster"))
        judge(*cluster, design.servicesAt(*cluster));
}

} // namespace nephoscope
