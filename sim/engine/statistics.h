// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"

#include <algorithm>
#include <cstdint>

namespace nephoscope::sim {

__extension__ using Wide = __int128;

/// A whole number over time (jobs in a queue, busy servers): its integral in units × ns, exact.
class LevelOverTime
{
public:
    explicit LevelOverTime(std::int64_t level = 0, SimTime now = 0) : m_level(level), m_since(now) {}

    std::int64_t level() const { return m_level; }
    void set(std::int64_t level, SimTime now)
    {
        m_integral += static_cast<Wide>(m_level) * (now - m_since);
        m_since = now;
        m_level = level;
    }
    void add(std::int64_t change, SimTime now) { set(m_level + change, now); }

    /// Units × ns since the start. A window's integral is the difference of two.
    Wide integral(SimTime now) const { return m_integral + static_cast<Wide>(m_level) * (now - m_since); }
    /// Units × s.
    double integralSeconds(SimTime now) const { return static_cast<double>(integral(now)) / 1e9; }

private:
    std::int64_t m_level;
    SimTime m_since;
    Wide m_integral = 0;
};

/// A real number over time (a share, a speed, bytes): its integral in units × s.
class AverageOverTime
{
public:
    explicit AverageOverTime(double value = 0, SimTime now = 0) : m_value(value), m_since(now) {}

    double value() const { return m_value; }
    void set(double value, SimTime now)
    {
        // The quotient is the dear part, and often there is nothing to add.
        if (m_value != 0 && now != m_since)
            m_integral += m_value * toSeconds(now - m_since);
        m_since = now;
        m_value = value;
    }
    /// Units × s since the start. A window's average is the difference of two, by the window's width.
    double integral(SimTime now) const { return m_integral + m_value * toSeconds(now - m_since); }

private:
    double m_value;
    SimTime m_since;
    double m_integral = 0;
};

/// Count and sum of durations, exact in whole ns, so that a window is the end minus the start; the squares are floating point.
struct DurationTally {
    std::uint64_t count = 0;
    Wide sum = 0;
    double squares = 0; ///< s²
    SimTime least = kNever;
    SimTime most = 0;

    void add(SimTime duration)
    {
        ++count;
        sum += duration;
        const double seconds = toSeconds(duration);
        squares += seconds * seconds;
        least = std::min(least, duration);
        most = std::max(most, duration);
    }
    /// So many at once, of which mean (s) and variance (s²) are known.
    void add(std::uint64_t many, double mean, double variance);
    void merge(const DurationTally &other);
    /// What came after `start`, a copy of this one taken earlier. `least` and `most` stay those of the whole.
    DurationTally since(const DurationTally &start) const;
    /// Seconds; 0 with none.
    double mean() const { return count == 0 ? 0 : static_cast<double>(sum) / 1e9 / static_cast<double>(count); }
    /// s², of the population; 0 with fewer than two.
    double variance() const;
};

/// Mean and variance of real numbers, stable (Welford 1962; merging: Chan, Golub, LeVeque 1979).
struct Welford {
    std::uint64_t count = 0;
    double mean = 0;
    double squares = 0; ///< sum of (x - mean)²
    double least = 0;
    double most = 0;

    void add(double value)
    {
        if (count++ == 0)
            least = most = value;
        least = std::min(least, value);
        most = std::max(most, value);
        const double before = value - mean;
        mean += before / static_cast<double>(count);
        squares += before * (value - mean);
    }
    void merge(const Welford &other);
    /// Of a sample (n - 1); 0 with fewer than two.
    double variance() const { return count < 2 ? 0 : squares / static_cast<double>(count - 1); }
};

} // namespace nephoscope::sim
