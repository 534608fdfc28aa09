// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/capacity_watchdog.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

std::string percent(double share)
{
    return formatNumber(std::round(share * 1000) / 10);
}

} // namespace

CapacityWatchdog::CapacityWatchdog(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id())
{
}

Result<Done> CapacityWatchdog::configure(const ParameterReader &parameters)
{
    m_upper = parameters.number("upper");
    m_lower = parameters.number("lower");
    if (m_lower >= m_upper)
        return Error{"E-PARAM", "The lower limit of \"" + id() + "\" is not below its upper one. Lower it, or raise the upper one.", {}, {}, 0, 0};
    m_interval = parameters.seconds("interval");
    m_watch.setSamples(parameters.integer("breaches"));
    return Done{};
}

void CapacityWatchdog::connect()
{
    m_watch.connect(simulation(), *this);
    m_planners.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Notify)) {
        if (auto *planner = dynamic_cast<CapacityPlanner *>(target))
            m_planners.push_back(planner);
    }
}

void CapacityWatchdog::start()
{
    m_isStarted = true;
    if (isServing())
        cameUp();
}

void CapacityWatchdog::cameUp()
{
    if (m_isStarted)
        m_processes.start(watch());
}

void CapacityWatchdog::wentDown()
{
    m_processes.cancelAll();
    m_coreSeconds.clear();
    m_watch.forget();
}

Process CapacityWatchdog::watch()
{
    sample();
    for (;;) {
        co_await clock().after(m_interval);
        sample();
        ++m_samples;
        for (const auto &watched : m_watch.all()) {
            watched->load = loadOf(*watched, 1).load();
            const bool isUp = watched->subject->isServing();
            m_watch.noteOver(*watched, isUp && watched->load > m_upper);
            const bool holds = isUp && !watched->subject->servers().empty(); // an empty host is nobody's trouble
            m_watch.noteUnder(*watched, holds && watched->load < m_lower);
        }
        m_spread.set(m_watch.spread(), now());
        if (const Watched *over = m_watch.over())
            tell(CapacityPlanner::Alarm::Overload, *over);
        else if (const Watched *under = m_watch.under())
            tell(CapacityPlanner::Alarm::Idle, *under);
    }
}

void CapacityWatchdog::sample()
{
    const auto note = [this](const Mechanism &element, double coreSeconds) { m_coreSeconds.add(element.index(), coreSeconds, m_watch.samples()); };
    for (const auto &watched : m_watch.all()) {
        if (const auto *host = simulation().enclosing<PhysicalServer>(*watched->subject))
            note(*watched->subject, host->coreSecondsBusy());
        for (const VirtualServer *server : watched->subject->servers())
            note(*server, server->coreSecondsBusy());
    }
}

double CapacityWatchdog::cores(const Mechanism &element, std::size_t samples) const
{
    const SampledTotals::Gain gain = m_coreSeconds.gained(element.index(), samples);
    return gain.samples > 0 ? gain.total / (toSeconds(m_interval) * static_cast<double>(gain.samples)) : 0;
}

HostLoad CapacityWatchdog::loadOf(const Watched &watched, std::size_t samples) const
{
    HostLoad load;
    load.hypervisor = watched.subject;
    if (const auto *host = simulation().enclosing<PhysicalServer>(*watched.subject))
        load.capacity = host->cores();
    load.cores = cores(*watched.subject, samples);
    for (VirtualServer *server : watched.subject->servers())
        load.guests.push_back({server, cores(*server, samples)});
    return load;
}

void CapacityWatchdog::tell(CapacityPlanner::Alarm alarm, const Watched &watched)
{
    const bool isOver = alarm == CapacityPlanner::Alarm::Overload;
    const std::string load = percent(watched.load);
    const std::string limit = percent(isOver ? m_upper : m_lower);
    const std::string seen = std::to_string(m_watch.samples());
    ++m_alarms;
    const LogId entry = log(isOver ? "alarm" : "host_idle", 0, watched.subject->id(),
                            {"load " + load + " %, " + (isOver ? "above " : "below ") + limit + " % in " + seen + (m_watch.samples() == 1 ? " sample" : " samples in a row"),
                             "负载 " + load + "%，连续 " + seen + " 次采样" + (isOver ? "高于 " : "低于 ") + limit + "%"});
    std::vector<HostLoad> hosts;
    for (const auto &each : m_watch.all())
        hosts.push_back(loadOf(*each, static_cast<std::size_t>(m_watch.samples())));
    m_watch.restart();
    for (CapacityPlanner *planner : m_planners)
        planner->consider(alarm, hosts, m_upper, entry);
}

Sentence CapacityWatchdog::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watch.isEmpty())
        return {"Watches nothing: no hypervisor is linked to it.", "没有监视对象：没有虚拟机监视器与其相连。"};
    for (const auto &watched : m_watch.all()) {
        const int count = std::max(watched->over.count(), watched->under.count());
        if (count == 0)
            continue;
        const bool isOver = watched->over.count() > 0;
        const std::string seen = std::to_string(count);
        const std::string most = std::to_string(m_watch.samples());
        const std::string limit = percent(isOver ? m_upper : m_lower);
        return {watched->subject->id() + " has a load of " + percent(watched->load) + " %, " + (isOver ? "above " : "below ") + limit + " %: " + seen + " of " + most
                    + " samples seen.",
                watched->subject->id() + " 负载 " + percent(watched->load) + "%，" + (isOver ? "高于 " : "低于 ") + limit + "%：需 " + most + " 次采样，已有 " + seen + " 次。"};
    }
    const Watched &highest = m_watch.highest();
    const std::string load = percent(highest.load);
    return {"Watches " + std::to_string(m_watch.all().size()) + (m_watch.all().size() == 1 ? " host" : " hosts") + "; the highest load is " + load + " % ("
                + highest.subject->id() + ").",
            "监视 " + std::to_string(m_watch.all().size()) + " 台主机，最高负载 " + load + "%（" + highest.subject->id() + "）。"};
}

void CapacityWatchdog::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"load_spread", m_spread.value(), 1.0});
}

void CapacityWatchdog::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("observations", m_samples);
    metrics.average("load_spread", m_spread, true);
    metrics.count("alarms", m_alarms);
}

} // namespace nephoscope::sim
