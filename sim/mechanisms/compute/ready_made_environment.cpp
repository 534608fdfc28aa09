// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/ready_made_environment.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"

namespace nephoscope::sim {

Result<Done> ReadyMadeEnvironment::configure(const ParameterReader &parameters)
{
    m_deployTime = parameters.seconds("deploy_time");
    m_instanceStart = parameters.seconds("instance_start");
    m_overhead = parameters.number("overhead");
    m_runtimes = parameters.ids("runtimes");
    return Done{};
}

void ReadyMadeEnvironment::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("deployments", m_deployments);
}

Sentence ReadyMadeEnvironment::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    std::string runtimes;
    for (const std::string &runtime : m_runtimes)
        runtimes += (runtimes.empty() ? "" : ", ") + runtime;
    const std::string count = std::to_string(m_deployments);
    return {"Ready" + (runtimes.empty() ? "" : " for " + runtimes) + "; " + count + (m_deployments == 1 ? " deployment so far." : " deployments so far."),
            (runtimes.empty() ? std::string("就绪") : runtimes + " 已就绪") + "；迄今部署 " + count + " 次。"};
}

} // namespace nephoscope::sim
