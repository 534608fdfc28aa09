// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/placement_chain.h"

namespace nephoscope {

void findBrokenPlacementChain(const DesignView &design, std::vector<Problem> &problems)
{
    const auto check = [&](const char *type, const char *parentType) {
        for (const Element *element : design.ofType(type)) {
            const Element *parent = design.parentOf(*element);
            // What stands in something that this program does not know may well be right.
            const bool isUnknown = element->parent && !parent && design.architecture().find(*element->parent);
            if (isUnknown || (parent && parent->type == parentType))
                continue;
            const LocalText &needed = design.catalogue().find(parentType)->name;
            const std::string name = DesignView::quoted(*element);
            problems.push_back({"L-05", Severity::Error, element->id.text(), {},
                                {name + " runs nowhere. Put it into a " + needed.en + ".", name + " 无处运行。请把它放入" + needed.zh + "。"}, {}});
        }
    };
    check("virtual_server", "hypervisor");
    check("hypervisor", "physical_server");
}

} // namespace nephoscope
