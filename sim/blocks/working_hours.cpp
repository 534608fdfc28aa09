// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/working_hours.h"

#include <algorithm>

namespace nephoscope::sim {

bool WorkingHours::isOpen(SimTime time) const
{
    const SimTime ofDay = time % kDay;
    return ofDay >= m_from && ofDay < m_to;
}

SimTime WorkingHours::endOf(SimTime begin, SimTime work) const
{
    if (m_from == 0 && m_to == kDay)
        return later(begin, work);
    SimTime midnight = begin - begin % kDay;
    SimTime from = std::max(begin - midnight, m_from);
    if (from >= m_to) {
        midnight += kDay;
        from = m_from;
    }
    if (work <= m_to - from)
        return later(midnight + from, work);
    // The rest of this day, then whole days, then what is left of the last one.
    const SimTime rest = work - (m_to - from);
    const SimTime aDay = m_to - m_from;
    const SimTime days = (rest - 1) / aDay;
    return later(later(midnight + kDay, days * kDay), m_from + rest - days * aDay);
}

} // namespace nephoscope::sim
