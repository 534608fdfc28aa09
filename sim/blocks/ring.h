// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// A queue that grows by doubling and never shrinks, so that it allocates nothing in steady state.
template <typename T>
class Ring
{
public:
    bool isEmpty() const { return m_count == 0; }
    std::size_t count() const { return m_count; }

    void pushBack(const T &item)
    {
        if (m_count == m_items.size()) [[unlikely]]
            grow();
        m_items[(m_first + m_count++) & m_mask] = item;
    }
    T popFront()
    {
        assert(m_count > 0);
        const T item = m_items[m_first];
        m_first = (m_first + 1) & m_mask;
        --m_count;
        return item;
    }
    /// Counted from the front.
    T &operator[](std::size_t i) { return m_items[(m_first + i) & m_mask]; }
    const T &operator[](std::size_t i) const { return m_items[(m_first + i) & m_mask]; }

    void removeAt(std::size_t i)
    {
        for (; i + 1 < m_count; ++i)
            (*this)[i] = (*this)[i + 1];
        --m_count;
    }
    void clear()
    {
        m_first = 0;
        m_count = 0;
    }

private:
    void grow()
    {
        std::vector<T> larger(m_items.empty() ? 16 : m_items.size() * 2);
        for (std::size_t i = 0; i < m_count; ++i)
            larger[i] = (*this)[i];
        m_items = std::move(larger);
        m_mask = m_items.size() - 1;
        m_first = 0;
    }

    std::vector<T> m_items; ///< a power of two of them
    std::size_t m_mask = 0;
    std::size_t m_first = 0;
    std::size_t m_count = 0;
};

} // namespace nephoscope::sim
