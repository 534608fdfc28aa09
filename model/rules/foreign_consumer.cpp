// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/foreign_consumer.h"

#include <algorithm>

namespace nephoscope {

namespace {

bool isClosedTo(const DesignView &design, const Element &cloud, const Element *home)
{
    const std::string deployment = design.text(cloud, "deployment");
    if (deployment == "private") {
        const std::string owner = design.text(cloud, "owner");
        const Element *around = design.enclosing(cloud, "organization");
        const std::string id = !owner.empty() ? owner : around ? around->id.text() : std::string();
        return !id.empty() && (!home || home->id.text() != id);
    }
    if (deployment != "community")
        return false;
    const std::string community = design.text(cloud, "community");
    if (community.empty())
        return false;
    const Value communities = home ? design.catalogue().valueOf(*home, "communities") : Value();
    if (communities.isString())
        return communities.toString() != community;
    if (!communities.isList())
        return true;
    return std::ranges::none_of(communities.toList(), [&](const Value &one) { return one.isString() && one.toString() == community; });
}

} // namespace

void findForeignConsumer(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const Element *home = design.enclosing(*consumer, "organization");
        std::set<const Element *> told;
        for (const Element *service : design.servicesReachedFrom(*consumer)) {
            const Element *cloud = design.enclosing(*service, "cloud");
            if (!cloud || !isClosedTo(design, *cloud, home) || !told.insert(cloud).second)
                continue;
            const std::string who = DesignView::quoted(*consumer);
            const std::string where = DesignView::quoted(*cloud);
            const bool isPrivate = design.text(*cloud, "deployment") == "private";
            problems.push_back({"L-12", Severity::Error, consumer->id.text(), {cloud->id.text(), service->id.text()},
                                {who + (isPrivate ? " does not belong to the owner of the private cloud " : " is not a member of the community of ") + where
                                     + ": its requests are refused. Move it or open the cloud.",
                                 who + (isPrivate ? " 不属于私有云 " + where + " 的拥有者" : " 不是社区云 " + where + " 的成员") + "：其请求会被拒绝。请移动它或开放该云。"}, {}});
        }
    }
}

} // namespace nephoscope
