// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/lone_balancer.h"

#include <algorithm>

namespace nephoscope
{

void findLoneBalancer(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<const Element *> balancers = design.ofType("load_balancer");
    for (const Element *balancer : balancers) {
        const std::vector<const Element *> targets = design.targets(*balancer, LinkRole::Request);
        const auto sharesATarget = [&](const Element *other) {
            if (other == balancer)
                return false;
            const std::vector<const Element *> theirs = design.targets(*other, LinkRole::Request);
            return std::ranges::any_of(targets, [&](const Element *target) {
                return std::ranges::find(theirs, target) != theirs.end();
            });
        };
        const auto namesIt = [&](const Problem &problem) {
            return problem.rule == "L-13" &&
                   design.architecture().contains(ElementId(problem.element), balancer->id);
        };
        // A cluster of balancers, or one that stands by behind a failover system, is as good as a second one
        // beside it.
        const std::vector<const Element *> sources = design.sources(*balancer, LinkRole::Request);
        const bool isBacked = !design.targets(*balancer, LinkRole::Member).empty() ||
                              std::ranges::any_of(sources, [](const Element *source) {
                                  return source->type == "failover_system";
                              });
        if (targets.empty() || sources.empty() || isBacked || std::ranges::any_of(balancers, sharesATarget) ||
            std::ranges::any_of(problems, namesIt))
            continue;
        const std::string name = DesignView::quoted(*balancer);
        problems.push_back(
            {"L-15",
             Severity::Warning,
             balancer->id.text(),
             {},
             {name + " stands alone: when it fails, all that it spreads over fails with it. Put a second one "
                     "beside it, to the same targets.",
              name + " 只有一个：它一旦失效，其后的一切随之不可用。请在旁边再放一个，连到相同的目标。"},
             {}});
    }
}

} // namespace nephoscope
