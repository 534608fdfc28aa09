// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/balance.h"
#include "sim/engine/process.h"
#include "sim/mechanisms/control/capacity_purchase.h"
#include "sim/mechanisms/control/host_load.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/mover.h"

#include <vector>

namespace nephoscope::sim {

/// Decides which virtual server goes to which host when a capacity watchdog tells of hosts that are loaded too much or too little, and
/// lets the VIM move them.
///
/// min_max_load: moves one after the other while they lower the highest load. min_migrations: the fewest moves that bring every host under the
/// watchdog's upper limit, among them the smallest load, to the host that is loaded least. consolidate: empties the hosts with the least load
/// while the others stay under the limit.
///
/// With `servers` to begin with it also watches, once a day, what the consumers linked to it ask for, and buys servers by its strategy, which arrive after
/// `lead_time`. They are like the physical server `of`, with what stands in it: the bare-metal provisioning at the end of a control link sets
/// them up, without one they are put in and boot. Without `of` they are counted only: surplus and shortage are what the strategies are compared by.
/// The organization that it stands in pays `capital_per_server` for each and writes it off with its own.
class CapacityPlanner final : public Mechanism
{
public:
    CapacityPlanner(Simulation &simulation, ElementIndex element);

    /// The servers that it may put in: as many as there are places for.
    static std::vector<InstanceDemand> instances(const Plan &plan, std::uint32_t element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    enum class Alarm { Overload, Idle };
    /// A watchdog has an alarm, for the reason in its log entry.
    void consider(Alarm alarm, const std::vector<HostLoad> &hosts, double upper, LogId cause);

private:
    enum class Objective { MinMaxLoad, MinMigrations, Consolidate };

    Balance balanceOf(const std::vector<HostLoad> &hosts, std::vector<VirtualServer *> &servers) const;
    std::vector<Balance::Move> plan(const Balance &balance, Alarm alarm, double upper) const;
    Mover *moverFor(const Mechanism &server, const Mechanism &to) const;
    void wonder(Sentence why, LogId cause);
    Process buy();
    void putIn(std::int64_t servers, LogId arrival);
    Process deliver(std::int64_t servers, LogId order);
    /// Requests that the watched consumers have issued so far.
    double leadTime(const ParameterReader &parameters) const;
    double requestsSoFar() const;

    Objective m_objective = Objective::MinMaxLoad;
    std::vector<Mechanism *> m_movers; ///< each is a Mover
    Sentence m_worry; ///< why the last alarm led to nothing
    Sentence m_lastPlan;

    // Buying.
    ProcessGroup m_processes;
    CapacityPurchase m_purchase;
    std::int64_t m_servers = 0; ///< at the start; 0: it buys nothing
    double m_perServer = 1;     ///< requests/s
    SimTime m_leadTime = 0;
    std::vector<ElementIndex> m_consumers;
    std::string m_of; ///< what is bought more of
    std::vector<Mechanism *> m_provisionings; ///< each is an OrderDesk
    Claims m_claims;
    std::uint64_t m_putIn = 0;

    double m_capital = 0; ///< currency
    std::uint64_t m_orders = 0;
    std::uint64_t m_plans = 0;
    std::uint64_t m_actions = 0;
};

} // namespace nephoscope::sim
