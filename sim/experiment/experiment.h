// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"
#include "sim/results/results.h"

#include <atomic>
#include <functional>
#include <string>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::sim {

/// How far an experiment is: runs done of runs in all, and the share of all simulated time, 0–1.
struct Progress {
    int done = 0;
    int total = 0;
    double share = 0;
    bool isPilot = false; ///< of the runs that find the warm-up: they come first, and are counted by themselves
};

struct ExperimentOptions {
    int threads = 0; ///< 0: one a core
    std::function<void(const Progress &)> onProgress; ///< called from worker threads, at most 10 times a second
    const std::atomic<bool> *cancel = nullptr; ///< set to true: ends within 100 ms with E-CANCELLED
    int batches = 0; ///< of simulate(): if above 1 and the design has one replication, it is measured in so many batches for its intervals
    std::string folder = {}; ///< of the document, for files that stand beside it (traces)
};

/// Runs all replications of one variant (empty or `base`: the base design) with the document's run settings, merges them in
/// order, and judges the expectations about that variant. The same bytes for any number of threads.
Result<Results> simulate(const Architecture &architecture, const Catalogue &catalogue, const std::string &variant,
                         const ExperimentOptions &options = {});

/// Runs every variant that the document's expectations name and judges them all, in document order.
Result<std::vector<ExpectationVerdict>> check(const Architecture &architecture, const Catalogue &catalogue,
                                              const ExperimentOptions &options = {});

} // namespace nephoscope::sim
