// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/shared_failure_domain.h"

#include <algorithm>

namespace nephoscope {

namespace {

const Element *hostOf(const DesignView &design, const Element &element)
{
    return element.type == "physical_server" ? &element : design.enclosing(element, "physical_server");
}

const Element *deviceOf(const DesignView &design, const Element &volume)
{
    return volume.type == "cloud_storage_device" ? &volume : design.enclosing(volume, "cloud_storage_device");
}

/// A copy that is lost with what it was copied from.
void findCopyOnTheSameDevice(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *replication : design.ofType("storage_replication")) {
        for (const Element *first : design.sources(*replication, LinkRole::Replication)) {
            const Element *device = deviceOf(design, *first);
            const std::vector<const Element *> copies = design.targets(*replication, LinkRole::Replication);
            const auto beside = std::ranges::find_if(copies, [&](const Element *copy) { return device && deviceOf(design, *copy) == device; });
            if (beside == copies.end())
                continue;
            const std::string copy = DesignView::quoted(**beside);
            const std::string both = DesignView::quoted(*device);
            problems.push_back({"L-14", Severity::Warning, replication->id.text(), {device->id.text(), first->id.text(), (*beside)->id.text()},
                                {copy + " is a copy of " + DesignView::quoted(*first) + " on the same device " + both + " and is lost with it. Copy to another device.",
                                 copy + " 是 " + DesignView::quoted(*first) + " 的副本，却在同一设备 " + both + " 上，会随其一同丢失。请复制到另一台设备。"}, {}});
        }
    }
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
    for (const Element *failover : design.ofType("failover_system"))
        judge(*failover, design.targets(*failover, LinkRole::Request));
    findCopyOnTheSameDevice(design, problems);
}

} // namespace nephoscope
