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

double Histogram::quantile(double q) const
{
    if (m_count == 0)
        return 0;
    const double rank = std::clamp(q, 0.0, 1.0) * static_cast<double>(m_count);
    double below = 0;
    std::size_t last = 0;
    for (std::size_t row = 0; row < kRows; ++row) {
        const double inRow = static_cast<double>(m_rows[row]);
        if (inRow == 0)
            continue;
        // Counts are whole numbers far below 2^53: their sums are exact in any order.
        if (below + inRow < rank) {
            below += inRow;
            continue;
        }
        for (std::size_t bucket = row << kBits; bucket < (row + 1) << kBits; ++bucket) {
            const double here = static_cast<double>(m_buckets[bucket]);
            if (here == 0)
                continue;
            last = bucket;
            if (below + here >= rank) {
                if (widthOf(bucket) == 1)
                    return toSeconds(static_cast<SimTime>(lowerEnd(bucket)));
                const double share = std::max(0.0, rank - below) / here;
                return (static_cast<double>(lowerEnd(bucket)) + share * static_cast<double>(widthOf(bucket))) / 1e9;
            }
            below += here;
        }
    }
    return static_cast<double>(lowerEnd(last) + widthOf(last)) / 1e9;
}

double Histogram::countAbove(SimTime duration) const
{
    const std::size_t own = bucketOf(duration);
    std::uint64_t above = 0;
    for (std::size_t bucket = own + 1; bucket < kBuckets; ++bucket)
        above += m_buckets[bucket];
    if (widthOf(own) == 1)
        return static_cast<double>(above);
    const double rest = static_cast<double>(lowerEnd(own) + widthOf(own) - static_cast<std::uint64_t>(duration));
    return static_cast<double>(above) + static_cast<double>(m_buckets[own]) * rest / static_cast<double>(widthOf(own));
}

void Histogram::merge(const Histogram &other)
{
    m_count += other.m_count;
    for (std::size_t row = 0; row < kRows; ++row)
        m_rows[row] += other.m_rows[row];
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        m_buckets[bucket] += other.m_buckets[bucket];
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
    for (std::size_t row = 0; row < kRows; ++row) {
        const std::uint64_t inRow = end.m_rows[row] - start.m_rows[row];
        const std::size_t first = row << kBits;
        if (inRow != 0) {
            for (std::size_t bucket = first; bucket < first + (1u << kBits); ++bucket)
                m_buckets[bucket] = end.m_buckets[bucket] - start.m_buckets[bucket];
        } else if (m_rows[row] != 0) {
            std::fill_n(m_buckets.begin() + static_cast<std::ptrdiff_t>(first), 1u << kBits, 0);
        }
        m_rows[row] = inRow;
    }
}

void Histogram::catchUpWith(const Histogram &newer)
{
    m_count = newer.m_count;
    for (std::size_t row = 0; row < kRows; ++row) {
        if (m_rows[row] == newer.m_rows[row])
            continue;
        m_rows[row] = newer.m_rows[row];
        const std::size_t first = row << kBits;
        std::copy_n(newer.m_buckets.begin() + static_cast<std::ptrdiff_t>(first), 1u << kBits,
                    m_buckets.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

} // namespace nephoscope::sim
