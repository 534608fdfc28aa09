// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

/// Tells from answers and silence whether something has failed.
///
/// Asked every `interval`, it is declared failed at the first question at which its last answer is `interval` × `most` old. With
/// answers that take no time a failure is so declared after (most − 1) × interval up to, but not including, most × interval.
/// What has never answered is not missed; an answer ends a declaration.
class Detector
{
public:
    Detector() = default;
    Detector(SimTime interval, int most) : m_interval(interval), m_most(most) {}

    /// Other figures from now on; what is known stays.
    void configure(SimTime interval, int most);
    /// It is there no more: silence means nothing until it answers again.
    void forget();
    /// Whoever asks did not do so `now`: what is known stays, and nothing has been missed up to this moment.
    void skipped(SimTime now);
    /// An answer has come at `time`, which may lie ahead while it is on its way.
    void heard(SimTime time);
    /// The question asked `now` is not answered. True: it is declared failed by this one.
    bool missed(SimTime now);

    bool hasDeclared() const { return m_hasDeclared; }
    /// Questions since the last answer that were not answered.
    int misses() const { return m_misses; }
    /// \pre knows()
    SimTime lastAnswer() const { return m_lastAnswer; }
    /// Whether it has answered since it is being asked.
    bool knows() const { return m_lastAnswer != kNever; }

private:
    SimTime m_interval = 0;
    int m_most = 1;
    int m_misses = 0;
    bool m_hasDeclared = false;
    SimTime m_lastAnswer = kNever;
};

} // namespace nephoscope::sim
