// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/even_quorum.h"

namespace nephoscope {

namespace {

std::size_t membersOf(const DesignView &design, const Element &cluster)
{
    std::size_t count = design.sources(cluster, LinkRole::Member).size();
    for (const Element &element : design.architecture().elements) {
        if (element.parent && *element.parent == cluster.id && design.takesPart(element))
            ++count;
    }
    return count;
}

} // namespace

void findEvenQuorum(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *cluster : design.ofType("resource_cluster")) {
        if (design.text(*cluster, "type") != "high_availability" || design.number(*cluster, "quorum") > 0)
            continue;
        const std::size_t members = membersOf(design, *cluster);
        if (members < 2 || members % 2 != 0)
            continue;
        const std::string name = DesignView::quoted(*cluster);
        const std::string count = formatNumber(static_cast<double>(members));
        problems.push_back({"L-21", Severity::Warning, cluster->id.text(), {},
                            {name + " has " + count + " members: when half of them are lost the other half is no majority. Add or take away one, or set the quorum.",
                             name + " 有 " + count + " 个成员：失去一半时，另一半不构成多数。请增减一个，或设定法定数量。"}, {}});
    }
}

} // namespace nephoscope
