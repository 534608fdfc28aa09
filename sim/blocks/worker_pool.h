// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/statistics.h"

#include <algorithm>
#include <vector>

namespace nephoscope::sim {

/// A number of workers, each of whom does one piece of work at a time, first come, first served.
///
/// \code
///     WorkerPool::Turn turn(m_workers);
///     while (!turn.isNext()) co_await m_workers.changed().wait();
///     turn.begin();
/// \endcode
class WorkerPool
{
public:
    explicit WorkerPool(Clock &clock) : m_clock(clock), m_changed(clock) {}

    /// 0: as many as are needed.
    void setWorkers(int workers)
    {
        m_workers = workers;
        m_changed.raise();
    }
    Signal &changed() { return m_changed; }
    const LevelOverTime &waiting() const { return m_waiting; }
    const LevelOverTime &working() const { return m_working; }

    /// A place in the line while it lives; given up wherever the story ends that holds it.
    class Turn
    {
    public:
        explicit Turn(WorkerPool &pool) : m_pool(pool)
        {
            m_pool.m_line.push_back(this);
            m_pool.m_waiting.add(1, m_pool.m_clock.now());
        }
        ~Turn()
        {
            std::erase(m_pool.m_line, this);
            (m_hasBegun ? m_pool.m_working : m_pool.m_waiting).add(-1, m_pool.m_clock.now());
            m_pool.m_changed.raise();
        }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

        bool isNext() const
        {
            return m_pool.m_workers == 0 || std::ranges::find(m_pool.m_line, this) - m_pool.m_line.begin() < m_pool.m_workers;
        }
        void begin()
        {
            m_hasBegun = true;
            m_pool.m_waiting.add(-1, m_pool.m_clock.now());
            m_pool.m_working.add(1, m_pool.m_clock.now());
        }

    private:
        WorkerPool &m_pool;
        bool m_hasBegun = false;
    };

private:
    Clock &m_clock;
    Signal m_changed;
    int m_workers = 0;
    std::vector<const Turn *> m_line; ///< those that work and those that wait, first come first
    LevelOverTime m_waiting;
    LevelOverTime m_working;
};

} // namespace nephoscope::sim
