// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <optional>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// What is measured, in the unit in which a run counts it.
enum class UsageMeasure : std::uint8_t {
    Requests,         ///< requests
    TransferIn,       ///< bytes
    TransferOut,      ///< bytes
    ServerTime,       ///< seconds
    StorageUsed,      ///< byte seconds
    StorageAllocated, ///< byte seconds
    Io                ///< operations
};

inline constexpr std::size_t kMeasureCount = 7;
inline constexpr UsageMeasure kMeasures[kMeasureCount]{UsageMeasure::Requests,   UsageMeasure::TransferIn,  UsageMeasure::TransferOut,
                                                       UsageMeasure::ServerTime, UsageMeasure::StorageUsed, UsageMeasure::StorageAllocated,
                                                       UsageMeasure::Io};

/// As a pay-per-use monitor's `measures` have it: `server_time`.
std::string_view toString(UsageMeasure measure);
std::optional<UsageMeasure> measureFromString(std::string_view text);
/// As price lists and invoices have it: the same, except `server_hours`.
std::string_view invoiceName(UsageMeasure measure);
std::optional<UsageMeasure> measureFromInvoiceName(std::string_view text);

/// The unit in which a measure is priced where the price says nothing: h, GB, GB·month, request, operation.
std::string_view usualUnit(UsageMeasure measure);
/// How much of what is counted one unit of a price is: `h` of server time is 3600 s, `GB·month` is 10^9 bytes for 720 h, `1000` or
/// `1e6 requests` are so many, `GB`, `TB`, `GiB` are bytes. None for a unit that does not fit the measure.
std::optional<double> unitSize(UsageMeasure measure, std::string_view unit);

/// Who used how much of what, and when.
struct UsageRecord {
    ElementIndex consumer = kNone; ///< the organization, or the consumer that belongs to none; kNone: nobody is known
    ElementIndex element = kNone;
    UsageMeasure measure = UsageMeasure::Requests;
    double quantity = 0; ///< in the measure's unit
    SimTime from = 0;
    SimTime to = 0;
    LogId cause = 0; ///< the log entry that began the use
};

/// Takes usage records (a billing management system).
class UsageReader
{
public:
    virtual void take(const UsageRecord &record) = 0;

protected:
    ~UsageReader() = default;
};

/// Measures use and writes records of it (a pay-per-use monitor).
class UsageSource
{
public:
    /// Writes records of all that is not yet in one, and sends them: a period of billing ends now.
    virtual void writeRecords() = 0;
    /// What records would say if they were written now.
    virtual void unwritten(std::vector<UsageRecord> &records) const = 0;
    /// Whether this measure of the element is metered now.
    virtual bool isMetering(ElementIndex element, UsageMeasure measure) const = 0;

protected:
    ~UsageSource() = default;
};

} // namespace nephoscope::sim
