// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/balance.h"
#include "sim/blocks/sampled_totals.h"
#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/monitor/watch.h"
#include "sim/run/mechanism.h"

#include <optional>
#include <vector>

namespace nephoscope::sim {

class CloudStorageDevice;
class Lun;
class LunMigration;
class Volume;

/// Watches how loaded storage devices are, and orders LUNs moved from one that is loaded too much to one that is not.
///
/// The load of a device is the operations that come to it by those that it can do (a write counts as many as RAID makes of it), or its
/// space taken by its capacity. After `breaches` samples in a row above `upper` the one LUN is moved that leaves the lowest highest load.
class StorageCapacityMonitor final : public Mechanism
{
public:
    StorageCapacityMonitor(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    void wentDown() override;
    void cameUp() override;

private:
    enum class Objective { Iops, Space };
    using Watched = Watch<CloudStorageDevice>::One;

    Process watch();
    void sample();
    double loadOf(const CloudStorageDevice &device) const;
    /// Operations a second, counted as `device` has to do them, over the last `samples` of them.
    double operations(const Volume &volume, const CloudStorageDevice &device, std::size_t samples) const;
    void decide(Watched &watched);
    Balance balance(std::vector<Lun *> &luns) const;
    LunMigration *migrationFor(const Lun &lun, const CloudStorageDevice &target) const;
    bool isMoving() const;

    ProcessGroup m_processes;
    SimTime m_interval = 0;
    double m_upper = 1;
    Objective m_objective = Objective::Iops;
    Watch<CloudStorageDevice> m_watch;
    SampledTotals m_operations; ///< that came to a volume
    SampledTotals m_writes;     ///< and the writes among them
    std::vector<LunMigration *> m_migrations;
    bool m_isStarted = false;
    std::optional<Sentence> m_worry; ///< why it does not act although it should

    AverageOverTime m_imbalance;
    std::uint64_t m_samples = 0;
    std::uint64_t m_alarms = 0;
    std::uint64_t m_actions = 0;
};

} // namespace nephoscope::sim
