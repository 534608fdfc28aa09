// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

/// The hours of each day in which people work; a run begins at midnight.
class WorkingHours
{
public:
    /// Round the clock.
    WorkingHours() = default;
    /// Times of day. \pre 0 <= from < to <= 24 h
    WorkingHours(SimTime from, SimTime to) : m_from(from), m_to(to) {}

    bool isOpen(SimTime time) const;
    /// When `work` that begins at `begin` (or when the next hours begin) is done, interrupted by the end of each day's hours.
    SimTime endOf(SimTime begin, SimTime work) const;

private:
    static constexpr SimTime kDay = 24 * 3600 * kSecond;

    SimTime m_from = 0;
    SimTime m_to = kDay;
};

} // namespace nephoscope::sim
