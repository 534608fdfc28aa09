// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/run/automation.h"

#include <vector>

namespace nephoscope::sim {

class VirtualServer;

/// Carries out by script what a listener signals: gives a running server more virtual CPUs and memory from its host's stock, and takes
/// them back.
///
/// One script after the other; each takes `script_time`, and fails with probability `failure`.
class IntelligentAutomationEngine final : public Mechanism, public Automation
{
public:
    IntelligentAutomationEngine(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    bool automates(const Mechanism &server) const override;
    Sentence whyNotResize(const Mechanism &server, int vcpus) const override;
    void resize(Mechanism &server, int vcpus, LogId cause) override;
    int sizeOf(const Mechanism &server) const override;
    bool isBusyWith(const Mechanism &server) const override;

protected:
    void wentDown() override;
    void cameUp() override { m_ordered.raise(); }

private:
    struct Run {
        VirtualServer *server;
        int vcpus;
        LogId cause;
    };
    struct Size {
        const VirtualServer *server;
        double memoryACpu; ///< GiB, as drawn
    };

    Process work();
    void carryOut(const Run &run);
    double memoryFor(const VirtualServer &server, int vcpus) const;
    void look();

    SimTime m_scriptTime = 0;
    double m_failure = 0;
    ProcessGroup m_processes;
    Signal m_ordered;
    RandomStream m_random;
    std::vector<VirtualServer *> m_servers; ///< in its care
    std::vector<Size> m_sizes;
    std::vector<Run> m_runs; ///< the first is under way
    Sentence m_worry;
    std::uint64_t m_done = 0;
    std::uint64_t m_failed = 0;
    LevelOverTime m_waiting;
    AverageOverTime m_vcpus; ///< of all servers in its care
};

} // namespace nephoscope::sim
