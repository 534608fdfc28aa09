// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/cloud_usage_monitor.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/measured.h"
#include "sim/run/flow.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

CloudUsageMonitor::CloudUsageMonitor(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_watched(simulation.plan().elements.size()), m_processes(simulation.clock(), id())
{
}

Result<Done> CloudUsageMonitor::configure(const ParameterReader &parameters)
{
    m_kind = parameters.choice<Kind>("kind", std::array<std::string_view, 3>{"monitoring_agent", "resource_agent", "polling_agent"});
    m_interval = parameters.seconds("interval");
    m_latency = parameters.seconds("latency");
    return Done{};
}

void CloudUsageMonitor::connect()
{
    for (const auto &watched : m_watched) {
        if (watched)
            watched->isWatched = false;
    }
    m_order.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Monitor))
        watchContents(*target);
    readMessages();
    const bool counts = isServing() && m_kind == Kind::ResourceAgent;
    m_watchedNow.set(counts ? static_cast<std::int64_t>(m_order.size()) : 0, now());
    m_upNow.set(counts ? std::ranges::count_if(m_order, [](const Watched *watched) { return watched->at->isServing(); }) : 0, now());
}

/// A container that holds things with a load stands for the outermost of them; everything else for itself. Messages are read where they end: at
/// services and stores.
void CloudUsageMonitor::watchContents(const Mechanism &target)
{
    const std::vector<ElementIndex> inside = simulation().everythingIn(target.index());
    const bool isLoaded = dynamic_cast<const Loaded *>(&target) != nullptr;
    std::vector<ElementIndex> outermost;
    for (const ElementIndex inner : inside) {
        Mechanism &element = simulation().at(inner);
        const bool isMessageEnd = element.planned().isService || dynamic_cast<const Storing *>(&element);
        const bool isInner = std::ranges::any_of(outermost, [&](ElementIndex outer) { return simulation().topology().contains(outer, inner); });
        if (m_kind == Kind::MonitoringAgent ? isMessageEnd : !isLoaded && !isInner && dynamic_cast<const Loaded *>(&element)) {
            watch(element);
            outermost.push_back(inner);
        }
    }
    if (outermost.empty())
        watch(simulation().at(target.index()));
}

CloudUsageMonitor::Watched &CloudUsageMonitor::watchedOf(Mechanism &element)
{
    std::unique_ptr<Watched> &watched = m_watched[element.index()];
    if (!watched) {
        watched = std::make_unique<Watched>();
        watched->at = &element;
        watched->load = dynamic_cast<const Loaded *>(&element);
        watched->wasServing = element.isServing();
        element.addObserver(static_cast<StateObserver &>(*this));
        if (m_isStarted)
            watched->reported = simulation().metrics().mark(element.index());
    }
    return *watched;
}

void CloudUsageMonitor::watch(Mechanism &element)
{
    Watched &watched = watchedOf(element);
    if (watched.isWatched)
        return;
    watched.isWatched = true;
    m_order.push_back(&watched);
}

/// Stands in the way of the messages of what it watches, while it works as an agent.
void CloudUsageMonitor::readMessages()
{
    const bool reads = m_kind == Kind::MonitoringAgent && takesPart() && !hasFailed();
    for (const auto &watched : m_watched) {
        if (!watched)
            continue;
        if (reads && watched->isWatched)
            watched->at->addObserver(static_cast<MessageObserver &>(*this), m_latency);
        else if (watched->isRead)
            watched->at->removeObserver(static_cast<MessageObserver &>(*this));
        watched->isRead = reads && watched->isWatched;
    }
}

void CloudUsageMonitor::start()
{
    m_isStarted = true;
    if (isServing())
        cameUp();
}

void CloudUsageMonitor::cameUp()
{
    if (!m_isStarted)
        return;
    connect();
    for (const Watched *watched : m_order)
        m_watched[watched->at->index()]->reported = simulation().metrics().mark(watched->at->index());
    m_lastReport = now();
    m_processes.start(gather());
}

void CloudUsageMonitor::wentDown()
{
    m_processes.cancelAll();
    readMessages();
    m_watchedNow.set(0, now());
    m_upNow.set(0, now());
}

Process CloudUsageMonitor::gather()
{
    SimTime next = now();
    while (true) {
        next = later(next, m_interval);
        co_await clock().until(next);
        if (m_kind == Kind::PollingAgent)
            poll();
        else
            report();
    }
}

void CloudUsageMonitor::poll()
{
    for (Watched *watched : m_order) {
        ++m_observations;
        const bool isServing = watched->at->isServing();
        m_upSum += isServing ? 1 : 0;
        m_upWeight += 1;
        if (watched->load) {
            m_loadSum += isServing ? watched->load->load() : 0;
            m_loadWeight += 1;
        }
        // Between two looks it can only be seen to have changed once.
        m_missed += watched->changes - (watched->changes > 0 && isServing != watched->wasServing ? 1 : 0);
        watched->changes = 0;
        watched->wasServing = isServing;
    }
    m_lastReport = now();
}

