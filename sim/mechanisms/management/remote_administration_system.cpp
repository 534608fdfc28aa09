// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/remote_administration_system.h"

#include "sim/mechanisms/management/cloud_resource_administrator.h"
#include "sim/mechanisms/management/resource_management_system.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

/// Of those at the end of a control or notify link the first that takes part, else any in the run.
template <typename Kind>
Kind *partner(const Mechanism &mechanism)
{
    Simulation &simulation = mechanism.simulation();
    for (const LinkRole role : {LinkRole::Control, LinkRole::Notify}) {
        for (Mechanism *end : simulation.targets(mechanism, role)) {
            if (auto *found = dynamic_cast<Kind *>(end); found && end->isServing())
                return found;
        }
    }
    for (ElementIndex other = 0; other < simulation.size(); ++other) {
        if (auto *found = simulation.as<Kind>(other); found && found->isServing())
            return found;
    }
    return nullptr;
}

} // namespace

RemoteAdministrationSystem::RemoteAdministrationSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id())
{
}

Result<Done> RemoteAdministrationSystem::configure(const ParameterReader &parameters)
{
    const std::vector<std::string> portals = parameters.ids("portals");
    const auto has = [&portals](std::string_view portal) { return portals.empty() || std::ranges::find(portals, portal) != portals.end(); };
    m_hasSelfService = has("self_service");
    m_showsUsage = has("usage_and_administration");
    m_isApprovedByHand = parameters.text("approval") == "manual";
    m_orderTime = parameters.seconds("order_time");
    return Done{};
}

ResourceManagementSystem *RemoteAdministrationSystem::management() const { return partner<ResourceManagementSystem>(*this); }
CloudResourceAdministrator *RemoteAdministrationSystem::administrator() const { return partner<CloudResourceAdministrator>(*this); }

void RemoteAdministrationSystem::order(Mechanism &drawn, int amount, LogId cause)
{
    if (!m_hasSelfService) {
        if (CloudResourceAdministrator *people = administrator())
            people->order(drawn, amount, cause);
        else
            log("order_refused", cause, drawn.id(), {"it has no self-service portal", "没有自助服务门户"});
        return;
    }
    for (int i = 0; i < amount; ++i)
        m_processes.start(orderOne(drawn, cause));
}

Process RemoteAdministrationSystem::orderOne(Mechanism &drawn, LogId cause)
{
    const SimTime ordered = now();
    ++m_orders;
    ++m_open;
    const LogId order = log("ordered", cause, drawn.id());
    co_await clock().after(m_orderTime);
    CloudResourceAdministrator *people = administrator();
    ResourceManagementSystem *system = management();
    bool isDone = false;
    if (m_isApprovedByHand && people)
        co_await people->approve(drawn.name(), order);
    if (m_isApprovedByHand && !people)
        log("order_refused", order, drawn.id(), {"nobody is there who approves it", "没有人可以审批"});
    else if (system)
        isDone = co_await system->fulfil(drawn, order);
    else if (people)
        isDone = co_await people->provision(drawn, order);
    else
        log("order_refused", order, drawn.id(), {"nothing carries it out", "没有可以执行订单的机制"});
    --m_open;
    if (!isDone) {
        ++m_refused;
        co_return;
    }
    ++m_done;
    m_byItself += system && !m_isApprovedByHand ? 1 : 0;
    m_leadTime.add(now() - ordered);
    log("delivered", order, drawn.id());
}

void RemoteAdministrationSystem::release(Mechanism &drawn, int amount, LogId cause)
{
    m_processes.start(releaseThem(drawn, amount, cause));
}

Process RemoteAdministrationSystem::releaseThem(Mechanism &drawn, int amount, LogId cause)
{
    ++m_releases;
    const LogId given = log("given_back", cause, drawn.id(), {std::to_string(amount), std::to_string(amount)});
    co_await clock().after(m_orderTime);
    if (ResourceManagementSystem *system = management())
        system->release(drawn, amount, given);
    else if (CloudResourceAdministrator *people = administrator())
        people->release(drawn, amount, given);
}

void RemoteAdministrationSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("orders", m_orders);
    metrics.count("orders_fulfilled", m_done);
    metrics.count("orders_refused", m_refused);
    metrics.count("released", m_releases);
    metrics.mean("lead_time_mean", m_leadTime);
    metrics.watch(m_done);
    metrics.watch(m_byItself);
    metrics.measure("self_service_share", [this](const Window &window) {
        const double done = window.count(m_done);
        return done > 0 ? window.count(m_byItself) / done : kNothing;
    });
}

Sentence RemoteAdministrationSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_hasSelfService)
        return {"Shows usage; has no self-service portal, so that orders are tickets.", "显示使用情况；没有自助服务门户，订单成为工单。"};
    if (!management())
        return {"Takes orders as tickets: no resource management system is there to carry them out.", "没有资源管理系统执行订单，订单成为工单。"};
    if (m_open > 0) {
        const std::string open = std::to_string(m_open);
        return {open + (m_open == 1 ? " order is" : " orders are") + " being carried out.", open + " 个订单正在执行。"};
    }
    return {m_showsUsage ? "Waits for orders, and shows usage." : "Waits for orders.", m_showsUsage ? "等待订单，并显示使用情况。" : "等待订单。"};
}

void RemoteAdministrationSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"orders", static_cast<double>(m_orders), {}});
}

} // namespace nephoscope::sim
