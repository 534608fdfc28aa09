// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/metric_table.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

/// What a design is said to cost.
enum class Spending {
    Either, ///< what its providers spend; where that is nothing, what they bill
    Cost,   ///< what its providers spend: `cost` of the outermost elements that have one
    Bill    ///< what consumers are billed, before credits for missed objectives: `charges` of whatever writes invoices
};

/// The metrics (`element.metric`) whose sum is what a design costs, each above 0 in the first replication; none if it costs nothing in that sense.
/// `isBill` says which of both senses it is.
struct SpendingMetrics {
    std::vector<std::string> paths;
    bool isBill = false;
};
SpendingMetrics spendingOf(const Architecture &design, const MetricTable &table, Spending spending);

} // namespace nephoscope::sim
