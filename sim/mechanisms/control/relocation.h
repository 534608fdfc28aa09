// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/orders.h"

namespace nephoscope::sim {

class LiveVmMigration;

/// Moves virtual servers that run: alive where the VIM has a live migration and both hosts reach the image, else by stop, copy, boot.
class Relocation
{
public:
    Relocation(Orders &orders, const Fleet &fleet, ProcessGroup &processes) : m_orders(orders), m_fleet(fleet), m_processes(processes) {}

    void move(VirtualServer &server, ManagedHost &target, LogId cause) { m_processes.start(carryOut(server, target, cause)); }

    const std::uint64_t &count() const { return m_moves; }
    struct Move {
        const VirtualServer *server;
        const ManagedHost *target;
        bool isLive;
    };
    const std::vector<Move> &underWay() const { return m_underWay; }

private:
    class Moving;

    Process carryOut(VirtualServer &server, ManagedHost &target, LogId cause);
    ProcessOf<bool> stopCopyBoot(VirtualServer &server, ManagedHost &source, ManagedHost &target, LogId order);
    Sentence whyNot(const VirtualServer &server, const ManagedHost *source, const ManagedHost &target) const;
    LiveVmMigration *liveMigration(const Hypervisor &source, const Hypervisor &target) const;

    Orders &m_orders;
    const Fleet &m_fleet;
    ProcessGroup &m_processes;
    std::vector<Move> m_underWay;
    std::uint64_t m_moves = 0;
};

} // namespace nephoscope::sim
