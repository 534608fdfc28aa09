// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/volume.h"

#include "sim/mechanisms/storage/volume_flows.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
constexpr double kBytesPerMib = 1024.0 * 1024.0;
} // namespace

Volume::Volume(Simulation &simulation, ElementIndex element) : Mechanism(simulation, element) {}

Volume::~Volume() = default;

void Volume::enableFlows(const Station &station)
{
    if (simulation().flows())
        m_flows = std::make_unique<VolumeFlows>(clock(), station, [this] { speedChanged(); });
}

void Volume::noteFlow(const FlowNote &note, const FlowCounts &counts)
{
    const Request &each = note.flow.each;
    const std::uint64_t answered = counts.answered();
    m_received += counts.total();
    m_served += answered;
    m_dropped += counts.total() - answered;
    if (each.is(Request::Write)) {
        m_writesReceived += counts.total();
        m_writes += answered;
        m_bytesWritten += answered * bytesOf(each);
    } else {
        m_reads += answered;
        m_bytesRead += answered * bytesOf(each);
    }
    m_residence.add(answered, note.answer.time(), note.answer.variance);
    m_wait.add(answered, note.answer.wait, 0);
}

void Volume::describeLoad(MetricRegistry &metrics, const LevelOverTime &busy, const LevelOverTime &working, const LevelOverTime &waiting, const AverageOverTime *divided)
{
    metrics.watch(busy);
    metrics.watch(working);
    if (divided)
        metrics.watch(*divided);
    if (m_flows)
        m_flows->describe(metrics);
    metrics.measure(
        "utilization",
        [this, &busy, &working, divided](const Window &window) {
            const double available = window.integral(working);
            const double byFlows = m_flows ? window.integral(m_flows->busy()) : 0;
            const double ofParts = divided ? window.integral(*divided) : 0;
            if (ofParts > 0)
                return available > 0 ? std::min(1.0, ofParts / available) : 0;
            return available > 0 ? (window.integral(busy) + byFlows) / available : 0;
        },
        true);
    metrics.watch(waiting);
    metrics.measure(
        "queue_length",
        [this, &waiting](const Window &window) { return window.average(waiting) + (m_flows ? window.average(m_flows->waiting()) : 0); }, true);
}

void Volume::describeOperations(MetricRegistry &metrics)
{
    metrics.count("reads", m_reads);
    metrics.count("writes", m_writes);
    metrics.rate("iops", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.mean("wait_mean", m_wait);
    metrics.mean("residence_mean", m_residence, true);
    metrics.watch(m_bytesRead);
    metrics.watch(m_bytesWritten);
    metrics.measure("throughput_read", [this](const Window &window) { return window.count(m_bytesRead) / kBytesPerMib / window.seconds(); });
    metrics.measure("throughput_write", [this](const Window &window) { return window.count(m_bytesWritten) / kBytesPerMib / window.seconds(); });
    metrics.level("used", [this] { return static_cast<double>(usedBytes()) / kBytesPerGb; }, true);
    metrics.level("allocated", [this] { return static_cast<double>(allocatedBytes()) / kBytesPerGb; });
}

void Volume::removeWriteObserver(WriteObserver &observer)
{
    std::erase(m_writeObservers, &observer);
}

void Volume::noteArrival(RequestId operation)
{
    ++m_received;
    m_writesReceived += requests()[operation].is(Request::Write) ? 1 : 0;
    requests()[operation].arrived = now();
}

void Volume::conclude(RequestId operation)
{
    requests()[operation].step = 0;
    tellNext(operation);
}

/// The observers have the write one after the other; Request::step is how many have had it.
void Volume::tellNext(RequestId operation)
{
    if (requests()[operation].is(Request::Write)) {
        while (requests()[operation].step < m_writeObservers.size()) {
            WriteObserver *observer = m_writeObservers[requests()[operation].step++];
            ++m_kept;
            if (observer->written(*this, operation))
                return;
            --m_kept;
        }
    }
    const Request &request = requests()[operation];
    const std::uint32_t bytes = bytesOf(request);
    ++m_served;
    if (request.is(Request::Write)) {
        ++m_writes;
        m_bytesWritten += bytes;
    } else {
        ++m_reads;
        m_bytesRead += bytes;
    }
    m_residence.add(now() - request.arrived);
    end(operation, Outcome::Answered);
}

void Volume::copied(RequestId write, Outcome outcome)
{
    --m_kept;
    if (outcome == Outcome::Answered)
        tellNext(write);
    else
        drop(write, outcome);
}

void Volume::drop(RequestId operation, Outcome outcome)
{
    ++m_dropped;
    end(operation, outcome);
}

std::string Volume::inGb(std::int64_t bytes)
{
    return formatNumber(std::round(static_cast<double>(bytes) / kBytesPerGb * 10) / 10);
}

std::string Volume::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + m_kept + inside();
    if (known != m_received)
        return std::to_string(m_received) + " operations came and " + std::to_string(known) + " are accounted for";
    return {};
}

} // namespace nephoscope::sim
