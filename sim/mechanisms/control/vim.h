// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/fleet.h"
#include "sim/mechanisms/control/orders.h"
#include "sim/mechanisms/control/recovery.h"
#include "sim/mechanisms/control/relocation.h"
#include "sim/run/mover.h"
#include "sim/run/placer.h"
#include "sim/run/restarter.h"

#include <vector>

namespace nephoscope::sim {

/// Watches hypervisors by heartbeats, starts what a dead one held again where there is room, and moves virtual servers.
///
/// A hypervisor is declared failed at the heartbeat at which its last answer is `heartbeat_interval` × `missed_heartbeats` old. While the
/// VIM itself is down nothing is created, moved or recovered; what it had ordered before goes on.
class Vim final : public Mechanism, public Mover, public Admitter, public Restarter, public Placer, private StateObserver
{
public:
    Vim(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override;
    Sentence doing() const override;

    bool moves(const Mechanism &server, const Mechanism &to) const override;
    void relocate(Mechanism &server, Mechanism &to, LogId cause) override;
    Sentence whyNotAdmit(const Mechanism &server) override;
    bool restart(Mechanism &failed, LogId cause) override;
    /// Another host on which the server could be set up anew now; nullptr with the reason.
    Hypervisor *placeFor(const VirtualServer &server, Sentence &why) const;
    bool places(const Mechanism &drawn) const override;
    Mechanism *placeInstance(const Mechanism &instance, const Mechanism *except, SimTime &takes, Sentence &why) override;
    void placed(const Mechanism &) override { ++m_orders.placements; }

protected:
    void wentDown() override { m_orders.changed.raise(); }
    void cameUp() override { m_orders.changed.raise(); }

private:
    Process watch(ManagedHost &host);
    bool isHeard(ManagedHost &host, SimTime &answer);
    void welcome(const ManagedHost &host);
    void declare(ManagedHost &host);
    void stateChanged(Mechanism &element, LogId cause) override;
    void observe(Mechanism &element);
    ManagedHost *hostIn(const Mechanism &place) const;

    VimSettings m_settings;
    Fleet m_fleet;
    ProcessGroup m_processes;
    Orders m_orders;
    Recovery m_recovery;
    Relocation m_relocation;
    std::vector<ElementIndex> m_observed;
    bool m_isStarted = false;

    std::uint64_t m_detections = 0;
    std::uint64_t m_falseDetections = 0;
    DurationTally m_detectionTime; ///< failure → declaration
};

} // namespace nephoscope::sim
