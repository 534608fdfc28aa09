// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/capacity_planner.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/boundary/organization.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/order_desk.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

namespace {
constexpr double kSecondsADay = 86400;
} // namespace

CapacityPlanner::CapacityPlanner(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id())
{
}

std::vector<InstanceDemand> CapacityPlanner::instances(const Plan &plan, std::uint32_t element)
{
    const PlanElement &planned = plan.elements[element];
    const ParameterReader parameters(*planned.type, planned.params);
    const ElementIndex original = plan.element(parameters.text("of"));
    if (original == kNone || greatest(plan, element, "servers", parameters.integer("servers")) == 0)
        return {};
    return {{original, greatest(plan, element, "places", parameters.integer("places"))}};
}

/// Days. Unless it is told itself: as long as its organization's procurement takes.
double CapacityPlanner::leadTime(const ParameterReader &parameters) const
{
    const double ownOrUsual = parameters.number("lead_time");
    if (parameters.isGiven("lead_time"))
        return ownOrUsual;
    for (ElementIndex outer = simulation().topology().parentOf(index()); outer != kNone; outer = simulation().topology().parentOf(outer)) {
        if (simulation().plan().elements[outer].type->id == "organization")
            return simulation().parameters(outer).number("procurement_time");
    }
    return ownOrUsual;
}

Result<Done> CapacityPlanner::configure(const ParameterReader &parameters)
{
    m_objective = parameters.choice<Objective>("objective", std::array<std::string_view, 3>{"min_max_load", "min_migrations", "consolidate"});
    m_servers = parameters.integer("servers");
    m_perServer = parameters.number("per_server");
    m_of = parameters.text("of");
    parameters.integer("places"); // the run has so many to give
    const double days = leadTime(parameters);
    m_leadTime = toTime(days * kSecondsADay);
    m_purchase.configure({.strategy = parameters.choice<CapacityPurchase::Strategy>("strategy", std::array<std::string_view, 3>{"lead", "lag", "match"}),
                          .step = parameters.integer("step"),
                          .margin = static_cast<double>(parameters.integer("margin")),
                          .leadTime = days});
    return Done{};
}

void CapacityPlanner::connect()
{
    m_movers.clear();
    m_provisionings.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Control)) {
        if (dynamic_cast<Mover *>(target))
            m_movers.push_back(target);
        if (dynamic_cast<OrderDesk *>(target))
            m_provisionings.push_back(target);
    }
    m_consumers.clear();
    for (const Mechanism *target : simulation().targets(*this, LinkRole::Monitor))
        m_consumers.push_back(target->index());
}

Mover *CapacityPlanner::moverFor(const Mechanism &server, const Mechanism &to) const
{
    for (Mechanism *mechanism : m_movers) {
        auto *mover = dynamic_cast<Mover *>(mechanism);
        if (mechanism->isServing() && mover->moves(server, to))
            return mover;
    }
    return nullptr;
}

