// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/storage_capacity_monitor.h"

#include "sim/mechanisms/control/lun_migration.h"
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/mechanisms/storage/lun.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

namespace {

constexpr double kWithoutLimit = std::numeric_limits<double>::infinity();

std::string percent(double share)
{
    return formatNumber(std::round(share * 1000) / 10);
}

} // namespace

StorageCapacityMonitor::StorageCapacityMonitor(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id())
{
}

Result<Done> StorageCapacityMonitor::configure(const ParameterReader &parameters)
{
    m_upper = parameters.number("upper");
    m_interval = parameters.seconds("interval");
    m_watch.setSamples(parameters.integer("breaches"));
    m_objective = parameters.choice<Objective>("objective", std::array<std::string_view, 2>{"iops", "space"});
    return Done{};
}

void StorageCapacityMonitor::connect()
{
    m_watch.connect(simulation(), *this);
    m_migrations.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Control)) {
        if (auto *migration = dynamic_cast<LunMigration *>(target))
            m_migrations.push_back(migration);
    }
}

void StorageCapacityMonitor::start()
{
    m_isStarted = true;
    if (isServing())
        cameUp();
}

void StorageCapacityMonitor::cameUp()
{
    if (m_isStarted)
        m_processes.start(watch());
}

void StorageCapacityMonitor::wentDown()
{
    m_processes.cancelAll();
    m_operations.clear();
    m_writes.clear();
    m_watch.forget();
    m_worry.reset();
}

// --- watching ---

Process StorageCapacityMonitor::watch()
{
    sample();
    for (;;) {
        co_await clock().after(m_interval);
        sample();
        ++m_samples;
        for (const auto &watched : m_watch.all())
            watched->load = loadOf(*watched->subject);
        m_imbalance.set(m_watch.spread(), now());
        for (const auto &watched : m_watch.all())
            decide(*watched);
    }
}

void StorageCapacityMonitor::sample()
{
    const auto note = [this](const Volume &volume) {
        m_operations.add(volume.index(), static_cast<double>(volume.operationsAsked()), m_watch.samples());
        m_writes.add(volume.index(), static_cast<double>(volume.writesAsked()), m_watch.samples());
    };
    for (const auto &watched : m_watch.all()) {
        note(*watched->subject);
        for (const Lun *lun : simulation().within<Lun>(*watched->subject))
            note(*lun);
    }
}

double StorageCapacityMonitor::operations(const Volume &volume, const CloudStorageDevice &device, std::size_t samples) const
{
    const SampledTotals::Gain all = m_operations.gained(volume.index(), samples);
    if (all.samples == 0)
        return 0;
    const SampledTotals::Gain writes = m_writes.gained(volume.index(), samples);
    const double operations = all.total + writes.total * (device.operationsAWrite() - 1);
    return operations / (toSeconds(m_interval) * static_cast<double>(all.samples));
}

double StorageCapacityMonitor::loadOf(const CloudStorageDevice &device) const
{
    if (m_objective == Objective::Space)
        return static_cast<double>(device.takenBytes()) / static_cast<double>(device.capacityBytes());
    return device.ratedOperations() > 0 ? operations(device, device, 1) / device.ratedOperations() : 0;
}

// --- deciding ---

void StorageCapacityMonitor::decide(Watched &watched)
{
    CloudStorageDevice &device = *watched.subject;
    if (watched.load <= m_upper || !device.isServing()) {
        m_watch.noteOver(watched, false);
        watched.alarm = 0;
        if (std::ranges::all_of(m_watch.all(), [](const auto &each) { return each->alarm == 0; }))
            m_worry.reset();
        return;
    }
    if (isMoving()) {
        m_watch.noteOver(watched, false); // what the move brings is seen when it is over
        return;
    }
    m_watch.noteOver(watched, true);
    if (!watched.over.hasLasted(m_watch.samples()))
        return;
    if (watched.alarm == 0) {
        ++m_alarms;
        const std::string seen = std::to_string(m_watch.samples());
        watched.alarm = log("alarm", 0, device.id(),
                            {"load " + percent(watched.load) + " %, above " + percent(m_upper) + " % in " + seen + (m_watch.samples() == 1 ? " sample" : " samples in a row"),
                             "负载 " + percent(watched.load) + "%，连续 " + seen + " 次采样高于 " + percent(m_upper) + "%"});
    }
    if (m_migrations.empty()) {
        m_worry = {"no LUN migration is linked to it", "没有与之相连的 LUN 迁移"};
        return;
    }
    std::vector<Lun *> luns;
    const Balance loads = balance(luns);
    const std::optional<Balance::Move> move = loads.bestMove();
    Lun *lun = move ? luns[move->item] : nullptr;
    CloudStorageDevice *target = move ? m_watch.all()[move->to]->subject : nullptr;
    LunMigration *migration = lun ? migrationFor(*lun, *target) : nullptr;
    if (!migration) {
        m_worry = {"there is no LUN whose move would lower the load of " + device.id(), "没有哪个 LUN 的迁移能降低 " + device.id() + " 的负载"};
        return;
    }
    m_worry.reset();
    ++m_actions;
    Balance after = loads;
    after.carryOut(*move);
    const std::string there = percent(after.loadOf(move->to));
    const std::string here = percent(after.loadOf(loads.items[move->item].place));
    const LogId order = log("migration_ordered", watched.alarm, lun->id(),
                            {"to " + target->name() + ": its device would have a load of " + here + " %, the other one of " + there + " %",
                             "到 " + target->name() + "：迁移后原设备负载 " + here + "%，目标设备 " + there + "%"});
    migration->relocate(*lun, *target, order);
    m_watch.restart();
}

