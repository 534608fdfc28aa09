// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/ladder.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace nephoscope::sim {

std::uint32_t Ladder::takeBlock()
{
    if (m_freeBlock == kNoBlock) {
        m_blocks.emplace_back();
        return static_cast<std::uint32_t>(m_blocks.size() - 1);
    }
    const std::uint32_t block = m_freeBlock;
    m_freeBlock = m_blocks[block].next;
    return block;
}

void Ladder::add(Rung &rung, Key key)
{
    const std::size_t place = std::min(static_cast<std::size_t>((timeOf(key) - rung.start) >> rung.shift), rung.size - 1);
    Bucket &bucket = rung.buckets[place];
    const std::size_t inBlock = bucket.count % kInBlock;
    if (inBlock == 0) {
        const std::uint32_t block = takeBlock();
        m_blocks[block].next = bucket.block;
        bucket.block = block;
    }
    m_blocks[bucket.block].keys[inBlock] = key;
    ++bucket.count;
    ++rung.count;
}

void Ladder::pushOnRung(Key key)
{
    // The coarsest one first: each covers the time from its next bucket on, before that comes a finer one.
    const SimTime time = timeOf(key);
    for (std::size_t i = 0; i < m_rungCount; ++i) {
        if (time >= m_rungs[i].beginOf(m_rungs[i].next)) {
            add(m_rungs[i], key);
            return;
        }
    }
    assert(!"an entry before the begin of the ladder");
}

void Ladder::spread(const Key *entries, std::size_t count, SimTime end)
{
    SimTime first = timeOf(entries[0]);
    SimTime last = first;
    for (std::size_t i = 1; i < count; ++i) {
        first = std::min(first, timeOf(entries[i]));
        last = std::max(last, timeOf(entries[i]));
    }
    if (m_rungCount == m_rungs.size())
        m_rungs.emplace_back();
    Rung &rung = m_rungs[m_rungCount++];
    const std::uint64_t range = static_cast<std::uint64_t>(last - first) + 1;
    const std::uint64_t wanted = std::clamp<std::uint64_t>(count / 8, 2, kMostBuckets);
    // Between a half and all of the wanted number of buckets, so some eight to sixteen entries each.
    rung.shift = std::bit_width(range / wanted);
    rung.start = first;
    rung.end = end;
    rung.next = 0;
    rung.count = 0;
    rung.size = static_cast<std::size_t>((range - 1) >> rung.shift) + 1;
    rung.buckets.resize(std::max(rung.buckets.size(), rung.size));
    for (std::size_t i = 0; i < count; ++i)
        add(rung, entries[i]);
    m_begin = first;
}

bool Ladder::lower(SimTime from, const Key *entries, std::size_t count)
{
    assert(count > 0 && from < m_begin);
    if (m_count == 0) {
        m_top.assign(entries, entries + count);
        m_begin = m_topBegin = from;
    } else {
        if (m_rungCount == kMostRungs)
            return false;
        spread(entries, count, m_begin);
    }
    m_count += count;
    return true;
}

void Ladder::empty(Bucket &bucket, std::vector<Key> &out)
{
    std::size_t inBlock = bucket.count % kInBlock;
    if (inBlock == 0)
        inBlock = kInBlock;
    for (std::uint32_t block = bucket.block; block != kNoBlock; inBlock = kInBlock) {
        Block &full = m_blocks[block];
        out.insert(out.end(), full.keys, full.keys + inBlock);
        const std::uint32_t next = full.next;
        full.next = m_freeBlock;
        m_freeBlock = block;
        block = next;
    }
    bucket = {};
}

void Ladder::takeNext(std::vector<Key> &out)
{
    assert(m_count > 0);
    for (;;) {
        while (m_rungCount > 0 && m_rungs[m_rungCount - 1].count == 0)
            --m_rungCount;
        if (m_rungCount == 0) {
            // All that is left lies on top.
            if (m_top.size() <= kMany) {
                out.insert(out.end(), m_top.begin(), m_top.end());
                close();
                return;
            }
            SimTime last = 0;
            for (const Key key : m_top)
                last = std::max(last, timeOf(key));
            m_topBegin = last + 1;
            std::swap(m_top, m_spare);
            m_top.clear();
            spread(m_spare.data(), m_spare.size(), m_topBegin);
        }
        Rung &rung = m_rungs[m_rungCount - 1];
        while (rung.buckets[rung.next].count == 0)
            ++rung.next;
        Bucket &bucket = rung.buckets[rung.next];
        const std::size_t count = bucket.count;
        ++rung.next;
        rung.count -= count;
        const SimTime end = rung.beginOf(rung.next);
        m_spare.clear();
        empty(bucket, m_spare);
        const auto isWithFirst = [this](Key key) { return timeOf(key) == timeOf(m_spare.front()); };
        if (count > kMany && m_rungCount < kMostRungs && !std::ranges::all_of(m_spare, isWithFirst)) {
            spread(m_spare.data(), m_spare.size(), end);
            continue;
        }
        out.insert(out.end(), m_spare.begin(), m_spare.end());
        m_count -= count;
        m_begin = end;
        if (m_count == 0)
            close();
        return;
    }
}

void Ladder::takeAll(std::vector<Key> &out)
{
    for (std::size_t i = 0; i < m_rungCount; ++i) {
        Rung &rung = m_rungs[i];
        for (std::size_t bucket = rung.next; bucket < rung.size; ++bucket)
            empty(rung.buckets[bucket], out);
        rung.count = 0;
    }
    out.insert(out.end(), m_top.begin(), m_top.end());
    close();
}

void Ladder::close()
{
    m_top.clear();
    m_rungCount = 0;
    m_count = 0;
    m_begin = m_topBegin = kNever;
}

} // namespace nephoscope::sim
