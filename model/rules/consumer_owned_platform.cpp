// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/consumer_owned_platform.h"

namespace nephoscope
{

namespace
{

/// The organization that owns what an element runs on: its cloud's owner, or whose premises it stands on.
const Element *ownerOfHardware(const DesignView &design, const Element &element)
{
    const Element *cloud = element.type == "cloud" ? &element : design.enclosing(element, "cloud");
    const std::string owner = cloud ? design.text(*cloud, "owner") : std::string();
    return owner.empty() ? design.enclosing(element, "organization") : design.find(ElementId(owner));
}

} // namespace

void findConsumerOwnedPlatform(const DesignView &design, std::vector<Problem> &problems)
{
    const auto judge = [&](const Element &element) {
        const Element *owner = ownerOfHardware(design, element);
        if (!owner || owner->type != "organization" || design.text(*owner, "role") != "consumer")
            return;
        const std::string name = DesignView::quoted(element);
        const std::string who = DesignView::quoted(*owner);
        problems.push_back(
            {"L-02",
             Severity::Error,
             element.id.text(),
             {owner->id.text()},
             {name + " is provided ready to use, but stands on hardware of " + who +
                  ", who only consumes. Put it into a provider's cloud, or let " + who + " be both.",
              name + " 应由提供者备好后交付，却在仅为用户的 " + who + " 的硬件上。请放到提供者的云中，或让 " +
                  who + " 兼任两种角色。"},
             {{{"Let it be both", "兼任两种角色"},
               {SetElementParameter{owner->id, "role", Value("both")}}}}});
    };
    for (const Element *environment : design.ofType("ready_made_environment"))
        judge(*environment);
    for (const Element *cloud : design.ofType("cloud")) {
        if (design.text(*cloud, "delivery") != "iaas")
            judge(*cloud);
    }
}

} // namespace nephoscope
