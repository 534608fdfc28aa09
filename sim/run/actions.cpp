// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of documents and of people who inject them.
#include "model/catalogue/catalogue.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/mover.h"
#include "sim/run/order_desk.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

Error refused(std::string message)
{
    return Error{"E-REF", std::move(message), {}, {}, 0, 0};
}

} // namespace

Result<Done> Simulation::inject(const Event &event)
{
    const Result<LogId> done = carryOut(event, 0);
    if (!done)
        return done.error();
    return Done{};
}

Result<LogId> Simulation::carryOut(const Event &event, LogId cause)
{
    flowsChanged();
    if (event.action == "order" || event.action == "release")
        return carryOutOrder(event, cause);
    if (Mechanism *target = find(event.target))
        return carryOutOnElement(event, *target, cause);
    const LinkIndex link = m_plan->link(event.target);
    if (link != kNone)
        return carryOutOnLink(event, link, cause);
    return refused("There is no element or link \"" + event.target + "\" in the run for the action " + event.action + ".");
}

/// Who takes an order: the one that it is addressed to, else a portal, else whoever takes tickets.
Mechanism *Simulation::deskFor(const std::string &addressee)
{
    Mechanism *found = find(addressee);
    if (dynamic_cast<OrderDesk *>(found) && found->isServing())
        return found;
    found = nullptr;
    auto best = OrderDesk::Openness::Closed;
    for (const auto &mechanism : m_mechanisms) {
        const auto *desk = dynamic_cast<const OrderDesk *>(mechanism.get());
        if (desk && mechanism->isServing() && desk->openness() > best) {
            best = desk->openness();
            found = mechanism.get();
        }
    }
    return found;
}

Result<LogId> Simulation::carryOutOrder(const Event &event, LogId cause)
{
    Mechanism *drawn = find(event.what);
    if (!drawn)
        return refused("There is no element \"" + event.what + "\" in the run that could be ordered or given back.");
    const double amount = event.amount.value_or(1);
    if (!(amount >= 1 && amount <= 1000))
        return refused("The action " + event.action + " is for " + formatNumber(amount) + " of \"" + event.what + "\"; 1 to 1000 would be right.");
    Mechanism *desk = deskFor(event.target);
    if (!desk)
        return log(drawn->id(), "order_refused", cause, {}, {"nobody takes orders: there is no portal and no administrator", "没有受理订单者：没有门户，也没有管理员"});
    const auto before = lineCount();
    if (event.action == "order")
        dynamic_cast<OrderDesk &>(*desk).order(*drawn, static_cast<int>(amount), cause);
    else
        dynamic_cast<OrderDesk &>(*desk).release(*drawn, static_cast<int>(amount), cause);
    return static_cast<LogId>(lineCount() > before ? before + 1 : 0);
}

Result<LogId> Simulation::carryOutOnLink(const Event &event, LinkIndex link, LogId cause)
{
    LinkState &state = *m_links[link];
    const std::string &id = state.planned().id;
    if (event.action == "fail" && event.kind == "slow") {
        state.m_slowness = std::max(1.0, event.factor.value_or(2));
        return log(id, "failed", cause, {}, {"slow", "变慢"});
    }
    if (event.action == "fail" && event.kind != "disk_full") {
        state.m_isCut = true;
        refreshPaths();
        return log(id, "failed", cause, {}, {"cut", "被切断"});
    }
    if (event.action == "repair") {
        if (!state.m_isCut && state.m_slowness == 1)
            return LogId{0};
        state.m_isCut = false;
        state.m_slowness = 1;
        refreshPaths();
        return log(id, "repaired", cause);
    }
    return refused("Link \"" + id + "\" can fail (cut or slow) and be repaired, nothing else.");
}

