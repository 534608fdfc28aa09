// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/usage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace nephoscope::sim {

namespace {

constexpr std::array<std::string_view, 7> kNames{"requests",     "transfer_in",       "transfer_out", "server_time",
                                                 "storage_used", "storage_allocated", "io"};

using Size = std::pair<std::string_view, double>;
constexpr std::array kTimes{Size{"s", 1}, Size{"min", 60}, Size{"h", 3600}, Size{"d", 86400}, Size{"month", 720 * 3600.0}};
constexpr std::array kBytes{Size{"GB", 1e9}, Size{"MB", 1e6}, Size{"TB", 1e12}, Size{"GiB", 1073741824.0}, Size{"TiB", 1099511627776.0},
                            Size{"MiB", 1048576.0}};

template <typename Table>
std::optional<double> find(const Table &table, std::string_view unit)
{
    for (const auto &[name, size] : table) {
        if (name == unit)
            return size;
    }
    return std::nullopt;
}

/// `request`, `requests`, `1000`, `1e6 requests`, `million requests`.
std::optional<double> countOf(std::string_view unit, std::string_view noun)
{
    double count = 1;
    if (unit.starts_with("million")) {
        count = 1e6;
        unit.remove_prefix(7);
    } else if (const auto [end, error] = std::from_chars(unit.data(), unit.data() + unit.size(), count); error == std::errc()) {
        unit.remove_prefix(static_cast<std::size_t>(end - unit.data()));
    }
    while (unit.starts_with(' '))
        unit.remove_prefix(1);
    const bool isNoun = unit.empty() || unit == noun || (unit.starts_with(noun) && unit.substr(noun.size()) == "s");
    return isNoun && count > 0 ? std::optional(count) : std::nullopt;
}

/// `GB·month` or `GB*h`: bytes for a time.
std::optional<double> bytesForTime(std::string_view unit)
{
    for (const std::string_view times : {"·", "*", "-"}) {
        const auto at = unit.find(times);
        if (at == std::string_view::npos)
            continue;
        const auto bytes = find(kBytes, unit.substr(0, at));
        const auto time = find(kTimes, unit.substr(at + times.size()));
        return bytes && time ? std::optional(*bytes * *time) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::string_view toString(UsageMeasure measure)
{
    return kNames[static_cast<std::size_t>(measure)];
}

std::optional<UsageMeasure> measureFromString(std::string_view text)
{
    const auto found = std::find(kNames.begin(), kNames.end(), text);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<UsageMeasure>(found - kNames.begin()));
}

std::string_view invoiceName(UsageMeasure measure)
{
    return measure == UsageMeasure::ServerTime ? "server_hours" : toString(measure);
}

std::optional<UsageMeasure> measureFromInvoiceName(std::string_view text)
{
    for (const UsageMeasure measure : kMeasures) {
        if (invoiceName(measure) == text)
            return measure;
    }
    return std::nullopt;
}

std::string_view usualUnit(UsageMeasure measure)
{
    static constexpr std::array<std::string_view, 7> kUnits{"request", "GB", "GB", "h", "GB·month", "GB·month", "operation"};
    return kUnits[static_cast<std::size_t>(measure)];
}

std::optional<double> unitSize(UsageMeasure measure, std::string_view unit)
{
    if (unit.empty())
        unit = usualUnit(measure);
    switch (measure) {
    case UsageMeasure::Requests:
        return countOf(unit, "request");
    case UsageMeasure::Io:
        return countOf(unit, "operation");
    case UsageMeasure::TransferIn:
    case UsageMeasure::TransferOut:
        return find(kBytes, unit);
    case UsageMeasure::ServerTime:
        return find(kTimes, unit);
    case UsageMeasure::StorageUsed:
    case UsageMeasure::StorageAllocated:
        return bytesForTime(unit);
    }
    return std::nullopt;
}

} // namespace nephoscope::sim
