// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <array>
#include <bit>
#include <cstdint>

namespace nephoscope::sim {

/// Durations by size, in buckets of 1/64 of a power of two: any percentile to within 0.8 % of its value, in 29 KiB whatever is
/// counted. Merging and subtracting are exact, so that a window is the end minus the start.
class Histogram
{
public:
    void add(SimTime duration)
    {
        const std::size_t bucket = bucketOf(duration);
        ++m_buckets[bucket];
        ++m_rows[bucket >> kBits];
        ++m_count;
    }
    std::uint64_t count() const { return m_count; }

    /// The duration (s) that a share `q` (0–1) of all do not exceed, linear within its bucket; 0 with none.
    double quantile(double q) const;
    /// How many are above `duration`, its own bucket taken in proportion.
    double countAbove(SimTime duration) const;

    void merge(const Histogram &other);
    /// What came after `start`, a copy of this one taken earlier.
    Histogram since(const Histogram &start) const;
    /// Becomes what `end` has more than `start`, a copy of it taken earlier.
    void setDifference(const Histogram &end, const Histogram &start);
    /// Becomes equal to `newer`, of which it is a copy taken earlier (or empty): touches only what has changed.
    void catchUpWith(const Histogram &newer);

private:
    static constexpr int kBits = 6;
    static constexpr std::size_t kRows = 63 - kBits + 1;
    static constexpr std::size_t kBuckets = kRows << kBits;

    static std::size_t bucketOf(SimTime duration)
    {
        const std::uint64_t value = static_cast<std::uint64_t>(duration);
        // Below 128 a bucket a nanosecond; from there on six bits behind the leading one.
        const int shift = std::bit_width(value | ((1u << kBits) << 1)) - (kBits + 1);
        return value < (2u << kBits) ? static_cast<std::size_t>(value)
                                     : (static_cast<std::size_t>(shift) << kBits) + static_cast<std::size_t>(value >> shift);
    }
    static std::uint64_t lowerEnd(std::size_t bucket);
    static std::uint64_t widthOf(std::size_t bucket);

    std::uint64_t m_count = 0;
    // Each sample of a series copies, subtracts and walks histograms of which few buckets are in use: the sums of 64
    // buckets tell which. That makes a sample ten times cheaper (tests/bench).
    std::array<std::uint64_t, kRows> m_rows{};
    std::array<std::uint64_t, kBuckets> m_buckets{};
};

} // namespace nephoscope::sim
