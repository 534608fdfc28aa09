// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/encryption.h"

#include "sim/mechanisms/security/handshake.h"
#include "sim/mechanisms/storage/volume.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <utility>

namespace nephoscope::sim {

Result<Done> Encryption::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_connectionTime = parameters.milliseconds("connection_time");
    m_roundTrips = parameters.integer("round_trips");
    m_throughput = parameters.number("throughput") * 1024 * 1024;
    return Done{};
}

void Encryption::connect()
{
    KeyedProtection::connect();
    for (Volume *volume : m_volumes) {
        volume->changeKeys(-1);
        volume->removeInterceptor(*this);
    }
    m_volumes.clear();
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        auto *volume = covers(element) ? simulation().as<Volume>(element) : nullptr;
        if (!volume)
            continue;
        m_volumes.push_back(volume);
        volume->changeKeys(1);
        volume->addInterceptor(*this);
    }
}

SimTime Encryption::takes(std::uint32_t bytes) const
{
    return m_time + (m_throughput > 0 ? toTime(bytes / m_throughput) : 0);
}

Interception Encryption::intercept(Mechanism &at, RequestId id)
{
    const Request &request = requests()[id];
    if (!request.is(Request::Operation))
        return KeyedProtection::intercept(at, id);
    ++m_operations;
    const SimTime taken = takes(Volume::bytesOf(request));
    noteComputing(taken);
    return {Outcome::Answered, taken, nullptr};
}

void Encryption::describe(MetricRegistry &metrics)
{
    Protection::describe(metrics);
    metrics.count("connections", connectionCount(), true);
    metrics.count("operations", m_operations, true);
}

/// What the network takes is no computing.
SimTime Encryption::cover(Request &request)
{
    const SimTime computing = KeyedProtection::cover(request);
    return later(computing, std::exchange(m_shaking, 0));
}

SimTime Encryption::protect(Request &request)
{
    request.set(Request::Encrypted);
    SimTime taken = takes(request.size);
    if (isNewConnection(request)) {
        taken += m_connectionTime + bind(request);
        m_shaking = m_roundTrips * roundTripFrom(simulation(), request.origin);
    } else if (isBound()) {
        request.set(Request::Bound); // checked when it was opened
    }
    return taken;
}

} // namespace nephoscope::sim
