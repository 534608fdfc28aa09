// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <cstdint>

namespace nephoscope::sim {

/// Index into the pool of requests, good until the request is released.
using RequestId = std::uint32_t;
inline constexpr RequestId kNoRequest = 0xffffffff;

/// How an attempt ended. `TimedOut` is only ever said by the consumer itself.
enum class Outcome : std::uint8_t {
    Answered,
    Rejected,    ///< no room, rate or quota
    Refused,     ///< no target, or the target is down
    Denied,      ///< no access; counted as refused, and not worth another try
    Unsupported, ///< a format that the service does not speak
    Lost,        ///< in something that failed, or dropped
    TimedOut
};

/// One message on its way through the design, and what whoever holds it needs to remember.
///
/// Lives in the RequestPool; keep the id, not a reference, over any call that may make another request.
struct Request {
    enum Flag : std::uint16_t {
        Write = 1,     ///< does the service's `writes`, else its `reads`; of an operation: which of both it is
        Operation = 2, ///< a read or write of storage
        Child = 4,     ///< made on behalf of another request: a call or an operation
        Abandoned = 8, ///< its consumer has given up; the work is done all the same
        Encrypted = 16, ///< from end to end: who passes it on cannot read it
        Hostile = 32,   ///< from a threat agent; only what detects (with its own odds) may look at this
        Sealed = 64,    ///< under a digest with a key: whoever checks it sees that it was altered
        Altered = 128,  ///< on its way; cleared by whoever caught that
        Signed = 2048,  ///< by its sender: whoever checks it sees that it was altered or is from somebody else
        Bound = 256,    ///< its keys are bound to their owners by certificates: nobody can put his own in their place
        NewSession = 512, ///< the first request of a session
        NewVisit = 1024,  ///< of a session that nobody over its link has answered yet
        InSession = 4096, ///< of a session, see RequestPool::session
        Forgotten = 8192  ///< comes back because whoever kept its session keeps it no more
    };

    SimTime issued = 0;  ///< when its consumer first issued it; tries after the first keep it
    SimTime arrived = 0; ///< at whoever holds it now
    SimTime begun = 0;   ///< when whoever holds it began with it
    std::uint32_t frames = 0;     ///< the way back, see RequestPool
    RequestId next = kNoRequest;  ///< in a list of whoever holds it
    std::uint32_t holder = 0xffffffff; ///< element that works on it
    std::uint32_t origin = 0xffffffff; ///< element of the consumer
    std::uint32_t generation = 0; ///< counts the uses of this place in the pool
    std::uint32_t size = 0;         ///< bytes there
    std::uint32_t responseSize = 0; ///< bytes back
    std::uint16_t tenant = 0xffff;  ///< element of the organisation that it is for
    std::uint16_t messageClass = 0; ///< see Simulation::className
    std::uint16_t step = 0;         ///< how far whoever holds it has come
    std::uint16_t flags = 0;
    std::uint8_t attempt = 0; ///< 0: the first
    std::uint8_t format = 0;
    std::uint8_t priority = 0; ///< 7 goes first
    std::uint8_t depth = 0;    ///< frames and ancestors: bounds a circle

    bool is(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag) { flags = static_cast<std::uint16_t>(flags | flag); }
    void clear(Flag flag) { flags = static_cast<std::uint16_t>(flags & ~flag); }
};

static_assert(sizeof(Request) == 64, "a request fits a cache line");

} // namespace nephoscope::sim
