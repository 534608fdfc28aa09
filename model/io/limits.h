// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// The hard limits of a document. What is past one is refused with a message that names it: documents come from
/// strangers, and a machine that swaps is worse than a sentence.
namespace nephoscope::limits {

inline constexpr std::size_t kDocumentBytes = 16u << 20;
inline constexpr int kDepth = 64;
inline constexpr std::size_t kJsonValues = 1'000'000;

inline constexpr std::size_t kElements = 50'000;
inline constexpr std::size_t kLinks = 100'000;
inline constexpr std::size_t kEvents = 10'000;
inline constexpr std::size_t kVariants = 1'000;
inline constexpr std::size_t kExpectations = 10'000;
inline constexpr std::size_t kListEntries = 10'000;

inline constexpr std::size_t kIdBytes = 128;
inline constexpr std::size_t kNameCharacters = 1'024;
inline constexpr std::size_t kStringBytes = 64u << 10;
inline constexpr std::size_t kCurrencyBytes = 16;

/// Where a parameter names no range of its own; also the largest whole number that a double holds exactly.
inline constexpr double kLargestNumber = 9007199254740992.0;
/// Corners and sides of boxes, scene units.
inline constexpr double kLargestCoordinate = 1e7;

/// Simulated time, s: 1 ns to 100 years.
inline constexpr double kShortestTime = 1e-9;
inline constexpr double kLongestTime = 3'155'760'000.0;
inline constexpr int kReplications = 10'000;
inline constexpr int kThreads = 256;
inline constexpr std::int64_t kVersion = 1;

} // namespace nephoscope::limits
