// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/divided_bucket.h"

#include <algorithm>

namespace nephoscope::sim {

void DividedBucket::change(SimTime now, double rate, double burst)
{
    m_rate = rate;
    m_burst = burst;
    divide(now);
}

bool DividedBucket::reserve(SimTime now, const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends)
{
    const bool isThere = m_lanes.reserve(owner, tenant, part, borrows, lends);
    divide(now);
    return isThere;
}

void DividedBucket::release(SimTime now, const void *owner)
{
    m_lanes.release(owner);
    divide(now);
}

void DividedBucket::divide(SimTime now)
{
    m_shares = m_lanes.shares();
    m_buckets.resize(m_shares.size());
    m_passed.resize(m_shares.size());
    for (std::size_t lane = 0; lane < m_shares.size(); ++lane)
        m_buckets[lane].change(now, m_rate * m_shares[lane].part, m_burst * m_shares[lane].part);
}

SimTime DividedBucket::pass(SimTime now, std::uint32_t tenant, double tokens)
{
    if (m_rate <= 0)
        return now;
    const std::size_t own = static_cast<std::size_t>(m_lanes.laneOf(tenant));
    // A part of 0 lets nobody through.
    const auto whenBy = [&](std::size_t lane) {
        if (m_shares[lane].part <= 0)
            return kNever;
        TokenBucket tried = m_buckets[lane];
        return tried.reserve(now, tokens);
    };
    std::size_t best = own;
    SimTime earliest = whenBy(own);
    for (std::size_t lane = 0; m_shares[own].borrows && lane < m_shares.size(); ++lane) {
        if (lane == own || !m_shares[lane].lends || m_buckets[lane].tokens(now) < 0)
            continue;
        if (const SimTime there = whenBy(lane); there < earliest) {
            earliest = there;
            best = lane;
        }
    }
    if (earliest == kNever)
        return kNever;
    m_buckets[best].reserve(now, tokens);
    if (best == own) {
        m_passed[own].own += tokens;
    } else {
        m_passed[best].lent += tokens;
        m_passed[own].borrowed += tokens;
    }
    return earliest;
}

bool DividedBucket::hasRoom(SimTime now, std::uint32_t tenant, double tokens, double room) const
{
    const std::size_t lane = static_cast<std::size_t>(m_lanes.laneOf(tenant));
    return m_buckets[lane].hasRoom(now, tokens, room * m_shares[lane].part);
}

DividedBucket::Passed DividedBucket::passed(SimTime now, const void *owner) const
{
    const std::size_t lane = laneOf(owner);
    Passed passed = m_passed[lane];
    passed.own -= std::max(0.0, -m_buckets[lane].tokens(now));
    return passed;
}

} // namespace nephoscope::sim
