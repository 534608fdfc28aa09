// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/processor.h"

#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/run/metric_registry.h"

#include <algorithm>

namespace nephoscope::sim {

Processor::Processor(Clock &clock, std::string_view name, int servers, Discipline discipline)
    : m_clock(clock)
    , m_station(clock, std::string(name), *this, {.servers = servers, .discipline = discipline})
    , m_discipline(discipline)
    , m_servers(servers)
    , m_available(0, clock.now())
{
}

Processor::~Processor() = default;

std::uint16_t Processor::addUser(Computing &user, AverageOverTime &busy)
{
    ++m_users;
    const std::uint16_t kind = m_station.addKind(busy);
    m_forWhom.resize(kind + 1u);
    m_forWhom[kind] = &user;
    return kind;
}

void Processor::removeUser(std::uint16_t kind)
{
    --m_users;
    lose(kind);
    m_station.stopCollecting(kind);
}

void Processor::compute(RequestId request, SimTime work, std::uint16_t kind, int lane)
{
    m_station.arrive(request, work, lane, kind);
    noteBusy();
}

void Processor::served(std::uint32_t job, SimTime waited)
{
    ++m_served;
    Computing *user = m_forWhom[m_station.servedKind()];
    noteBusy();
    user->computed(job, waited);
}

void Processor::lose()
{
    m_held.clear();
    std::vector<std::uint16_t> kinds;
    m_station.clear(m_held, &kinds);
    noteBusy();
    m_dropped += m_held.size();
    // By value: whoever loses a request may send another one here.
    const std::vector<std::uint32_t> held = m_held;
    for (std::size_t i = 0; i < held.size(); ++i)
        m_forWhom[kinds[i]]->computingLost(held[i]);
}

void Processor::lose(std::uint16_t kind)
{
    m_held.clear();
    m_station.clearKind(kind, m_held);
    m_dropped += m_held.size();
    noteBusy();
}

void Processor::noteBusy()
{
    const std::int64_t busy = m_station.busy();
    if (busy == m_busyTold)
        return;
    const std::int64_t change = busy - m_busyTold;
    m_busyTold = busy;
    if (m_share < 1)
        m_stolen.set((static_cast<double>(busy) + m_flowBusy) * (1 - m_share), m_clock.now());
    if (m_listener)
        m_listener->busyChanged(change);
}

void Processor::setServers(int servers)
{
    m_servers = servers;
    m_station.setServers(servers);
    if (m_available.level() != 0)
        m_available.set(servers, m_clock.now());
    noteBusy();
}

void Processor::setDiscipline(Discipline discipline)
{
    m_discipline = discipline;
    applyLanes();
}

bool Processor::reserve(const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends)
{
    const bool isThere = m_lanes.reserve(owner, tenant, part, borrows, lends);
    if (isThere)
        applyLanes();
    return isThere;
}

void Processor::release(const void *owner)
{
    m_lanes.release(owner);
    applyLanes();
}

void Processor::applyLanes()
{
    if (m_lanes.isEmpty()) {
        m_station.setDiscipline(m_discipline);
        return;
    }
    m_station.setDiscipline(Discipline::Divided);
    m_station.setShares(m_lanes.shares(), m_discipline == Discipline::Sharing);
    noteBusy();
}

void Processor::setAvailable(bool isAvailable)
{
    m_available.set(isAvailable ? m_servers : 0, m_clock.now());
}

void Processor::setNominalSpeed(double speed)
{
    m_nominalSpeed = speed;
    applySpeed();
}

void Processor::setShare(double share)
{
    if (share == m_share)
        return;
    m_share = share;
    m_stolen.set((static_cast<double>(m_busyTold) + m_flowBusy) * (1 - m_share), m_clock.now());
    applySpeed();
}

void Processor::setSlowness(double factor)
{
    m_slowness = factor;
    applySpeed();
}

void Processor::setHung(bool isHung)
{
    m_isHung = isHung;
    m_station.setHung(m_isHung || m_isPaused);
}

void Processor::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    m_station.setHung(m_isHung || m_isPaused);
}

void Processor::applySpeed()
{
    m_station.setSpeed(m_nominalSpeed * m_share / m_slowness * m_flowFactor);
}

void Processor::describe(MetricRegistry &metrics)
{
    metrics.watch(m_station.busyOverTime());
    metrics.watch(m_available);
    metrics.watch(m_station.usedOverTime());
    if (m_flows)
        m_flows->describe(metrics);
    metrics.measure(
        "utilization",
        [this](const Window &window) {
            const double possible = window.integral(m_available);
            // Of a divided one only parts of cores are busy.
            if (m_station.discipline() == Discipline::Divided)
                return std::min(1.0, window.average(m_station.usedOverTime()));
            const double byFlows = m_flows ? window.integral(m_flows->busy()) : 0;
            return possible > 0 ? std::min(1.0, (window.integral(m_station.busyOverTime()) + byFlows) / possible) : 0;
        },
        true);
    if (m_flows) {
        metrics.watch(m_station.waitingOverTime());
        metrics.measure(
            "queue_length",
            [this](const Window &window) { return window.average(m_station.waitingOverTime()) + window.average(m_flows->waiting()); }, true);
    } else {
        metrics.average("queue_length", m_station.waitingOverTime(), true);
    }
    metrics.mean("wait_mean", m_station.waits());
    metrics.mean("service_mean", m_station.services());
    metrics.measure("residence_mean", [this](const Window &window) {
        const DurationTally service = window.tally(m_station.services());
        return service.count > 0 ? service.mean() + window.tally(m_station.waits()).mean() : kNothing;
    });
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
}

std::string Processor::unbalanced() const
{
    // A job's time is rounded up to whole nanoseconds, so that only the rounding of doubles is left.
    if (m_station.workDone() <= m_station.workPossible() * (1 + 1e-9) + 1)
        return {};
    return "it did more work than its capacity allows";
}

} // namespace nephoscope::sim
