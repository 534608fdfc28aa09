// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"
#include "sim/run/metric_registry.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// What is promised of a service.
struct Objective {
    std::string metric;
    std::string op; ///< >= > <= <
    double value = 0;
    double penalty = 0; ///< currency, for missing it in a period

    bool isMetBy(double measured) const;
};

/// Watches, by probes and by the messages that pass, whether what it is linked to keeps what was promised.
///
/// Asks each target every `interval`. One that is down refuses after one round trip; one that hangs or cannot be reached lets the probe run into its
/// `timeout`. After `down_after` failed probes in a row it reports the target down and asks whom it controls to start it over. Objectives
/// are looked at over each interval.
class SlaMonitor final : public Mechanism, public MessageObserver, public StateObserver
{
public:
    SlaMonitor(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    void collectVerdicts(std::vector<SlaVerdict> &verdicts) const override;

    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;
    bool takesFlows() const override { return true; }
    void flowEnded(Mechanism &at, const FlowNote &note, const FlowCounts &counts) override;
    void stateChanged(Mechanism &element, LogId cause) override;

    // --- for whoever judges ---

    /// What was seen of a target up to one moment; by itself: up to the start of the run.
    struct Mark {
        SimTime at = 0;
        std::shared_ptr<const Checkpoint> metrics;
        std::uint64_t answered = 0;
        std::uint64_t ended = 0;
        std::uint64_t probes = 0; ///< whose outcome is known
        std::uint64_t failed = 0;
        DurationTally responses;
    };
    const std::vector<Objective> &objectives() const { return m_objectives; }
    /// All that it watches or has watched; places in it stay good.
    std::size_t targetCount() const { return m_watched.size(); }
    Mechanism &target(std::size_t place) const { return *m_watched[place]->target; }
    Mark mark(std::size_t place) const;
    /// A metric of a target over the time since a mark; NaN: nothing to measure, or nothing that can measure it.
    double since(const Mark &mark, std::size_t place, const std::string &metric) const;
    /// The log entry of the last trouble with a target that it told of.
    LogId lastTrouble(std::size_t place) const { return m_watched[place]->trouble; }

protected:
    void wentDown() override;
    void cameUp() override;

private:
    struct Watched {
        Mechanism *target = nullptr;
        LinkIndex link = kNone;
        bool isWatched = true;
        bool isAsked = false; ///< a process goes on that does
        Mark now;            ///< counts so far; `at` and `metrics` unused
        Mark intervalBegan;
        int failedInARow = 0;
        bool isDown = false; ///< as reported
        SimTime ceased = 0;  ///< when it stopped serving
        SimTime reported = 0;
        bool recovers = false; ///< reported, and not serving again yet
        LogId trouble = 0;
        std::vector<LogId> breaches; ///< by objective: the entry of the breach that goes on, else 0
    };

    void ask(Watched &watched);
    Process watch(Watched &watched);
    Process probe(Watched &watched);
    void note(Watched &watched, bool isAnswered);
    void reportDown(Watched &watched);
    void look(Watched &watched);
    Watched *watchedOf(const Mechanism &target);
    Sentence told(const Objective &objective, double measured) const;

    SimTime m_interval = 0;
    SimTime m_timeout = 0;
    int m_downAfter = 1;
    std::vector<Objective> m_objectives;
    RandomStream m_losses;
    std::vector<std::unique_ptr<Watched>> m_watched;
    bool m_isJudged = false; ///< somebody else judges by what it sees
    bool m_isStarted = false;
    ProcessGroup m_processes;

    std::uint64_t m_probes = 0;
    std::uint64_t m_failedProbes = 0;
    std::uint64_t m_answered = 0;
    std::uint64_t m_looks = 0;
    std::uint64_t m_met = 0;
    std::uint64_t m_actions = 0;
    std::uint64_t m_detections = 0;
    std::uint64_t m_falseDetections = 0;
    double m_breachTime = 0;
    DurationTally m_detectionTime;
    DurationTally m_recoveryTime;
};

} // namespace nephoscope::sim
