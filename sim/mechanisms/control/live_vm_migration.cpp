// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/live_vm_migration.h"

#include "model/value.h"
#include "sim/blocks/transfer.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

constexpr double kMebibytesAGibibyte = 1024;

/// MiB/s of a host's network card; 0: no limit.
double networkOf(const Hypervisor &hypervisor)
{
    const auto *host = hypervisor.simulation().enclosing<PhysicalServer>(hypervisor);
    return host ? host->network() * 1e6 / 8 / (1024 * 1024) : 0;
}

std::string rounded(double value)
{
    return formatNumber(std::round(value * 1000) / 1000);
}

} // namespace

/// While it lives both hosts give a share of a core to the copy, the target keeps room for the server, and charts and canvas show the
/// move.
class LiveVmMigration::Copying
{
public:
    Copying(LiveVmMigration &migration, VirtualServer &server, Hypervisor &source, Hypervisor &target, SimTime duration)
        : m_migration(migration)
        , m_server(server)
        , m_target(target)
        , m_hosts{migration.simulation().enclosing<PhysicalServer>(source), migration.simulation().enclosing<PhysicalServer>(target)}
        , m_room(target, server)
    {
        for (PhysicalServer *host : m_hosts) {
            if (host)
                host->takeCores(m_migration.m_cpuCost);
        }
        const SimTime end = later(migration.now(), duration);
        m_server.beginMove(source, target, end);
        m_interval = migration.simulation().openInterval(Interval::Kind::Move, server, server.name() + " moves:", server.name() + " 迁移：", end);
        m_migration.m_underWay.push_back(this);
    }
    ~Copying()
    {
        for (PhysicalServer *host : m_hosts) {
            if (host)
                host->giveCores(m_migration.m_cpuCost);
        }
        m_server.setPaused(false);
        m_server.endMove();
        std::erase(m_migration.m_underWay, this);
        m_migration.simulation().closeInterval(m_interval);
    }
    Copying(const Copying &) = delete;
    Copying &operator=(const Copying &) = delete;

    Sentence doing() const
    {
        const std::string what = m_server.id() + " → " + m_target.id();
        if (round == 0)
            return {m_server.id() + " pauses while the rest of its memory goes to " + m_target.id() + ".", what + "：停顿中，正在复制剩余内存。"};
        return {"Copies the memory of " + m_server.id() + " to " + m_target.id() + ": round " + std::to_string(round) + " of " + std::to_string(rounds) + ".",
                what + "：正在复制内存，第 " + std::to_string(round) + "/" + std::to_string(rounds) + " 轮。"};
    }

    std::size_t round = 0; ///< 0: the pause
    std::size_t rounds = 0;

private:
    LiveVmMigration &m_migration;
    VirtualServer &m_server;
    Hypervisor &m_target;
    PhysicalServer *m_hosts[2];
    Hypervisor::Reservation m_room;
    std::size_t m_interval = 0;
};

