// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/metric_table.h"
#include "sim/results/run_record.h"

#include <vector>

namespace nephoscope::sim {

/// The mean, its 95 % half width by Student's t, and the extremes of values in index order. NaN counts as not measured; with nothing
/// measured `n` is 0.
Estimate estimate(const std::vector<double> &values);

/// Adds the intervals from the batches that one replication was measured in. \pre results are of one replication
void addBatches(Results &results, const std::vector<std::vector<ElementMetrics>> &batches);

/// All metrics over the replications, in index order; series, log, invoices and verdicts of the first.
/// The caller fills in what the design says (title, variant, seed, duration …), the events, the expectations, and the digest.
Results merge(const MetricTable &table, RunRecord first);

} // namespace nephoscope::sim
