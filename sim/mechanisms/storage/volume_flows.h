// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_station.h"
#include "sim/run/flow.h"

#include <functional>

namespace nephoscope::sim {

class MetricRegistry;

/// What flows do on something that does one operation of storage after the other, beside the operations that come one by one.
///
/// Each of both finds the other as a processor's do, see ProcessorFlows.
class VolumeFlows final : public FlowPlace
{
public:
    /// `slowedDown` is told when single operations take another time because of the flows: `factor()` times as long.
    VolumeFlows(Clock &clock, const Station &station, std::function<void()> slowedDown);

    /// How fast it does what comes, whoever sends it; 0: not at all.
    void setSpeed(double speed) { m_speed = speed; }
    /// What becomes of a flow of operations of which each takes `work` s at speed 1, and `latency` s more that hold nobody up.
    FlowAnswer operate(const Flow &flow, FlowRound &round, double work, double squaredCv, double latency);
    double factor() const { return m_factor; }

    void beginFlows() override { m_station.begin(); }
    bool advanceFlows(double seconds) override;
    void cutShort(double part) override { m_station.cutShort(part); }
    /// What is inside goes lost.
    void lose();

    const FlowStation &station() const { return m_station; }
    void describe(MetricRegistry &metrics) const;
    const AverageOverTime &busy() const { return m_busy; }       ///< 0–1
    const AverageOverTime &waiting() const { return m_waiting; } ///< operations

private:
    void setFactor(double factor);

    Clock &m_clock;
    const Station &m_singles;
    std::function<void()> m_slowedDown;
    FlowStation m_station;
    double m_speed = 1;
    double m_factor = 1;
    double m_workDone = 0; ///< by single operations, at m_workedAt
    SimTime m_workedAt = 0;
    double m_own = 0; ///< part of its time that they took before that
    AverageOverTime m_busy;
    AverageOverTime m_waiting;
};

} // namespace nephoscope::sim
