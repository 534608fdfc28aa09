// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/ladder.h"
#include "sim/engine/sim_time.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

namespace nephoscope::sim {

/// Events of one instant run in this order; within a class: first scheduled, first served.
enum class EventClass : std::uint8_t { Document = 0, Departure = 1, Timer = 2, Arrival = 3, Sample = 4 };

/// Names one scheduled event, until it has run or was cancelled. Never used twice.
enum class EventId : std::uint64_t { None = 0 };

class EventHandler;

/// What is to happen: `handler->handle(kind, argument)`.
struct ScheduledEvent {
    EventHandler *handler = nullptr;
    std::uint64_t argument = 0;
    std::uint32_t kind = 0;
};

/// Pending events in the strict order (time, class, sequence).
///
/// An entry is 16 bytes, `time | class | sequence | slot`, so that the order is one 128-bit compare. The slot is an index into
/// a pool that holds the rest. Up to some tens of entries are a sorted array, more a 4-ary heap; beyond some hundreds only the next
/// ones are, and the others wait in a ladder. Cancelling frees the slot at once and leaves the entry behind: it is dropped when it comes
/// up, or when such entries are the majority.
class EventQueue
{
public:
    static constexpr std::uint32_t kMaximumSlots = 1u << 24;

    EventQueue();

    /// \pre 0 <= time, pending() < kMaximumSlots
    EventId push(SimTime time, EventClass eventClass, const ScheduledEvent &event)
    {
        const std::uint32_t slot = takeSlot();
        const std::uint64_t low = (static_cast<std::uint64_t>(eventClass) << kClassShift) | (m_sequence++ << kSlotBits) | slot;
        m_slots[slot].event = event;
        m_slots[slot].key = low;
        const Key key = (static_cast<Key>(time) << 64) | low;
        if (time >= m_ladder.begin())
            m_ladder.push(key);
        else
            insert(key);
        return EventId{low};
    }

    /// Whether it was still pending. O(1).
    bool cancel(EventId id)
    {
        if (!isPending(id))
            return false;
        freeSlot(slotOf(static_cast<std::uint64_t>(id)));
        ++m_stale;
        if (m_stale > (m_size + m_ladder.count()) / 2 + 64) [[unlikely]]
            dropStale();
        return true;
    }

    bool isPending(EventId id) const
    {
        return id != EventId::None && m_slots[slotOf(static_cast<std::uint64_t>(id))].key == static_cast<std::uint64_t>(id);
    }

    std::size_t pending() const { return m_size + m_ladder.count() - m_stale; }

    /// The time of the next event, kNever with none.
    SimTime nextTime()
    {
        skipStale();
        return m_size == 0 ? kNever : static_cast<SimTime>(top() >> 64);
    }

    /// Takes the next event off if it is not later than `limit`.
    bool pop(SimTime limit, SimTime &time, ScheduledEvent &event)
    {
        for (;;) {
            if (m_size == 0) [[unlikely]] {
                if (m_ladder.isEmpty())
                    return false;
                refill();
            }
            const Key entry = top();
            time = static_cast<SimTime>(entry >> 64);
            if (time > limit)
                return false;
            removeTop();
            const std::uint64_t low = static_cast<std::uint64_t>(entry);
            const std::uint32_t slot = slotOf(low);
            if (m_slots[slot].key == low) [[likely]] {
                event = m_slots[slot].event;
                freeSlot(slot);
                return true;
            }
            --m_stale;
        }
    }

    /// The handler of the event that comes next, for messages; null with none.
    EventHandler *nextHandler();

    void clear();

private:
    using Key = Ladder::Key;

    struct Slot {
        ScheduledEvent event;
        std::uint64_t key = 0; ///< of the event in it; 0: free
    };

    static constexpr int kSlotBits = 24;
    static constexpr int kClassShift = 61; // 37 bits of sequence: 1.3e11 events
    // Measured with tests/bench: up to here shifting a sorted array beats sifting a heap.
    static constexpr std::size_t kSortedMost = 48;
    static constexpr std::size_t kSortedAgain = 24;
    // And up to here sifting a heap beats the ladder, which leaves so many in front of it.
    static constexpr std::size_t kHeapMost = 512;
    static constexpr std::size_t kNear = 48;

