// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/recovery.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/disk_image.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void Recovery::recover(const ManagedHost &lost)
{
    const Loss loss{lost.hypervisor, m_orders.now(), lost.declaration};
    for (VirtualServer *server : lost.hypervisor->servers()) {
        // Only the way of the heartbeats is broken: the server works, and holds the lock of its volume.
        if (server->isServing() && !server->isCut())
            m_orders.refuse(*server, {server->id() + " still runs and is left alone", server->id() + " 仍在运行，不予处理"}, loss.declaration);
        else
            m_processes.start(recover(*server, loss));
    }
}

Process Recovery::recover(VirtualServer &server, Loss loss)
{
    co_await m_orders.decide();
    while (isLost(server, loss)) {
        if (m_orders.vim().isServing()) {
            Sentence why;
            ManagedHost *target = m_fleet.chooseFor(server, why);
            if (target && m_fleet.mayStart(*target)) {
                co_await restart(server, *target, loss);
                co_return;
            }
            if (!target)
                m_orders.refuse(server, why, loss.declaration);
        }
        co_await m_orders.changed.wait();
    }
    m_orders.settle(server);
}

/// Its own host has not come back, and nobody has switched it off or brought it elsewhere.
bool Recovery::isLost(const VirtualServer &server, const Loss &loss) const
{
    const bool works = (server.isServing() && !server.isCut()) || server.isStarting();
    return !works && server.takesPart() && !server.isStopped() && server.hypervisor() == loss.host;
}

/// While it lives the target has one more start under way.
class Recovery::Restart
{
public:
    Restart(Recovery &recovery, VirtualServer &server, const Mechanism &lost, ManagedHost &target, SimTime expectedEnd)
        : m_recovery(recovery), m_server(server), m_target(target)
    {
        m_server.beginMove(lost, *target.hypervisor, expectedEnd);
        ++m_target.starts;
        m_recovery.m_underWay.push_back(&m_server);
    }
    ~Restart()
    {
        m_server.endMove();
        --m_target.starts;
        std::erase(m_recovery.m_underWay, &m_server);
    }
    Restart(const Restart &) = delete;
    Restart &operator=(const Restart &) = delete;

private:
    Recovery &m_recovery;
    VirtualServer &m_server;
    ManagedHost &m_target;
};

Process Recovery::restart(VirtualServer &server, ManagedHost &target, Loss loss)
{
    m_orders.settle(server);
    Hypervisor &host = *target.hypervisor;
    const Mechanism &vim = m_orders.vim();
    const SimTime copy = copyTime(imageAfterLoss(server, host).toCopy, nullptr, host);
    const LogId order = vim.log("restart_ordered", loss.declaration, server.id(),
                                {"on " + host.name() + (copy > 0 ? ", its image is copied there first" : ""),
                                 "在 " + host.name() + " 上" + (copy > 0 ? "，先把映像复制过去" : "")});
    ++m_orders.actions;
    ++m_orders.placements;
    ++m_restarts;
    {
        const Restart underWay(*this, server, *loss.host, target, later(m_orders.now(), later(copy, server.bootTime())));
        m_orders.simulation().move(server, host, order, later(copy, server.bootTime()));
        while (server.isStarting())
            co_await m_orders.changed.wait();
    }
    if (server.isServing()) {
        m_times.add(m_orders.now() - loss.declared);
        vim.log("recovered", server.stateCause(), server.id(), {"on " + host.name(), "在 " + host.name() + " 上"});
    }
    m_orders.changed.raise(); // whoever waits for a place may start now
}

bool Recovery::restartInPlace(Mechanism &failed, LogId cause)
{
    const Mechanism *container = m_orders.simulation().containerOf(failed);
    if (!failed.hasFailed() || failed.isStarting() || (container && !container->isServing()))
        return false;
    ++m_orders.actions;
    const LogId order = m_orders.vim().log("restart_ordered", cause, failed.id(), {"where it is", "在原处"});
    return failed.repair(order, {"started over", "重新启动"}) != 0;
}

} // namespace nephoscope::sim
