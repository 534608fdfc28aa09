// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

/// A platform that is ready: what is deployed into it needs no installation.
///
/// A service that is brought here serves after `deploy_time` instead of its own install time. The platform costs a part of the computing
/// capacity, and starts `instance_start` after its server. Switched off, what is in it runs on the bare server.
class ReadyMadeEnvironment final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;

    SimTime deployTime() const { return m_deployTime; }
    /// Of the computing time, what goes to the platform, 0–1.
    double overhead() const { return m_overhead; }
    void noteDeployed() { ++m_deployments; }

protected:
    SimTime startTime() const override { return m_instanceStart; }

private:
    SimTime m_deployTime = 0;
    SimTime m_instanceStart = 0;
    double m_overhead = 0;
    std::vector<std::string> m_runtimes;
    std::uint64_t m_deployments = 0;
};

} // namespace nephoscope::sim