/// Devices and their LUNs, as they were loaded over the samples that count.
Balance StorageCapacityMonitor::balance(std::vector<Lun *> &luns) const
{
    Balance loads;
    for (std::size_t place = 0; place < m_watch.all().size(); ++place) {
        CloudStorageDevice &device = *m_watch.all()[place]->subject;
        const bool isSpace = m_objective == Objective::Space;
        const double rated = device.ratedOperations() > 0 ? device.ratedOperations() : kWithoutLimit;
        const auto samples = static_cast<std::size_t>(m_watch.samples());
        double rest = isSpace ? static_cast<double>(device.takenBytes()) : operations(device, device, samples);
        for (Lun *lun : simulation().within<Lun>(device)) {
            const double load = isSpace ? static_cast<double>(lun->physicalBytes()) : operations(*lun, device, samples);
            const bool isMovable = lun->isMade() && std::ranges::any_of(m_watch.all(), [&](const auto &other) {
                return other->subject != &device && migrationFor(*lun, *other->subject);
            });
            loads.items.push_back({place, load, static_cast<double>(lun->physicalBytes()), isMovable});
            luns.push_back(lun);
            rest -= lun->isMade() ? load : 0;
        }
        const double free = device.hasRoom(device.capacityBytes(), kNone) ? kWithoutLimit : static_cast<double>(device.capacityBytes() - device.takenBytes());
        loads.places.push_back({isSpace ? static_cast<double>(device.capacityBytes()) : rated, free, std::max(0.0, rest), device.isServing()});
    }
    return loads;
}

LunMigration *StorageCapacityMonitor::migrationFor(const Lun &lun, const CloudStorageDevice &target) const
{
    for (LunMigration *migration : m_migrations) {
        if (migration->isServing() && migration->moves(lun, target))
            return migration;
    }
    return nullptr;
}

bool StorageCapacityMonitor::isMoving() const
{
    return std::ranges::any_of(m_watch.all(), [this](const auto &watched) {
        return std::ranges::any_of(simulation().within<Lun>(*watched->subject), [this](const Lun *lun) {
            return std::ranges::any_of(m_migrations, [&](const LunMigration *migration) { return migration->hasOrderFor(*lun); });
        });
    });
}

// --- telling ---

Sentence StorageCapacityMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watch.isEmpty())
        return {"Watches nothing: no storage device is linked to it.", "没有监视对象：没有存储设备与其相连。"};
    if (m_worry)
        return {"Does not act: " + m_worry->en + ".", "未采取行动：" + m_worry->zh + "。"};
    if (isMoving())
        return {"Waits for the move that it ordered.", "等待所下令的迁移完成。"};
    const Watched &watched = m_watch.highest();
    const std::string load = percent(watched.load);
    const std::string upper = percent(m_upper);
    if (watched.over.count() > 0) {
        const std::string seen = std::to_string(watched.over.count());
        const std::string most = std::to_string(m_watch.samples());
        return {watched.subject->id() + " has a load of " + load + " %, above " + upper + " %: " + seen + " of " + most + " samples seen.",
                watched.subject->id() + " 负载 " + load + "%，高于 " + upper + "%：需 " + most + " 次采样，已有 " + seen + " 次。"};
    }
    return {"The highest load is " + load + " % (" + watched.subject->id() + "); it acts above " + upper + " %.",
            "最高负载为 " + load + "%（" + watched.subject->id() + "），高于 " + upper + "% 时采取行动。"};
}

void StorageCapacityMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"actions", static_cast<double>(m_actions), std::nullopt});
}

void StorageCapacityMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("observations", m_samples);
    metrics.average("load_spread", m_imbalance, true);
    metrics.count("alarms", m_alarms);
    metrics.count("actions", m_actions);
}

} // namespace nephoscope::sim
