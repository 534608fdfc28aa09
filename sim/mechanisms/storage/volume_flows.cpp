// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/volume_flows.h"

#include "sim/run/metric_registry.h"

#include <algorithm>

namespace nephoscope::sim {

VolumeFlows::VolumeFlows(Clock &clock, const Station &station, std::function<void()> slowedDown)
    : m_clock(clock)
    , m_singles(station)
    , m_slowedDown(std::move(slowedDown))
{
}

FlowAnswer VolumeFlows::operate(const Flow &flow, FlowRound &round, double work, double squaredCv, double latency)
{
    round.enter(*this);
    if (round.isOffering())
        m_station.offer(flow.rate, work, squaredCv, flow.arrivalCv2);
    FlowAnswer answer;
    answer.shares[0] = 1 - m_station.loss();
    answer.shares[static_cast<std::size_t>(Outcome::Rejected)] = m_station.loss();
    answer.fixed = latency;
    answer.wait = m_station.wait();
    answer.mean = m_station.serviceTime(work) + answer.wait;
    answer.variance = m_station.residenceVariance(work, squaredCv);
    answer.responseSize = flow.each.responseSize;
    return answer;
}

bool VolumeFlows::advanceFlows(double seconds)
{
    const SimTime now = m_clock.now();
    // What single operations took of its time in the interval that is over they will take in this one.
    const double done = m_singles.workDone() / 1e9;
    const double passed = toSeconds(now - m_workedAt);
    if (passed > 0) {
        m_own = m_speed > 0 ? std::clamp((done - m_workDone) / (passed * m_speed), 0.0, 1.0) : 0;
        m_workDone = done;
        m_workedAt = now;
    }
    if (m_station.advance(seconds, {.servers = 1, .speed = m_speed * (1 - m_own), .limit = m_singles.limit()}))
        return true;
    m_busy.set(m_station.busy(), now);
    m_waiting.set(m_station.waiting(), now);
    const double alone = m_station.serviceTime(m_station.meanWork());
    setFactor(m_station.wait() > 0 && alone > 0 && alone < FlowStation::kForever ? (alone + m_station.wait()) / alone : 1);
    return false;
}

void VolumeFlows::setFactor(double factor)
{
    if (factor == m_factor)
        return;
    m_factor = factor;
    m_slowedDown();
}

void VolumeFlows::lose()
{
    m_station.clear();
    m_busy.set(0, m_clock.now());
    m_waiting.set(0, m_clock.now());
    setFactor(1);
}

void VolumeFlows::describe(MetricRegistry &metrics) const
{
    metrics.watch(m_busy);
    metrics.watch(m_waiting);
}

} // namespace nephoscope::sim
