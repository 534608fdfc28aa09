// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace nephoscope::sim {

enum class RoutingPolicy {
    RoundRobin,       ///< one after the other
    Random,           ///< each with the same probability
    Weighted,         ///< in proportion to `weight`, evenly interleaved
    Asymmetric,       ///< in proportion to `capacity`, evenly interleaved
    LeastConnections, ///< the one with the fewest under way, ties at random
    TwoChoices,       ///< the better of two different ones drawn at random, ties at random
    Hash,             ///< by the key: one key keeps its target while that is healthy
};

/// Chooses among targets, numbered from 0 in the order in which they were added. Only healthy ones are chosen.
class Router
{
public:
    explicit Router(RoutingPolicy policy) : m_policy(policy) {}

    std::uint32_t add(double weight = 1, double capacity = 1);
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_targets.size()); }

    void setPolicy(RoutingPolicy policy) { m_policy = policy; }
    RoutingPolicy policy() const { return m_policy; }
    void setWeight(std::uint32_t target, double weight);
    void setCapacity(std::uint32_t target, double capacity);
    void setHealthy(std::uint32_t target, bool isHealthy);
    bool isHealthy(std::uint32_t target) const { return m_targets[target].isHealthy; }
    std::uint32_t healthyCount() const { return static_cast<std::uint32_t>(m_healthy.size()); }

    /// What a target gets of the requests in proportion to those of others, where that does not depend on how busy they are.
    double shareOf(std::uint32_t target) const
    {
        return m_policy == RoutingPolicy::Weighted ? m_targets[target].weight : m_policy == RoutingPolicy::Asymmetric ? m_targets[target].capacity : 1;
    }
    /// The target of a key (Hash). \pre something is healthy
    std::uint32_t targetOf(std::uint64_t key) const { return byHash(key); }
    /// None if nothing is healthy. `key` matters to Hash alone. Counts nothing as under way: see `begun`.
    std::optional<std::uint32_t> choose(RandomStream &random, std::uint64_t key = 0);

    void begun(std::uint32_t target) { ++m_underWay[target]; }
    void ended(std::uint32_t target) { --m_underWay[target]; }
    std::int64_t underWay(std::uint32_t target) const { return m_underWay[target]; }

private:
    struct Target {
        double weight = 1;
        double capacity = 1;
        double credit = 0; ///< what it is owed (Weighted, Asymmetric)
        bool isHealthy = true;
    };

    std::uint32_t leastConnections(RandomStream &random);
    std::uint32_t inProportion(double Target::*share);
    std::uint32_t byHash(std::uint64_t key) const;

    RoutingPolicy m_policy;
    std::uint32_t m_last = 0; ///< RoundRobin: the target after the one chosen last
    std::vector<Target> m_targets;
    std::vector<std::int32_t> m_underWay; ///< by target, apart from the rest: the search for the least looks at nothing else
    std::vector<std::uint32_t> m_healthy; ///< ascending
    std::vector<std::uint32_t> m_tied; ///< LeastConnections: those with the fewest, while it chooses
};

} // namespace nephoscope::sim
