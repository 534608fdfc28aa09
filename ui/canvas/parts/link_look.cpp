// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/link_look.h"

#include "ui/canvas/parts/element_finder.h"
#include "ui/canvas/parts/run_states.h"

namespace nephoscope::ui {

LinkLook linkLook(const Link &link, const RunStates &run, const ElementFinder &finder)
{
    LinkLook look;
    look.role = link.role;
    const Element *from = finder.find(link.from);
    const Element *to = finder.find(link.to);
    look.isDimmed = (from != nullptr && !from->enabled) || (to != nullptr && !to->enabled);
    if (!run.isRun())
        return look;
    const auto hasFailed = [&](const ElementId &id) {
        const sim::ElementSnapshot *now = run.element(id.text());
        return now != nullptr && now->state == sim::ElementState::Failed;
    };
    if (const sim::LinkSnapshot *now = run.link(link.id.text())) {
        look.rate = now->rate;
        look.showsRate = link.role == LinkRole::Request;
        if (now->failed)
            look.state = LinkState::Failed;
    }
    if (hasFailed(link.from))
        look.state = LinkState::OutOfFailed;
    else if (hasFailed(link.to))
        look.state = LinkState::Failed;
    return look;
}

} // namespace nephoscope::ui
