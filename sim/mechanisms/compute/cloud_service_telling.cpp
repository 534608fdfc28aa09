// SPDX-License-Identifier: GPL-3.0-or-later
// What a service tells of itself: metrics, what it is doing, what the canvas shows.
#include "sim/mechanisms/compute/cloud_service.h"

#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/mechanisms/compute/ready_made_environment.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/compute/service_demand.h"
#include "sim/mechanisms/compute/service_flows.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

void CloudService::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_computing);
    metrics.watch(m_cores);
    metrics.watch(m_inTurn);
    metrics.watch(m_inProcessor);
    metrics.watch(m_wait);
    metrics.watch(m_residence);
    metrics.watch(m_residenceSizes);
    if (m_flows)
        m_flows->describe(metrics);
    metrics.measure(
        "utilization",
        [this](const Window &window) {
            const double possible = window.integral(m_cores);
            const double byFlows = m_flows ? window.integral(m_flows->computing.level) : 0;
            return possible > 0 ? std::min(1.0, (window.integral(m_computing) + byFlows) / possible) : 0;
        },
        true);
    metrics.measure(
        "queue_length",
        [this](const Window &window) {
            const double inside = window.average(m_inTurn) + window.average(m_inProcessor);
            const double ofFlows = m_flows ? window.average(m_flows->waiting.level) : 0;
            return std::max(0.0, inside - window.average(m_computing)) + ofFlows;
        },
        true);
    metrics.mean("wait_mean", m_wait);
    metrics.measure("service_mean", [this](const Window &window) {
        const DurationTally residence = window.tally(m_residence);
        return residence.count > 0 ? std::max(0.0, residence.mean() - window.tally(m_wait).mean()) : kNothing;
    });
    metrics.mean("residence_mean", m_residence);
    for (const auto &[metric, q] : {std::pair{"residence_p50", 0.5}, std::pair{"residence_p95", 0.95}, std::pair{"residence_p99", 0.99}}) {
        metrics.measure(metric, [this, q = q](const Window &window) {
            const Histogram &sizes = window.histogram(m_residenceSizes);
            return sizes.count() == 0 ? kNothing : sizes.quantile(q);
        });
    }
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    m_sessions.describe(metrics);
    m_tenantBook.describe(simulation(), metrics);
}

Sentence CloudService::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    for (const Call &call : m_calls) {
        if (!call.path)
            return {"Refuses its requests: no request link leads to " + call.to + ", which it calls.",
                    "拒绝请求：没有请求链路通向它调用的 " + call.to + "。"};
    }
    const std::string inside = std::to_string(m_inside);
    Sentence said{"Works on " + inside + " requests", "正在处理 " + inside + " 个请求"};
    if (m_storage.empty() && (m_reads > 0 || m_writes > 0)) {
        said.en += ", without reads and writes: no storage is linked to it";
        said.zh += "，但没有读写：未连接存储";
    }
    if (m_sessions.isStateful()) {
        const Sentence sessions = m_sessions.telling();
        said.en += sessions.en;
        said.zh += sessions.zh;
    }
    if (m_isConsumersOwn) {
        said.en += "; the consumer's own";
        said.zh += "；归用户所有";
    }
    return {said.en + ".", said.zh + "。"};
}

void CloudService::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (isServing())
        snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    const auto computing = static_cast<std::int64_t>(m_computing.value() + 0.5);
    snapshot.waiting = std::max<std::int64_t>(0, m_inTurn.level() + m_inProcessor.level() - computing);
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

std::string CloudService::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + static_cast<std::uint64_t>(m_inside);
    if (known == m_received)
        return {};
    return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
}

} // namespace nephoscope::sim
