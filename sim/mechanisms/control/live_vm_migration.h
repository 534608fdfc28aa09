// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class Hypervisor;
class VirtualServer;

/// Moves a virtual server to another host while it works: its memory is copied round by round, then a short pause, and the new host
/// goes on.
///
/// Both hypervisors have to answer all the way; a slow one still does. If the target or this mechanism fails the server goes on where it is;
/// if the source fails it is lost with it.
class LiveVmMigration final : public Mechanism, private StateObserver
{
public:
    LiveVmMigration(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;

    /// Whether it may work between the two: it controls both, or no link tells whom it controls.
    bool serves(const Hypervisor &source, const Hypervisor &target) const;
    /// The whole move, as part of the caller's story. True: the server runs on `target` now.
    ProcessOf<bool> move(VirtualServer &server, Hypervisor &source, Hypervisor &target, LogId order);

private:
    class Copying;

    void stateChanged(Mechanism &element, LogId cause) override;
    void watch(Mechanism &element);
    bool isPossible(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target) const;
    ProcessOf<bool> copyFor(SimTime duration, const VirtualServer &server, const Hypervisor &source, const Hypervisor &target);
    LogId whatStopped(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target) const;

    double m_bandwidth = 1; ///< MiB/s
    double m_maxDowntime = 0;
    int m_maxRounds = 1;
    double m_cpuCost = 0;
    bool m_isBound = false; ///< links say whom it controls
    std::vector<const Hypervisor *> m_controlled;
    std::vector<ElementIndex> m_observed;
    std::vector<Copying *> m_underWay; ///< in the order in which they began
    Signal m_changed;

    std::uint64_t m_actions = 0;
    std::uint64_t m_migrations = 0;
    std::uint64_t m_notConverged = 0;
    double m_copied = 0; ///< MiB
    DurationTally m_time;
    DurationTally m_pause;
};

} // namespace nephoscope::sim
