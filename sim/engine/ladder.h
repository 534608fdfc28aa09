// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

/// What is far ahead in an event queue, sorted only as far as is needed (ladder queue: Tang, Goh and Thng, ACM TOMACS 15(3), 2005).
///
/// Entries beyond all rungs lie unsorted on top. When the time comes they are spread over the buckets of a rung by their time, and a
/// bucket that holds too many over those of a finer rung, until one is small enough to be sorted by whoever takes it. Some sixteen
/// entries a bucket, rather than one as published: that halves the cost (tests/bench). Buckets are chains of blocks out of a pool, so that
/// nothing is allocated in steady state.
class Ladder
{
public:
    /// `time` in the upper half.
    __extension__ using Key = unsigned __int128;

    std::size_t count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    /// From here on entries belong in here, all before it are the caller's; kNever while it is empty.
    SimTime begin() const { return m_begin; }

    /// \pre begin() <= its time
    void push(Key key)
    {
        ++m_count;
        if (timeOf(key) >= m_topBegin) [[likely]] {
            m_top.push_back(key);
            return;
        }
        pushOnRung(key);
    }

    /// Takes over entries that are all before begin() and not before `from`; begin() is `from` or later then. False: it has as many rungs as
    /// it may.
    bool lower(SimTime from, const Key *entries, std::size_t count);
    /// Moves the entries of the next stretch of time to `out`, unsorted; begin() is behind them then. \pre !isEmpty()
    void takeNext(std::vector<Key> &out);
    /// Moves everything to `out`, unsorted.
    void takeAll(std::vector<Key> &out);

private:
    static constexpr std::uint32_t kNoBlock = 0xffffffff;
    static constexpr std::size_t kInBlock = 15;
    static constexpr std::size_t kMostRungs = 16;
    // More of them do not stay in the cache while they are filled.
    static constexpr std::uint64_t kMostBuckets = 4096;
    // Spread further from here on.
    static constexpr std::size_t kMany = 64;

    struct Block {
        Key keys[kInBlock];
        std::uint32_t next = kNoBlock;
    };
    struct Bucket {
        std::uint32_t block = kNoBlock; ///< the newest, which may be part full
        std::uint32_t count = 0;
    };
    struct Rung {
        SimTime start = 0;
        SimTime end = 0; ///< where the next coarser rung, or the top, begins
        int shift = 0;   ///< a bucket is 2^shift ns wide; the last one goes on to the end
        std::size_t next = 0; ///< bucket that has not been taken yet
        std::size_t size = 0; ///< buckets in use
        std::size_t count = 0;
        std::vector<Bucket> buckets;

        SimTime beginOf(std::size_t bucket) const
        {
            return bucket >= size ? end : start + (static_cast<SimTime>(bucket) << shift);
        }
    };

    static SimTime timeOf(Key key) { return static_cast<SimTime>(key >> 64); }

    void pushOnRung(Key key);
    void add(Rung &rung, Key key);
    /// A finer rung for these, which reach up to `end`.
    void spread(const Key *entries, std::size_t count, SimTime end);
    void empty(Bucket &bucket, std::vector<Key> &out);
    std::uint32_t takeBlock();
    /// Nothing is in it any more.
    void close();

    std::size_t m_count = 0;
    SimTime m_begin = kNever;
    SimTime m_topBegin = kNever;
    std::vector<Key> m_top;
    std::vector<Rung> m_rungs; ///< the coarsest first; those beyond m_rungCount keep their memory
    std::size_t m_rungCount = 0;
    std::vector<Block> m_blocks;
    std::uint32_t m_freeBlock = kNoBlock;
    std::vector<Key> m_spare;
};

} // namespace nephoscope::sim
