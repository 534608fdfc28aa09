// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/station.h"
#include "sim/engine/histogram.h"
#include "sim/run/mechanism.h"

#include <optional>

namespace nephoscope::sim {

class PhysicalServer;

/// A station of `vcpus` servers that does the CPU work of the services in it. Its speed is the core's, less the hypervisor's
/// overhead, times its share of the host.
class VirtualServer final : public Mechanism, public StationListener
{
public:
    VirtualServer(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    /// CPU work of a request (ns at speed 1); its holder's `workDone` follows. \pre isServing() or hangs
    void work(RequestId request, SimTime demand);
    void served(std::uint32_t request) override;
    /// The share of each busy vCPU of a core, 0–1.
    void setShare(double share);

    int vcpus() const { return m_vcpus; }
    double memory() const { return m_memory; }
    double weight() const { return m_weight; }
    std::int64_t busy() const { return m_station->busy(); }

protected:
    SimTime startTime() const override { return m_bootTime; }
    void wentDown() override;
    void hung() override { m_station->setHung(true); }
    void cameUp() override;
    void speedChanged() override { applySpeed(); }

private:
    void applySpeed();
    void busyMayHaveChanged(std::int64_t before);

    int m_vcpus = 1;
    double m_memory = 0;
    double m_weight = 1;
    double m_share = 1;
    SimTime m_bootTime = 0;
    std::optional<Station> m_station;
    PhysicalServer *m_host = nullptr;
    double m_nominalSpeed = 1;
    LevelOverTime m_busy;
    LevelOverTime m_waiting;
    LevelOverTime m_capacity;
    DurationTally m_residence;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
};

/// Whoever has CPU work done by a virtual server.
class Worker
{
public:
    virtual void workDone(RequestId request) = 0;
    virtual void workLost(RequestId request) = 0;

protected:
    ~Worker() = default;
};

} // namespace nephoscope::sim
