// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/relocation.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/disk_image.h"
#include "sim/mechanisms/control/live_vm_migration.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

/// While it lives both hosts have one more move under way.
class Relocation::Moving
{
public:
    Moving(Relocation &relocation, const Move &move, ManagedHost &source, ManagedHost &target)
        : m_relocation(relocation), m_server(move.server), m_source(source), m_target(target)
    {
        ++m_source.moves;
        ++m_target.moves;
        m_relocation.m_underWay.push_back(move);
    }
    ~Moving()
    {
        --m_source.moves;
        --m_target.moves;
        std::erase_if(m_relocation.m_underWay, [this](const Move &move) { return move.server == m_server; });
    }
    Moving(const Moving &) = delete;
    Moving &operator=(const Moving &) = delete;

private:
    Relocation &m_relocation;
    const VirtualServer *m_server;
    ManagedHost &m_source;
    ManagedHost &m_target;
};

Sentence Relocation::whyNot(const VirtualServer &server, const ManagedHost *source, const ManagedHost &target) const
{
    if (!source)
        return {"cannot move " + server.id() + ": its host is not looked after", "无法迁移 " + server.id() + "：其主机不受管理"};
    if (!server.isServing() || server.isCut())
        return {"cannot move " + server.id() + ": it does not run", "无法迁移 " + server.id() + "：它未在运行"};
    for (const Move &move : m_underWay) {
        if (move.server == &server)
            return {"cannot move " + server.id() + ": it is being moved already", "无法迁移 " + server.id() + "：正在迁移中"};
    }
    if (!m_fleet.isAvailable(*source))
        return {"cannot move " + server.id() + ": " + source->id() + " does not answer", "无法迁移 " + server.id() + "：" + source->id() + " 没有应答"};
    if (!m_fleet.isAvailable(target))
        return {"cannot move " + server.id() + ": " + target.id() + " does not answer", "无法迁移 " + server.id() + "：" + target.id() + " 没有应答"};
    const ImageAccess image = imageForMove(server, *target.hypervisor);
    return image.isPossible() ? target.hypervisor->whyNot(server) : image.whyNot;
}

LiveVmMigration *Relocation::liveMigration(const Hypervisor &source, const Hypervisor &target) const
{
    for (Mechanism *controlled : m_orders.simulation().targets(m_orders.vim(), LinkRole::Control)) {
        auto *migration = dynamic_cast<LiveVmMigration *>(controlled);
        if (migration && migration->isServing() && migration->serves(source, target))
            return migration;
    }
    return nullptr;
}

Process Relocation::carryOut(VirtualServer &server, ManagedHost &target, LogId cause)
{
    co_await m_orders.decide();
    ManagedHost *source = m_fleet.find(server.hypervisor());
    for (;;) {
        source = m_fleet.find(server.hypervisor());
        if (source == &target || !m_orders.vim().isServing()) {
            m_orders.settle(server);
            co_return;
        }
        if (const Sentence why = whyNot(server, source, target); !why.en.empty()) {
            m_orders.refuse(server, why, cause);
            co_return;
        }
        if (m_fleet.mayMove(*source) && m_fleet.mayMove(target))
            break;
        co_await m_orders.changed.wait();
    }
    m_orders.settle(server);
    LiveVmMigration *migration = liveMigration(*source->hypervisor, *target.hypervisor);
    const Sentence notShared = whyNotSharedBy(server, *source->hypervisor, *target.hypervisor);
    Sentence detail{"from " + source->name() + " to " + target.name(), "从 " + source->name() + " 到 " + target.name()};
    if (!migration) {
        detail.en += ", by stop, copy and boot: no live migration can do it";
        detail.zh += "，先停止、再复制、再启动：没有能迁移它的在线迁移机制";
    } else if (!notShared.en.empty()) {
        detail.en += ", by stop, copy and boot: " + notShared.en;
        detail.zh += "，先停止、再复制、再启动：" + notShared.zh;
    }
    const LogId order = m_orders.vim().log("migration_ordered", cause, server.id(), std::move(detail));
    const bool isLive = migration && notShared.en.empty();
    ++m_orders.actions;
    bool hasMoved = false;
    {
        const Moving moving(*this, {&server, &target, isLive}, *source, target);
        if (isLive)
            hasMoved = co_await migration->move(server, *source->hypervisor, *target.hypervisor, order);
        else
            hasMoved = co_await stopCopyBoot(server, *source, target, order);
    }
    if (hasMoved) {
        ++m_moves;
        ++m_orders.placements;
    }
    m_orders.changed.raise(); // whoever waits for its turn may go now
}

/// The server is down for all of it. What it needs is copied from the source; if that fails meanwhile, or the target does, it starts where it was.
ProcessOf<bool> Relocation::stopCopyBoot(VirtualServer &server, ManagedHost &source, ManagedHost &target, LogId order)
{
    Simulation &simulation = m_orders.simulation();
    const SimTime copy = copyTime(server.memory() + imageForMove(server, *target.hypervisor).toCopy, source.hypervisor, *target.hypervisor);
    const SimTime end = later(m_orders.now(), copy);
    const SimTime expectedEnd = later(end, server.bootTime());
    const Hypervisor::Reservation room(*target.hypervisor, server);
    const std::size_t interval = simulation.openInterval(Interval::Kind::Move, server, server.name() + " moves:", server.name() + " 迁移：", expectedEnd);
    server.beginMove(*source.hypervisor, *target.hypervisor, expectedEnd);
    server.stop(order, "stopped", {"to be copied to " + target.name(), "将复制到 " + target.name()});
    const auto isPossible = [&] { return m_fleet.isAvailable(source) && m_fleet.isAvailable(target); };
    while (isPossible() && m_orders.now() < end)
        co_await m_orders.changed.waitUntil(end);
    const bool isCopied = isPossible();
    if (isCopied)
        simulation.move(server, *target.hypervisor, order, server.bootTime());
    else
        server.startAfter(server.bootTime(), order);
    while (server.isStarting())
        co_await m_orders.changed.wait();
    simulation.closeInterval(interval);
    server.endMove();
    if (!isCopied || !server.isServing()) {
        m_orders.vim().log("migration_aborted", server.stateCause(), server.id(), {"it could not be brought to " + target.name(), "未能移到 " + target.name()});
        co_return false;
    }
    server.noteMigrated();
    server.log("migrated", server.stateCause(), target.id());
    co_return true;
}

} // namespace nephoscope::sim
