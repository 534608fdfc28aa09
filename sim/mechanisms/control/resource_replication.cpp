// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_replication.h"

#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nephoscope::sim {

namespace {
// While some are down as many others may have to be there.
constexpr int kSpare = 2;
} // namespace

std::vector<InstanceDemand> ResourceReplication::instances(const Plan &plan, ElementIndex element)
{
    const PlanElement &planned = plan.elements[element];
    const ParameterReader parameters(*planned.type, planned.params);
    return {{plan.element(parameters.text("of")), greatest(plan, element, "instances", parameters.integer("instances")) * kSpare - 1}};
}

Result<Done> ResourceReplication::configure(const ParameterReader &parameters)
{
    static constexpr std::array<std::string_view, 3> kModes{"cold", "warm", "synchronised"};
    m_ofId = parameters.text("of");
    m_instances = parameters.integer("instances");
    m_mode = parameters.choice<Mode>("mode", kModes);
    m_bandwidth = parameters.number("bandwidth");
    lookLater();
    return Done{};
}

void ResourceReplication::connect()
{
    m_of = simulation().find(m_ofId);
    keepInStep();
    if (!m_of)
        return;
    for (Mechanism *instance : simulation().instancesOf(*m_of)) {
        if (std::ranges::find(m_observed, instance->index()) == m_observed.end()) {
            m_observed.push_back(instance->index());
            instance->addObserver(*this);
        }
    }
    count();
    lookLater();
}

/// Services of one drawn one, in whatever instance they are, remember the same.
void ResourceReplication::keepInStep()
{
    for (CloudService *service : std::exchange(m_inStep, {}))
        service->sessions().setTwins({}, nullptr);
    if (!m_of || m_mode != Mode::Synchronised || !takesPart())
        return;
    for (Mechanism *instance : simulation().instancesOf(*m_of)) {
        for (const ElementIndex service : simulation().topology().servicesIn(instance->index())) {
            if (auto *found = simulation().as<CloudService>(service))
                m_inStep.push_back(found);
        }
    }
    for (CloudService *service : m_inStep) {
        std::vector<SessionKeeping *> twins;
        for (CloudService *other : m_inStep) {
            if (other != service && simulation().plan().drawn(other->index()) == simulation().plan().drawn(service->index()))
                twins.push_back(&other->sessions());
        }
        service->sessions().setTwins(std::move(twins), this);
    }
}

void ResourceReplication::start()
{
    look();
}

void ResourceReplication::stateChanged(Mechanism &, LogId cause)
{
    m_cause = cause;
    count();
    lookLater();
}

/// Not at once: whoever tells of a change is in the middle of it.
void ResourceReplication::lookLater()
{
    if (!simulation().isPreparing() && !clock().isPending(m_look))
        m_look = clock().after(0, EventClass::Timer, *this, Look);
}

void ResourceReplication::handle(std::uint32_t, std::uint64_t)
{
    look();
}

void ResourceReplication::count()
{
    std::int64_t healthy = 0;
    const std::vector<Mechanism *> all = m_of && takesPart() ? simulation().instancesOf(*m_of) : std::vector<Mechanism *>{};
    for (const Mechanism *instance : all)
        healthy += instance->isServing() ? 1 : 0;
    m_healthy.set(healthy, now());
    m_present.set(static_cast<std::int64_t>(all.size()), now());
}

void ResourceReplication::look()
{
    if (!m_of || !isServing())
        return;
    // Whoever was made up for and is back needs its replacement no more.
    for (std::size_t i = 0; i < m_replacements.size();) {
        const Replacement replacement = m_replacements[i];
        if (!replacement.lost->isServing()) {
            ++i;
            continue;
        }
        m_replacements.erase(m_replacements.begin() + static_cast<std::ptrdiff_t>(i));
        takeBack(*replacement.instance, replacement.lost->stateCause());
    }
    std::vector<const Mechanism *> lost;
    int alive = 0;
    for (const Mechanism *instance : simulation().instancesOf(*m_of)) {
        const bool isAlive = instance->isServing() || instance->isStarting();
        alive += isAlive ? 1 : 0;
        const bool isMadeUpFor = std::ranges::find(m_replacements, instance, &Replacement::lost) != m_replacements.end();
        if (!isAlive && !isMadeUpFor)
            lost.push_back(instance);
    }
    m_worry = {};
    for (std::size_t i = 0; alive < m_instances; ++i, ++alive) {
        Mechanism *made = make(i < lost.size() ? lost[i]->stateCause() : m_cause, m_worry);
        if (!made)
            break;
        if (i < lost.size())
            m_replacements.push_back({made, lost[i]});
    }
    m_cause = 0;
    count();
}

Mechanism *ResourceReplication::make(LogId cause, Sentence &why)
{
    const InstancePlan plan = planInstance(*m_of);
    if (!plan.instance) {
        ++m_refused;
        if (plan.whyNot.en != why.en)
            log("placement_refused", cause, m_of->id(), plan.whyNot);
        why = plan.whyNot;
        return nullptr;
    }
    ++m_made;
    m_copies.add(plan.copy);
    const LogId entry = log("replicated", cause, plan.instance->id(), {"in " + plan.container->name(), "位于 " + plan.container->name()});
    makeInstance(plan, entry);
    return plan.instance;
}

Sentence ResourceReplication::whyNoMore() const
{
    if (!m_of || !isServing())
        return {id() + " does not work", id() + " 未在工作"};
    return planInstance(*m_of).whyNot;
}

Mechanism *ResourceReplication::handOut(LogId cause, Sentence &why)
{
    why = whyNoMore();
    return why.en.empty() ? make(cause, why) : nullptr;
}

void ResourceReplication::takeBack(Mechanism &instance, LogId cause)
{
    ++m_takenBack;
    std::erase_if(m_replacements, [&](const Replacement &replacement) { return replacement.instance == &instance; });
    simulation().terminate(instance, cause);
}

SimTime ResourceReplication::copyTime(double gibibytes) const
{
    return m_mode == Mode::Cold ? toTime(gibibytes * 1024 / m_bandwidth) : 0;
}

void ResourceReplication::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("instances", m_present, true);
    metrics.average("healthy", m_healthy, true);
    metrics.count("actions", m_made);
    metrics.count("taken_back", m_takenBack);
    metrics.count("placement_refused", m_refused);
    metrics.mean("copy_time_mean", m_copies);
}

Sentence ResourceReplication::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_of)
        return {"Does nothing: it is not told what to replicate.", "未采取行动：没有指定要复制的资源。"};
    const std::string healthy = std::to_string(m_healthy.level());
    const std::string wanted = std::to_string(m_instances);
    std::string en = healthy + " of " + wanted + " instances of " + m_of->id() + " are up.";
    std::string zh = m_of->id() + " 应有 " + wanted + " 个实例，" + healthy + " 个可用。";
    if (!m_worry.en.empty()) {
        en += " Makes no more: " + m_worry.en + ".";
        zh += "无法创建更多：" + m_worry.zh + "。";
    } else if (m_present.level() > m_healthy.level()) {
        en += " Others start or are down.";
        zh += "其余正在启动或已停止。";
    }
    return {std::move(en), std::move(zh)};
}

void ResourceReplication::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"healthy", static_cast<double>(m_healthy.level()), static_cast<double>(m_instances)});
}

} // namespace nephoscope::sim
