// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/foreign_region.h"

#include <algorithm>

namespace nephoscope {

namespace {

std::string regionOf(const DesignView &design, const Element &element)
{
    for (const char *place : {"data_center", "cloud"}) {
        const Element *container = design.enclosing(element, place);
        const std::string region = container ? design.text(*container, "region") : std::string();
        if (!region.empty())
            return region;
    }
    return {};
}

} // namespace

void findForeignRegion(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *audit : design.ofType("audit_monitor")) {
        const Value regions = design.catalogue().valueOf(*audit, "allowed_regions");
        if (!regions.isList() || regions.toList().empty())
            continue;
        for (const Element *watched : design.targets(*audit, LinkRole::Monitor)) {
            const std::string region = regionOf(design, *watched);
            const bool isAllowed = std::ranges::any_of(regions.toList(), [&](const Value &one) { return one.isString() && one.toString() == region; });
            if (region.empty() || isAllowed)
                continue;
            const std::string name = DesignView::quoted(*watched);
            problems.push_back({"L-33", Severity::Error, watched->id.text(), {audit->id.text()},
                                {name + " stands in the region " + region + ", which " + DesignView::quoted(*audit) + " does not allow. Move it or allow the region.",
                                 name + " 位于地域 " + region + "，" + DesignView::quoted(*audit) + " 不允许该地域。请移动它或允许该地域。"}, {}});
        }
    }
}

} // namespace nephoscope
