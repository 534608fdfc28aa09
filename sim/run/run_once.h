// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/plan/plan.h"
#include "sim/results/run_record.h"

namespace nephoscope::sim {

/// One replication from start to end. Error: E-CANCELLED, parameters that make no sense together, a runaway, or books that do not
/// balance (`E-CONSERVATION`).
///
/// The plan may be shared by any number of runs at the same time; it must outlive the call.
Result<RunRecord> runOnce(const Plan &plan, const RunRequest &request = {});

} // namespace nephoscope::sim
