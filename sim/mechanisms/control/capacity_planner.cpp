// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/capacity_planner.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

Result<Done> CapacityPlanner::configure(const ParameterReader &parameters)
{
    m_objective = parameters.choice<Objective>("objective", std::array<std::string_view, 3>{"min_max_load", "min_migrations", "consolidate"});
    return Done{};
}

void CapacityPlanner::connect()
{
    m_movers.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Control)) {
        if (dynamic_cast<Mover *>(target))
            m_movers.push_back(target);
    }
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

Sentence CapacityPlanner::doing() const
{
    if (!isServing())
        return Mechanism::doing();
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
}

} // namespace nephoscope::sim
