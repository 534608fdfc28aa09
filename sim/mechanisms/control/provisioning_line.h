// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/worker_pool.h"
#include "sim/engine/random_stream.h"
#include "sim/run/order_desk.h"

namespace nephoscope::sim {

/// Sets up what is ordered, in steps, so many at a time as it has workers; the others wait. A step that fails is done again.
class ProvisioningLine : public Mechanism, public OrderDesk, public Provisioner
{
public:
    ProvisioningLine(Simulation &simulation, ElementIndex element);

    void describe(MetricRegistry &metrics) override;
    void abandon() override { m_processes.cancelAll(); }
    void show(ElementSnapshot &snapshot) const override;

    Openness openness() const override { return Openness::Closed; }
    void order(Mechanism &drawn, int amount, LogId cause) override;
    void release(Mechanism &drawn, int amount, LogId cause) override;
    ProcessOf<bool> provision(Mechanism &drawn, LogId cause) override;

protected:
    void cameUp() override { m_workers.changed().raise(); }

    /// Reads `workers` and `failure`.
    void configureLine(const ParameterReader &parameters);
    /// A worker's part: true when what was ordered is in the run.
    virtual ProcessOf<bool> setUp(Mechanism &drawn, LogId cause) = 0;
    /// Says that an order cannot be carried out.
    void refuse(const Mechanism &drawn, LogId cause, const Sentence &why);
    /// Whether the step that has ended has to be done again.
    bool hasFailed();

    std::int64_t working() const { return m_workers.working().level(); }
    std::int64_t waiting() const { return m_workers.waiting().level(); }

private:
    Process provisionFor(Mechanism &drawn, LogId cause);

    double m_failure = 0;
    int m_most = 0;
    RandomStream m_random;
    WorkerPool m_workers;
    ProcessGroup m_processes;

    std::uint64_t m_provisioned = 0;
    std::uint64_t m_failures = 0;
    std::uint64_t m_refused = 0;
    DurationTally m_leadTime; ///< from the order to ready
};

} // namespace nephoscope::sim
