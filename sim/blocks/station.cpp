// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/station.h"
#include "sim/blocks/whole_time.h"

#include <algorithm>

namespace nephoscope::sim {

Station::Station(Clock &clock, std::string name, StationListener &listener, const Settings &settings)
    : m_clock(clock), m_listener(listener), m_discipline(settings.discipline), m_servers(settings.servers), m_limit(settings.limit),
      m_speed(settings.speed), m_available(settings.servers, clock.now()), m_capacity(0, clock.now()), m_name(std::move(name))
{
    assert(settings.servers >= 0 && settings.speed >= 0);
    m_inStation = LevelOverTime(0, clock.now());
    m_busy = LevelOverTime(0, clock.now());
    m_waiting = LevelOverTime(0, clock.now());
    m_kinds.emplace_back();
    makeQueues();
    changeRates();
}

void Station::makeQueues()
{
    m_queues.resize(m_discipline == Discipline::Priority || m_discipline == Discipline::Divided ? kPriorities : 1);
}

std::uint16_t Station::addKind(AverageOverTime &busy)
{
    assert(m_kinds.size() < 0xffff);
    m_kinds.push_back({0, &busy});
    return static_cast<std::uint16_t>(m_kinds.size() - 1);
}

void Station::stopCollecting(std::uint16_t kind)
{
    if (m_kinds[kind].busy)
        m_kinds[kind].busy->set(0, m_clock.now());
    m_kinds[kind].busy = nullptr;
}

/// One job more or fewer of a kind is in service.
void Station::countKind(std::uint16_t kind, int change)
{
    m_kinds[kind].jobs += change;
    const SimTime now = m_clock.now();
    if (m_discipline != Discipline::Sharing) [[likely]] {
        if (m_kinds[kind].busy)
            m_kinds[kind].busy->set(m_kinds[kind].jobs, now);
        return;
    }
    if (m_discipline == Discipline::Divided)
        return; // by shareOut, which knows how much of a server each one has
    // All of them share the servers in proportion.
    const double jobs = static_cast<double>(m_shared.size());
    const double each = jobs > m_servers ? m_servers / jobs : 1.0;
    for (Kind &other : m_kinds) {
        if (other.busy)
            other.busy->set(each * other.jobs, now);
    }
}

bool Station::arrive(std::uint32_t job, SimTime work, int priority, std::uint16_t kind)
{
    assert(work >= 0 && priority >= 0 && priority < kPriorities && kind < m_kinds.size());
    if (m_limit != 0 && (m_discipline == Discipline::Divided ? countOf(priority) : count()) >= m_limit)
        return false;
    take({work, m_clock.now(), job, kind}, priority);
    return true;
}

void Station::take(const Waiting &job, int priority)
{
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        const double work = static_cast<double>(job.work);
        m_shared.push_back({m_attained + work, work, job.arrived, m_order++, job.job, job.kind});
        std::push_heap(m_shared.begin(), m_shared.end());
        countKind(job.kind, 1);
        note();
        scheduleShared();
        return;
    }
    if (hasServer(priority)) {
        begin(job, priority);
    } else {
        m_queues[m_discipline == Discipline::Fcfs ? 0 : priority].pushBack(job);
        ++m_queueCount;
    }
    note();
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

bool Station::hasServer(int jobClass) const
{
    if (m_discipline != Discipline::Divided) [[likely]]
        return m_inService < m_servers;
    return m_isSharedWithin || classOf(jobClass).jobs < m_servers;
}

void Station::schedule(std::size_t place)
{
    Place &p = m_places[place];
    const double rate = rateOf(p);
    p.event = rate > 0 ? m_clock.after(roundedUp(p.left / rate), EventClass::Departure, *this, 0, place) : EventId::None;
}

void Station::begin(const Waiting &job, int jobClass)
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
    p.job = job.job;
    p.kind = job.kind;
    p.left = static_cast<double>(job.work);
    p.arrived = job.arrived;
    p.since = m_clock.now();
    p.begun = p.since;
    p.isTaken = true;
    countKind(p.kind, 1);
    if (m_discipline == Discipline::Divided) {
        p.jobClass = static_cast<std::uint8_t>(jobClass);
        ++classOf(jobClass).jobs;
        shareOut();
        return;
    }
    p.event = m_rate > 0 ? m_clock.after(roundedUp(p.left * m_perRate), EventClass::Departure, *this, 0, place) : EventId::None;
}

