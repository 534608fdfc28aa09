// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

/// The age of the oldest thing that waits, over time: it grows a second each second, and falls when that thing has gone.
class AgeOverTime
{
public:
    /// `since` is when what is the oldest from now on began to wait; kNever: nothing waits.
    void setOldest(SimTime since, SimTime now)
    {
        m_integral = integral(now);
        m_settled = now;
        m_since = since;
    }
    /// s; 0 if nothing waits.
    double age(SimTime now) const { return m_since == kNever ? 0 : toSeconds(now - m_since); }
    /// s² since the start: of a window it is end minus start, and by its width the mean age.
    double integral(SimTime now) const
    {
        const double before = age(m_settled);
        const double after = age(now);
        return m_integral + (after * after - before * before) / 2;
    }

private:
    SimTime m_since = kNever;
    SimTime m_settled = 0;
    double m_integral = 0;
};

} // namespace nephoscope::sim
