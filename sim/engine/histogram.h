// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace nephoscope::sim {

/// Durations by size, in buckets of 1/64 of a power of two: any percentile to within 0.8 % of its value, in half a KiB for each power of
/// two that occurs, and in 16 bytes for each bucket as long as there are only a few. Merging and subtracting are exact, so that a window is the end minus the start.
class Histogram
{
public:
    void add(SimTime duration) { add(duration, 1); }
    void add(SimTime duration, std::uint64_t many)
    {
        const std::size_t bucket = bucketOf(duration);
        m_count += many;
        const std::size_t place = m_places[bucket >> kBits];
        if (place == kNowhere) [[unlikely]] {
            addRarely(bucket, many);
            return;
        }
        Row &row = m_rows[place];
        row.buckets[bucket & kInRow] += many;
        row.count += many;
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
    static constexpr std::size_t kInRow = (1u << kBits) - 1;
    static constexpr std::size_t kRows = 63 - kBits + 1;
    static constexpr std::uint8_t kNowhere = 0xff;

    // Few powers of two occur in one place: a service that answers in 1 to 100 ms has seven of them. Each sample of a series
    // copies, subtracts and walks histograms, and a large design has tens of thousands.
    struct Row {
        std::uint64_t count = 0;
        std::array<std::uint64_t, std::size_t{1} << kBits> buckets{};
    };

    // Of a hundred thousand services most answer a handful of requests: those buckets stand one by one, and there are no rows.
    struct Single {
        std::uint32_t bucket;
        std::uint64_t count;
    };
    static constexpr std::size_t kFew = 16;

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
    static constexpr std::array<std::uint8_t, kRows> nowhere()
    {
        std::array<std::uint8_t, kRows> places{};
        places.fill(kNowhere);
        return places;
    }

    void addRarely(std::size_t bucket, std::uint64_t count);
    void makeRows();
    double withinBucket(std::size_t bucket, double below, double here, double rank) const;
    std::size_t addRow(std::size_t row);
    Row &rowAt(std::size_t row) { return m_rows[m_places[row] == kNowhere ? addRow(row) : m_places[row]]; }
    /// Null: nothing of that size.
    const Row *find(std::size_t row) const { return m_places[row] == kNowhere ? nullptr : &m_rows[m_places[row]]; }

    std::uint64_t m_count = 0;
    std::vector<Single> m_few; ///< by bucket, at most `kFew`; empty once there are rows
    std::vector<Row> m_rows; ///< in the order in which they came
    std::array<std::uint8_t, kRows> m_places = nowhere();
};

} // namespace nephoscope::sim
