// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/sampled_totals.h"
#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/control/capacity_planner.h"
#include "sim/mechanisms/monitor/watch.h"

#include <vector>

namespace nephoscope::sim {

/// Compares how loaded hosts are, and tells capacity planners when one stays above or below its limits.
///
/// The load of a host is the share of its cores that worked over an interval. After `breaches` samples in a row above `upper`, or below `lower`,
/// it gives the alarm, with what each host and each virtual server used over those samples; then it counts anew.
class CapacityWatchdog final : public Mechanism
{
public:
    CapacityWatchdog(Simulation &simulation, ElementIndex element);

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
    using Watched = Watch<Hypervisor>::One;

    Process watch();
    void sample();
    /// Cores that worked for it on average over the last `samples`.
    double cores(const Mechanism &element, std::size_t samples) const;
    HostLoad loadOf(const Watched &watched, std::size_t samples) const;
    void tell(CapacityPlanner::Alarm alarm, const Watched &watched);

    ProcessGroup m_processes;
    SimTime m_interval = 0;
    double m_upper = 1;
    double m_lower = 0;
    Watch<Hypervisor> m_watch;
    std::vector<CapacityPlanner *> m_planners;
    SampledTotals m_coreSeconds;
    bool m_isStarted = false;

    AverageOverTime m_spread;
    std::uint64_t m_samples = 0;
    std::uint64_t m_alarms = 0;
};

} // namespace nephoscope::sim
