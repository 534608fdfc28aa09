// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/handshake.h"

#include "sim/mechanisms/boundary/internet.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {
constexpr int kMostHops = 32; // a circle of links has no end
} // namespace

SimTime roundTripFrom(Simulation &simulation, ElementIndex consumer)
{
    SimTime trip = 0;
    const Mechanism *at = &simulation.at(consumer);
    for (int hop = 0; hop < kMostHops; ++hop) {
        const Path *path = simulation.firstPath(*at, LinkRole::Request);
        if (!path)
            break;
        trip = later(trip, path->roundTrip());
        at = &path->target();
        if (dynamic_cast<const CloudService *>(at))
            break;
        if (const auto *internet = dynamic_cast<const Internet *>(at))
            trip = later(trip, later(internet->latency(), internet->latency()));
    }
    return trip;
}

} // namespace nephoscope::sim
