// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/units/bytes.h"

#include <compare>

namespace nephoscope {

/// So many a second.
class Rate
{
public:
    constexpr Rate() = default;
    static constexpr Rate perSecond(double count) { return Rate(count); }

    constexpr double perSecond() const { return m_count; }
    constexpr auto operator<=>(const Rate &) const = default;
    constexpr Rate operator+(Rate other) const { return Rate(m_count + other.m_count); }
    constexpr Rate operator*(double factor) const { return Rate(m_count * factor); }

private:
    constexpr explicit Rate(double count) : m_count(count) {}
    double m_count = 0;
};

/// So much data a second.
class Bandwidth
{
public:
    constexpr Bandwidth() = default;
    static constexpr Bandwidth ofMbits(double megabits) { return Bandwidth(Bytes::of(megabits * 1e6 / 8)); }
    static constexpr Bandwidth ofMiB(double mebibytes) { return Bandwidth(Bytes::ofMiB(mebibytes)); }

    constexpr Bytes perSecond() const { return m_bytes; }
    constexpr double mebibytes() const { return m_bytes.mebibytes(); }
    constexpr auto operator<=>(const Bandwidth &) const = default;

private:
    constexpr explicit Bandwidth(Bytes bytes) : m_bytes(bytes) {}
    Bytes m_bytes;
};

} // namespace nephoscope
