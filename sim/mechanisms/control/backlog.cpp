// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/backlog.h"

#include <algorithm>

namespace nephoscope::sim {

void Backlog::add(const Write &write, SimTime now)
{
    m_waiting.pushBack(write);
    m_waitingBytes += write.bytes;
    noteAge(now);
}

Backlog::Write Backlog::takeFirst(SimTime now)
{
    const Write write = m_waiting.popFront();
    m_waitingBytes -= write.bytes;
    noteAge(now);
    return write;
}

void Backlog::missAll(SimTime now)
{
    while (isWaiting()) {
        const Write write = takeFirst(now);
        miss(write.bytes, write.written, now);
    }
}

void Backlog::miss(std::uint32_t bytes, SimTime written, SimTime now)
{
    m_missed += bytes;
    m_missedSince = std::min(m_missedSince, written);
    noteAge(now);
}

void Backlog::takeMissed(std::int64_t bytes)
{
    m_missed -= bytes;
    m_missedAndLost = std::min(m_missedAndLost, m_missed);
}

void Backlog::noteInStep(SimTime now)
{
    m_missedSince = kNever;
    noteAge(now);
}

Backlog::Loss Backlog::lose(SimTime now)
{
    Loss loss;
    loss.bytes = m_waitingBytes + m_missed - m_missedAndLost;
    if (m_missed > m_missedAndLost)
        loss.since = m_missedSince;
    if (isWaiting())
        loss.since = std::min(loss.since, first().written);
    m_missedAndLost = m_missed;
    m_waiting.clear();
    m_waitingBytes = 0;
    noteAge(now);
    return loss;
}

/// The copy is as far behind as the oldest write that it has not got is old.
void Backlog::noteAge(SimTime now)
{
    m_age.setOldest(isWaiting() ? std::min(m_missedSince, first().written) : m_missedSince, now);
}

} // namespace nephoscope::sim
