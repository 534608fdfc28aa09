// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/lun_migration.h"

#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/mechanisms/storage/lun.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nephoscope::sim {

namespace {

constexpr double kBytesPerMb = 1e6;
// Rounds in a row that leave no less than the one before after which the copy is given up: writes come at random, one such round says little.
constexpr int kMostRoundsWithoutGain = 3;

std::string inGb(std::int64_t bytes)
{
    return formatNumber(std::round(static_cast<double>(bytes) / kBytesPerGb * 1000) / 1000);
}

} // namespace

/// While it lives both devices give a share of their speed to the copy, the target keeps room for the LUN, and charts and canvas show the
/// move.
class LunMigration::Copying
{
public:
    Copying(LunMigration &migration, Lun &lun, CloudStorageDevice &source, CloudStorageDevice &target, SimTime duration)
        : m_migration(migration), m_lun(lun), m_devices{&source, &target}, m_share(migration.m_ioCost)
    {
        for (CloudStorageDevice *device : m_devices)
            device->takeSpeed(m_share);
        const SimTime end = later(migration.now(), duration);
        m_lun.beginMove(source, target, end);
        m_interval = migration.simulation().openInterval(Interval::Kind::Move, lun, lun.name() + " moves:", lun.name() + " 迁移：", end);
        m_migration.m_copying = this;
    }
    ~Copying()
    {
        m_migration.m_copying = nullptr;
        giveRoomBack();
        for (CloudStorageDevice *device : m_devices)
            device->giveSpeed(m_share);
        m_lun.endMove();
        m_lun.setPaused(false);
        m_migration.simulation().closeInterval(m_interval);
    }
    Copying(const Copying &) = delete;
    Copying &operator=(const Copying &) = delete;

    /// False if the target has no room for what the LUN needs by now.
    bool keepRoom()
    {
        const std::int64_t needed = m_lun.physicalBytesOn(*m_devices[1]);
        if (needed > m_kept && !m_devices[1]->allocate(needed - m_kept, m_lun.payer()))
            return false;
        m_kept = std::max(m_kept, needed);
        return true;
    }
    void giveRoomBack()
    {
        if (m_kept > 0)
            m_devices[1]->giveBack(m_kept);
        m_kept = 0;
    }

    Sentence doing() const
    {
        const std::string what = m_lun.id() + " → " + m_devices[1]->id();
        if (isPause)
            return {"Operations on " + m_lun.id() + " wait while it is switched to " + m_devices[1]->id() + ".", what + "：操作等待切换。"};
        const std::string left = inGb(toCopy);
        if (round == 1)
            return {"Copies " + m_lun.id() + " to " + m_devices[1]->id() + ": " + left + " GB.", what + "：正在复制 " + left + " GB。"};
        return {"Copies what was written on " + m_lun.id() + " meanwhile to " + m_devices[1]->id() + ": " + left + " GB.",
                what + "：正在复制期间新写入的 " + left + " GB。"};
    }

    int round = 0;
    std::int64_t toCopy = 0; ///< bytes, in this round
    bool isPause = false;

private:
    LunMigration &m_migration;
    Lun &m_lun;
    CloudStorageDevice *m_devices[2];
    double m_share; ///< of their speed
    std::int64_t m_kept = 0; ///< bytes of the target
    std::size_t m_interval = 0;
};

LunMigration::LunMigration(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id()), m_changed(simulation.clock())
{
}

Result<Done> LunMigration::configure(const ParameterReader &parameters)
{
    m_bandwidth = parameters.number("bandwidth") * kBytesPerMb;
    m_pause = parameters.seconds("pause");
    m_ioCost = parameters.number("io_cost");
    return Done{};
}

void LunMigration::connect()
{
    m_controlled.clear();
    m_isBound = false;
    for (const LinkIndex link : planned().linksOut(LinkRole::Control)) {
        const Mechanism &end = simulation().at(simulation().plan().links[link].to);
        m_isBound = true;
        m_controlled.push_back(end.index());
        std::ranges::copy(simulation().everythingIn(end.index()), std::back_inserter(m_controlled));
    }
    watch(*this);
    m_changed.raise();
}

void LunMigration::watch(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(*this);
}

