// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/blind_failover.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

void findObserverOnItsHost(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *monitor : design.ofType("cloud_usage_monitor")) {
        const Element *server = design.enclosing(*monitor, "virtual_server");
        // An agent on the path of messages belongs where they pass; one that polls has to outlive what it
        // asks.
        if (!server || design.text(*monitor, "kind") != "polling_agent")
            continue;
        const Element *host = design.enclosing(*server, "physical_server");
        for (const Element *watched : design.targets(*monitor, LinkRole::Monitor)) {
            const bool isBelow = design.contains(*watched, *server);
            const bool isBeside = host && design.contains(*host, *watched);
            if (!isBelow && !isBeside)
                continue;
            problems.push_back({"L-19",
                                Severity::Error,
                                monitor->id.text(),
                                {watched->id.text(), server->id.text()},
                                {DesignView::quoted(*monitor) + " stands on what it watches: when " +
                                     DesignView::quoted(isBeside ? *host : *watched) +
                                     " fails, it fails too and cannot tell. Put it outside.",
                                 DesignView::quoted(*monitor) + " 就在被监控者之上：" +
                                     DesignView::quoted(isBeside ? *host : *watched) +
                                     " 失效时它也随之失效，无法上报。请放到外面。"},
                                {}});
            break;
        }
    }
}

/// A copy in step is there to be used when the first is lost; somebody has to see that and switch over.
void findCopyWithoutSwitch(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *replication : design.ofType("storage_replication")) {
        if (design.text(*replication, "mode") != "synchronous")
            continue;
        const std::vector<const Element *> copies = design.targets(*replication, LinkRole::Replication);
        const std::vector<const Element *> firsts = design.sources(*replication, LinkRole::Replication);
        if (copies.empty() || firsts.empty())
            continue;
        const auto isSwitch = [](const Element *one) {
            return one->type == "storage_service_gateway" || one->type == "failover_system" ||
                   one->type == "resource_cluster";
        };
        const auto isSwitchable = [&](const Element *one) {
            return std::ranges::any_of(design.sources(*one, LinkRole::Storage), isSwitch) ||
                   std::ranges::any_of(design.targets(*one, LinkRole::Member), isSwitch);
        };
        // What stands on the device counts for it.
        const auto isReached = [&](const Element *one) {
            if (isSwitchable(one))
                return true;
            const std::vector<const Element *> inside = design.architecture().childrenOf(one->id);
            return std::ranges::any_of(
                inside, [&](const Element *inner) { return design.find(inner->id) && isSwitchable(inner); });
        };
        if (!design.targets(*replication, LinkRole::Control).empty() ||
            std::ranges::any_of(copies, isReached) || std::ranges::any_of(firsts, isReached))
            continue;
        const std::string copy = DesignView::quoted(*copies.front());
        const std::string first = DesignView::quoted(*firsts.front());
        problems.push_back(
            {"L-19",
             Severity::Warning,
             replication->id.text(),
             {firsts.front()->id.text(), copies.front()->id.text()},
             {copy + " is kept in step, but nobody notices when " + first +
                  " fails and switches to it. Put a storage service gateway before them.",
              copy + " 保持同步，但 " + first + " 失效时无人察觉并切换过去。请在前面放置存储服务网关。"},
             {}});
    }
}

} // namespace

void findBlindFailover(const DesignView &design, std::vector<Problem> &problems)
{
    findObserverOnItsHost(design, problems);
    findCopyWithoutSwitch(design, problems);
}

} // namespace nephoscope
