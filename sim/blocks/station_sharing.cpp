// SPDX-License-Identifier: GPL-3.0-or-later
// How a station divides its capacity: among all jobs that are there, or among classes of them.
#include "sim/blocks/station.h"
#include "sim/blocks/whole_time.h"

#include <algorithm>

namespace nephoscope::sim {

void Station::setShares(std::vector<Share> shares, bool isSharedWithin)
{
    assert(m_discipline == Discipline::Divided && !shares.empty() && shares.size() <= kPriorities);
    settle();
    m_shares = std::move(shares);
    m_isSharedWithin = isSharedWithin;
    for (Place &p : m_places) {
        if (p.isTaken && p.jobClass >= m_shares.size()) {
            --classOf(p.jobClass).jobs;
            ++classOf(0).jobs;
            p.jobClass = 0;
        }
    }
    for (std::size_t jobClass = m_shares.size(); jobClass < kPriorities; ++jobClass) {
        while (!m_queues[jobClass].isEmpty())
            m_queues[0].pushBack(m_queues[jobClass].popFront());
    }
    changeRates();
}

/// Divided: settles, divides the capacity among the classes that have something to do, and goes on.
void Station::shareOut()
{
    settle();
    const SimTime now = m_clock.now();
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        m_shares[i].wants = m_servers > 0 ? std::min(1.0, static_cast<double>(classOf(static_cast<int>(i)).jobs) / m_servers) : 0;
    divide(m_shares);
    double used = 0;
    for (std::size_t i = 0; i < kPriorities; ++i) {
        const Share share = i < m_shares.size() ? m_shares[i] : Share{};
        Class &jobClass = classOf(static_cast<int>(i));
        jobClass.rate = jobClass.jobs > 0 ? serverRate() * share.gets * m_servers / jobClass.jobs : 0;
        jobClass.used.set(share.gets, now);
        jobClass.lent.set(share.lent, now);
        jobClass.borrowed.set(std::max(0.0, share.gets - share.part), now);
        used += share.gets;
    }
    m_used.set(used, now);
    for (Kind &kind : m_kinds) {
        if (!kind.busy)
            continue;
        double working = 0;
        for (const Place &p : m_places) {
            if (p.isTaken && &m_kinds[p.kind] == &kind)
                working += m_shares[p.jobClass].gets * m_servers / classOf(p.jobClass).jobs;
        }
        kind.busy->set(working, now);
    }
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        if (m_places[place].isTaken)
            schedule(place);
    }
}

bool Station::beginNextOfClass()
{
    for (int jobClass = 0; jobClass < kPriorities; ++jobClass) {
        if (!m_queues[jobClass].isEmpty() && hasServer(jobClass)) {
            --m_queueCount;
            begin(m_queues[jobClass].popFront(), jobClass);
            return true;
        }
    }
    return false;
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
    m_waits.add(0);
    m_services.add(m_clock.now() - done.arrived);
    countKind(done.kind, -1);
    ++m_served;
    if (m_shared.empty()) {
        m_attained = 0;
        m_order = 0;
    }
    note();
    scheduleShared();
    m_servedKind = done.kind;
    m_listener.served(done.job, 0);
}

} // namespace nephoscope::sim
