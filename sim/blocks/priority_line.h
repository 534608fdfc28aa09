// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"

#include <array>
#include <optional>

namespace nephoscope::sim {

/// A queue for each priority: the highest goes first, among equals the one that came first. Allocates nothing in steady state.
template <typename T>
class PriorityLine
{
public:
    static constexpr int kPriorities = 8; ///< 7 goes first

    bool isEmpty() const { return m_count == 0; }
    std::size_t count() const { return m_count; }

    /// \pre 0 <= priority < kPriorities
    void pushBack(const T &item, int priority)
    {
        m_queues[static_cast<std::size_t>(priority)].pushBack(item);
        ++m_count;
    }
    /// \pre it is not empty
    T popFront()
    {
        std::size_t highest = kPriorities - 1;
        while (m_queues[highest].isEmpty())
            --highest;
        --m_count;
        return m_queues[highest].popFront();
    }
    /// Takes out the one that came last of the lowest priority, if that is below `priority`.
    std::optional<T> discardBelow(int priority)
    {
        for (int lowest = 0; lowest < priority; ++lowest) {
            Ring<T> &queue = m_queues[static_cast<std::size_t>(lowest)];
            if (queue.isEmpty())
                continue;
            const T discarded = queue[queue.count() - 1];
            queue.removeAt(queue.count() - 1);
            --m_count;
            return discarded;
        }
        return std::nullopt;
    }

private:
    std::array<Ring<T>, kPriorities> m_queues;
    std::size_t m_count = 0;
};

} // namespace nephoscope::sim