LiveVmMigration::LiveVmMigration(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_changed(simulation.clock())
{
}

Result<Done> LiveVmMigration::configure(const ParameterReader &parameters)
{
    m_bandwidth = parameters.number("bandwidth");
    m_maxDowntime = parameters.number("max_downtime");
    m_maxRounds = parameters.integer("max_rounds");
    m_cpuCost = parameters.number("cpu_cost");
    return Done{};
}

void LiveVmMigration::connect()
{
    m_controlled.clear();
    m_isBound = false;
    for (const LinkIndex link : planned().linksOut(LinkRole::Control)) {
        Mechanism &end = simulation().at(simulation().plan().links[link].to);
        if (dynamic_cast<VirtualServer *>(&end))
            continue; // that one wherever it goes
        m_isBound = true;
        if (const auto *hypervisor = dynamic_cast<Hypervisor *>(&end))
            m_controlled.push_back(hypervisor);
        else
            std::ranges::copy(simulation().within<Hypervisor>(end), std::back_inserter(m_controlled));
    }
    watch(*this);
}

bool LiveVmMigration::serves(const Hypervisor &source, const Hypervisor &target) const
{
    const auto controls = [this](const Hypervisor &host) { return std::ranges::find(m_controlled, &host) != m_controlled.end(); };
    return !m_isBound || (controls(source) && controls(target));
}

void LiveVmMigration::watch(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(*this);
}

void LiveVmMigration::stateChanged(Mechanism &, LogId)
{
    m_changed.raise();
}

bool LiveVmMigration::isPossible(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target) const
{
    return isServing() && server.isServing() && source.isServing() && target.isServing() && !source.isCut() && !target.isCut();
}

/// False as soon as one of those that it needs does not answer any more.
ProcessOf<bool> LiveVmMigration::copyFor(SimTime duration, const VirtualServer &server, const Hypervisor &source, const Hypervisor &target)
{
    const SimTime end = later(now(), duration);
    while (isPossible(server, source, target)) {
        if (now() >= end)
            co_return true;
        co_await m_changed.waitUntil(end);
    }
    co_return false;
}

LogId LiveVmMigration::whatStopped(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target) const
{
    for (const Mechanism *needed : std::initializer_list<const Mechanism *>{&source, &target, &server, this}) {
        if (!needed->isServing() || needed->isCut())
            return needed->stateCause();
    }
    return 0;
}

ProcessOf<bool> LiveVmMigration::move(VirtualServer &server, Hypervisor &source, Hypervisor &target, LogId order)
{
    watch(server);
    watch(source);
    watch(target);
    double bandwidth = m_bandwidth;
    for (const double network : {networkOf(source), networkOf(target)}) {
        if (network > 0)
            bandwidth = std::min(bandwidth, network);
    }
    const TransferPlan plan = planTransfer({.amount = server.memory() * kMebibytesAGibibyte,
                                            .changeRate = server.dirtyRate(),
                                            .mostChanged = server.writableWorkingSet(),
                                            .bandwidth = bandwidth,
                                            .longestPause = m_maxDowntime,
                                            .mostRounds = m_maxRounds});
    const SimTime began = now();
    ++m_actions;
    const LogId started = log("migration_started", order, server.id(),
                              {"from " + source.name() + " to " + target.name() + ", " + rounded(server.memory() * kMebibytesAGibibyte) + " MiB at "
                                   + rounded(bandwidth) + " MiB/s",
                               "从 " + source.name() + " 到 " + target.name() + "，" + rounded(server.memory() * kMebibytesAGibibyte) + " MiB，速度 "
                                   + rounded(bandwidth) + " MiB/s"});
    Copying copying(*this, server, source, target, toTime(plan.workingTime() + plan.pause()));
    copying.rounds = plan.rounds.size();
    bool isGoingOn = isPossible(server, source, target);
    for (const double amount : plan.rounds) {
        if (!isGoingOn)
            break;
        ++copying.round;
        isGoingOn = co_await copyFor(toTime(plan.duration(amount)), server, source, target);
    }
    copying.round = 0;
    LogId paused = started;
    const SimTime pauseBegan = now();
    if (isGoingOn) {
        if (!plan.converges) {
            ++m_notConverged;
            log("not_converging", started, server.id(),
                {rounded(server.dirtyRate()) + " MiB/s are changed, " + rounded(bandwidth) + " MiB/s copied: " + rounded(plan.rest)
                     + " MiB are left after " + std::to_string(plan.rounds.size()) + " rounds",
                 "每秒改写 " + rounded(server.dirtyRate()) + " MiB，复制 " + rounded(bandwidth) + " MiB：" + std::to_string(plan.rounds.size()) + " 轮之后还剩 "
                     + rounded(plan.rest) + " MiB"});
        }
        server.setPaused(true);
        paused = log("migration_paused", started, server.id(), 
                     {rounded(plan.rest) + " MiB are left, for " + rounded(plan.pause()) + " s",
                      "还剩 " + rounded(plan.rest) + " MiB，需 " + rounded(plan.pause()) + " s"});
        isGoingOn = co_await copyFor(toTime(plan.pause()), server, source, target);
    }
    if (!isGoingOn) {
        const bool isLost = !source.isServing() || !server.isServing();
        log("migration_aborted", whatStopped(server, source, target), server.id(),
            isLost ? Sentence{"it is lost with its host", "它随主机一同丢失"} : Sentence{"it goes on where it is", "它留在原处继续运行"});
        co_return false;
    }
    simulation().move(server, target, paused);
    const LogId answered = log("copy_answered", paused, server.id(), {"on " + target.name(), "在 " + target.name() + " 上"});
    const LogId switched = log("traffic_switched", answered, server.id(), {"to " + target.name(), "到 " + target.name()});
    const LogId released = log("original_released", switched, server.id(), {"on " + source.name(), "在 " + source.name() + " 上"});
    const LogId moved = log("migrated", released, server.id(), {"to " + target.name(), "到 " + target.name()});
    server.noteMigrated();
    server.log("migrated", moved, target.id());
    ++m_migrations;
    m_copied += plan.copied();
    m_time.add(now() - began);
    m_pause.add(now() - pauseBegan);
    co_return true;
}

Sentence LiveVmMigration::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_underWay.empty())
        return {"Waits for a move to be ordered.", "等待迁移命令。"};
    Sentence sentence = m_underWay.front()->doing();
    if (const std::size_t more = m_underWay.size() - 1; more > 0) {
        sentence.en += " " + std::to_string(more) + (more == 1 ? " other move is" : " other moves are") + " under way.";
        sentence.zh += "另有 " + std::to_string(more) + " 个迁移正在进行。";
    }
    return sentence;
}

void LiveVmMigration::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("actions", m_actions);
    metrics.count("migrations", m_migrations);
    metrics.mean("migration_time_mean", m_time);
    metrics.mean("pause_mean", m_pause);
    metrics.sum("copied", m_copied);
    metrics.count("not_converged", m_notConverged);
}

} // namespace nephoscope::sim
