// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/shared_network.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

/// Whose an element is: its own `tenant`, or that of the nearest container that names one.
std::string tenantOf(const DesignView &design, const Element &element)
{
    for (const Element *one = &element; one; one = design.parentOf(*one)) {
        if (design.catalogue().find(one->type)->parameter("tenant")) {
            if (std::string tenant = design.text(*one, "tenant"); !tenant.empty())
                return tenant;
        }
    }
    return {};
}

} // namespace

void findSharedNetwork(const DesignView &design, std::vector<Problem> &problems)
{
    for (const char *type : {"virtual_network", "security_group"}) {
        for (const Element *group : design.ofType(type)) {
            const std::vector<const Element *> members = membersOf(design, *group);
            const Element *first = nullptr;
            const Element *other = nullptr;
            bool hasFirewall = false;
            for (const Element &element : design.architecture().elements) {
                if (!design.find(element.id) || !design.takesPart(element) ||
                    !isAmong(design, members, element))
                    continue;
                hasFirewall = hasFirewall || element.type == "virtual_firewall";
                const std::string tenant = tenantOf(design, element);
                if (tenant.empty())
                    continue;
                if (!first)
                    first = &element;
                else if (!other && tenant != tenantOf(design, *first))
                    other = &element;
            }
            if (!other || hasFirewall)
                continue;
            Problem problem{
                "L-10",
                Severity::Error,
                group->id.text(),
                {first->id.text(), other->id.text()},
                {DesignView::quoted(*first) + " and " + DesignView::quoted(*other) +
                     " belong to different tenants, and nothing in " + DesignView::quoted(*group) +
                     " keeps them apart. Give each tenant its own, or put a firewall between them.",
                 DesignView::quoted(*first) + " 与 " + DesignView::quoted(*other) + " 属于不同租户，而 " +
                     DesignView::quoted(*group) +
                     " 中没有任何东西把它们隔开。请各用一个，或在其间放置防火墙。"},
                {}};
            const Value listedIds = design.catalogue().valueOf(*group, "members");
            if (listedIds.isList()) {
                Value::List kept;
                for (const Value &id : listedIds.toList()) {
                    const Element *member = id.isString() ? design.find(ElementId(id.toString())) : nullptr;
                    if (!member || !design.contains(*member, *other))
                        kept.push_back(id);
                }
                if (kept.size() < listedIds.toList().size())
                    problem.fixes.push_back(
                        {{"Take " + DesignView::quoted(*other) + " out",
                          "移出 " + DesignView::quoted(*other)},
                         {SetElementParameter{group->id, "members", Value(std::move(kept))}}});
            }
            problems.push_back(std::move(problem));
        }
    }
}

} // namespace nephoscope
