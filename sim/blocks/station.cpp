// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/station.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

/// Whole ns that are enough for `ns`; what is less than a thousandth above a whole number is rounding of doubles.
SimTime roundedUp(double ns)
{
    if (ns >= static_cast<double>(kHorizon))
        return kHorizon;
    const SimTime whole = static_cast<SimTime>(ns);
    return whole + (ns - static_cast<double>(whole) > 1e-3 ? 1 : 0);
}

} // namespace

Station::Station(Clock &clock, std::string name, StationListener &listener, const Settings &settings)
    : m_clock(clock), m_listener(listener), m_discipline(settings.discipline), m_servers(settings.servers), m_limit(settings.limit),
      m_speed(settings.speed), m_available(settings.servers, clock.now()), m_capacity(0, clock.now()), m_name(std::move(name))
{
    assert(settings.servers >= 0 && settings.speed >= 0);
    m_inStation = LevelOverTime(0, clock.now());
    m_busy = LevelOverTime(0, clock.now());
    m_waiting = LevelOverTime(0, clock.now());
    changeRates();
}

bool Station::arrive(std::uint32_t job, SimTime work, int priority)
{
    assert(work >= 0 && priority >= 0 && priority < kPriorities);
    if (m_limit != 0 && count() >= m_limit)
        return false;
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        m_shared.push_back({m_attained + static_cast<double>(work), static_cast<double>(work), m_order++, job});
        std::push_heap(m_shared.begin(), m_shared.end());
        note();
        scheduleShared();
        return true;
    }
    if (m_inService < m_servers) {
        begin(job, work);
    } else {
        m_queues[m_discipline == Discipline::Priority ? priority : 0].pushBack({work, job});
        ++m_queueCount;
    }
    note();
    return true;
}

/// Brings the levels up to date with what the station holds.
void Station::note()
{
    const SimTime now = m_clock.now();
    if (m_discipline == Discipline::Sharing) {
        const std::int64_t jobs = static_cast<std::int64_t>(m_shared.size());
        m_inStation.set(jobs, now);
        m_busy.set(std::min<std::int64_t>(jobs, m_servers), now);
        return;
    }
    m_inStation.set(m_inService + m_queueCount, now);
    const std::int64_t busy = std::min(m_inService, m_servers);
    if (busy != m_busy.level())
        m_busy.set(busy, now);
    if (m_queueCount != m_waiting.level())
        m_waiting.set(m_queueCount, now);
}

void Station::begin(std::uint32_t job, SimTime work)
{
    std::uint32_t place;
    if (m_freePlaces.empty()) {
        place = static_cast<std::uint32_t>(m_places.size());
        m_places.emplace_back();
        m_freePlaces.reserve(m_places.capacity());
    } else {
        place = m_freePlaces.back();
        m_freePlaces.pop_back();
    }
    ++m_inService;
    Place &p = m_places[place];
    p.job = job;
    p.left = static_cast<double>(work);
    p.since = m_clock.now();
    p.isTaken = true;
    p.event = m_rate > 0 ? m_clock.after(roundedUp(p.left * m_perRate), EventClass::Departure, *this, 0, place) : EventId::None;
}

bool Station::beginNext()
{
    if (m_queueCount == 0 || m_inService >= m_servers)
        return false;
    int level = m_discipline == Discipline::Priority ? kPriorities - 1 : 0;
    while (m_queues[level].isEmpty())
        --level;
    const Waiting next = m_queues[level].popFront();
    --m_queueCount;
    begin(next.job, next.work);
    return true;
}

void Station::handle(std::uint32_t, std::uint64_t argument)
{
    if (m_discipline == Discipline::Sharing)
        departShared();
    else
        depart(static_cast<std::uint32_t>(argument));
}

void Station::depart(std::uint32_t place)
{
    Place &p = m_places[place];
    const std::uint32_t job = p.job;
    m_workOfGone += p.left;
    p.isTaken = false;
    m_freePlaces.push_back(place);
    --m_inService;
    ++m_served;
    if (m_inService >= m_servers) [[unlikely]]
        changeRates(); // more jobs than servers since some were taken away: fewer share now
    else
        beginNext();
    note();
    m_listener.served(job);
}

/// Books what was done in each place up to now, and takes the events back.
void Station::settle()
{
    const SimTime now = m_clock.now();
    for (Place &p : m_places) {
        if (!p.isTaken)
            continue;
        const double done = std::min(p.left, static_cast<double>(now - p.since) * m_rate);
        m_workOfGone += done;
        p.left -= done;
        p.since = now;
        m_clock.cancel(p.event);
    }
}

/// For whenever servers, speed or their sharing change: settles at the old rates and goes on at the new ones.
void Station::changeRates()
{
    const SimTime now = m_clock.now();
    m_capacity.set(serverRate() * m_servers, now);
    m_available.set(m_servers, now);
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        scheduleShared();
        note();
        return;
    }
    settle();
    m_rate = serverRate();
    if (m_inService > m_servers)
        m_rate *= static_cast<double>(m_servers) / m_inService;
    m_perRate = m_rate > 0 ? 1 / m_rate : 0;
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        Place &p = m_places[place];
        if (p.isTaken && m_rate > 0)
            p.event = m_clock.after(roundedUp(p.left * m_perRate), EventClass::Departure, *this, 0, place);
    }
    while (beginNext()) {
    }
    note();
}

