// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/event_queue.h"

#include <functional>

namespace nephoscope::sim {

EventQueue::EventQueue() : m_entries(64)
{
    growSlots();
}

void EventQueue::growSlots()
{
    const std::size_t before = m_slots.size();
    const std::size_t after = std::min<std::size_t>(before == 0 ? 64 : before * 2, kMaximumSlots);
    assert(after > before);
    m_slots.resize(after);
    m_free.reserve(after);
    for (std::size_t slot = after; slot > before; --slot)
        m_free.push_back(static_cast<std::uint32_t>(slot - 1));
}

void EventQueue::becomeHeap()
{
    // Ascending order is a heap.
    std::reverse(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_size));
    m_isSorted = false;
}

void EventQueue::becomeSorted()
{
    std::sort(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_size), std::greater<>());
    m_isSorted = true;
}

void EventQueue::dropStale()
{
    m_entries.resize(m_size);
    m_ladder.takeAll(m_entries);
    const auto kept = std::remove_if(m_entries.begin(), m_entries.end(), [this](Key key) {
        const std::uint64_t low = static_cast<std::uint64_t>(key);
        return m_slots[slotOf(low)].key != low;
    });
    m_size = static_cast<std::size_t>(kept - m_entries.begin());
    m_entries.resize(std::max<std::size_t>(64, m_entries.size()));
    m_stale = 0;
    arrange();
    if (m_size > kHeapMost)
        spill();
}

/// Puts what is in front of the ladder in order.
void EventQueue::arrange()
{
    m_isSorted = m_size <= kSortedMost;
    const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(m_size);
    if (m_isSorted)
        std::sort(m_entries.begin(), end, std::greater<>());
    else
        std::sort(m_entries.begin(), end); // ascending order is a heap
}

/// The heap has grown too large: leaves the next ones and hands the others to the ladder.
void EventQueue::spill()
{
    const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(m_size);
    std::sort(m_entries.begin(), end);
    // What belongs to one instant stays together, so that its order is settled in one place.
    const auto instant = [](Key key) { return key >> 64; };
    auto first = std::ranges::lower_bound(m_entries.begin(), end, instant(m_entries[kNear]), {}, instant);
    if (first == m_entries.begin())
        first = std::ranges::upper_bound(m_entries.begin(), end, instant(m_entries[kNear]), {}, instant);
    const std::size_t kept = static_cast<std::size_t>(first - m_entries.begin());
    if (kept == m_size || !m_ladder.lower(static_cast<SimTime>(instant(*first)), &*first, m_size - kept)) {
        m_spillAt = 2 * m_size;
        return;
    }
    m_size = kept;
    m_spillAt = kHeapMost;
    if (m_size <= kSortedMost)
        becomeSorted();
}

/// Gets the next ones from the ladder. \pre m_size == 0, and it is not empty
void EventQueue::refill()
{
    m_taken.clear();
    m_ladder.takeNext(m_taken);
    if (m_entries.size() < m_taken.size() + 1)
        m_entries.resize(2 * m_taken.size());
    std::copy(m_taken.begin(), m_taken.end(), m_entries.begin());
    m_size = m_taken.size();
    m_spillAt = std::max(kHeapMost, 2 * m_size);
    // Their slots lie anywhere: asked for now, they are there when they are needed.
    for (const Key key : m_taken)
        __builtin_prefetch(&m_slots[slotOf(static_cast<std::uint64_t>(key))], 1);
    arrange();
}

EventHandler *EventQueue::nextHandler()
{
    skipStale();
    return m_size == 0 ? nullptr : m_slots[slotOf(static_cast<std::uint64_t>(top()))].event.handler;
}

void EventQueue::clear()
{
    m_taken.clear();
    m_ladder.takeAll(m_taken);
    m_size = 0;
    m_stale = 0;
    m_isSorted = true;
    m_spillAt = kHeapMost;
    m_free.clear();
    for (std::size_t slot = m_slots.size(); slot > 0; --slot) {
        m_slots[slot - 1].key = 0;
        m_free.push_back(static_cast<std::uint32_t>(slot - 1));
    }
}

} // namespace nephoscope::sim
