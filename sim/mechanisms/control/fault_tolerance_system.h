// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/plan/instances.h"
#include "sim/run/mechanism.h"

#include <memory>
#include <vector>

namespace nephoscope::sim {

class VirtualServer;

/// Keeps a shadow of each virtual server in its care on another host, which does the same work in step.
///
/// When the host is lost the shadow goes on where the server was: it pauses until `misses` intervals without an answer and the switch are
/// over, and loses nothing. In step all work takes `overhead` longer, and costs twice the CPU. Afterwards a new shadow is made.
class FaultToleranceSystem final : public Mechanism, public Shelter, private StateObserver
{
public:
    FaultToleranceSystem(Simulation &simulation, ElementIndex element);

    static std::vector<InstanceDemand> instances(const Plan &plan, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    bool takeIn(Mechanism &element, LogId cause) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    void lifeChanged() override { m_changed.raise(); }

private:
    enum Kind : std::uint32_t { Declare = 1000, Resume };
    struct Pair {
        VirtualServer *server = nullptr;
        VirtualServer *shadow = nullptr;
        bool isStalled = false;
        SimTime stalledSince = 0;
        LogId cause = 0;
        std::string worry;
    };

    Process protect(Pair &pair);
    bool isProtected(const Pair &pair) const;
    void keepStep();
    void stateChanged(Mechanism &element, LogId cause) override;
    void observe(Mechanism &element);

    SimTime m_interval = 0;
    int m_misses = 3;
    SimTime m_switchTime = 0;
    double m_overhead = 0;
    ProcessGroup m_processes;
    Signal m_changed;
    std::vector<std::unique_ptr<Pair>> m_pairs; ///< never shrinks
    std::vector<ElementIndex> m_observed;
    bool m_isStarted = false;
    Sentence m_worry;

    std::uint64_t m_detections = 0;
    std::uint64_t m_switchovers = 0;
    std::uint64_t m_shadows = 0;
    DurationTally m_stalls;
    LevelOverTime m_protected;
};

} // namespace nephoscope::sim
