// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/worker_pool.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/order_desk.h"

namespace nephoscope::sim {

/// Finds machines that are switched off and puts an operating system on them over the network: discover, firmware, copy of the image,
/// install, reboot, register.
///
/// Those that copy at the same time share the image server's bandwidth, none faster than its own network.
class BareMetalProvisioning final : public Mechanism, public OrderDesk, public Provisioner
{
public:
    BareMetalProvisioning(Simulation &simulation, ElementIndex element);

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
    class Copying;

    Process provisionFor(Mechanism &drawn, LogId cause);
    Process step(SimTime time);
    Process copyImage(const Mechanism &server);
    double rate(const Mechanism &server) const;

    SimTime m_discover = 0;
    SimTime m_firmware = 0;
    SimTime m_install = 0;
    SimTime m_reboot = 0;
    SimTime m_register = 0;
    double m_image = 0;     ///< bytes
    double m_bandwidth = 0; ///< bytes/s; 0: no limit
    double m_failure = 0;
    int m_most = 0;
    RandomStream m_random;
    WorkerPool m_workers;
    Claims m_claims;
    ProcessGroup m_processes;
    Signal m_copiesChanged;
    int m_copies = 0; ///< under way

    std::uint64_t m_provisioned = 0;
    std::uint64_t m_failures = 0;
    std::uint64_t m_refused = 0;
    DurationTally m_leadTime;
};

} // namespace nephoscope::sim
