// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/encryption.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"

namespace nephoscope::sim {

Result<Done> Encryption::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_connectionTime = parameters.milliseconds("connection_time");
    m_throughput = parameters.number("throughput") * 1024 * 1024;
    return Done{};
}

void Encryption::describe(MetricRegistry &metrics)
{
    Protection::describe(metrics);
    metrics.count("connections", connectionCount(), true);
}

SimTime Encryption::protect(Request &request)
{
    request.set(Request::Encrypted);
    SimTime taken = m_time + (m_throughput > 0 ? toTime(request.size / m_throughput) : 0);
    const bool isNew = isNewConnection(request);
    if (isNew)
        taken += m_connectionTime + bind(request);
    else if (isBound())
        request.set(Request::Bound); // checked when it was opened
    return taken;
}

} // namespace nephoscope::sim
