// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

namespace nephoscope::bench {

/// A data centre of `hosts` hosts with a hypervisor each and `servers` virtual servers of one service spread over them. A batch of `requests` of one
/// second of computing each comes at once and goes round the servers in turn.
Architecture dataCenter(int hosts, int servers, int requests);

/// What one run of it took, design in and results out.
struct DataCenterRun {
    double compileSeconds = 0;
    double prepareSeconds = 0;
    double runSeconds = 0; ///< with the record of its metrics
    double mean = 0;       ///< response time, s
    double events = 0;
    double total() const { return compileSeconds + prepareSeconds + runSeconds; }
};

/// Runs it once in this process; what went wrong is on stderr, and `events` is 0.
DataCenterRun runDataCenter(const Architecture &design);

} // namespace nephoscope::bench
