// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/cloud_resource_administrator.h"

#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/healer.h"
#include "sim/run/metric_registry.h"
#include "sim/run/placer.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

CloudResourceAdministrator::CloudResourceAdministrator(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id()), m_changed(simulation.clock())
{
}

Result<Done> CloudResourceAdministrator::configure(const ParameterReader &parameters)
{
    m_employer = parameters.text("of");
    m_people = parameters.integer("people");
    m_responseTime = parameters.seconds("response_time");
    m_ticketTime = toTime(parameters.number("ticket_time") * 3600);
    m_bareMetalTime = toTime(parameters.number("bare_metal_time") * 3600);
    m_hours = {};
    const Value given = parameters.value("hours");
    const Value::List &hours = given.toList();
    if (!hours.empty()) {
        const double from = hours.front().toNumber();
        const double to = hours.back().toNumber();
        if (hours.size() != 2 || from < 0 || from >= to || to > 24)
            return Error{"E-RANGE", "The hours of \"" + id() + "\" need two times of day, from and to, like [9, 17]; empty: round the clock.", {}, {}, 0, 0};
        m_hours = WorkingHours(toTime(from * 3600), toTime(to * 3600));
    }
    m_changed.raise();
    return Done{};
}

void CloudResourceAdministrator::connect()
{
    m_care.clear();
    for (Mechanism *element : simulation().targets(*this, LinkRole::Control)) {
        m_care.push_back(element->index());
        observe(*element);
    }
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        if (simulation().as<Healer>(element))
            observe(simulation().at(element));
    }
    if (m_isStarted)
        lookAround();
}

void CloudResourceAdministrator::observe(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(static_cast<StateObserver &>(*this));
}

void CloudResourceAdministrator::start()
{
    m_isStarted = true;
    lookAround();
}

bool CloudResourceAdministrator::hasInItsCare(const Mechanism &element) const
{
    return std::ranges::find(m_care, element.index()) != m_care.end();
}

/// Takes on what has failed and nobody else takes care of.
void CloudResourceAdministrator::lookAround()
{
    for (const ElementIndex index : m_care) {
        Mechanism &element = simulation().at(index);
        if (element.hasFailed() && !isLookedAfterByOthers(element))
            escalate(element, element.stateCause());
    }
}

void CloudResourceAdministrator::stateChanged(Mechanism &, LogId)
{
    if (m_isStarted)
        lookAround();
}

bool CloudResourceAdministrator::isLookedAfterByOthers(const Mechanism &element) const
{
    for (ElementIndex other = 0; other < simulation().size(); ++other) {
        const Mechanism &mechanism = simulation().at(other);
        const auto *healer = dynamic_cast<const Healer *>(&mechanism);
        if (healer && mechanism.isServing() && healer->looksAfter(element))
            return true;
    }
    return false;
}

// --- work ---

