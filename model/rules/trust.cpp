// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/trust.h"

#include "model/rules/grouping.h"

#include <algorithm>
#include <set>

namespace nephoscope
{

namespace
{

/// What can be attacked through: not the borders that are drawn around it.
bool isResource(const DesignView &design, const Element &element)
{
    const std::string &category = design.catalogue().find(element.type)->category;
    return category == "compute" || category == "storage";
}

/// What its members stand in or on, what they are or hold, and what they store in.
std::set<const Element *> usedBy(const DesignView &design, const Element &boundary)
{
    const std::vector<const Element *> members = membersOf(design, boundary);
    std::set<const Element *> used;
    const auto addWithContainers = [&](const Element *one) {
        for (; one; one = design.parentOf(*one)) {
            if (design.takesPart(*one) && isResource(design, *one))
                used.insert(one);
        }
    };
    for (const Element *member : members)
        addWithContainers(member);
    for (const Element &element : design.architecture().elements) {
        if (design.find(element.id) && design.takesPart(element) && isResource(design, element) &&
            isAmong(design, members, element))
            used.insert(&element);
    }
    for (const Link &link : design.architecture().links) {
        const Element *from = link.role == LinkRole::Storage ? design.find(link.from) : nullptr;
        if (from && isAmong(design, members, *from))
            addWithContainers(design.find(link.to));
    }
    return used;
}

} // namespace

double isolationOf(const DesignView &design, const Element &resource)
{
    double open = 1;
    for (const Element *image : design.ofType("hardened_image")) {
        const std::vector<const Element *> targets = design.targets(*image, LinkRole::Control);
        if (std::ranges::any_of(targets, [&](const Element *one) { return design.contains(*one, resource); }))
            open *= design.number(*image, "hardening");
    }
    for (const Element *group : design.ofType("security_group")) {
        if (isAmong(design, membersOf(design, *group), resource))
            open *= 1 - design.number(*group, "isolation");
    }
    return 1 - open;
}

std::vector<TrustUse> trustUses(const DesignView &design)
{
    std::vector<TrustUse> uses;
    std::map<const Element *, int> degrees;
    for (const Element *boundary : design.ofType("trust_boundary")) {
        const std::set<const Element *> used = usedBy(design, *boundary);
        uses.push_back(
            {boundary, {used.begin(), used.end()}, 0, 0, 0}); // all lie in one vector: this is document order
        for (const Element *one : used)
            ++degrees[one];
    }
    for (TrustUse &use : uses) {
        for (const Element *one : use.used) {
            const int degree = degrees[one];
            use.overlapDegree = std::max(use.overlapDegree, degree);
            use.shared += degree > 1 ? 1 : 0;
            use.exposure +=
                design.number(*use.boundary, "sensitivity") * (degree - 1) * (1 - isolationOf(design, *one));
        }
    }
    return uses;
}

} // namespace nephoscope
