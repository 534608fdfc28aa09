// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/resource_management_system.h"

#include "model/value.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/mechanisms/management/cloud_resource_administrator.h"
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/mechanisms/storage/lun.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/placer.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

ResourceManagementSystem::ResourceManagementSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_workers(simulation.clock()), m_processes(simulation.clock(), id())
{
}

Result<Done> ResourceManagementSystem::configure(const ParameterReader &parameters)
{
    m_workflows = parameters.integer("workflows");
    m_quota = parameters.integer("quota");
    m_provisionTime = parameters.seconds("provision_time");
    m_templates = parameters.ids("templates");
    m_workers.setWorkers(m_workflows);
    return Done{};
}

void ResourceManagementSystem::order(Mechanism &drawn, int amount, LogId cause)
{
    for (int i = 0; i < amount; ++i)
        m_processes.start(fulfilFor(drawn, cause));
}

Process ResourceManagementSystem::fulfilFor(Mechanism &drawn, LogId cause)
{
    co_await fulfil(drawn, cause);
}

void ResourceManagementSystem::release(Mechanism &drawn, int amount, LogId cause)
{
    m_processes.start(releaseFor(drawn, amount, cause));
}

/// Waits for a workflow and lets it take its time.
Process ResourceManagementSystem::workflow()
{
    WorkerPool::Turn turn(m_workers);
    while (!turn.isNext() || !isServing())
        co_await m_workers.changed().wait();
    turn.begin();
    co_await clock().after(m_provisionTime);
}

Process ResourceManagementSystem::releaseFor(Mechanism &drawn, int amount, LogId cause)
{
    co_await workflow();
    const int taken = takeBack(drawn, amount, cause);
    m_released += static_cast<std::uint64_t>(taken);
    m_outstanding = std::max<std::int64_t>(0, m_outstanding - taken);
    m_given.add(-std::min<std::int64_t>(taken, m_given.level()), now());
    log("released", cause, drawn.id(), {std::to_string(taken), std::to_string(taken)});
}

Sentence ResourceManagementSystem::whyNot(const Mechanism &drawn) const
{
    if (!m_templates.empty() && std::ranges::find(m_templates, drawn.id()) == m_templates.end())
        return {drawn.name() + " is not among its templates", drawn.name() + " 不在其模板之中"};
    if (m_quota > 0 && m_outstanding >= m_quota)
        return {"the quota of " + std::to_string(m_quota) + " is used up", "配额 " + std::to_string(m_quota) + " 已用尽"};
    return {};
}

ProcessOf<bool> ResourceManagementSystem::fulfil(Mechanism &drawn, LogId cause)
{
    const SimTime ordered = now();
    ++m_orders;
    const Sentence why = whyNot(drawn);
    if (!why.en.empty()) {
        ++m_rejected;
        log("order_refused", cause, drawn.id(), why);
        co_return false;
    }
    ++m_outstanding;
    const LogId accepted = log("order_accepted", cause, drawn.id());
    co_await workflow();
    if (!co_await setUp(drawn, accepted)) {
        --m_outstanding;
        ++m_rejected;
        co_return false;
    }
    ++m_fulfilled;
    m_given.add(1, now());
    m_leadTime.add(now() - ordered);
    log("order_done", accepted, drawn.id());
    co_return true;
}

Provisioner *ResourceManagementSystem::provisionerFor(const Mechanism &drawn) const
{
    for (Mechanism *end : simulation().targets(*this, LinkRole::Control)) {
        auto *provisioner = dynamic_cast<Provisioner *>(end);
        if (provisioner && end->isServing() && provisioner->provisions(drawn))
            return provisioner;
    }
    for (ElementIndex other = 0; other < simulation().size(); ++other) {
        auto *provisioner = simulation().as<Provisioner>(other);
        if (provisioner && simulation().at(other).isServing() && provisioner->provisions(drawn))
            return provisioner;
    }
    return nullptr;
}

/// A LUN needs its size on the device that it is made on.
Sentence ResourceManagementSystem::whyNoSpace(const InstancePlan &plan) const
{
    const auto *lun = dynamic_cast<const Lun *>(plan.instance);
    const auto *device = dynamic_cast<const CloudStorageDevice *>(plan.container);
    if (!lun || !device || device->hasRoom(lun->physicalBytesOn(*device), lun->payer()))
        return {};
    const auto inGb = [](std::int64_t bytes) { return formatNumber(std::round(static_cast<double>(bytes) / kBytesPerGb * 10) / 10); };
    const std::string needed = inGb(lun->physicalBytesOn(*device));
    const std::string free = inGb(device->roomFor(lun->payer()));
    return {device->name() + " has " + free + " GB free, " + lun->id() + " needs " + needed, device->name() + " 剩余 " + free + " GB，" + lun->id() + " 需要 " + needed + " GB"};
}

ProcessOf<bool> ResourceManagementSystem::setUp(Mechanism &drawn, LogId cause)
{
    if (Provisioner *provisioner = provisionerFor(drawn))
        co_return co_await provisioner->provision(drawn, cause);
    if (dynamic_cast<const VirtualServer *>(&drawn) || dynamic_cast<const Lun *>(&drawn)) {
        InstancePlan plan = planInstance(drawn);
        if (plan.instance && plan.whyNot.en.empty())
            plan.whyNot = whyNoSpace(plan);
        if (!plan.whyNot.en.empty()) {
            log("order_refused", cause, drawn.id(), plan.whyNot);
            co_return false;
        }
        makeInstance(plan, cause);
        co_await clock().after(plan.duration());
        co_return true;
    }
    for (ElementIndex other = 0; other < simulation().size(); ++other) {
        auto *administrator = simulation().as<CloudResourceAdministrator>(other);
        if (administrator && administrator->takesPart())
            co_return co_await administrator->provision(drawn, cause);
    }
    log("order_refused", cause, drawn.id(), {"nothing sets it up", "没有可以供给它的机制"});
    co_return false;
}

void ResourceManagementSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("orders", m_orders);
    metrics.count("orders_fulfilled", m_fulfilled);
    metrics.count("orders_refused", m_rejected);
    metrics.count("released", m_released);
    metrics.mean("lead_time_mean", m_leadTime);
    metrics.average("queue_length", m_workers.waiting(), true);
    metrics.average("workers_busy", m_workers.working(), true);
    metrics.average("given_out", m_given, true);
}

Sentence ResourceManagementSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string given = std::to_string(m_given.level());
    const std::string way = std::to_string(m_outstanding - m_given.level());
    const std::string of = m_quota > 0 ? " of " + std::to_string(m_quota) : "";
    const std::string ofZh = m_quota > 0 ? "（配额 " + std::to_string(m_quota) + "）" : "";
    return {given + of + " given out, " + way + " on their way.", "已提供 " + given + ofZh + "，" + way + " 个在途。"};
}

void ResourceManagementSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = m_workers.waiting().level();
    snapshot.gauges.push_back({"given_out", static_cast<double>(m_given.level()), m_quota > 0 ? std::optional<double>(m_quota) : std::nullopt});
}

} // namespace nephoscope::sim
