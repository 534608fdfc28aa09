// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/compute/server.h"

#include <string>

namespace nephoscope::sim {

class Hypervisor;
class PhysicalServer;

/// The server that is leased: virtual CPUs that a hypervisor runs on the cores of its host.
///
/// A virtual CPU is as fast as a core less the hypervisor's overhead, times its share where the host has fewer cores than busy
/// virtual CPUs.
class VirtualServer final : public Server, private BusyListener
{
public:
    using Server::Server;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    Hypervisor *hypervisor() const { return m_hypervisor; }
    PhysicalServer *host() const { return m_host; }
    int vcpus() const { return m_vcpus; }
    double memory() const override { return m_memory; }
    double weight() const { return m_weight; }
    SimTime bootTime() const { return m_bootTime; }
    double image() const { return m_image; } ///< GiB
    /// Id of the LUN that its image is on; empty: its host's own disk.
    const std::string &imageOn() const { return m_imageOn; }
    double dirtyRate() const { return m_dirtyRate; }                    ///< MiB/s
    double writableWorkingSet() const { return m_writableWorkingSet; } ///< MiB; 0: no cap
    double price() const { return m_price; }                            ///< currency/h; 0: none of its own
    /// Id of the organization that is billed; empty: those who use it.
    const std::string &tenant() const { return m_tenant; }
    std::int64_t busy() const { return processor().busy(); }
    /// Virtual CPUs that work, those for flows included.
    double working() const { return static_cast<double>(processor().busy()) + processor().flowBusy(); }
    /// Cores of its host × s that have worked for it since time 0.
    double coreSecondsBusy() const;
    bool isMoving() const { return m_movingFrom != nullptr; }

    /// Accepts, works on nothing and loses nothing, until it is taken back: the pause of a migration.
    void setPaused(bool isPaused);
    bool isPaused() const { return processor().isPaused(); }
    /// Works in step with a shadow on another host: that takes `overhead` more time, and the shadow's host does the same work. nullptr: no more.
    void setLockstep(double overhead, PhysicalServer *shadowHost);
    /// It has been moved while it ran.
    void noteMigrated() { ++m_migrations; }
    /// It is on its way from one hypervisor to another, or starts again on another: shown so until endMove().
    void beginMove(const Mechanism &from, const Mechanism &to, SimTime expectedEnd);
    void endMove() { m_movingFrom = nullptr; }
    /// Hours from running to terminated, a failure included: what is billed.
    const LevelOverTime &billedTime() const { return m_billed; }
    /// Whether it is between running and terminated now.
    bool isBilled() const { return m_billed.level() != 0; }

protected:
    SimTime startTime() const override { return m_bootTime; }
    void lifeChanged() override;

private:
    void busyChanged(std::int64_t change) override;
    void flowBusyChanged(double change) override;

    void mirror(std::int64_t busy, double flowBusy);

    int m_vcpus = 1;
    double m_memory = 0;
    double m_weight = 1;
    SimTime m_bootTime = 0;
    bool m_canHotAdd = true;
    double m_image = 0;
    std::string m_imageOn;
    double m_dirtyRate = 0;
    double m_writableWorkingSet = 0;
    double m_price = 0;
    std::string m_tenant;
    double m_lockstepOverhead = 0;
    PhysicalServer *m_shadowHost = nullptr;
    Hypervisor *m_hypervisor = nullptr;
    PhysicalServer *m_host = nullptr;
    const Mechanism *m_movingFrom = nullptr; ///< while it moves
    const Mechanism *m_movingTo = nullptr;
    SimTime m_moveBegan = 0;
    SimTime m_moveEnd = 0;
    std::uint64_t m_migrations = 0;
    LevelOverTime m_billed;
    AverageOverTime m_memoryUsed; ///< GiB
};

} // namespace nephoscope::sim
