// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/fair_queue.h"

#include <algorithm>
#include <cassert>

namespace nephoscope::sim {

void FairQueue::configure(Sharing sharing, std::uint32_t places, std::uint32_t parties)
{
    m_sharing = sharing;
    m_places = places;
    m_parties = parties;
}

std::uint32_t FairQueue::partyOf(std::uint32_t key)
{
    for (std::uint32_t party = 0; party < m_known.size(); ++party) {
        if (m_known[party].key == key)
            return party;
    }
    m_known.emplace_back().key = key;
    return static_cast<std::uint32_t>(m_known.size() - 1);
}

std::uint32_t FairQueue::parties() const
{
    return m_parties > 0 ? m_parties : std::max(1u, static_cast<std::uint32_t>(m_known.size()));
}

bool FairQueue::hasPlace(const Party &party) const
{
    if (m_places == 0)
        return true;
    if (m_sharing == Sharing::Reserved && party.inService >= std::max(1u, m_places / parties()))
        return false;
    return m_inService < m_places || (m_sharing == Sharing::Reserved && m_places < parties());
}

bool FairQueue::mayBegin(std::uint32_t party) const
{
    const bool isFirst = m_sharing == Sharing::Together ? m_waiting == 0 : m_known[party].queue.isEmpty();
    return isFirst && hasPlace(m_known[party]);
}

void FairQueue::wait(std::uint32_t party, std::uint32_t job)
{
    m_known[party].queue.pushBack({m_order++, job});
    ++m_waiting;
}

void FairQueue::begun(std::uint32_t party)
{
    ++m_known[party].inService;
    m_known[party].lastTurn = ++m_turns;
    ++m_inService;
}

void FairQueue::ended(std::uint32_t party)
{
    assert(m_known[party].inService > 0);
    --m_known[party].inService;
    --m_inService;
}

bool FairQueue::goesBefore(const Party &party, const Party &other) const
{
    if (m_sharing != Sharing::Together) {
        if (party.inService != other.inService)
            return party.inService < other.inService;
        if (party.lastTurn != other.lastTurn)
            return party.lastTurn < other.lastTurn;
    }
    return party.queue[0].order < other.queue[0].order;
}

std::optional<std::uint32_t> FairQueue::next()
{
    Party *best = nullptr;
    for (Party &party : m_known) {
        if (party.queue.isEmpty() || !hasPlace(party))
            continue;
        if (!best || goesBefore(party, *best))
            best = &party;
    }
    if (!best)
        return std::nullopt;
    --m_waiting;
    return best->queue.popFront().job;
}

void FairQueue::forget()
{
    for (Party &party : m_known)
        party.inService = 0;
    m_inService = 0;
}

void FairQueue::dropWaiting()
{
    for (Party &party : m_known)
        party.queue.clear();
    m_waiting = 0;
}

} // namespace nephoscope::sim
