// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"
#include "sim/run/restarter.h"

#include <memory>
#include <vector>

namespace nephoscope::sim {

class Path;

/// Stands before redundant implementations of a service, and sends requests to those that live.
///
/// active_active: all share the work; the lost one's share goes to the others. active_passive: the first does it, until it is lost and a
/// standby has been made ready and taken over. A loss is noticed after `detect_time`, or when a monitor reports it before that, and acted
/// upon in `switch_time` more.
class FailoverSystem final : public Mechanism, public Restarter, private StateObserver
{
public:
    FailoverSystem(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    void receive(RequestId request) override;
    bool restart(Mechanism &failed, LogId cause) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    void wentDown() override { m_changed.raise(); }
    void cameUp() override { m_changed.raise(); }

private:
    enum class Standby { Hot, Warm, Cold };
    enum class Guard { None, Quorum, Fencing };
    struct Target {
        LinkIndex link = kNone;
        Path *path = nullptr; ///< null: leads nowhere now
        bool isMade = true;   ///< false: an instance that a run has not made, or has taken back
        bool isOut = false;   ///< gets nothing: its loss was noticed, or it is not its turn
        bool isLost = false;  ///< found out by a request or told of
        LogId report = 0;     ///< a monitor's entry that it is down; 0: nobody has said so
        std::vector<Mechanism *> started; ///< servers of a cold standby that this started
    };

    Process watch(Target &target);
    ProcessOf<bool> takeOver(Target &lost, SimTime failedAt, LogId cause);
    ProcessOf<bool> makeReady(Target &standby, LogId cause);
    ProcessOf<bool> giveBack(Target &target);
    void stateChanged(Mechanism &element, LogId cause) override;
    void observe(Mechanism &element);
    bool isDown(const Target &target) const;
    bool isMade(const Target &target) const;
    static bool canBeChosen(const Target &target) { return target.isMade && !target.isOut && target.path; }
    Target *standbyFor(const Target &lost);
    bool canBeStarted(const Target &target) const;
    bool hasQuorum() const;
    void fence(Target &lost, LogId cause);
    void standDown(Target &target, LogId cause);
    std::string nameOf(const Target &target) const;

    bool m_isActiveActive = true;
    Standby m_standby = Standby::Hot;
    Guard m_guard = Guard::None;
    bool m_failsBack = true;
    SimTime m_detectTime = 0;
    SimTime m_switchTime = 0;
    SimTime m_warmTime = 0;
    ProcessGroup m_processes;
    Signal m_changed;
    RandomStream m_random;
    std::vector<std::unique_ptr<Target>> m_targets; ///< in document order; never shrinks
    std::vector<ElementIndex> m_observed;
    Sentence m_state;

    std::uint64_t m_passed = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_redirected = 0;
    std::uint64_t m_detections = 0;
    std::uint64_t m_switchovers = 0;
    std::uint64_t m_failbacks = 0;
    std::uint64_t m_splitBrains = 0;
    DurationTally m_detectionTime;
    DurationTally m_switchTimes;
};

} // namespace nephoscope::sim
