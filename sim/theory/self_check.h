// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <string>
#include <vector>

namespace nephoscope::sim {
struct Plan;
}

namespace nephoscope::sim::theory {

/// Laws that hold for every station whatever comes to it: where one does not, the engine is wrong, not the design.
enum class Law {
    Little,     ///< mean number waiting = throughput × mean wait
    Utilization ///< mean number of busy servers = throughput × mean service time
};

struct LawCheck {
    std::string element;
    Law law = Law::Little;
    double measured = 0; ///< the left side
    double product = 0;  ///< the right side
    /// What both may differ by: half a percent, what is under way at both ends of a run, and that the mean of a product is not the product of
    /// the means of several replications.
    double tolerance = 0;
    bool holds() const;
};

/// Both laws for each station that was busy and lost nothing, in document order.
std::vector<LawCheck> checkLaws(const Plan &plan, const Results &results);

} // namespace nephoscope::sim::theory
