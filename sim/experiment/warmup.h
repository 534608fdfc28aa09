// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/experiment/experiment.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

/// How long designs take to leave their start behind.
struct FoundWarmup {
    double seconds = 0;
    /// False: no end of the start was seen within the first half of the run. The run is too short.
    bool isEnough = true;
};

/// How many runs of each design findWarmup() makes.
int pilotRunsOf(const RunSettings &settings);

/// Runs each variant (`base`: none) of a design as it stands some times (its replications, at least 5 and at most 20) and finds one warm-up for all: the
/// longest that MSER-5 finds on what waits, what is busy, the throughput and the response time of the whole design, each averaged over the runs.
/// It is no shorter than the design's own. Error: as simulate().
Result<FoundWarmup> findWarmup(const Architecture &base, const Catalogue &catalogue, const std::vector<std::string> &variants,
                               const ExperimentOptions &options = {});

/// The same design with the warm-up found, if its run settings ask for that (`findWarmup`); else as it is, and `isEnough` true.
Result<FoundWarmup> settleWarmup(Architecture &design, const Catalogue &catalogue, const std::vector<std::string> &variants,
                                 const ExperimentOptions &options = {});

} // namespace nephoscope::sim
