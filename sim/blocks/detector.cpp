// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/detector.h"

namespace nephoscope::sim {

void Detector::configure(SimTime interval, int most)
{
    m_interval = interval;
    m_most = most;
}

void Detector::forget()
{
    m_lastAnswer = kNever;
    m_misses = 0;
    m_hasDeclared = false;
}

void Detector::skipped(SimTime now)
{
    if (knows())
        m_lastAnswer = now;
    m_misses = 0;
}

void Detector::heard(SimTime time)
{
    m_lastAnswer = time;
    m_misses = 0;
    m_hasDeclared = false;
}

bool Detector::missed(SimTime now)
{
    if (!knows())
        return false;
    ++m_misses;
    if (m_hasDeclared || now - m_lastAnswer < m_interval * m_most)
        return false;
    m_hasDeclared = true;
    return true;
}

} // namespace nephoscope::sim
