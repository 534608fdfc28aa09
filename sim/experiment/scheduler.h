// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/experiment/experiment.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace nephoscope::sim {

/// One independent task of an experiment, addressed by its place in the list.
struct Task {
    /// Does the task, storing its simulated time (ns) in `clock` as it goes, and ends soon after `cancel` becomes true.
    std::function<Result<Done>(const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock)> run;
    std::int64_t duration = 0; ///< simulated time in all (ns), for progress
};

/// Runs all tasks on `options.threads` threads. Of several errors the one of the earliest task is returned, whatever the number of
/// threads: an error stops the later tasks, never an earlier one.
Result<Done> runTasks(const std::vector<Task> &tasks, const ExperimentOptions &options);

} // namespace nephoscope::sim