Result<LogId> Simulation::carryOutOnElement(const Event &event, Mechanism &target, LogId cause)
{
    if (event.action == "fail") {
        const std::optional<FailureKind> kind = event.kind.empty() ? FailureKind::Crash : failureKindFromString(event.kind);
        if (!kind || !target.canFailBy(*kind))
            return refused("\"" + target.id() + "\" cannot fail by " + (event.kind.empty() ? "crash" : event.kind) + ".");
        return target.fail(*kind, event.factor.value_or(2), cause);
    }
    if (event.action == "repair")
        return target.repair(cause);
    if (event.action == "set") {
        if (!event.value)
            return refused("The action set needs a value for \"" + event.param + "\".");
        const Result<Done> set = setParameter(target.index(), event.param, *event.value, cause);
        if (!set)
            return set.error();
        return static_cast<LogId>(lineCount());
    }
    if (event.action == "enable")
        return enable(target, cause);
    if (event.action == "disable")
        return disable(target, cause);
    if (event.action == "relocate")
        return relocate(event, target, cause);
    return refused("The design has nothing that carries out the action " + event.action + " on \"" + target.id() + "\".");
}

Result<LogId> Simulation::enable(Mechanism &target, LogId cause)
{
    if (std::erase_if(m_leaving, [&target](const Leaving &leaving) { return leaving.element == target.index(); }) > 0) {
        for (const auto &mechanism : m_mechanisms) {
            if (auto *drainer = dynamic_cast<Drainer *>(mechanism.get()))
                drainer->stay(target);
        }
        return target.log("enabled", cause);
    }
    for (const auto &mechanism : m_mechanisms) {
        auto *admitter = dynamic_cast<Admitter *>(mechanism.get());
        const Sentence why = admitter && mechanism->isServing() ? admitter->whyNotAdmit(target) : Sentence{};
        if (!why.en.empty())
            return mechanism->log("placement_refused", cause, target.id(), why);
    }
    const LogId entry = target.log("enabled", cause);
    setEnabled(target, true, entry);
    return entry;
}

Result<LogId> Simulation::disable(Mechanism &target, LogId cause)
{
    return takeOut(target, cause, "disabled");
}

LogId Simulation::takeOut(Mechanism &target, LogId cause, std::string_view event)
{
    if (isLeaving(target))
        return 0;
    int drainers = 0;
    for (const auto &mechanism : m_mechanisms) {
        auto *drainer = m_topology.isEnabled(target.index()) ? dynamic_cast<Drainer *>(mechanism.get()) : nullptr;
        drainers += drainer && drainer->drain(target, cause) ? 1 : 0;
    }
    if (drainers > 0) {
        m_leaving.push_back({target.index(), cause, event, drainers});
        return static_cast<LogId>(lineCount());
    }
    const LogId entry = target.log(event, cause);
    setEnabled(target, false, entry);
    return entry;
}

void Simulation::drained(Mechanism &leaving)
{
    const auto found = std::ranges::find(m_leaving, leaving.index(), &Leaving::element);
    if (found == m_leaving.end() || --found->drainers > 0)
        return;
    const Leaving gone = *found;
    m_leaving.erase(found);
    setEnabled(leaving, false, leaving.log(gone.event, gone.cause));
}

Result<LogId> Simulation::relocate(const Event &event, Mechanism &target, LogId cause)
{
    Mechanism *to = find(event.to);
    if (!to)
        return refused("There is no element \"" + event.to + "\" to relocate \"" + target.id() + "\" to.");
    if (m_topology.contains(target.index(), to->index()))
        return refused("\"" + target.id() + "\" cannot be relocated into itself.");
    if (!target.movesAlone()) {
        for (const auto &mechanism : m_mechanisms) {
            auto *mover = dynamic_cast<Mover *>(mechanism.get());
            if (mover && mechanism->isServing() && mover->moves(target, *to)) {
                mover->relocate(target, *to, cause);
                return static_cast<LogId>(lineCount());
            }
        }
        return target.log("placement_refused", cause, to->id(), {"Nothing in the design can move it there.", "设计中没有可以把它移到那里的机制。"});
    }
    std::vector<std::string> containers;
    for (ElementIndex outer = to->index(); outer != kNone; outer = m_topology.parentOf(outer))
        containers.push_back(m_plan->elements[outer].type->id);
    if (!m_plan->catalogue->mayStandIn(target.planned().type->id, containers))
        return refused("\"" + target.id() + "\" cannot stand in \"" + to->id() + "\".");
    const LogId entry = target.log("relocated", cause, to->id());
    move(target, *to, entry, target.relocationTime(*to));
    return entry;
}

} // namespace nephoscope::sim
