// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/worker_pool.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/order_desk.h"

namespace nephoscope::sim {

/// Sets virtual servers up by ordered, logged sequences from ready-made images: clone, start, configure.
///
/// A step that fails is done again. `workers` sequences go on at one time, the others wait.
class RapidProvisioning final : public Mechanism, public OrderDesk, public Provisioner
{
public:
    RapidProvisioning(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    Openness openness() const override { return Openness::Closed; }
    void order(Mechanism &drawn, int amount, LogId cause) override;
    void release(Mechanism &drawn, int amount, LogId cause) override;
    bool provisions(const Mechanism &drawn) const override;
    ProcessOf<bool> provision(Mechanism &drawn, LogId cause) override;

protected:
    void cameUp() override { m_workers.changed().raise(); }

private:
    Process provisionFor(Mechanism &drawn, LogId cause);
    SimTime timeOf(SimTime step, int &failures);

    SimTime m_clone = 0;
    SimTime m_start = 0;
    SimTime m_configureTime = 0;
    double m_failure = 0;
    RandomStream m_random;
    WorkerPool m_workers;
    ProcessGroup m_processes;
    int m_most = 0;

    std::uint64_t m_provisioned = 0;
    std::uint64_t m_failures = 0;
    std::uint64_t m_refused = 0;
    DurationTally m_leadTime; ///< from the order to ready
};

} // namespace nephoscope::sim