/// What an agent has found out since it last reported.
void CloudUsageMonitor::report()
{
    if (m_kind == Kind::ResourceAgent) {
        const double seconds = toSeconds(now() - m_lastReport);
        for (Watched *watched : m_order) {
            const ElementIndex element = watched->at->index();
            const double utilization = simulation().metrics().since(watched->reported, element, "utilization");
            if (!std::isnan(utilization)) {
                m_loadSum += utilization * seconds;
                m_loadWeight += seconds;
            }
            watched->reported = simulation().metrics().mark(element);
        }
    }
    m_lastReport = now();
}

void CloudUsageMonitor::finish()
{
    if (isServing() && m_kind != Kind::PollingAgent && now() > m_lastReport)
        report();
    for (const auto &watched : m_watched) {
        if (watched && watched->isWatched)
            m_missed += std::exchange(watched->changes, 0);
    }
}

void CloudUsageMonitor::messageEnded(Mechanism &, RequestId id, Outcome outcome)
{
    if (!isServing())
        return;
    const Request &request = requests()[id];
    ++m_observations;
    ++m_messages;
    m_bytesIn += request.size;
    m_bytesOut += outcome == Outcome::Answered ? request.responseSize : 0;
}

void CloudUsageMonitor::flowEnded(Mechanism &, const FlowNote &note, const FlowCounts &counts)
{
    if (!isServing())
        return;
    m_observations += counts.total();
    m_messages += counts.total();
    m_bytesIn += counts.total() * note.flow.each.size;
    m_bytesOut += counts.answered() * note.answer.responseSize;
}

void CloudUsageMonitor::stateChanged(Mechanism &element, LogId)
{
    Watched &watched = watchedOf(element);
    if (!watched.isWatched)
        return;
    if (m_kind == Kind::ResourceAgent && isServing()) {
        ++m_observations;
        m_upNow.add(element.isServing() ? 1 : -1, now());
    } else if (m_kind == Kind::PollingAgent && isServing()) {
        ++watched.changes;
    } else {
        ++m_missed;
    }
}

void CloudUsageMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("observations", m_observations);
    metrics.count("messages", m_messages);
    metrics.watch(m_bytesIn);
    metrics.watch(m_bytesOut);
    metrics.measure("transfer_in", [this](const Window &window) { return window.count(m_bytesIn) / 1e9; });
    metrics.measure("transfer_out", [this](const Window &window) { return window.count(m_bytesOut) / 1e9; });
    metrics.watch(m_loadSum);
    metrics.watch(m_loadWeight);
    metrics.measure("observed_utilization", [this](const Window &window) {
        const double weight = window.sum(m_loadWeight);
        return weight > 0 ? window.sum(m_loadSum) / weight : kNothing;
    });
    metrics.watch(m_upSum);
    metrics.watch(m_upWeight);
    metrics.watch(m_upNow);
    metrics.watch(m_watchedNow);
    metrics.measure("observed_up_time", [this](const Window &window) {
        const double weight = window.sum(m_upWeight) + window.integral(m_watchedNow);
        return weight > 0 ? (window.sum(m_upSum) + window.integral(m_upNow)) / weight : kNothing;
    });
    metrics.count("missed_changes", m_missed);
}

Sentence CloudUsageMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_order.empty())
        return {"Watches nothing: no monitor link leads to anything.", "未监控任何对象：没有监控链接。"};
    const std::string elements = std::to_string(m_order.size());
    const std::string watched = elements + (m_order.size() == 1 ? " element" : " elements");
    const std::string count = std::to_string(m_observations);
    if (m_kind == Kind::MonitoringAgent)
        return {"Has read " + count + " messages of " + watched + ".", "已读取 " + elements + " 个元素的 " + count + " 条消息。"};
    if (m_kind == Kind::ResourceAgent)
        return {"Has been told of " + count + " changes of " + watched + ".", "已获知 " + elements + " 个元素的 " + count + " 次状态变化。"};
    const std::string left = formatNumber(std::round(toSeconds(later(m_lastReport, m_interval) - now())));
    return {"Samples " + watched + "; samples so far: " + count + "; asks again in " + left + " s.",
            "已对 " + elements + " 个元素共轮询 " + count + " 次；" + left + " 秒后再次轮询。"};
}

void CloudUsageMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"observations", static_cast<double>(m_observations), {}});
    if (m_loadWeight > 0)
        snapshot.gauges.push_back({"observed_utilization", m_loadSum / m_loadWeight, {}});
}

} // namespace nephoscope::sim
