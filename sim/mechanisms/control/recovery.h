// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/orders.h"

namespace nephoscope::sim {

/// Starts the virtual servers of a lost host again on others, from their images, as many at a time as a host may start.
///
/// What a dead host had in memory is gone: a server that is recovered boots. Where it cannot be started anywhere the reason is said, and
/// it is tried again whenever something changes, until it is or its own host comes back.
class Recovery
{
public:
    Recovery(Orders &orders, const Fleet &fleet, ProcessGroup &processes) : m_orders(orders), m_fleet(fleet), m_processes(processes) {}

    /// The host was declared failed now.
    void recover(const ManagedHost &lost);
    /// Starts over, where it is, what failed by itself. False: not for this to do.
    bool restartInPlace(Mechanism &failed, LogId cause);

    const std::uint64_t &restarts() const { return m_restarts; }
    const DurationTally &times() const { return m_times; }
    const std::vector<const VirtualServer *> &underWay() const { return m_underWay; }

private:
    struct Loss {
        const Hypervisor *host;
        SimTime declared;
        LogId declaration;
    };
    class Restart;

    Process recover(VirtualServer &server, Loss loss);
    Process restart(VirtualServer &server, ManagedHost &target, Loss loss);
    bool isLost(const VirtualServer &server, const Loss &loss) const;

    Orders &m_orders;
    const Fleet &m_fleet;
    ProcessGroup &m_processes;
    std::vector<const VirtualServer *> m_underWay;
    std::uint64_t m_restarts = 0;
    DurationTally m_times; ///< detection → serving
};

} // namespace nephoscope::sim
