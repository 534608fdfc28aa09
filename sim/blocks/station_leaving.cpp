// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a station without having been served.
#include "sim/blocks/station.h"

#include <algorithm>

namespace nephoscope::sim {

bool Station::remove(std::uint32_t job)
{
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        const auto it = std::find_if(m_shared.begin(), m_shared.end(), [job](const Shared &s) { return s.job == job; });
        if (it == m_shared.end())
            return false;
        m_workOfGone += it->work - std::max(0.0, it->finish - m_attained);
        const std::uint16_t kind = it->kind;
        m_shared.erase(it);
        countKind(kind, -1);
        std::make_heap(m_shared.begin(), m_shared.end());
        note();
        scheduleShared();
        return true;
    }
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        Place &p = m_places[place];
        if (!p.isTaken || p.job != job)
            continue;
        m_workOfGone += std::min(p.left, static_cast<double>(m_clock.now() - p.since) * rateOf(p));
        m_clock.cancel(p.event);
        p.isTaken = false;
        if (m_discipline == Discipline::Divided)
            --classOf(p.jobClass).jobs;
        countKind(p.kind, -1);
        m_freePlaces.push_back(static_cast<std::uint32_t>(place));
        --m_inService;
        if (m_inService >= m_servers || m_discipline == Discipline::Divided)
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

void Station::clear(std::vector<std::uint32_t> &held, std::vector<std::uint16_t> *kinds)
{
    const auto hand = [&](std::uint32_t job, std::uint16_t kind) {
        held.push_back(job);
        if (kinds)
            kinds->push_back(kind);
    };
    if (m_discipline == Discipline::Sharing) {
        settleShared();
        std::sort(m_shared.begin(), m_shared.end(), [](const Shared &a, const Shared &b) { return a.order < b.order; });
        for (const Shared &s : m_shared) {
            m_workOfGone += s.work - std::max(0.0, s.finish - m_attained);
            hand(s.job, s.kind);
        }
        m_shared.clear();
        for (Kind &kind : m_kinds)
            kind.jobs = 0;
        countKind(0, 0);
        scheduleShared();
        note();
        return;
    }
    settle();
    for (Place &p : m_places) {
        if (p.isTaken) {
            hand(p.job, p.kind);
            countKind(p.kind, -1);
        }
        p.isTaken = false;
        p.jobClass = 0;
    }
    for (int jobClass = 0; m_classes && jobClass < kPriorities; ++jobClass)
        classOf(jobClass).jobs = 0;
    m_freePlaces.clear();
    for (std::size_t place = m_places.size(); place > 0; --place)
        m_freePlaces.push_back(static_cast<std::uint32_t>(place - 1));
    m_inService = 0;
    for (std::size_t level = m_queues.size(); level-- > 0;) {
        Ring<Waiting> &queue = m_queues[level];
        for (std::size_t i = 0; i < queue.count(); ++i)
            hand(queue[i].job, queue[i].kind);
        queue.clear();
    }
    m_queueCount = 0;
    changeRates();
}

void Station::clearKind(std::uint16_t kind, std::vector<std::uint32_t> &held)
{
    const std::size_t first = held.size();
    for (const Place &p : m_places) {
        if (p.isTaken && p.kind == kind)
            held.push_back(p.job);
    }
    for (const Shared &s : m_shared) {
        if (s.kind == kind)
            held.push_back(s.job);
    }
    const std::size_t inService = held.size();
    // Those that wait go first, so that none of them is begun when those in service leave.
    for (std::size_t level = m_queues.size(); level-- > 0;) {
        Ring<Waiting> kept;
        for (std::size_t i = 0; i < m_queues[level].count(); ++i) {
            if (m_queues[level][i].kind == kind)
                held.push_back(m_queues[level][i].job);
            else
                kept.pushBack(m_queues[level][i]);
        }
        m_queues[level] = std::move(kept);
    }
    m_queueCount -= static_cast<int>(held.size() - inService);
    for (std::size_t i = first; i < inService; ++i)
        remove(held[i]);
    note();
}

} // namespace nephoscope::sim
