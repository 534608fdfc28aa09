// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/blocks/router.h"
#include "sim/run/mechanism.h"

#include <map>

namespace nephoscope::sim {

class Path;

/// Spreads requests over the targets linked to it.
///
/// Only healthy targets are chosen. With none left all are tried if `fail_open`, else the request is refused at once: it is never
/// queued here unless `algorithm` is shared_queue or prioritized, which give a target a request when it has a vCPU free.
class LoadBalancer final : public Mechanism
{
public:
    LoadBalancer(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t target) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

protected:
    void wentDown() override;

private:
    enum class Algorithm { RoundRobin, Random, Weighted, Asymmetric, LeastConnections, TwoChoices, SharedQueue, Prioritized, ContentAware, Hash };
    enum Kind : std::uint32_t { Forward = 1000, Check };
    static constexpr int kPriorities = 8;

    struct Target {
        Path *path = nullptr;
        LinkIndex link = kNone;
        int failedChecks = 0;
        int goodChecks = 0;
        std::int64_t places = 1; ///< vCPUs: what it takes from a queue here
        std::uint64_t given = 0;
    };

    void forward(RequestId request);
    std::uint32_t choose(const Request &request);
    void give(RequestId request, std::uint32_t target);
    void refuse(RequestId request, Outcome outcome);
    void enqueue(RequestId request);
    void serveQueue();
    std::uint32_t freeTarget();
    void check();
    bool isQueueing() const { return m_algorithm == Algorithm::SharedQueue || m_algorithm == Algorithm::Prioritized; }
    std::int64_t queued() const;

    Algorithm m_algorithm = Algorithm::RoundRobin;
    std::map<std::string, double> m_weights;
    std::map<std::string, std::string> m_rules;
    std::map<std::uint16_t, std::uint32_t> m_targetOfClass;
    bool m_isSticky = false;
    bool m_failsOpen = true;
    std::int64_t m_queueLimit = 0;
    SimTime m_checkInterval = 0;
    int m_unhealthyAfter = 3;
    int m_healthyAfter = 2;
    SimTime m_latency = 0;

    Router m_router{RoutingPolicy::RoundRobin};
    RandomStream m_choices;
    std::vector<Target> m_targets;
    std::map<std::uint32_t, std::uint32_t> m_stuck; ///< consumer → target
    Ring<RequestId> m_queues[kPriorities];
    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    LevelOverTime m_waiting;
    LevelOverTime m_underWay;
    LevelOverTime m_healthy;
    DurationTally m_residence;
};

} // namespace nephoscope::sim
