// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/engine/statistics.h"

#include <algorithm>

namespace nephoscope::sim {

/// How many wait, over time, where it is known at once when each will have waited long enough, first come, first served: needs no events.
class WaitingLine
{
public:
    /// Nobody overtakes: one that could be done before the one ahead of it waits as long as that.
    void add(SimTime now, SimTime until)
    {
        settle(now);
        if (!m_line.isEmpty())
            until = std::max(until, m_line[m_line.count() - 1].until);
        if (until <= now)
            return;
        m_line.pushBack({now, until});
        m_arrivals += now;
    }
    /// Who waits now.
    std::size_t count(SimTime now) const
    {
        settle(now);
        return m_line.count();
    }
    /// Those who wait × s, since the start.
    double integralSeconds(SimTime now) const
    {
        settle(now);
        return static_cast<double>(m_waited + static_cast<Wide>(m_line.count()) * now - m_arrivals) * 1e-9;
    }
    /// What waits goes lost.
    void clear(SimTime now)
    {
        settle(now);
        m_waited += static_cast<Wide>(m_line.count()) * now - m_arrivals;
        m_arrivals = 0;
        m_line.clear();
    }

private:
    struct Waiting {
        SimTime from = 0;
        SimTime until = 0;
    };

    void settle(SimTime now) const
    {
        while (!m_line.isEmpty() && m_line[0].until <= now) {
            const Waiting first = m_line.popFront();
            m_waited += first.until - first.from;
            m_arrivals -= first.from;
        }
    }

    // Whether the past is settled yet shows nowhere.
    mutable Ring<Waiting> m_line;
    mutable Wide m_waited = 0;   ///< of those who wait no more, ns
    mutable Wide m_arrivals = 0; ///< sum over those who wait
};

} // namespace nephoscope::sim
