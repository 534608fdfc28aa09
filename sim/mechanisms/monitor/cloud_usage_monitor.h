// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/run/mechanism.h"
#include "sim/run/metric_registry.h"

#include <memory>
#include <vector>

namespace nephoscope::sim {

class Loaded;

/// Gathers how what it is linked to is used, in one of three ways.
///
/// A monitoring agent reads every message and delays it a little. A resource agent is told of every change of state, so that its time line is
/// exact, and reports the utilization of each interval. A polling agent asks at each interval and misses what is shorter. Of a container that
/// holds hosts or servers it watches the outermost of them.
class CloudUsageMonitor final : public Mechanism, public MessageObserver, public StateObserver
{
public:
    CloudUsageMonitor(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void finish() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;
    bool takesFlows() const override { return true; }
    void flowEnded(Mechanism &at, const FlowNote &note, const FlowCounts &counts) override;
    void stateChanged(Mechanism &element, LogId cause) override;

protected:
    void wentDown() override;
    void cameUp() override;

private:
    enum class Kind { MonitoringAgent, ResourceAgent, PollingAgent };

    struct Watched {
        Mechanism *at = nullptr;
        const Loaded *load = nullptr;
        bool isWatched = false;
        bool isRead = false;         ///< its messages are
        bool wasServing = true;      ///< as last seen
        std::uint64_t changes = 0;   ///< since it was last seen
        std::shared_ptr<const Checkpoint> reported; ///< when its utilization was last reported
    };

    Process gather();
    void poll();
    void report();
    void watch(Mechanism &element);
    void watchContents(const Mechanism &target);
    void readMessages();
    Watched &watchedOf(Mechanism &element);

    Kind m_kind = Kind::MonitoringAgent;
    SimTime m_interval = 0;
    SimTime m_latency = 0;
    std::vector<std::unique_ptr<Watched>> m_watched; ///< by element
    std::vector<Watched *> m_order;                  ///< those watched now
    bool m_isStarted = false;
    SimTime m_lastReport = 0;
    ProcessGroup m_processes;

    std::uint64_t m_observations = 0;
    std::uint64_t m_messages = 0;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
    std::uint64_t m_missed = 0;
    // Of loads: seen × weight and the weight (samples, or seconds); of states likewise.
    double m_loadSum = 0;
    double m_loadWeight = 0;
    double m_upSum = 0;
    double m_upWeight = 0;
    LevelOverTime m_upNow;      ///< resource agent: elements that serve
    LevelOverTime m_watchedNow; ///< resource agent: elements that are watched
};

} // namespace nephoscope::sim
