// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/age_over_time.h"
#include "sim/blocks/ring.h"
#include "sim/engine/sim_time.h"

#include <cstdint>

namespace nephoscope::sim {

/// What a replication has not copied yet: writes that wait for their time, and bytes that could not be copied when it was.
class Backlog
{
public:
    struct Write {
        SimTime written = 0;
        SimTime due = 0;
        std::uint32_t bytes = 0;
    };
    struct Loss {
        std::int64_t bytes = 0;
        SimTime since = kNever; ///< oldest write of it
    };

    // --- waiting for their time, oldest first ---

    void add(const Write &write, SimTime now);
    bool isWaiting() const { return !m_waiting.isEmpty(); }
    const Write &first() const { return m_waiting[0]; }
    Write takeFirst(SimTime now);
    /// None of them can be copied when it is time.
    void missAll(SimTime now);

    // --- missed ---

    void miss(std::uint32_t bytes, SimTime written, SimTime now);
    std::int64_t missed() const { return m_missed; }
    SimTime missedSince() const { return m_missedSince; }
    /// So much of what was missed is on its way now. \pre bytes <= missed()
    void takeMissed(std::int64_t bytes);
    /// Everything that was missed has come to the other side.
    void noteInStep(SimTime now);
    /// Nothing was missed, or it has been caught up with.
    bool isInStep() const { return m_missedSince == kNever; }

    /// The source is gone: what is not copied yet is lost, each byte once. What was missed is to be caught up with all the same,
    /// should the source come back.
    Loss lose(SimTime now);

    std::int64_t bytes() const { return m_missed + m_waitingBytes; }
    /// Of its oldest write.
    const AgeOverTime &age() const { return m_age; }

private:
    void noteAge(SimTime now);

    Ring<Write> m_waiting;
    std::int64_t m_waitingBytes = 0;
    std::int64_t m_missed = 0;
    std::int64_t m_missedAndLost = 0; ///< of these, counted as lost already
    SimTime m_missedSince = kNever;   ///< oldest of what was missed, until all is caught up with
    AgeOverTime m_age;
};

} // namespace nephoscope::sim
