// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_queue.h"
#include "sim/blocks/priority_line.h"
#include "sim/blocks/session_table.h"
#include "sim/mechanisms/path/balancer_targets.h"
#include "sim/run/mechanism.h"
#include "sim/run/mover.h"

#include <memory>

namespace nephoscope::sim {

class BalancerLine;

/// Spreads requests over the targets linked to it.
///
/// Only healthy targets are chosen. With none left all are tried if `fail_open`, else the request is refused at once: it is never
/// queued here unless `algorithm` is shared_queue or prioritized, which give a target a request when it has a core free. Answers come
/// back through it: when it fails, all that is under way goes lost. A target that is switched off gets nothing more, and has `drain` s
/// to finish what it has.
class LoadBalancer final : public Mechanism, public Drainer
{
public:
    LoadBalancer(Simulation &simulation, ElementIndex element);
    ~LoadBalancer() override;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t passing) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    bool drain(Mechanism &leaving, LogId cause) override;
    void stay(Mechanism &leaving) override;

protected:
    void wentDown() override;
    void cameUp() override;
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;

private:
    enum class Algorithm { RoundRobin, Random, Weighted, Asymmetric, LeastConnections, TwoChoices, SharedQueue, Prioritized, ContentAware, Hash };
    enum Kind : std::uint32_t { Forward = 1000, Check, GiveBack, DrainOver };

    /// A request on its way through.
    struct Passing {
        SimTime arrived = 0;
        SimTime given = 0;
        std::uint32_t target = 0;
        std::uint32_t epoch = 0;
        std::uint32_t next = 0; ///< in the list of free ones
        Outcome outcome = Outcome::Answered;
    };
    struct Waiting {
        RequestId request = kNoRequest;
        std::uint32_t passing = 0;
    };

    Sentence whyNoFlow(const Flow &flow) const;
    std::vector<double> partsOf(const Flow &flow);
    Dealing dealingAmong(const std::vector<double> &parts) const;
    FlowAnswer dealFlow(const Flow &flow, double rate, const std::vector<double> &parts, FlowRound &round);
    FlowAnswer queueFlow(const Flow &flow, const std::vector<double> &parts, FlowRound &round);
    void noteSingle();
    void loseLine();
    std::int64_t waitingNow() const;
    std::uint32_t takePassing();
    void forward(RequestId request, std::uint32_t passing);
    std::uint32_t choose(RequestId request);
    std::uint32_t chooseForSession(RequestId request);
    void give(RequestId request, std::uint32_t passing, std::uint32_t target);
    void giveBack(RequestId request, std::uint32_t passing);
    void drop(RequestId request, std::uint32_t passing, Outcome outcome);
    void enqueue(RequestId request, std::uint32_t passing);
    void serveQueue();
    void forgetDraining(ElementIndex leaving);
    void doneWith(ElementIndex leaving);
    void scheduleCheck();
    void goOn();
    void describeQueue(MetricRegistry &metrics);
    bool isQueueing() const { return m_algorithm == Algorithm::SharedQueue || m_algorithm == Algorithm::Prioritized; }

    Algorithm m_algorithm = Algorithm::RoundRobin;
    bool m_isSticky = false;
    std::int64_t m_queueLimit = 0;
    SimTime m_checkInterval = 0;
    SimTime m_drain = 0;
    SimTime m_latency = 0;
    EventId m_nextCheck = EventId::None;
    bool m_hasStarted = false;
    bool m_isServingQueue = false;
    std::vector<std::pair<ElementIndex, EventId>> m_draining; ///< what leaves, and when it is over at the latest

    BalancerTargets m_targets;
    RandomStream m_choices;
    std::vector<std::uint32_t> m_stuck; ///< target by consumer
    SessionTable m_stuckSessions;       ///< target by session
    std::vector<Passing> m_passing;
    std::uint32_t m_free;
    std::uint32_t m_epoch = 0; ///< goes up when it goes down: what passed then is lost
    PriorityLine<Waiting> m_queue;
    std::unique_ptr<BalancerLine> m_line; ///< of flows; in a run with them
    bool m_hasSingles = false;            ///< in a run with flows: requests have come one by one too
    std::vector<std::pair<std::uint32_t, std::uint64_t>> m_stalled; ///< events that came up while it hangs

    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_inHand = 0; ///< in its own latency, or stalled
    std::uint64_t m_given = 0;  ///< with targets
    LevelOverTime m_waiting;
    DurationTally m_waits;
    DurationTally m_services;
    DurationTally m_residence;
};

} // namespace nephoscope::sim
