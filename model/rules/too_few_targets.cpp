// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/too_few_targets.h"

#include <algorithm>

namespace nephoscope {

namespace {

/// Instances of it, or of what it stands in, are made in a run.
bool isMultiplied(const DesignView &design, const Element &target)
{
    for (const char *type : {"resource_replication", "resource_pool"}) {
        for (const Element *maker : design.ofType(type)) {
            const std::string of = design.text(*maker, "of");
            if (!of.empty() && design.architecture().contains(ElementId(of), target.id))
                return true;
        }
    }
    return false;
}

} // namespace

void findTooFewTargets(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *balancer : design.ofType("load_balancer")) {
        std::size_t count = 0;
        for (const Element *target : design.targets(*balancer, LinkRole::Request)) {
            const std::size_t services = design.servicesAt(*target).size();
            count += target->type == "resource_cluster" && services > 0 ? services : isMultiplied(design, *target) ? 2 : 1;
        }
        // What is off may be switched on in the run.
        const auto isResting = [&](const Link &link) {
            const Element *target = link.role == LinkRole::Request && link.from == balancer->id ? design.find(link.to) : nullptr;
            return target && !design.takesPart(*target);
        };
        count += static_cast<std::size_t>(std::ranges::count_if(design.architecture().links, isResting));
        if (count >= 2)
            continue;
        const std::string name = DesignView::quoted(*balancer);
        const std::string en = count == 0 ? " has no target" : " has one target, so there is nothing to balance";
        const std::string zh = count == 0 ? "没有目标" : "只有一个目标，无可均衡";
        problems.push_back({"L-16", Severity::Error, balancer->id.text(), {},
                            {name + en + ". Link it to two or more.", name + " " + zh + "。请连到两个以上的目标。"}, {}});
    }
    for (const Element *pool : design.ofType("resource_pool")) {
        if (design.number(*pool, "size") > 0)
            continue;
        const std::string name = DesignView::quoted(*pool);
        problems.push_back({"L-16", Severity::Error, pool->id.text(), {},
                            {name + " holds nothing that it could hand out. Give it a size.", name + " 没有可发放的资源。请设定规模。"},
                            {{{"Set the size to 10", "把规模设为 10"}, {SetElementParameter{pool->id, "size", std::nullopt}}}}});
    }
}

} // namespace nephoscope
