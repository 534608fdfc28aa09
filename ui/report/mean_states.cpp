// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/mean_states.h"

#include "model/architecture.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

const sim::Estimate *measured(const sim::Results &results, const std::string &element, const char *metric)
{
    const sim::Estimate *estimate = results.metric(element + '.' + metric);
    return estimate && estimate->n > 0 && std::isfinite(estimate->mean) ? estimate : nullptr;
}

} // namespace

sim::Snapshot meanStates(const Architecture &architecture, const sim::Results &results)
{
    sim::Snapshot snapshot;
    snapshot.phase = sim::RunPhase::Finished;
    snapshot.time = snapshot.duration = results.duration;
    for (const Element &element : architecture.elements) {
        const std::string &id = element.id.text();
        const sim::Estimate *utilization = measured(results, id, "utilization");
        const sim::Estimate *throughput = measured(results, id, "throughput");
        if (!element.enabled || (!utilization && !throughput))
            continue;
        sim::ElementSnapshot state;
        state.id = state.original = id;
        if (element.parent)
            state.placedIn = element.parent->text();
        if (utilization)
            state.utilization = std::clamp(utilization->mean, 0.0, 1.0);
        if (throughput)
            state.rate = throughput->mean;
        snapshot.elements.push_back(std::move(state));
    }
    return snapshot;
}

} // namespace nephoscope::ui
