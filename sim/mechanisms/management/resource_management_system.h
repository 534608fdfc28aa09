// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/worker_pool.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/order_desk.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

struct InstancePlan;

/// Carries orders out: checks what is offered and the quota, then has the resource set up.
///
/// By a provisioner at the end of a control link, else by any that serves, else by itself where a VIM or the hypervisors have room; what
/// nothing sets up is a ticket of an administrator.
class ResourceManagementSystem final : public Mechanism, public OrderDesk
{
public:
    ResourceManagementSystem(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    Openness openness() const override { return Openness::Closed; }
    void order(Mechanism &drawn, int amount, LogId cause) override;
    void release(Mechanism &drawn, int amount, LogId cause) override;
    /// One order; true when what was ordered serves.
    ProcessOf<bool> fulfil(Mechanism &drawn, LogId cause);

protected:
    void cameUp() override { m_workers.changed().raise(); }

private:
    Process fulfilFor(Mechanism &drawn, LogId cause);
    Process releaseFor(Mechanism &drawn, int amount, LogId cause);
    Process workflow();
    ProcessOf<bool> setUp(Mechanism &drawn, LogId cause);
    Provisioner *provisionerFor(const Mechanism &drawn) const;
    Sentence whyNot(const Mechanism &drawn) const;
    Sentence whyNoSpace(const InstancePlan &plan) const;

    int m_workflows = 0;
    int m_quota = 0; ///< 0: none
    SimTime m_provisionTime = 0;
    std::vector<std::string> m_templates;
    WorkerPool m_workers;
    ProcessGroup m_processes;

    std::int64_t m_outstanding = 0; ///< given out, or on their way
    std::uint64_t m_orders = 0;
    std::uint64_t m_fulfilled = 0;
    std::uint64_t m_rejected = 0;
    std::uint64_t m_released = 0;
    DurationTally m_leadTime;
    LevelOverTime m_given;
};

} // namespace nephoscope::sim