void CapacityPlanner::consider(Alarm alarm, const std::vector<HostLoad> &hosts, double upper, LogId cause)
{
    if (!isServing())
        return;
    for (const HostLoad &host : hosts) {
        const auto moving = std::ranges::find_if(host.guests, [](const HostLoad::Guest &guest) { return guest.server->isMoving(); });
        if (moving != host.guests.end()) {
            const std::string &id = moving->server->id();
            wonder({id + " is still on its way: what that brings has to be seen first", id + " 仍在迁移：须先看到其效果"}, cause);
            return;
        }
    }
    std::vector<VirtualServer *> servers;
    const Balance balance = balanceOf(hosts, servers);
    const std::vector<Balance::Move> moves = plan(balance, alarm, upper);
    if (moves.empty()) {
        if (alarm == Alarm::Overload)
            wonder({"no move would make it better", "没有能改善负载的迁移"}, cause);
        return;
    }
    if (m_movers.empty()) {
        wonder({"no VIM is linked to it", "没有与之相连的 VIM"}, cause);
        return;
    }
    m_worry = {};
    ++m_plans;
    const auto percent = [](double load) { return formatNumber(std::round(load * 1000) / 10); };
    Balance after = balance;
    m_lastPlan = {};
    for (const Balance::Move &move : moves) {
        after.carryOut(move);
        m_lastPlan.en += (m_lastPlan.en.empty() ? "" : ", ") + servers[move.item]->id() + " → " + hosts[move.to].hypervisor->id();
    }
    m_lastPlan.zh = m_lastPlan.en;
    const LogId planned = log("plan_made", cause, {},
                              {m_lastPlan.en + "; the highest load goes from " + percent(balance.highest()) + " % to " + percent(after.highest()) + " %",
                               m_lastPlan.zh + "；最高负载将从 " + percent(balance.highest()) + "% 变为 " + percent(after.highest()) + "%"});
    for (const Balance::Move &move : moves) {
        Hypervisor &target = *hosts[move.to].hypervisor;
        Mover *mover = moverFor(*servers[move.item], target);
        if (!mover) {
            wonder({"no VIM that serves looks after " + target.id(), "没有可用的 VIM 管理 " + target.id()}, planned);
            continue;
        }
        ++m_actions;
        mover->relocate(*servers[move.item], target, planned);
    }
}

Balance CapacityPlanner::balanceOf(const std::vector<HostLoad> &hosts, std::vector<VirtualServer *> &servers) const
{
    Balance balance;
    for (std::size_t place = 0; place < hosts.size(); ++place) {
        const HostLoad &host = hosts[place];
        double rest = host.cores;
        for (const HostLoad::Guest &guest : host.guests) {
            balance.items.push_back({place, guest.cores, guest.server->memory(), guest.server->isServing()});
            servers.push_back(guest.server);
            rest -= guest.cores;
        }
        balance.places.push_back({host.capacity, host.hypervisor->freeMemory(), std::max(0.0, rest), host.hypervisor->isServing() && !host.hypervisor->isCut()});
    }
    return balance;
}

std::vector<Balance::Move> CapacityPlanner::plan(const Balance &balance, Alarm alarm, double upper) const
{
    if (m_objective == Objective::MinMaxLoad)
        return balance.lowerHighest();
    if (alarm == Alarm::Overload)
        return balance.bringUnder(upper);
    return m_objective == Objective::Consolidate ? balance.emptyPlaces(upper) : std::vector<Balance::Move>{};
}

void CapacityPlanner::wonder(Sentence why, LogId cause)
{
    if (why.en == m_worry.en)
        return;
    m_worry = why;
    log("no_plan", cause, {}, std::move(why));
}

// --- buying ---

void CapacityPlanner::start()
{
    if (m_servers == 0)
        return;
    m_purchase.begin(m_servers, now());
    m_processes.start(buy());
}

double CapacityPlanner::requestsSoFar() const
{
    if (now() == 0)
        return 0; // no time has passed in which anything could be measured
    double sum = 0;
    for (const ElementIndex consumer : m_consumers)
        sum += simulation().metrics().soFar(consumer, "requests");
    return sum;
}

Process CapacityPlanner::buy()
{
    double before = requestsSoFar();
    for (;;) {
        co_await clock().after(toTime(kSecondsADay));
        const double requests = requestsSoFar();
        const double demand = (requests - before) / kSecondsADay / m_perServer;
        before = requests;
        if (!isServing())
            continue;
        const std::int64_t servers = m_purchase.look(demand, now());
        if (servers == 0)
            continue;
        ++m_orders;
        const std::string wanted = formatNumber(std::round(m_purchase.demand() * 10) / 10);
        const LogId order = log("servers_ordered", 0, {},
                                {std::to_string(servers) + " servers; " + wanted + " are needed, " + std::to_string(m_purchase.capacity()) + " are there",
                                 std::to_string(servers) + " 台服务器；需要 " + wanted + " 台，现有 " + std::to_string(m_purchase.capacity()) + " 台"});
        m_processes.start(deliver(servers, order));
    }
}

