// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/flow.h"
#include "sim/run/metric_registry.h"

#include <cstdint>

namespace nephoscope::sim {

/// What a service keeps of the flows that come to it.
struct ServiceFlows {
    FlowLevel computing; ///< cores that work for them
    FlowLevel waiting;   ///< requests that wait for one
    SimTime bookedAt = -1; ///< when what was held last had its turn to leave
    std::uint64_t held = 0; ///< requests of them that it has not answered yet

    void describe(MetricRegistry &metrics) const
    {
        metrics.watch(computing.level);
        metrics.watch(waiting.level);
    }
};

} // namespace nephoscope::sim
