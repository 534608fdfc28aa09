// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nephoscope::bench {

/// xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64.
class Xoshiro
{
public:
    explicit Xoshiro(std::uint64_t seed);

    std::uint64_t bits()
    {
        const std::uint64_t result = turned(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = turned(m_state[3], 45);
        return result;
    }

    /// Exponential of mean 1 (ziggurat of 256 layers: Marsaglia and Tsang 2000).
    double exponential();

private:
    static std::uint64_t turned(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

    std::array<std::uint64_t, 4> m_state;
};

/// A plain 4-ary heap of events in the strict order (time, sequence).
class PlainHeap
{
public:
    struct Entry {
        std::int64_t time;
        std::uint64_t sequence;
        std::uint32_t kind;
        bool operator<(const Entry &other) const { return time < other.time || (time == other.time && sequence < other.sequence); }
    };

    void push(std::int64_t time, std::uint32_t kind)
    {
        const Entry entry{time, m_sequence++, kind};
        std::size_t i = m_entries.size();
        m_entries.push_back(entry);
        while (i > 0 && entry < m_entries[(i - 1) / 4]) {
            m_entries[i] = m_entries[(i - 1) / 4];
            i = (i - 1) / 4;
        }
        m_entries[i] = entry;
    }

    Entry pop()
    {
        const Entry top = m_entries.front();
        const Entry last = m_entries.back();
        m_entries.pop_back();
        const std::size_t size = m_entries.size();
        if (size == 0)
            return top;
        std::size_t i = 0;
        for (std::size_t child = 1; child < size; child = 4 * i + 1) {
            std::size_t least = child;
            for (std::size_t other = child + 1; other < child + 4 && other < size; ++other) {
                if (m_entries[other] < m_entries[least])
                    least = other;
            }
            if (last < m_entries[least])
                break;
            m_entries[i] = m_entries[least];
            i = least;
        }
        m_entries[i] = last;
        return top;
    }

private:
    std::vector<Entry> m_entries;
    std::uint64_t m_sequence = 0;
};

/// An M/M/1 queue at load 0.8 with nothing around it: what a request costs at least. Serves `requests` and returns the mean time
/// in the system over the mean service time, which tends to 1 / (1 - 0.8) = 5: so one can see that it did the work.
double bareLoop(std::uint64_t requests, std::uint64_t seed);

/// Sixteen such servers at load 0.8 behind one that gives each request to the one with the fewest, ties at random. Returns how busy they
/// were, which tends to 0.8.
double bareBalancer(std::uint64_t requests, std::uint64_t seed);

} // namespace nephoscope::bench
