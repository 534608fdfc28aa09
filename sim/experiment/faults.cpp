// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/faults.h"

#include "model/rules/design_view.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

/// Whether it is in the run by then: drawn so, or switched on with all that it stands in.
bool isThere(const DesignView &view, const Element &element, double at)
{
    const auto isSwitchedOn = [&](const Element &one) {
        bool isOn = one.enabled;
        double last = -1;
        for (const Event &event : view.architecture().events) {
            if (event.target == one.id.text() && event.at <= at && event.at >= last && (event.action == "enable" || event.action == "disable")) {
                isOn = event.action == "enable";
                last = event.at;
            }
        }
        return isOn;
    };
    for (const Element *one = &element; one; one = view.parentOf(*one)) {
        if (!isSwitchedOn(*one) && (one == &element || !view.catalogue().find(one->type)->isBoundaryOnly))
            return false;
    }
    return true;
}

} // namespace

const std::vector<std::string> &faultKinds()
{
    static const std::vector<std::string> kinds{"crash", "hang", "slow", "cut", "disk_full"};
    return kinds;
}

Result<std::vector<Fault>> faultsOf(const Architecture &design, const Catalogue &catalogue, const std::vector<std::string> &kinds, double at,
                                    const std::string &folder)
{
    const Result<Plan> plan = compile(design, catalogue, folder);
    if (!plan)
        return plan.error();
    // What can happen to a mechanism only it knows itself, so a run is made ready and asked.
    const std::shared_ptr<const Plan> borrowed(std::shared_ptr<const Plan>(), &*plan);
    const Result<std::unique_ptr<Simulation>> simulation = Simulation::create(borrowed);
    if (!simulation)
        return simulation.error();
    const DesignView view(design, catalogue);
    std::vector<Fault> faults;
    for (const Element &element : design.elements) {
        const Mechanism *mechanism = (*simulation)->find(element.id.text());
        if (!mechanism || !view.find(element.id) || !isThere(view, element, at))
            continue;
        for (const std::string &kind : kinds) {
            const std::optional<FailureKind> known = failureKindFromString(kind);
            if (known && mechanism->canFailBy(*known))
                faults.push_back({element.id.text(), kind});
        }
    }
    for (const Link &link : design.links) {
        const Element *from = view.find(link.from);
        const Element *to = view.find(link.to);
        if (plan->link(link.id.text()) == kNone || !from || !to || !isThere(view, *from, at) || !isThere(view, *to, at))
            continue;
        for (const std::string &kind : kinds) {
            if (kind == "cut" || kind == "slow")
                faults.push_back({link.id.text(), kind, true});
        }
    }
    return faults;
}

} // namespace nephoscope::sim
