// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace nephoscope::sim {

/// How many batches one long run is cut into, unless said otherwise.
inline constexpr int kBatches = 20;
/// The lag-1 correlation of batches from which on they are too short to count as independent.
inline constexpr double kMostLag1 = 0.2;

/// The interval of one run's measure from its batches.
struct BatchInterval {
    std::optional<double> ci95; ///< 95 % half width by Student's t; none for an extreme, which batches say nothing about
    int n = 0;                  ///< batches in which there was something to measure
    double lag1 = 0;            ///< correlation of one batch with the next; 0 where nothing varies
    /// Fewer than 20 batches, one without anything to measure, or neighbours that still depend on each other.
    bool isTooShort = false;
    bool operator==(const BatchInterval &) const = default;
};

/// The interval about `whole`, the measure over the whole run, from its values in equal consecutive stretches of it (NaN: nothing to measure).
///
/// What adds up over the batches (a number of things) has the interval of their sum, what lies among them that of their mean. What is
/// neither is an extreme of the run. (Schmeiser 1982 for 10 to 30 batches; the check is that of Fishman 1978 for lag 1.)
BatchInterval batchInterval(const std::vector<double> &batches, double whole);

/// The means of `count` equal stretches of a series, what is left over at its beginning left out. NaN points have no weight; a stretch of nothing
/// else is NaN. Empty: there are fewer points than stretches.
std::vector<double> batchesOf(const std::vector<double> &points, int count = kBatches);

} // namespace nephoscope::sim