bool Station::beginNext()
{
    if (m_discipline == Discipline::Divided) [[unlikely]]
        return beginNextOfClass();
    if (m_queueCount == 0 || m_inService >= m_servers)
        return false;
    int level = m_discipline == Discipline::Priority ? kPriorities - 1 : 0;
    while (m_queues[level].isEmpty())
        --level;
    --m_queueCount;
    begin(m_queues[level].popFront());
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
    const SimTime waited = p.begun - p.arrived;
    m_waits.add(waited);
    m_services.add(m_clock.now() - p.begun);
    m_workOfGone += p.left;
    p.isTaken = false;
    countKind(p.kind, -1);
    m_freePlaces.push_back(place);
    --m_inService;
    ++m_served;
    const std::uint16_t kind = p.kind;
    if (m_discipline == Discipline::Divided) [[unlikely]]
        --classOf(p.jobClass).jobs;
    if (m_inService >= m_servers || m_discipline == Discipline::Divided) [[unlikely]]
        changeRates(); // more jobs than servers since some were taken away: fewer share now
    else
        beginNext();
    note();
    m_servedKind = kind;
    m_listener.served(job, waited);
}

/// Books what was done in each place up to now, and takes the events back.
void Station::settle()
{
    const SimTime now = m_clock.now();
    for (Place &p : m_places) {
        if (!p.isTaken)
            continue;
        const double done = std::min(p.left, static_cast<double>(now - p.since) * rateOf(p));
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
        countKind(0, 0);
        scheduleShared();
        note();
        return;
    }
    if (m_discipline == Discipline::Divided) {
        shareOut();
        while (beginNextOfClass()) {
        }
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

void Station::setDiscipline(Discipline discipline)
{
    if (discipline == m_discipline)
        return;
    struct Left {
        Waiting job;
        int priority = 0;
    };
    std::vector<Left> inside;
    const auto left = [](double work) { return static_cast<SimTime>(std::max(0.0, work) + 0.5); };
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        for (const Shared &s : m_shared)
            inside.push_back({{left(s.finish - m_attained), s.arrived, s.job, s.kind}});
    } else {
        settle();
        for (const Place &p : m_places) {
            if (p.isTaken)
                inside.push_back({{left(p.left), p.arrived, p.job, p.kind}, p.jobClass});
        }
        for (std::size_t priority = 0; priority < m_queues.size(); ++priority) {
            for (std::size_t i = 0; i < m_queues[priority].count(); ++i)
                inside.push_back({m_queues[priority][i], static_cast<int>(priority)});
        }
    }
    std::stable_sort(inside.begin(), inside.end(), [](const Left &a, const Left &b) { return a.job.arrived < b.job.arrived; });
    std::vector<std::uint32_t> gone;
    clear(gone);
    m_clock.cancel(m_sharedEvent);
    m_discipline = discipline;
    makeQueues();
    changeRates();
    for (const Left &l : inside)
        take(l.job, l.priority);
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

double Station::workDone() const
{
    const SimTime now = m_clock.now();
    double done = m_workOfGone;
    for (const Place &p : m_places) {
        if (p.isTaken)
            done += std::min(p.left, static_cast<double>(now - p.since) * rateOf(p));
    }
    const double attained = m_attained + static_cast<double>(now - m_attainedAt) * m_sharedRate;
    for (const Shared &s : m_shared)
        done += s.work - std::max(0.0, s.finish - attained);
    return done;
}

} // namespace nephoscope::sim
