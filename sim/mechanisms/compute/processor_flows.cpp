// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/processor_flows.h"

#include "sim/mechanisms/compute/processor.h"
#include "sim/run/metric_registry.h"

#include <algorithm>

namespace nephoscope::sim {

void ProcessorFlows::beginFlows()
{
    m_station.begin();
    m_limits.clear();
}

void ProcessorFlows::offerLimit(const void *owner, std::int64_t limit)
{
    if (std::ranges::find(m_limits, owner, &std::pair<const void *, std::int64_t>::first) == m_limits.end())
        m_limits.emplace_back(owner, limit);
}

bool ProcessorFlows::advanceFlows(double seconds)
{
    const SimTime now = m_clock.now();
    const int cores = m_processor.m_available.level() > 0 ? m_processor.servers() : 0;
    const bool isStopped = m_processor.m_isHung || m_processor.m_isPaused;
    const double speed = isStopped ? 0 : m_processor.m_nominalSpeed * m_processor.m_share / m_processor.m_slowness;
    // What single requests took of it in the interval that is over they will take in this one.
    const double done = m_processor.m_station.workDone() / 1e9;
    const double passed = toSeconds(now - m_workedAt);
    if (passed > 0) {
        m_own = cores > 0 && speed > 0 ? std::clamp((done - m_workDone) / (passed * cores * speed), 0.0, 1.0) : 0;
        m_workDone = done;
        m_workedAt = now;
    }
    std::int64_t limit = 0;
    for (const auto &[owner, rooms] : m_limits)
        limit += rooms;
    if (std::ranges::any_of(m_limits, [](const auto &known) { return known.second == 0; }))
        limit = 0;
    const FlowStation::Capacity capacity{cores, speed * (1 - m_own), m_processor.m_discipline, limit};
    const bool isSteady = m_station.advance(seconds, capacity);
    if (isSteady)
        return true;
    m_busy.set(m_station.busy(), now);
    m_waiting.set(m_station.waiting(), now);
    const double alone = m_station.serviceTime(m_station.meanWork());
    const double factor = m_station.wait() > 0 && alone < FlowStation::kForever ? alone / (alone + m_station.wait()) : 1;
    m_processor.setFlowBusy(m_station.busy(), factor);
    return false;
}

void ProcessorFlows::lose()
{
    m_station.clear();
    m_busy.set(0, m_clock.now());
    m_waiting.set(0, m_clock.now());
    m_processor.setFlowBusy(0, 1);
}

void ProcessorFlows::describe(MetricRegistry &metrics)
{
    metrics.watch(m_busy);
    metrics.watch(m_waiting);
}

void Processor::enableFlows()
{
    m_flows = std::make_unique<ProcessorFlows>(m_clock, *this);
}

void Processor::setFlowBusy(double cores, double factor)
{
    const double change = cores - m_flowBusy;
    m_flowBusy = cores;
    if (factor != m_flowFactor) {
        m_flowFactor = factor;
        applySpeed();
    }
    if (change == 0)
        return;
    if (m_share < 1)
        m_stolen.set((static_cast<double>(m_busyTold) + m_flowBusy) * (1 - m_share), m_clock.now());
    if (m_listener)
        m_listener->flowBusyChanged(change);
}

void Processor::noteFlow(std::uint64_t served, std::uint64_t dropped, double work, double squaredCv)
{
    const FlowStation &station = m_flows->station();
    const double service = station.serviceTime(work);
    m_served += served;
    m_dropped += dropped;
    // Under sharing nobody waits: everything takes longer.
    if (m_discipline == Discipline::Sharing)
        m_station.noteServed(served, 0, 0, service + station.waitOf(work), station.residenceVariance(work, squaredCv));
    else
        m_station.noteServed(served, station.wait(), station.waitVariance(), service, service * service * squaredCv);
}

} // namespace nephoscope::sim
