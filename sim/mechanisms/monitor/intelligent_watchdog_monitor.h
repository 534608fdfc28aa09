// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/monitor/remedy.h"
#include "sim/run/healer.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

class CloudResourceAdministrator;

/// Watches, decides, acts, reports and escalates.
///
/// Looks at each target every `interval`; after `failures` looks in a row without an answer it opens a case and goes through the policies
/// for the symptom in their order. Each is tried for its time and helps with its probability. When all are used up the case goes to the
/// administrator. A target that starts (somebody else has taken care of it) is waited for.
class IntelligentWatchdogMonitor final : public Mechanism, public Healer, private StateObserver
{
public:
    IntelligentWatchdogMonitor(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    bool looksAfter(const Mechanism &element) const override;

protected:
    void wentDown() override;
    void cameUp() override;

private:
    struct Policy {
        std::string symptom; ///< any, down, silent
        Remedy remedy = Remedy::Restart;
        SimTime time = 0;
        double success = 1;
    };
    struct Watched {
        Mechanism *target = nullptr;
        LinkIndex link = kNone;
        bool isWatched = true;
        bool isAsked = false; ///< a process goes on that does
        int misses = 0;
        SimTime ceased = 0;   ///< when it stopped serving
        bool hasCase = false;
        SimTime detected = 0;
        const Policy *tried = nullptr; ///< the policy under way
        bool isReported = false; ///< nothing more is tried
        bool isEscalated = false;
    };

    void ask(Watched &watched);
    Process watch(Watched &watched);
    Process handleCase(Watched &watched, LogId seen);
    ProcessOf<LogId> tryPolicy(Watched &watched, const Policy &policy, LogId cause);
    void openCase(Watched &watched);
    void report(Watched &watched, LogId cause, bool isHealed);
    void escalate(Watched &watched, LogId cause);
    void closeCase(Watched &watched);
    CloudResourceAdministrator *administratorOf(const Mechanism &target) const;
    bool isOnItsWay(const Mechanism &target) const;
    bool isAnswered(const Watched &watched) const;
    std::string symptomOf(const Watched &watched) const;
    void stateChanged(Mechanism &element, LogId cause) override;
    Watched *watchedOf(const Mechanism &target) const;

    SimTime m_interval = 0;
    int m_failures = 1;
    std::vector<std::shared_ptr<const Policy>> m_policies; ///< a case keeps those it began with
    std::string m_escalateTo;
    RandomStream m_outcomes;
    ProcessGroup m_processes;
    std::vector<std::unique_ptr<Watched>> m_watched;
    bool m_isStarted = false;

    std::uint64_t m_detections = 0;
    std::uint64_t m_falseDetections = 0;
    std::uint64_t m_actions = 0;
    std::uint64_t m_healed = 0;
    std::uint64_t m_escalations = 0;
    DurationTally m_detectionTime;
    DurationTally m_recoveryTime;
};

} // namespace nephoscope::sim
