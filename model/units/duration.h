// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

namespace nephoscope {

/// A span of simulated time in whole nanoseconds: exact sums, one order of events on every machine.
class Duration
{
public:
    /// 100 years of 365.25 days, the longest that a document may ask for.
    static constexpr std::int64_t kMaximum = 3'155'760'000LL * 1'000'000'000LL;

    constexpr Duration() = default;
    static constexpr Duration ofNanoseconds(std::int64_t count) { return Duration(count); }

    /// The nearest nanosecond; none if it is no number or longer than kMaximum either way.
    static std::optional<Duration> ofSeconds(double seconds)
    {
        const double count = seconds * 1e9;
        if (!(std::abs(count) <= static_cast<double>(kMaximum)))
            return std::nullopt;
        return Duration(std::llround(count));
    }

    constexpr std::int64_t nanoseconds() const { return m_count; }
    constexpr double seconds() const { return static_cast<double>(m_count) / 1e9; }

    constexpr auto operator<=>(const Duration &) const = default;
    constexpr Duration operator+(Duration other) const { return Duration(m_count + other.m_count); }
    constexpr Duration operator-(Duration other) const { return Duration(m_count - other.m_count); }

private:
    constexpr explicit Duration(std::int64_t count) : m_count(count) {}
    std::int64_t m_count = 0;
};

} // namespace nephoscope
