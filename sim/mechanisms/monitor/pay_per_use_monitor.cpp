// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/pay_per_use_monitor.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

PayPerUseMonitor::PayPerUseMonitor(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_meters(simulation, [this](const std::vector<UsageRecord> &records) { send(records); })
{
}

Result<Done> PayPerUseMonitor::configure(const ParameterReader &parameters)
{
    UsageMeters::Terms terms;
    for (const std::string &measure : parameters.ids("measures"))
        terms.measures[static_cast<std::size_t>(measureFromString(measure).value_or(UsageMeasure::Requests))] = true;
    terms.granule = parameters.seconds("granule");
    terms.minimum = parameters.seconds("minimum");
    terms.roundsUp = parameters.text("rounding") == "up";
    m_meters.setTerms(terms);
    return Done{};
}

void PayPerUseMonitor::connect()
{
    m_meters.connect(simulation().targets(*this, LinkRole::Monitor));
    m_readers.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Notify)) {
        if (auto *reader = dynamic_cast<UsageReader *>(target))
            m_readers.push_back(reader);
    }
}

void PayPerUseMonitor::send(const std::vector<UsageRecord> &records)
{
    m_records += records.size();
    for (UsageReader *reader : m_readers) {
        for (const UsageRecord &record : records)
            reader->take(record);
    }
}

void PayPerUseMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    constexpr double gigabyteHour = 1e9 * 3600;
    const auto gain = [&metrics](std::string_view metric, std::function<double()> soFar) {
        const Total total = metrics.total(std::move(soFar));
        metrics.measure(metric, [total](const Window &window) { return window.gained(total); });
    };
    metrics.count("requests_metered", m_meters.requests());
    gain("transfer_in", [this] { return static_cast<double>(m_meters.bytesIn()) / 1e9; });
    gain("transfer_out", [this] { return static_cast<double>(m_meters.bytesOut()) / 1e9; });
    gain("server_hours", [this] { return m_meters.terms().has(UsageMeasure::ServerTime) ? m_meters.serverSeconds() / 3600 : 0; });
    gain("storage_used_hours", [this] {
        return m_meters.terms().has(UsageMeasure::StorageUsed) ? m_meters.usedByteSeconds() / gigabyteHour : 0;
    });
    gain("storage_allocated_hours", [this] {
        return m_meters.terms().has(UsageMeasure::StorageAllocated)
            ? m_meters.allocatedByteSeconds() / gigabyteHour : 0;
    });
    metrics.count("io_operations", m_meters.operations());
    metrics.count("records", m_records);
}

Sentence PayPerUseMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::size_t count = m_meters.count();
    if (count == 0)
        return {"Meters nothing: no monitor link leads to anything.", "未计量任何对象：没有监控链接。"};
    const std::string elements = std::to_string(count);
    const std::string metered = elements + (count == 1 ? " element" : " elements");
    const std::string records = std::to_string(m_records);
    if (m_readers.empty())
        return {"Meters " + metered + ", and no billing system gets its records.",
                "正在计量 " + elements + " 个元素，但没有计费系统接收记录。"};
    return {"Meters " + metered + "; has sent " + records + " usage records.",
            "正在计量 " + elements + " 个元素；已发送 " + records + " 条使用记录。"};
}

void PayPerUseMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"records", static_cast<double>(m_records), {}});
    if (m_meters.terms().has(UsageMeasure::Requests))
        snapshot.gauges.push_back({"requests_metered", static_cast<double>(m_meters.requests()), {}});
    if (m_meters.terms().has(UsageMeasure::TransferOut))
        snapshot.gauges.push_back({"transfer_out", static_cast<double>(m_meters.bytesOut()) / 1e9, {}});
    if (m_meters.terms().has(UsageMeasure::ServerTime))
        snapshot.gauges.push_back({"server_hours", m_meters.serverSeconds() / 3600, {}});
}

} // namespace nephoscope::sim