/// A place in the line of those who want something done.
class CloudResourceAdministrator::Turn
{
public:
    explicit Turn(CloudResourceAdministrator &owner) : m_owner(owner)
    {
        m_owner.m_line.push_back(this);
        m_owner.m_waiting.add(1, m_owner.now());
    }
    ~Turn()
    {
        std::erase(m_owner.m_line, this);
        (m_hasBegun ? m_owner.m_working : m_owner.m_waiting).add(-1, m_owner.now());
        m_owner.m_changed.raise();
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

    /// Somebody is there who has nothing to do before it.
    bool isNext() const
    {
        const auto place = std::ranges::find(m_owner.m_line, this) - m_owner.m_line.begin();
        return m_owner.takesPart() && (m_owner.m_people == 0 || place < m_owner.m_people);
    }
    void begin()
    {
        m_hasBegun = true;
        m_owner.m_waiting.add(-1, m_owner.now());
        m_owner.m_working.add(1, m_owner.now());
    }

private:
    CloudResourceAdministrator &m_owner;
    bool m_hasBegun = false;
};

Process CloudResourceAdministrator::work(SimTime duration)
{
    Turn turn(*this);
    const SimTime came = now();
    while (!turn.isNext())
        co_await m_changed.wait();
    m_waits.add(now() - came);
    turn.begin();
    co_await clock().until(m_hours.endOf(now(), duration));
    ++m_actions;
    m_handling.add(now() - came);
}

void CloudResourceAdministrator::escalate(Mechanism &failed, LogId cause)
{
    if (std::ranges::find(m_repairs, &failed) == m_repairs.end())
        m_processes.start(repair(failed, cause));
}

Process CloudResourceAdministrator::repair(Mechanism &failed, LogId cause)
{
    m_repairs.push_back(&failed);
    const LogId call = log("called", cause, failed.id(), {"to repair it by hand", "人工修复"});
    co_await work(m_responseTime);
    std::erase(m_repairs, &failed);
    if (!failed.hasFailed()) {
        log("found_working", call, failed.id());
        co_return;
    }
    ++m_repaired;
    failed.repair(log("mended", call, failed.id(), {"by hand", "人工完成"}), {"by hand", "人工修复"});
}

// --- tickets ---

void CloudResourceAdministrator::order(Mechanism &drawn, int amount, LogId cause)
{
    for (int i = 0; i < amount; ++i)
        m_processes.start(provisionFor(drawn, cause));
}

Process CloudResourceAdministrator::provisionFor(Mechanism &drawn, LogId cause)
{
    co_await provision(drawn, cause);
}

ProcessOf<bool> CloudResourceAdministrator::provision(Mechanism &drawn, LogId cause)
{
    const bool isBareMetal = dynamic_cast<const PhysicalServer *>(&drawn) != nullptr;
    const LogId opened = log("ticket_opened", cause, drawn.id());
    co_await work(isBareMetal ? m_bareMetalTime : m_ticketTime);
    ++m_tickets;
    const LogId done = log("ticket_done", opened, drawn.id());
    Mechanism *resource = nullptr;
    Mechanism *place = nullptr;
    Sentence why{"there is none left", "没有剩余"};
    if (dynamic_cast<const VirtualServer *>(&drawn)) {
        const InstancePlan plan = planInstance(drawn);
        resource = plan.instance;
        place = plan.container;
        why = plan.whyNot;
        if (resource && plan.placer)
            plan.placer->placed(*resource);
    } else if ((resource = m_claims.claim(drawn)) != nullptr) {
        place = simulation().containerOf(drawn);
        m_claims.drop(*resource);
    }
    if (!resource || !place) {
        log("order_refused", done, drawn.id(), why);
        co_return false;
    }
    simulation().startInstance(*resource, *place, 0, done);
    co_return true;
}

void CloudResourceAdministrator::release(Mechanism &drawn, int amount, LogId cause)
{
    m_processes.start(releaseByHand(drawn, amount, cause));
}

Process CloudResourceAdministrator::releaseByHand(Mechanism &drawn, int amount, LogId cause)
{
    const LogId opened = log("ticket_opened", cause, drawn.id(), {"to give back", "归还"});
    co_await work(m_ticketTime);
    ++m_tickets;
    takeBack(drawn, amount, log("ticket_done", opened, drawn.id()));
}

Process CloudResourceAdministrator::approve(std::string order, LogId cause)
{
    const LogId call = log("called", cause, {}, {"to approve: " + order, "审批：" + order});
    co_await work(m_responseTime);
    log("approved", call, {}, {order, order});
}

// --- telling ---

void CloudResourceAdministrator::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("actions", m_actions);
    metrics.count("repairs", m_repaired);
    metrics.count("tickets", m_tickets);
    metrics.mean("handling_time_mean", m_handling);
    metrics.mean("wait_mean", m_waits);
    metrics.average("queue_length", m_waiting, true);
    metrics.average("people_busy", m_working, true);
}

Sentence CloudResourceAdministrator::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_line.empty()) {
        if (m_care.empty())
            return {"Waits for tickets: nothing is in its care.", "等待工单：没有需要照管的对象。"};
        for (const ElementIndex element : m_care) {
            const Mechanism &cared = simulation().at(element);
            if (cared.hasFailed())
                return {cared.name() + " has failed; a watchdog looks after it.", cared.name() + " 已失效，由看门狗处理。"};
        }
        return {"Nothing to do: all in its care works.", "无事可做：照管的对象全部正常。"};
    }
    const std::string all = std::to_string(m_line.size());
    const std::string waiting = std::to_string(m_waiting.level());
    Sentence said = m_line.size() == 1 ? Sentence{"1 piece of work to do", "有 1 项工作"} : Sentence{all + " pieces of work to do", "有 " + all + " 项工作"};
    if (!m_repairs.empty()) {
        said.en += ", repairs " + m_repairs.front()->name();
        said.zh += "，正在修复 " + m_repairs.front()->name();
    }
    if (m_waiting.level() > 0) {
        said.en += "; " + waiting + " wait for somebody who is free";
        said.zh += "；" + waiting + " 项等待有人空闲";
    }
    if (!m_hours.isOpen(now())) {
        said.en += "; goes on when working hours begin";
        said.zh += "；上班后继续";
    }
    said.en += m_employer == "third_party" ? " (a third party)." : m_employer == "consumer" ? " (the consumer's people)." : ".";
    said.zh += m_employer == "third_party" ? "（第三方）。" : m_employer == "consumer" ? "（用户方人员）。" : "。";
    return said;
}

void CloudResourceAdministrator::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = m_waiting.level();
    snapshot.gauges.push_back({"people_busy", static_cast<double>(m_working.level()), m_people > 0 ? std::optional<double>(m_people) : std::nullopt});
}

} // namespace nephoscope::sim