    static std::uint32_t slotOf(std::uint64_t low) { return static_cast<std::uint32_t>(low) & (kMaximumSlots - 1); }

    std::uint32_t takeSlot()
    {
        if (m_free.empty()) [[unlikely]]
            growSlots();
        const std::uint32_t slot = m_free.back();
        m_free.pop_back();
        return slot;
    }

    void freeSlot(std::uint32_t slot)
    {
        m_slots[slot].key = 0;
        m_free.push_back(slot); // capacity was reserved by growSlots
    }

    const Key &top() const { return m_isSorted ? m_entries[m_size - 1] : m_entries[0]; }

    void insert(Key key)
    {
        if (m_size == m_entries.size()) [[unlikely]]
            m_entries.resize(m_size * 2);
        if (m_isSorted) {
            if (m_size < kSortedMost) [[likely]] {
                Key *entries = m_entries.data();
                std::size_t i = m_size++;
                for (; i > 0 && entries[i - 1] < key; --i)
                    entries[i] = entries[i - 1];
                entries[i] = key;
                return;
            }
            becomeHeap();
        }
        siftUp(m_size++, key);
        if (m_size > m_spillAt) [[unlikely]]
            spill();
    }

    void removeTop()
    {
        --m_size;
        if (m_isSorted) [[likely]]
            return;
        siftDown(m_entries[m_size]);
        if (m_size < kSortedAgain)
            becomeSorted();
    }

    void siftUp(std::size_t i, Key key)
    {
        Key *entries = m_entries.data();
        while (i > 0) {
            const std::size_t parent = (i - 1) / 4;
            if (entries[parent] < key)
                break;
            entries[i] = entries[parent];
            i = parent;
        }
        entries[i] = key;
    }

    /// Puts `key` in the place of the top. The choice of the least child is arithmetic: as branches GCC's code costs half
    /// as much again at a thousand pending (see tests/bench, hold model).
    void siftDown(Key key)
    {
        Key *entries = m_entries.data();
        std::size_t i = 0;
        for (;;) {
            const std::size_t first = 4 * i + 1;
            std::size_t least;
            if (first + 3 < m_size) [[likely]] {
                const std::size_t a = first + static_cast<std::size_t>(entries[first + 1] < entries[first]);
                const std::size_t b = first + 2 + static_cast<std::size_t>(entries[first + 3] < entries[first + 2]);
                const std::size_t takeB = -static_cast<std::size_t>(entries[b] < entries[a]);
                least = a ^ ((a ^ b) & takeB);
            } else {
                if (first >= m_size)
                    break;
                least = first;
                for (std::size_t child = first + 1; child < m_size; ++child)
                    least = entries[child] < entries[least] ? child : least;
            }
            if (key < entries[least])
                break;
            entries[i] = entries[least];
            i = least;
        }
        entries[i] = key;
    }

    void skipStale()
    {
        for (;;) {
            if (m_size == 0) {
                if (m_ladder.isEmpty())
                    return;
                refill();
            }
            const std::uint64_t low = static_cast<std::uint64_t>(top());
            if (m_slots[slotOf(low)].key == low)
                return;
            removeTop();
            --m_stale;
        }
    }

    void growSlots();
    void becomeHeap();
    void becomeSorted();
    void dropStale();
    void arrange();
    void spill();
    void refill();

    std::vector<Key> m_entries; ///< the first m_size are in use: all that is before the begin of the ladder
    std::size_t m_size = 0;
    std::size_t m_stale = 0; ///< entries whose event was cancelled
    std::size_t m_spillAt = kHeapMost;
    Ladder m_ladder;
    std::vector<Key> m_taken; ///< out of the ladder
    bool m_isSorted = true;  ///< descending, the next event last
    std::uint64_t m_sequence = 1;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
};

} // namespace nephoscope::sim
