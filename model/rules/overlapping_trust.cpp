// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/overlapping_trust.h"

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
            if (isResource(design, *one))
                used.insert(one);
        }
    };
    for (const Element *member : members)
        addWithContainers(member);
    for (const Element &element : design.architecture().elements) {
        if (design.find(element.id) && isResource(design, element) && isAmong(design, members, element))
            used.insert(&element);
    }
    for (const Link &link : design.architecture().links) {
        const Element *from = link.role == LinkRole::Storage ? design.find(link.from) : nullptr;
        if (from && isAmong(design, members, *from))
            addWithContainers(design.find(link.to));
    }
    return used;
}

bool isIsolated(const DesignView &design, const Element &resource)
{
    const auto isHardened = [&](const Element *image) {
        const std::vector<const Element *> targets = design.targets(*image, LinkRole::Control);
        return std::ranges::any_of(targets,
                                   [&](const Element *one) { return design.contains(*one, resource); });
    };
    const auto isGrouped = [&](const Element *group) {
        return isAmong(design, membersOf(design, *group), resource) && design.number(*group, "isolation") > 0;
    };
    return std::ranges::any_of(design.ofType("hardened_image"), isHardened) ||
           std::ranges::any_of(design.ofType("security_group"), isGrouped);
}

} // namespace

void findOverlappingTrust(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<const Element *> boundaries = design.ofType("trust_boundary");
    std::vector<std::set<const Element *>> used;
    for (const Element *boundary : boundaries)
        used.push_back(usedBy(design, *boundary));
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
        for (std::size_t j = i + 1; j < boundaries.size(); ++j) {
            std::vector<const Element *> shared;
            for (const Element *element : used[i]) { // all lie in one vector: the order is the document's
                if (used[j].count(element) > 0 && design.takesPart(*element) && !isIsolated(design, *element))
                    shared.push_back(element);
            }
            if (shared.empty())
                continue;
            Problem problem{
                "L-37",
                Severity::Warning,
                boundaries[i]->id.text(),
                {boundaries[j]->id.text()},
                {DesignView::quoted(*boundaries[i]) + " and " + DesignView::quoted(*boundaries[j]) +
                     " both trust in " + listed(shared, false) +
                     ", and nothing isolates them there: who breaks into one is at the other. Put it into a "
                     "security group, start it from a hardened image, or give each its own.",
                 DesignView::quoted(*boundaries[i]) + " 与 " + DesignView::quoted(*boundaries[j]) +
                     " 都信任 " + listed(shared, true) +
                     "，其中没有任何隔离：攻破一方即触及另一方。请放入安全组、从强化映像启动，或各用各的。"},
                {}};
            for (const Element *element : shared)
                problem.others.push_back(element->id.text());
            problems.push_back(std::move(problem));
        }
    }
}

} // namespace nephoscope
