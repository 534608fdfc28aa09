// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/overlapping_trust.h"

#include "model/rules/grouping.h"
#include "model/rules/trust.h"

#include <algorithm>

namespace nephoscope
{

void findOverlappingTrust(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<TrustUse> uses = trustUses(design);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        for (std::size_t j = i + 1; j < uses.size(); ++j) {
            const Element &first = *uses[i].boundary;
            const Element &second = *uses[j].boundary;
            std::vector<const Element *> shared;
            for (const Element *element : uses[i].used) {
                if (std::ranges::find(uses[j].used, element) != uses[j].used.end() &&
                    isolationOf(design, *element) == 0)
                    shared.push_back(element);
            }
            if (shared.empty())
                continue;
            Problem problem{
                "L-37",
                Severity::Warning,
                first.id.text(),
                {second.id.text()},
                {DesignView::quoted(first) + " and " + DesignView::quoted(second) + " both trust in " +
                     listed(shared, false) +
                     ", and nothing isolates them there: who breaks into one is at the other. Put it into a "
                     "security group, start it from a hardened image, or give each its own.",
                 DesignView::quoted(first) + " 与 " + DesignView::quoted(second) + " 都信任 " +
                     listed(shared, true) +
                     "，其中没有任何隔离：攻破一方即触及另一方。请放入安全组、从强化映像启动，或各用各的。"},
                {}};
            for (const Element *element : shared)
                problem.others.push_back(element->id.text());
            problems.push_back(std::move(problem));
        }
    }
}

} // namespace nephoscope
