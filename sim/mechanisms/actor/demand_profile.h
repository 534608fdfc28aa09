// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/engine/sim_time.h"

namespace nephoscope::sim {

class ParameterReader;

/// How a rate of requests goes with time: constant, ramp, step, flash crowd, day and night, or on and off.
class DemandProfile
{
public:
    void configure(const ParameterReader &parameters);

    /// Requests a second at a time; an on_off profile is in its present phase.
    double rateAt(SimTime time) const;
    /// An upper bound of it.
    double greatestRate() const { return m_greatest; }
    bool isConstant() const { return m_shape == Shape::Constant; }
    /// Requests to be expected from time 0 to `time`, of an on_off profile at the rate of its present phase.
    double expectedBy(SimTime time) const;
    /// When `amount` more are to be expected than at `from`; kNever if that never comes.
    SimTime whenDue(SimTime from, double amount) const;

    // --- on_off ---

    bool hasPhases() const { return m_shape == Shape::OnOff && m_meanOn > 0 && m_meanOff > 0; }
    /// When the phase that is entered at `now` ends; kNever: that was the last one. Phases are exponential and last from the start of
    /// the profile to its end; before and after it is on.
    SimTime phaseEnd(SimTime now, RandomStream &random) const;
    /// The phase has ended at `now`.
    void changePhase(SimTime now);

private:
    enum class Shape { Constant, Ramp, Step, FlashCrowd, Diurnal, OnOff };

    double flashCrowdExpected(double t) const;
    bool hasEnd() const { return m_end > m_begin; }

    Shape m_shape = Shape::Constant;
    double m_rate = 0;
    double m_other = 0; ///< the rate of the profile
    double m_greatest = 0;
    double m_begin = 0; ///< s
    double m_end = 0;   ///< s; not after the begin: never
    double m_rise = 0;  ///< s
    double m_decay = 0; ///< s, time constant
    double m_amplitude = 0;
    double m_period = 1; ///< s
    double m_phase = 0;  ///< s
    double m_meanOn = 0;
    double m_meanOff = 0;
    bool m_isOn = true;
    bool m_hasBegun = false; ///< an on_off profile's first phase
};

} // namespace nephoscope::sim
