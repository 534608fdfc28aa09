// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"
#include "sim/plan/topology.h"

#include <optional>
#include <vector>

namespace nephoscope::sim::theory {

/// A service alone on cores of its own.
struct Served {
    int servers = 1;
    int places = 0; ///< 0: no limit
    double meanService = 0;
    double cv2 = 1;
    bool isExponential = true;
    bool isShared = false; ///< processor sharing
    bool callsOthers = false;
    double serviceRate() const { return 1 / meanService; }
};

/// What a service is as a station; none if it shares its cores with others, waits for storage, may fail, or is acted on (`isActedOn`, by element)
/// while a run goes.
std::optional<Served> servedAt(const Plan &plan, const Topology &topology, const std::vector<bool> &isActedOn, ElementIndex service);

} // namespace nephoscope::sim::theory
