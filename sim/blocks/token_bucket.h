// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

/// A rate with a burst: holds up to `burst` tokens, fills at `rate` a second, starts full.
class TokenBucket
{
public:
    TokenBucket() = default;
    /// `rate` 0: no limit, everything passes. With a burst of 0 nothing can be taken, only reserved.
    TokenBucket(double rate, double burst) : m_rate(rate), m_burst(burst), m_tokens(burst) {}

    /// Takes them if they are there.
    bool take(SimTime now, double tokens);
    /// Takes them in any case and says when they were there: what queues for a rate goes on then.
    SimTime reserve(SimTime now, double tokens);
    /// Below 0 while something is owed.
    double tokens(SimTime now) const;
    /// Whether so many more may queue where no more than `room` may be owed. Nothing owed: always, however many they are.
    bool hasRoom(SimTime now, double tokens, double room) const;
    void change(SimTime now, double rate, double burst);

private:
    double m_rate = 0;
    double m_burst = 0;
    double m_tokens = 0;
    SimTime m_at = 0;
};

} // namespace nephoscope::sim
