// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/router.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

/// Spreads the bits of `x` over all 64 (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

} // namespace

std::uint32_t Router::add(double weight, double capacity)
{
    assert(weight >= 0 && capacity >= 0);
    const std::uint32_t target = size();
    m_targets.push_back({weight, capacity, 0, true});
    m_underWay.push_back(0);
    m_healthy.push_back(target);
    return target;
}

void Router::setWeight(std::uint32_t target, double weight)
{
    assert(weight >= 0);
    m_targets[target].weight = weight;
}

void Router::setCapacity(std::uint32_t target, double capacity)
{
    assert(capacity >= 0);
    m_targets[target].capacity = capacity;
}

void Router::setHealthy(std::uint32_t target, bool isHealthy)
{
    if (m_targets[target].isHealthy == isHealthy)
        return;
    m_targets[target].isHealthy = isHealthy;
    m_targets[target].credit = 0;
    const auto place = std::lower_bound(m_healthy.begin(), m_healthy.end(), target);
    if (isHealthy)
        m_healthy.insert(place, target);
    else
        m_healthy.erase(place);
}

std::optional<std::uint32_t> Router::choose(RandomStream &random, std::uint64_t key)
{
    if (m_healthy.empty())
        return std::nullopt;
    switch (m_policy) {
    case RoutingPolicy::RoundRobin: {
        auto next = std::lower_bound(m_healthy.begin(), m_healthy.end(), m_last);
        if (next == m_healthy.end())
            next = m_healthy.begin();
        m_last = *next + 1;
        return *next;
    }
    case RoutingPolicy::Random:
        return m_healthy[random.below(healthyCount())];
    case RoutingPolicy::Weighted:
        return inProportion(&Target::weight);
    case RoutingPolicy::Asymmetric:
        return inProportion(&Target::capacity);
    case RoutingPolicy::LeastConnections:
        return leastConnections(random);
    case RoutingPolicy::TwoChoices: {
        const std::uint32_t n = healthyCount();
        const std::uint32_t first = random.below(n);
        if (n == 1)
            return m_healthy[first];
        std::uint32_t second = random.below(n - 1);
        second += second >= first ? 1 : 0;
        // Which of the two was drawn first is random already: a tie needs no further draw.
        const std::uint32_t a = m_healthy[first];
        const std::uint32_t b = m_healthy[second];
        return m_underWay[b] < m_underWay[a] ? b : a;
    }
    case RoutingPolicy::Hash:
        return byHash(key);
    }
    return std::nullopt;
}

std::uint32_t Router::leastConnections(RandomStream &random)
{
    const std::int32_t *underWay = m_underWay.data();
    std::int32_t least = underWay[m_healthy[0]];
    m_tied.resize(m_targets.size());
    std::uint32_t *tied = m_tied.data();
    std::uint32_t ties = 0;
    // Whether a target is tied is as good as random: noted without a branch, which would be guessed wrong half of the time.
    if (m_healthy.size() == m_targets.size()) [[likely]] {
        const std::uint32_t size = this->size();
        for (std::uint32_t target = 0; target < size; ++target)
            least = std::min(least, underWay[target]);
        for (std::uint32_t target = 0; target < size; ++target) {
            tied[ties] = target;
            ties += underWay[target] == least ? 1 : 0;
        }
    } else {
        for (const std::uint32_t target : m_healthy)
            least = std::min(least, underWay[target]);
        for (const std::uint32_t target : m_healthy) {
            tied[ties] = target;
            ties += underWay[target] == least ? 1 : 0;
        }
    }
    return tied[ties == 1 ? 0 : random.below(ties)];
}

/// Smooth weighted round robin: each gets its share as credit, the one with the most pays for all.
std::uint32_t Router::inProportion(double Target::*share)
{
    double total = 0;
    std::uint32_t best = m_healthy[0];
    for (const std::uint32_t target : m_healthy) {
        Target &t = m_targets[target];
        t.credit += t.*share;
        total += t.*share;
        if (t.credit > m_targets[best].credit)
            best = target;
    }
    m_targets[best].credit -= total;
    return best;
}

/// Rendezvous hashing: when a target goes, only its own keys move.
std::uint32_t Router::byHash(std::uint64_t key) const
{
    std::uint32_t best = m_healthy[0];
    std::uint64_t most = 0;
    for (const std::uint32_t target : m_healthy) {
        const std::uint64_t score = mixed(key ^ mixed(target));
        if (score >= most) {
            most = score;
            best = target;
        }
    }
    return best;
}

} // namespace nephoscope::sim
