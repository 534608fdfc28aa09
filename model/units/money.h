// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

namespace nephoscope {

/// An amount in whole millionths of the document's currency unit, so that the lines of an invoice add up to its total.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money ofMicros(std::int64_t micros) { return Money(micros); }

    /// The nearest micro-unit, halves away from zero; none if it is no number or past 2^53 micro-units either way
    /// (some nine thousand million currency units).
    static std::optional<Money> ofUnits(double units)
    {
        const double micros = units * 1e6;
        if (!(std::abs(micros) <= 9007199254740992.0))
            return std::nullopt;
        return Money(std::llround(micros));
    }

    constexpr std::int64_t micros() const { return m_micros; }
    constexpr double units() const { return static_cast<double>(m_micros) / 1e6; }

    constexpr auto operator<=>(const Money &) const = default;
    constexpr Money operator+(Money other) const { return Money(m_micros + other.m_micros); }
    constexpr Money operator-(Money other) const { return Money(m_micros - other.m_micros); }

private:
    constexpr explicit Money(std::int64_t micros) : m_micros(micros) {}
    std::int64_t m_micros = 0;
};

} // namespace nephoscope
