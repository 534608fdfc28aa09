// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/detector.h"
#include "sim/blocks/router.h"
#include "sim/engine/statistics.h"
#include "sim/plan/parameter_reader.h"
#include "sim/plan/plan.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace nephoscope::sim {

class FlowRound;
class Mechanism;
class MetricRegistry;
class Path;
class Window;

/// Who a load balancer can give requests to, how well they are, and whose turn it is.
///
/// A link to a cluster, a server or another container means all services in it, one by one; without services, the balancers that belong to it.
/// A target keeps its number for the run, so that what is under way finds its way back.
class BalancerTargets
{
public:
    static constexpr std::uint32_t kNobody = 0xffffffff;

    /// `hasFlows`: whether some of the requests may be flows.
    BalancerTargets(Mechanism &balancer, bool hasFlows);
    ~BalancerTargets();

    void configure(const ParameterReader &parameters, RoutingPolicy policy);
    /// Looks up anew who there is.
    void refresh();
    /// `utilization` (places taken of all), `imbalance` and `healthy_targets`.
    void describe(MetricRegistry &metrics);
    /// Asks each target how it is; writes to the log who is left out and who is taken back.
    void checkHealth();

    // --- choosing: only who is well, or all who are linked if nobody is and `fail_open` says so ---

    /// By the policy; `key` matters to hashing alone. kNobody: nobody can be chosen.
    std::uint32_t choose(RandomStream &random, std::uint64_t key);
    /// In turn among those that the rules name for a class of content. Without a rule for it: any, by the policy.
    std::uint32_t chooseByClass(RandomStream &random, std::uint16_t messageClass);
    /// The one with the fewest under way that has a place free, ties at random.
    std::uint32_t chooseFree(RandomStream &random);
    bool canBeChosen(std::uint32_t target) const { return m_router.isHealthy(target); }

    Path &path(std::uint32_t target) const { return *m_targets[target].path; }
    void begun(std::uint32_t target);
    void ended(std::uint32_t target);
    std::int64_t underWay(std::uint32_t target) const { return m_router.underWay(target); }

    // --- flows ---

    /// Part of the requests that each target gets in the long run, by the policy; empty: it cannot be told, or there is none.
    std::vector<double> parts(std::uint64_t key);
    /// The same for a class of content, by its rule.
    std::vector<double> partsOfClass(std::uint16_t messageClass);
    /// Whether all who can be chosen can do as much as each other.
    bool areAlike() const;
    /// Cores of all who can be chosen.
    int placesToChoose() const;
    /// Whether the policy deals them out in turn, so that each target's come more evenly.
    bool dealsInTurn() const { return m_router.policy() == RoutingPolicy::RoundRobin; }
    /// While the interval lasts so many cores of a target work for a flow.
    void raiseTaken(FlowRound &round, std::uint32_t target, double cores);
    /// So many of a flow were given to it.
    void noteGiven(std::uint32_t target, double amount);

    // --- taking out ---

    /// Gives nothing more to what is in `leaving`. False if there is no target in it that still works on something.
    bool drain(ElementIndex leaving);
    /// It stays after all.
    void stay(ElementIndex leaving);
    /// The element by which a target is leaving, once nothing is under way to any target in it; else kNone.
    ElementIndex drainedBy(std::uint32_t target) const;

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_targets.size()); }
    bool isLinked(std::uint32_t target) const { return m_targets[target].path != nullptr; }
    std::uint32_t linked() const;
    /// Nobody is well, and all are chosen from.
    bool triesAll() const { return m_healthy.level() == 0 && m_router.healthyCount() > 0; }
    const LevelOverTime &healthy() const { return m_healthy; }

private:
    struct Target {
        Path *path = nullptr; ///< null: not linked any more
        LinkIndex link = kNone;
        ElementIndex element = kNone;
        Detector answers;
        int goodChecks = 0;
        bool isWell = true;
        ElementIndex leaving = kNone; ///< what takes it along when it goes
        std::int64_t places = 1;
        double capacity = 1; ///< cores × their speed
    };

    std::vector<ElementIndex> endsOf(LinkIndex link) const;
    std::uint32_t numberOf(LinkIndex link, ElementIndex element);
    void applyRules(std::uint32_t target);
    double weightOf(const Target &target) const;
    bool isNamed(const Target &target, const std::string &id) const;
    double capacityOf(ElementIndex element, std::set<ElementIndex> &seen, std::int64_t &places) const;
    double imbalance(const Window &window) const;
    void updateChoice();
    SimTime now() const;
    // Beyond so many more targets than at the start, `imbalance` leaves them out.
    static constexpr std::size_t kSpareTargets = 64;

    Mechanism &m_balancer;
    Router m_router{RoutingPolicy::RoundRobin};
    std::vector<Target> m_targets;
    std::map<std::pair<LinkIndex, ElementIndex>, std::uint32_t> m_numbers; ///< of all that were ever targets
    std::map<std::string, double> m_weights;
    std::map<std::string, std::string> m_rules;
    std::vector<std::vector<std::uint32_t>> m_byClass; ///< by number of the class; empty: no rule
    std::vector<std::uint32_t> m_turn;                 ///< by number of the class
    bool m_failsOpen = true;
    SimTime m_interval = 0;
    int m_unhealthyAfter = 3;
    int m_healthyAfter = 2;
    LevelOverTime m_healthy;
    LevelOverTime m_places;      ///< cores of all targets
    LevelOverTime m_placesTaken; ///< by requests from here
    struct Flows;
    std::unique_ptr<Flows> m_flows; ///< in a run with flows
    std::vector<std::uint64_t> m_given; ///< by target, never grows after `describe`
};

} // namespace nephoscope::sim