void Station::setSpeed(double speed)
{
    assert(speed >= 0);
    if (speed == m_speed)
        return;
    m_speed = speed;
    changeRates();
}

void Station::setServers(int servers)
{
    assert(servers >= 0);
    if (servers == m_servers)
        return;
    m_servers = servers;
    changeRates();
}

void Station::setHung(bool isHung)
{
    if (isHung == m_isHung)
        return;
    m_isHung = isHung;
    changeRates();
}

void Station::setSlowdown(double factor)
{
    assert(factor >= 1);
    if (factor == m_slowdown)
        return;
    m_slowdown = factor;
    changeRates();
}

bool Station::remove(std::uint32_t job)
{
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        const auto it = std::find_if(m_shared.begin(), m_shared.end(), [job](const Shared &s) { return s.job == job; });
        if (it == m_shared.end())
            return false;
        m_workOfGone += it->work - std::max(0.0, it->finish - m_attained);
        m_shared.erase(it);
        std::make_heap(m_shared.begin(), m_shared.end());
        note();
        scheduleShared();
        return true;
    }
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        Place &p = m_places[place];
        if (!p.isTaken || p.job != job)
            continue;
        m_workOfGone += std::min(p.left, static_cast<double>(m_clock.now() - p.since) * m_rate);
        m_clock.cancel(p.event);
        p.isTaken = false;
        m_freePlaces.push_back(static_cast<std::uint32_t>(place));
        --m_inService;
        if (m_inService >= m_servers)
            changeRates();
        else
            beginNext();
        note();
        return true;
    }
    for (Ring<Waiting> &queue : m_queues) {
        for (std::size_t i = 0; i < queue.count(); ++i) {
            if (queue[i].job != job)
                continue;
            queue.removeAt(i);
            --m_queueCount;
            note();
            return true;
        }
    }
    return false;
}

void Station::clear(std::vector<std::uint32_t> &held)
{
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        std::sort(m_shared.begin(), m_shared.end(), [](const Shared &a, const Shared &b) { return a.order < b.order; });
        for (const Shared &s : m_shared) {
            m_workOfGone += s.work - std::max(0.0, s.finish - m_attained);
            held.push_back(s.job);
        }
        m_shared.clear();
        scheduleShared();
        note();
        return;
    }
    settle();
    for (Place &p : m_places) {
        if (p.isTaken)
            held.push_back(p.job);
        p.isTaken = false;
    }
    m_freePlaces.clear();
    for (std::size_t place = m_places.size(); place > 0; --place)
        m_freePlaces.push_back(static_cast<std::uint32_t>(place - 1));
    m_inService = 0;
    for (int level = kPriorities - 1; level >= 0; --level) {
        Ring<Waiting> &queue = m_queues[level];
        for (std::size_t i = 0; i < queue.count(); ++i)
            held.push_back(queue[i].job);
        queue.clear();
    }
    m_queueCount = 0;
    changeRates();
}

double Station::workDone() const
{
    const SimTime now = m_clock.now();
    double done = m_workOfGone;
    for (const Place &p : m_places) {
        if (p.isTaken)
            done += std::min(p.left, static_cast<double>(now - p.since) * m_rate);
    }
    const double attained = m_attained + static_cast<double>(now - m_attainedAt) * m_sharedRate;
    for (const Shared &s : m_shared)
        done += s.work - std::max(0.0, s.finish - attained);
    return done;
}

void Station::settleShared()
{
    const SimTime now = m_clock.now();
    m_attained += static_cast<double>(now - m_attainedAt) * m_sharedRate;
    m_attainedAt = now;
    // Each time it is empty the count starts again, so that it stays small and keeps its precision.
    if (m_shared.empty()) {
        m_attained = 0;
        m_order = 0;
    }
}

/// \pre settled
void Station::scheduleShared()
{
    m_clock.cancel(m_sharedEvent);
    m_sharedRate = 0;
    if (m_shared.empty())
        return;
    const double jobs = static_cast<double>(m_shared.size());
    m_sharedRate = serverRate() * (jobs > m_servers ? m_servers / jobs : 1.0);
    if (m_sharedRate <= 0)
        return;
    const double left = std::max(0.0, m_shared.front().finish - m_attained);
    m_sharedEvent = m_clock.after(roundedUp(left / m_sharedRate), EventClass::Departure, *this);
}

void Station::departShared()
{
    settleShared();
    std::pop_heap(m_shared.begin(), m_shared.end());
    const Shared done = m_shared.back();
    m_shared.pop_back();
    m_workOfGone += done.work;
    ++m_served;
    if (m_shared.empty()) {
        m_attained = 0;
        m_order = 0;
    }
    note();
    scheduleShared();
    m_listener.served(done.job);
}

} // namespace nephoscope::sim
