// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/run/mover.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

class CloudStorageDevice;
class Lun;

/// Moves a LUN to another storage device while it serves: copies what is written on it, then what was written meanwhile, until nothing is
/// left, and then lets operations go to the new device.
///
/// One LUN at a time, the others wait for their turn. With V bytes, D bytes/s written and bandwidth B the copy takes V / (B - D); if D is not less
/// than B it is given up. If a device, the LUN or this mechanism fails meanwhile the LUN stays where it is.
class LunMigration final : public Mechanism, public Mover, private StateObserver
{
public:
    LunMigration(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override;
    Sentence doing() const override;

    bool moves(const Mechanism &lun, const Mechanism &to) const override;
    /// The LUN is moved after those before it.
    void relocate(Mechanism &lun, Mechanism &to, LogId cause) override;
    /// Whether it is to be moved, or is being moved.
    bool hasOrderFor(const Lun &lun) const;

protected:
    void wentDown() override { m_changed.raise(); }

private:
    class Copying;
    struct Order {
        Lun *lun;
        CloudStorageDevice *target;
        LogId cause;
    };

    Process work();
    ProcessOf<bool> copy(Lun &lun, CloudStorageDevice &source, CloudStorageDevice &target, LogId order);
    ProcessOf<bool> goOnUntil(SimTime end, const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target);
    bool isPossible(const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target) const;
    LogId whatStopped(const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target) const;
    Sentence whyNot(const Lun &lun, const CloudStorageDevice &target) const;
    void stateChanged(Mechanism &element, LogId cause) override;
    void watch(Mechanism &element);

    ProcessGroup m_processes;
    Signal m_changed;
    double m_bandwidth = 1; ///< bytes/s
    SimTime m_pause = 0;
    double m_ioCost = 0;
    bool m_isBound = false; ///< links say what it controls
    std::vector<ElementIndex> m_controlled;
    std::vector<ElementIndex> m_observed;
    std::vector<Order> m_orders; ///< the first is under way
    const Copying *m_copying = nullptr;
    Sentence m_lastRefusal;

    std::uint64_t m_actions = 0;
    std::uint64_t m_migrations = 0;
    std::uint64_t m_notConverged = 0;
    double m_moved = 0; ///< GB
    DurationTally m_time;
    DurationTally m_pauses;
};

} // namespace nephoscope::sim
