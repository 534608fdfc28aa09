// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace nephoscope::sim {

/// Something to be copied while it is being changed. Amounts in one unit, rates in that unit a second, times in s.
struct TransferTask {
    double amount = 0;
    double changeRate = 0;
    double mostChanged = 0; ///< the most that is ever changed at once; 0: all of it
    double bandwidth = 1;   ///< > 0
    double longestPause = 0;
    int mostRounds = 1;
};

/// Copies something that goes on changing: round by round while it works, the rest in a pause.
///
/// Each round copies what was changed during the one before: V0 = amount, t = V / bandwidth, V' = change rate × t, at most
/// `mostChanged`. The pause begins when the rest can be copied within the longest pause, or after the last round, converged
/// or not (Clark et al., Live Migration of Virtual Machines, NSDI 2005). With r = rate / bandwidth < 1 the rest after n rounds
/// is V0 rⁿ and the rounds take (V0 / bandwidth)(1 − rⁿ) / (1 − r).
struct TransferPlan {
    std::vector<double> rounds; ///< copied in each round while it works
    double rest = 0;            ///< copied in the pause
    double bandwidth = 1;
    bool converges = true;      ///< the rest fits into the longest pause

    /// In all.
    double copied() const;
    /// s of one round.
    double duration(double amount) const { return amount / bandwidth; }
    /// s of all rounds.
    double workingTime() const;
    /// s.
    double pause() const { return duration(rest); }
};

/// \pre bandwidth > 0
TransferPlan planTransfer(const TransferTask &task);

} // namespace nephoscope::sim