void LunMigration::stateChanged(Mechanism &, LogId)
{
    m_changed.raise();
}

void LunMigration::start()
{
    m_processes.start(work());
}

void LunMigration::abandon()
{
    m_processes.cancelAll();
}

// --- what others ask for ---

bool LunMigration::moves(const Mechanism &lun, const Mechanism &to) const
{
    if (!dynamic_cast<const Lun *>(&lun) || !dynamic_cast<const CloudStorageDevice *>(&to))
        return false;
    const auto controls = [this](const Mechanism &element) { return std::ranges::find(m_controlled, element.index()) != m_controlled.end(); };
    return !m_isBound || (controls(lun) && controls(to));
}

void LunMigration::relocate(Mechanism &lun, Mechanism &to, LogId cause)
{
    auto *moved = dynamic_cast<Lun *>(&lun);
    auto *target = dynamic_cast<CloudStorageDevice *>(&to);
    if (!moved || !target)
        return;
    m_orders.push_back({moved, target, cause});
    m_changed.raise();
}

bool LunMigration::hasOrderFor(const Lun &lun) const
{
    return std::ranges::find(m_orders, &lun, &Order::lun) != m_orders.end();
}

// --- the move ---

/// One order after the other; none is begun while it is down.
Process LunMigration::work()
{
    for (;;) {
        while (m_orders.empty() || !isServing())
            co_await m_changed.wait();
        const Order order = m_orders.front();
        CloudStorageDevice *source = order.lun->device();
        if (Sentence why = whyNot(*order.lun, *order.target); !why.en.empty()) {
            m_lastRefusal = why;
            log("placement_refused", order.cause, order.lun->id(), std::move(why));
        } else if (source) {
            m_lastRefusal = {};
            ++m_actions;
            if (co_await copy(*order.lun, *source, *order.target, order.cause))
                ++m_migrations;
        }
        m_orders.erase(m_orders.begin());
    }
}

Sentence LunMigration::whyNot(const Lun &lun, const CloudStorageDevice &target) const
{
    if (lun.device() == &target)
        return {lun.id() + " is on " + target.id() + " already", lun.id() + " 已在 " + target.id() + " 上"};
    if (!lun.device() || !lun.isMade() || !isPossible(lun, *lun.device(), target))
        return {lun.id() + " and both devices have to serve", lun.id() + " 与两个设备都必须正常工作"};
    const std::int64_t needed = lun.physicalBytesOn(target);
    if (!target.hasRoom(needed, lun.payer())) {
        const std::string free = inGb(target.roomFor(lun.payer()));
        return {lun.id() + " needs " + inGb(needed) + " GB, " + target.id() + " has " + free + " GB free",
                lun.id() + " 需要 " + inGb(needed) + " GB，" + target.id() + " 只剩 " + free + " GB"};
    }
    return {};
}

bool LunMigration::isPossible(const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target) const
{
    return isServing() && lun.isServing() && lun.isMade() && lun.device() == &source && source.isServing() && target.isServing() && !source.isCut()
        && !target.isCut();
}

/// False as soon as one of those that it needs does not answer any more.
ProcessOf<bool> LunMigration::goOnUntil(SimTime end, const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target)
{
    while (isPossible(lun, source, target)) {
        if (now() >= end)
            co_return true;
        co_await m_changed.waitUntil(end);
    }
    co_return false;
}

LogId LunMigration::whatStopped(const Lun &lun, const CloudStorageDevice &source, const CloudStorageDevice &target) const
{
    for (const Mechanism *needed : std::initializer_list<const Mechanism *>{&source, &target, &lun, this}) {
        if (!needed->isServing() || needed->isCut())
            return needed->stateCause();
    }
    return 0;
}

