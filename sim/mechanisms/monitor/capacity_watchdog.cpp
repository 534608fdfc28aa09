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
    m_mostBreaches = parameters.integer("breaches");
    return Done{};
}

void CapacityWatchdog::connect()
{
    std::vector<std::unique_ptr<Watched>> before;
    before.swap(m_watched);
    const auto add = [&](Hypervisor &hypervisor) {
        const auto isIt = [&](const std::unique_ptr<Watched> &watched) { return watched && watched->hypervisor == &hypervisor; };
        if (std::ranges::any_of(m_watched, isIt))
            return;
        const auto known = std::ranges::find_if(before, isIt);
        m_watched.push_back(known != before.end() ? std::move(*known) : std::make_unique<Watched>(Watched{.hypervisor = &hypervisor}));
    };
    for (Mechanism *target : simulation().targets(*this, LinkRole::Monitor)) {
        if (auto *hypervisor = dynamic_cast<Hypervisor *>(target))
            add(*hypervisor);
        for (Hypervisor *hypervisor : simulation().within<Hypervisor>(*target))
            add(*hypervisor);
    }
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
    m_totals.clear();
    for (const auto &watched : m_watched)
        *watched = {.hypervisor = watched->hypervisor};
}

Process CapacityWatchdog::watch()
{
    sample();
    for (;;) {
        co_await clock().after(m_interval);
        sample();
        ++m_samples;
        double highest = 0;
        double lowest = m_watched.empty() ? 0 : 1;
        for (const auto &watched : m_watched) {
            watched->load = loadOf(*watched, 1).load();
            highest = std::max(highest, watched->load);
            lowest = std::min(lowest, watched->load);
            const bool isUp = watched->hypervisor->isServing();
            watched->over = isUp && watched->load > m_upper ? watched->over + 1 : 0;
            const bool holds = isUp && !watched->hypervisor->servers().empty(); // an empty host is nobody's trouble
            watched->under = holds && watched->load < m_lower ? watched->under + 1 : 0;
        }
        m_spread.set(highest - lowest, now());
        const auto isDue = [this](int Watched::*count) {
            return std::ranges::find_if(m_watched, [&](const auto &watched) { return (*watched).*count >= m_mostBreaches; });
        };
        if (const auto over = isDue(&Watched::over); over != m_watched.end())
            tell(CapacityPlanner::Alarm::Overload, **over);
        else if (const auto under = isDue(&Watched::under); under != m_watched.end())
            tell(CapacityPlanner::Alarm::Idle, **under);
    }
}

void CapacityWatchdog::sample()
{
    m_totals.resize(simulation().size());
    for (const auto &watched : m_watched) {
        if (const auto *host = simulation().enclosing<PhysicalServer>(*watched->hypervisor))
            note(*watched->hypervisor, host->coreSecondsBusy());
        for (const VirtualServer *server : watched->hypervisor->servers())
            note(*server, server->coreSecondsBusy());
    }
}

void CapacityWatchdog::note(const Mechanism &element, double coreSeconds)
{
    std::deque<double> &totals = m_totals[element.index()];
    totals.push_back(coreSeconds);
    while (totals.size() > static_cast<std::size_t>(m_mostBreaches) + 1)
        totals.pop_front();
}

double CapacityWatchdog::cores(const Mechanism &element, std::size_t samples) const
{
    if (element.index() >= m_totals.size() || m_totals[element.index()].size() < 2)
        return 0;
    const std::deque<double> &totals = m_totals[element.index()];
    const std::size_t count = std::min(samples, totals.size() - 1);
    return (totals.back() - totals[totals.size() - 1 - count]) / (toSeconds(m_interval) * static_cast<double>(count));
}

HostLoad CapacityWatchdog::loadOf(const Watched &watched, std::size_t samples) const
{
    HostLoad load;
    load.hypervisor = watched.hypervisor;
    if (const auto *host = simulation().enclosing<PhysicalServer>(*watched.hypervisor))
        load.capacity = host->cores();
    load.cores = cores(*watched.hypervisor, samples);
    for (VirtualServer *server : watched.hypervisor->servers())
        load.guests.push_back({server, cores(*server, samples)});
    return load;
}

void CapacityWatchdog::tell(CapacityPlanner::Alarm alarm, const Watched &watched)
{
    const bool isOver = alarm == CapacityPlanner::Alarm::Overload;
    const std::string load = percent(watched.load);
    const std::string limit = percent(isOver ? m_upper : m_lower);
    const std::string seen = std::to_string(m_mostBreaches);
    ++m_alarms;
    const LogId entry = log(isOver ? "alarm" : "host_idle", 0, watched.hypervisor->id(),
                            {"load " + load + " %, " + (isOver ? "above " : "below ") + limit + " % in " + seen + (m_mostBreaches == 1 ? " sample" : " samples in a row"),
                             "负载 " + load + "%，连续 " + seen + " 次采样" + (isOver ? "高于 " : "低于 ") + limit + "%"});
    std::vector<HostLoad> hosts;
    for (const auto &each : m_watched) {
        hosts.push_back(loadOf(*each, static_cast<std::size_t>(m_mostBreaches)));
        each->over = each->under = 0;
    }
    for (CapacityPlanner *planner : m_planners)
        planner->consider(alarm, hosts, m_upper, entry);
}

Sentence CapacityWatchdog::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watched.empty())
        return {"Watches nothing: no hypervisor is linked to it.", "没有监视对象：没有虚拟机监视器与其相连。"};
    for (const auto &watched : m_watched) {
        const int count = std::max(watched->over, watched->under);
        if (count == 0)
            continue;
        const bool isOver = watched->over > 0;
        const std::string seen = std::to_string(count);
        const std::string most = std::to_string(m_mostBreaches);
        const std::string limit = percent(isOver ? m_upper : m_lower);
        return {watched->hypervisor->id() + " has a load of " + percent(watched->load) + " %, " + (isOver ? "above " : "below ") + limit + " %: " + seen + " of " + most
                    + " samples seen.",
                watched->hypervisor->id() + " 负载 " + percent(watched->load) + "%，" + (isOver ? "高于 " : "低于 ") + limit + "%：需 " + most + " 次采样，已有 " + seen + " 次。"};
    }
    const auto highest = std::ranges::max_element(m_watched, {}, [](const auto &watched) { return watched->load; });
    const std::string load = percent((*highest)->load);
    return {"Watches " + std::to_string(m_watched.size()) + (m_watched.size() == 1 ? " host" : " hosts") + "; the highest load is " + load + " % ("
                + (*highest)->hypervisor->id() + ").",
            "监视 " + std::to_string(m_watched.size()) + " 台主机，最高负载 " + load + "%（" + (*highest)->hypervisor->id() + "）。"};
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
