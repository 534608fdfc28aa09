// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Once there and back over the network that lies between a consumer and what serves it: the latencies of the links and of the internet on its first
/// way, without queues (a handshake is a few small messages).
SimTime roundTripFrom(Simulation &simulation, ElementIndex consumer);

} // namespace nephoscope::sim
