// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef> // before <compare>: moc (6.4) cannot parse it on its own

#include <compare>

namespace nephoscope {

/// An amount of data. Binary multiples (KiB, MiB, GiB) for memory and requests, decimal (GB) for disks, bits for links:
/// mixing them up is what this type is against.
class Bytes
{
public:
    constexpr Bytes() = default;
    static constexpr Bytes of(double bytes) { return Bytes(bytes); }
    static constexpr Bytes ofKiB(double amount) { return Bytes(amount * 1024); }
    static constexpr Bytes ofMiB(double amount) { return Bytes(amount * 1048576); }
    static constexpr Bytes ofGiB(double amount) { return Bytes(amount * 1073741824); }
    static constexpr Bytes ofGB(double amount) { return Bytes(amount * 1e9); }

    constexpr double count() const { return m_count; }
    constexpr double bits() const { return m_count * 8; }
    constexpr double mebibytes() const { return m_count / 1048576; }
    constexpr double gibibytes() const { return m_count / 1073741824; }
    constexpr double gigabytes() const { return m_count / 1e9; }

    constexpr auto operator<=>(const Bytes &) const = default;
    constexpr Bytes operator+(Bytes other) const { return Bytes(m_count + other.m_count); }
    constexpr Bytes operator-(Bytes other) const { return Bytes(m_count - other.m_count); }
    constexpr Bytes operator*(double factor) const { return Bytes(m_count * factor); }

private:
    constexpr explicit Bytes(double count) : m_count(count) {}
    double m_count = 0;
};

} // namespace nephoscope