ProcessOf<bool> LunMigration::copy(Lun &lun, CloudStorageDevice &source, CloudStorageDevice &target, LogId order)
{
    watch(lun);
    watch(source);
    watch(target);
    const SimTime began = now();
    const auto timeFor = [this](std::int64_t bytes) { return toTime(static_cast<double>(bytes) / m_bandwidth); };
    const std::string amount = inGb(lun.usedBytes());
    const std::string speed = formatNumber(m_bandwidth / kBytesPerMb);
    const LogId started = log("migration_started", order, lun.id(),
                              {"from " + source.name() + " to " + target.name() + ", " + amount + " GB at " + speed + " MB/s",
                               "从 " + source.name() + " 到 " + target.name() + "，" + amount + " GB，速度 " + speed + " MB/s"});
    Copying copying(*this, lun, source, target, later(timeFor(lun.usedBytes()), m_pause));
    std::int64_t copied = 0;
    int withoutGain = 0;
    bool hasRoom = copying.keepRoom();
    // Round by round: each copies what was written while the one before went on.
    bool isGoingOn = hasRoom;
    for (copying.toCopy = lun.usedBytes(); isGoingOn && copying.toCopy > 0;) {
        ++copying.round;
        const std::int64_t level = lun.usedBytes();
        isGoingOn = co_await goOnUntil(later(now(), timeFor(copying.toCopy)), lun, source, target);
        if (!isGoingOn)
            break;
        copied += copying.toCopy;
        const std::int64_t written = lun.usedBytes() - level;
        withoutGain = written >= copying.toCopy ? withoutGain + 1 : 0;
        if (withoutGain == kMostRoundsWithoutGain) {
            ++m_notConverged;
            const LogId notConverging = log("not_converging", started, lun.id(),
                                            {"more is written than the " + speed + " MB/s that are copied", "写入速度超过复制速度 " + speed + " MB/s"});
            log("migration_aborted", notConverging, lun.id(), {"it stays where it is", "它留在原处"});
            co_return false;
        }
        copying.toCopy = written;
        hasRoom = copying.keepRoom();
        isGoingOn = hasRoom;
    }
    LogId paused = started;
    if (isGoingOn) {
        copying.isPause = true;
        lun.setPaused(true);
        paused = log("migration_paused", started, lun.id(),
                     {"for " + formatNumber(toSeconds(m_pause)) + " s: operations wait", "持续 " + formatNumber(toSeconds(m_pause)) + " 秒：操作等待"});
        const SimTime pauseBegan = now();
        isGoingOn = co_await goOnUntil(later(now(), m_pause), lun, source, target);
        if (isGoingOn)
            m_pauses.add(now() - pauseBegan);
    }
    if (!isGoingOn) {
        log("migration_aborted", whatStopped(lun, source, target), lun.id(),
            hasRoom ? Sentence{"it stays where it is", "它留在原处"}
                    : Sentence{target.name() + " has no room left for it: it stays where it is", target.name() + " 空间不足：它留在原处"});
        co_return false;
    }
    copying.giveRoomBack();
    simulation().move(lun, target, paused);
    const LogId answered = log("copy_answered", paused, lun.id(), {"on " + target.name(), "在 " + target.name() + " 上"});
    const LogId switched = log("traffic_switched", answered, lun.id(), {"to " + target.name(), "到 " + target.name()});
    const LogId released = log("original_released", switched, lun.id(), {"on " + source.name(), "在 " + source.name() + " 上"});
    const LogId moved = log("migrated", released, lun.id(), {"to " + target.name(), "到 " + target.name()});
    lun.log("migrated", moved, target.id());
    m_moved += static_cast<double>(copied) / kBytesPerGb;
    m_time.add(now() - began);
    co_return true;
}

// --- telling ---

Sentence LunMigration::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_copying) {
        Sentence sentence = m_copying->doing();
        if (const std::size_t more = m_orders.size() - 1; more > 0) {
            sentence.en += " " + std::to_string(more) + (more == 1 ? " other LUN waits" : " other LUNs wait") + " for its turn.";
            sentence.zh += "另有 " + std::to_string(more) + " 个 LUN 等待。";
        }
        return sentence;
    }
    if (!m_lastRefusal.en.empty())
        return {"Does not act: " + m_lastRefusal.en + ".", "未采取行动：" + m_lastRefusal.zh + "。"};
    return {"Waits for a move to be ordered.", "等待迁移命令。"};
}

void LunMigration::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("actions", m_actions);
    metrics.count("migrations", m_migrations);
    metrics.mean("migration_time_mean", m_time);
    metrics.mean("pause_mean", m_pauses);
    metrics.sum("moved", m_moved);
    metrics.count("not_converged", m_notConverged);
}

} // namespace nephoscope::sim