Process CapacityPlanner::deliver(std::int64_t servers, LogId order)
{
    co_await clock().after(m_leadTime);
    m_purchase.arrived(servers, now());
    // What is put in is the organization's as anything drawn in it: it is written off there.
    const bool isCounted = !simulation().find(m_of);
    if (auto *owner = simulation().enclosing<Organization>(*this))
        m_capital += isCounted ? owner->buy(servers) : owner->priceOf(servers);
    const LogId arrival = log("servers_arrived", order, {},
        {std::to_string(servers) + " servers: now " + std::to_string(m_purchase.capacity()), std::to_string(servers) + " 台服务器：现有 " + std::to_string(m_purchase.capacity()) + " 台"});
    putIn(servers, arrival);
}

/// Bare-metal provisioning sets them up, or they boot with what is on them.
void CapacityPlanner::putIn(std::int64_t servers, LogId arrival)
{
    Mechanism *drawn = simulation().find(m_of);
    Mechanism *place = drawn ? simulation().containerOf(*drawn) : nullptr;
    if (!drawn)
        return;
    if (!place) {
        log("no_place", arrival, drawn->id(), {drawn->name() + " stands in nothing that more of them could be put in", drawn->name() + " 不在任何容器中，无处上架"});
        return;
    }
    const auto serving = std::ranges::find_if(m_provisionings, [](const Mechanism *one) { return one->isServing(); });
    if (serving != m_provisionings.end()) {
        m_putIn += static_cast<std::uint64_t>(servers);
        dynamic_cast<OrderDesk *>(*serving)->order(*drawn, static_cast<int>(servers), arrival);
        return;
    }
    for (std::int64_t i = 0; i < servers; ++i) {
        Mechanism *server = m_claims.claim(*drawn);
        if (!server) {
            const std::string left = std::to_string(servers - i);
            log("no_place", arrival, drawn->id(), {left + " stay in their boxes: all places are taken", left + " 台未能上架：机位已满"});
            return;
        }
        m_claims.drop(*server);
        ++m_putIn;
        simulation().startInstance(*server, *place, server->ownStartTime(), log("server_put_in", arrival, server->id()));
    }
}

// --- telling ---

void CapacityPlanner::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (m_servers > 0)
        snapshot.gauges.push_back({"demand", m_purchase.demand(), static_cast<double>(m_purchase.capacity())});
}

Sentence CapacityPlanner::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_servers > 0) {
        const std::string wanted = formatNumber(std::round(m_purchase.demand() * 10) / 10);
        const std::string there = std::to_string(m_purchase.capacity());
        const std::string ordered = std::to_string(m_purchase.ordered());
        return {"Servers needed: " + wanted + ", there: " + there + ", ordered: " + ordered + ".", "需要 " + wanted + " 台服务器，现有 " + there + " 台，已订购 " + ordered + " 台。"};
    }
    if (!m_worry.en.empty())
        return {"Does not act: " + m_worry.en + ".", "未采取行动：" + m_worry.zh + "。"};
    if (m_lastPlan.en.empty())
        return {"Waits for an alarm of a capacity watchdog.", "等待容量看门狗的报警。"};
    return {"Its last plan: " + m_lastPlan.en + ".", "最近的计划：" + m_lastPlan.zh + "。"};
}

void CapacityPlanner::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("plans", m_plans);
    metrics.count("actions", m_actions);
    metrics.count("orders", m_orders);
    metrics.sum("capital", m_capital);
    metrics.count("put_in", m_putIn);
    metrics.level("demand", [this] { return m_purchase.demand(); }, true);
    metrics.level("capacity", [this] { return static_cast<double>(m_purchase.capacity()); }, true);
    metrics.average("surplus", m_purchase.surplus(), true);
    metrics.average("shortage", m_purchase.shortage(), true);
}

} // namespace nephoscope::sim
