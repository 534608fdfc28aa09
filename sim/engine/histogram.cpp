// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/histogram.h"

#include <algorithm>

namespace nephoscope::sim {

std::uint64_t Histogram::lowerEnd(std::size_t bucket)
{
    if (bucket < (2u << kBits))
        return bucket;
    const std::size_t shift = (bucket >> kBits) - 1;
    return (static_cast<std::uint64_t>(bucket) - (shift << kBits)) << shift;
}

std::uint64_t Histogram::widthOf(std::size_t bucket)
{
    return bucket < (2u << kBits) ? 1 : std::uint64_t{1} << ((bucket >> kBits) - 1);
}

std::size_t Histogram::addRow(std::size_t row)
{
    m_places[row] = static_cast<std::uint8_t>(m_rows.size());
    m_rows.emplace_back();
    return m_rows.size() - 1;
}

/// Counts what has no row yet; `m_count` knows of it already.
void Histogram::addRarely(std::size_t bucket, std::uint64_t count)
{
    if (m_rows.empty()) {
        const auto place = std::ranges::lower_bound(m_few, bucket, {}, &Single::bucket);
        if (place != m_few.end() && place->bucket == bucket) {
            place->count += count;
            return;
        }
        if (m_few.size() < kFew) {
            m_few.insert(place, Single{static_cast<std::uint32_t>(bucket), count});
            return;
        }
        makeRows();
    }
    Row &row = rowAt(bucket >> kBits);
    row.buckets[bucket & kInRow] += count;
    row.count += count;
}

/// The few become rows; from then on all are.
void Histogram::makeRows()
{
    for (const Single &single : m_few) {
        Row &row = rowAt(single.bucket >> kBits);
        row.buckets[single.bucket & kInRow] += single.count;
        row.count += single.count;
    }
    m_few = {};
}

/// The duration (s) of rank `rank` in a bucket that holds `here`, with `below` of them before it.
double Histogram::withinBucket(std::size_t bucket, double below, double here, double rank) const
{
    if (widthOf(bucket) == 1)
        return toSeconds(static_cast<SimTime>(lowerEnd(bucket)));
    const double share = std::max(0.0, rank - below) / here;
    return (static_cast<double>(lowerEnd(bucket)) + share * static_cast<double>(widthOf(bucket))) / 1e9;
}

double Histogram::quantile(double q) const
{
    if (m_count == 0)
        return 0;
    const double rank = std::clamp(q, 0.0, 1.0) * static_cast<double>(m_count);
    double below = 0;
    std::size_t last = 0;
    for (const Single &single : m_few) {
        const double here = static_cast<double>(single.count);
        last = single.bucket;
        if (below + here >= rank)
            return withinBucket(single.bucket, below, here, rank);
        below += here;
    }
    for (std::size_t row = 0; row < kRows; ++row) {
        const Row *found = find(row);
        if (!found || found->count == 0)
            continue;
        const double inRow = static_cast<double>(found->count);
        // Counts are whole numbers far below 2^53: their sums are exact in any order.
        if (below + inRow < rank) {
            below += inRow;
            continue;
        }
        for (std::size_t bucket = row << kBits; bucket < (row + 1) << kBits; ++bucket) {
            const double here = static_cast<double>(found->buckets[bucket & kInRow]);
            if (here == 0)
                continue;
            last = bucket;
            if (below + here >= rank)
                return withinBucket(bucket, below, here, rank);
            below += here;
        }
    }
    return static_cast<double>(lowerEnd(last) + widthOf(last)) / 1e9;
}

double Histogram::countAbove(SimTime duration) const
{
    const std::size_t own = bucketOf(duration);
    std::uint64_t above = 0;
    std::uint64_t inOwn = 0;
    for (const Single &single : m_few) {
        above += single.bucket > own ? single.count : 0;
        inOwn += single.bucket == own ? single.count : 0;
    }
    for (std::size_t row = own >> kBits; row < kRows; ++row) {
        const Row *found = find(row);
        if (!found)
            continue;
        if (row > own >> kBits) {
            above += found->count;
            continue;
        }
        inOwn = found->buckets[own & kInRow];
        for (std::size_t bucket = (own & kInRow) + 1; bucket <= kInRow; ++bucket)
            above += found->buckets[bucket];
    }
    if (widthOf(own) == 1)
        return static_cast<double>(above);
    const double rest = static_cast<double>(lowerEnd(own) + widthOf(own) - static_cast<std::uint64_t>(duration));
    return static_cast<double>(above) + static_cast<double>(inOwn) * rest / static_cast<double>(widthOf(own));
}

void Histogram::merge(const Histogram &other)
{
    m_count += other.m_count;
    for (const Single &theirs : other.m_few)
        addRarely(theirs.bucket, theirs.count);
    if (!other.m_rows.empty())
        makeRows();
    for (std::size_t row = 0; row < kRows; ++row) {
        const Row *theirs = other.find(row);
        if (!theirs)
            continue;
        Row &ours = rowAt(row);
        ours.count += theirs->count;
        for (std::size_t bucket = 0; bucket <= kInRow; ++bucket)
            ours.buckets[bucket] += theirs->buckets[bucket];
    }
}

Histogram Histogram::since(const Histogram &start) const
{
    Histogram window;
    window.setDifference(*this, start);
    return window;
}

void Histogram::setDifference(const Histogram &end, const Histogram &start)
{
    m_count = end.m_count - start.m_count;
    m_few.clear();
    if (!end.m_few.empty()) {
        // What is only few now was only few earlier.
        m_rows.clear();
        m_places = nowhere();
        auto before = start.m_few.begin();
        for (Single gained : end.m_few) {
            while (before != start.m_few.end() && before->bucket < gained.bucket)
                ++before;
            if (before != start.m_few.end() && before->bucket == gained.bucket)
                gained.count -= before->count;
            if (gained.count > 0)
                m_few.push_back(gained);
        }
        return;
    }
    for (std::size_t row = 0; row < kRows; ++row) {
        const Row *later = end.find(row);
        const Row *earlier = start.find(row);
        const std::uint64_t inRow = (later ? later->count : 0) - (earlier ? earlier->count : 0);
        if (inRow != 0) {
            Row &ours = rowAt(row);
            ours.count = inRow;
            for (std::size_t bucket = 0; bucket <= kInRow; ++bucket)
                ours.buckets[bucket] = later->buckets[bucket] - (earlier ? earlier->buckets[bucket] : 0);
        } else if (const Row *ours = find(row); ours && ours->count != 0) {
            m_rows[m_places[row]] = {};
        }
    }
    // Few at the start, and rows since.
    for (const Single &single : start.m_few) {
        Row &row = rowAt(single.bucket >> kBits);
        row.buckets[single.bucket & kInRow] -= single.count;
        row.count -= single.count;
    }
}

void Histogram::catchUpWith(const Histogram &newer)
{
    if (m_count == newer.m_count)
        return;
    m_count = newer.m_count;
    m_few = newer.m_few;
    for (std::size_t row = 0; row < kRows; ++row) {
        const Row *theirs = newer.find(row);
        if (!theirs)
            continue;
        Row &ours = rowAt(row);
        if (ours.count != theirs->count)
            ours = *theirs;
    }
}

} // namespace nephoscope::sim
