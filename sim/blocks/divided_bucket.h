// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/lanes.h"
#include "sim/blocks/token_bucket.h"

#include <vector>

namespace nephoscope::sim {

/// A token bucket of which tenants may have parts: each a bucket of its own with that part of rate and burst, the others share the rest.
///
/// Who may borrow goes by another bucket when that lets him through earlier, and nobody is owed by it, so that it is idle.
class DividedBucket
{
public:
    /// What passed by one lane, in tokens.
    struct Passed {
        double own = 0;
        double lent = 0;
        double borrowed = 0;
    };

    void change(SimTime now, double rate, double burst);
    bool reserve(SimTime now, const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends);
    void release(SimTime now, const void *owner);
    /// Takes the tokens in any case and says when they were there.
    SimTime pass(SimTime now, std::uint32_t tenant, double tokens);
    /// Whether so many more may queue in the tenant's part where no more than that part of `room` may be owed (see TokenBucket::hasRoom).
    bool hasRoom(SimTime now, std::uint32_t tenant, double tokens, double room) const;
    /// So far, without what has been taken and is not there yet.
    Passed passed(SimTime now, const void *owner) const;
    /// Whether more has been taken of an owner's part than was there.
    bool owes(SimTime now, const void *owner) const { return m_buckets[laneOf(owner)].tokens(now) < 0; }
    double partOf(const void *owner) const { return m_shares[laneOf(owner)].part; }

private:
    std::size_t laneOf(const void *owner) const { return static_cast<std::size_t>(m_lanes.laneOwnedBy(owner)); }
    void divide(SimTime now);

    double m_rate = 0;
    double m_burst = 0;
    Lanes m_lanes;
    std::vector<Share> m_shares{Share{.part = 1}};
    std::vector<TokenBucket> m_buckets{TokenBucket()};
    std::vector<Passed> m_passed{Passed()};
};

} // namespace nephoscope::sim
