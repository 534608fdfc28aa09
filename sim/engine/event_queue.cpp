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
    const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(m_size);
    const auto kept = std::remove_if(m_entries.begin(), end, [this](Key key) {
        const std::uint64_t low = static_cast<std::uint64_t>(key);
        return m_slots[slotOf(low)].key != low;
    });
    m_size = static_cast<std::size_t>(kept - m_entries.begin());
    m_stale = 0;
    // A sorted array stays one. Elsewhere ascending order is a heap, and short ones go back to an array.
    if (m_isSorted)
        return;
    std::sort(m_entries.begin(), kept);
    if (m_size < kSortedAgain) {
        std::reverse(m_entries.begin(), kept);
        m_isSorted = true;
    }
}

EventHandler *EventQueue::nextHandler()
{
    skipStale();
    return m_size == 0 ? nullptr : m_slots[slotOf(static_cast<std::uint64_t>(top()))].event.handler;
}

void EventQueue::clear()
{
    m_size = 0;
    m_stale = 0;
    m_isSorted = true;
    m_free.clear();
    for (std::size_t slot = m_slots.size(); slot > 0; --slot) {
        m_slots[slot - 1].key = 0;
        m_free.push_back(static_cast<std::uint32_t>(slot - 1));
    }
}

} // namespace nephoscope::sim
