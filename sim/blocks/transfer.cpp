// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/transfer.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace nephoscope::sim {

double TransferPlan::copied() const
{
    return std::accumulate(rounds.begin(), rounds.end(), rest);
}

double TransferPlan::workingTime() const
{
    return duration(copied() - rest);
}

TransferPlan planTransfer(const TransferTask &task)
{
    assert(task.bandwidth > 0);
    const double mostChanged = task.mostChanged > 0 ? std::min(task.mostChanged, task.amount) : task.amount;
    const double fits = task.bandwidth * task.longestPause;
    TransferPlan plan;
    plan.bandwidth = task.bandwidth;
    plan.rest = task.amount;
    while (plan.rest > fits && static_cast<int>(plan.rounds.size()) < task.mostRounds) {
        plan.rounds.push_back(plan.rest);
        plan.rest = std::min(task.changeRate * plan.rest / task.bandwidth, mostChanged);
    }
    plan.converges = plan.rest <= fits;
    return plan;
}

} // namespace nephoscope::sim
