// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/shared_uplink.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

void findSharedUplink(const DesignView &design, std::vector<Problem> &problems)
{
    const auto isLine = [](const Element &element) {
        return element.type == "internet" || element.type == "storage_service_gateway";
    };
    for (const Element &element : design.architecture().elements) {
        // A balancer spreads over targets; ways that stand in for each other are those of everybody else.
        if (!design.find(element.id) || !design.takesPart(element))
            continue;
        for (const LinkRole role : {LinkRole::Request, LinkRole::Storage}) {
            const std::vector<const Element *> ways = design.targets(element, role);
            if (ways.size() < 2 ||
                !std::ranges::all_of(ways, [&](const Element *way) { return isLine(*way); }))
                continue;
            // The first line that none of the ways gets around.
            std::vector<std::vector<const Element *>> beyond;
            for (const Element *way : ways)
                beyond.push_back(reachedFrom(design, *way, role, [](const Element &) { return false; }));
            const auto isCommon = [&](const Element *line) {
                return isLine(*line) &&
                       std::ranges::all_of(beyond, [&](const std::vector<const Element *> &reached) {
                           return std::ranges::find(reached, line) != reached.end();
                       });
            };
            const auto isNeeded = [&](const Element *line) {
                return std::ranges::all_of(ways, [&](const Element *way) {
                    const std::vector<const Element *> around =
                        reachedFrom(design, *way, role, [&](const Element &one) { return &one == line; });
                    return std::ranges::all_of(around, [&](const Element *one) { return isLine(*one); });
                });
            };
            const auto line = std::ranges::find_if(
                beyond.front(), [&](const Element *one) { return isCommon(one) && isNeeded(one); });
            if (line == beyond.front().end())
                continue;
            const std::string name = DesignView::quoted(element);
            const std::string shared = DesignView::quoted(**line);
            problems.push_back(
                {"L-32",
                 Severity::Warning,
                 element.id.text(),
                 {(*line)->id.text()},
                 {name + " has " + std::to_string(ways.size()) + " ways out, and all lead through " + shared +
                      ": they are lost together. Let one go around it.",
                  name + " 有 " + std::to_string(ways.size()) + " 条出路，却都经过 " + shared +
                      "：会一同中断。请让其中一条绕开它。"},
                 {}});
        }
    }
}

} // namespace nephoscope
