// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/experiment.h"
#include "sim/results/results.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// One parameter of a sweep and the values that it takes.
struct Axis {
    std::string path; ///< `element.parameter`, or `element.enabled` to switch it off
    std::vector<Value> values;
    bool operator==(const Axis &) const = default;
};

/// A grid: every combination of the axes' values. The last axis turns fastest.
struct SweepGrid {
    std::vector<Axis> axes;
    int size() const;
    /// The value of each axis at a point, 0 <= point < size().
    std::vector<Value> at(int point) const;
};

inline constexpr int kMostPoints = 100'000;

/// Reads `ELEMENT.PARAM=A,B,C`; an item may be a range `FROM..TO` or `FROM..TO:STEP` (step 1 without one; both ends are taken where the
/// steps meet them). Checks each value against the catalogue. The error is one about the words.
Result<Axis> parseAxis(const Architecture &design, const Catalogue &catalogue, std::string_view words);

/// `web-server.vcpus = 2, users.rate = 50`: where a point lies.
std::string placeOf(const SweepGrid &grid, int point);

/// The design with the values of one point.
Result<Architecture> designAt(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, int point);

/// The warm-ups of some points of a grid, in their order.
struct PointWarmup {
    double seconds = 0;
    std::optional<bool> isEnough; ///< as Results::isWarmupEnough
};
/// Finds a warm-up for each point where the run settings ask for that (for each its own, so that shards agree); else all have the design's own.
Result<std::vector<PointWarmup>> settleWarmups(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const std::vector<int> &points,
                                               const ExperimentOptions &options);

/// What one point showed.
struct SweepPoint {
    int point = 0;
    PointWarmup warmup;
    std::map<std::string, std::map<std::string, Estimate>> metrics;
    int expected = 0; ///< expectations about the base design
    int met = 0;
};

struct SweepOptions {
    std::vector<std::string> metrics = {}; ///< `element.metric`; empty: all
    int shard = 0;                    ///< of `shards`, from 0: the points whose number leaves this rest
    int shards = 1;
    /// Called for each point as it is done, in no order, from worker threads, one at a time.
    std::function<void(const SweepPoint &)> onPoint = {};
};

/// The points whose run was too short for its warm-up to be found.
std::vector<int> pointsTooShort(const std::vector<SweepPoint> &points);

/// Runs the points of a grid, with the same random numbers for all, in the order of their numbers. The same for any number of threads.
Result<std::vector<SweepPoint>> sweep(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const SweepOptions &wanted,
                                      const ExperimentOptions &options = {});

} // namespace nephoscope::sim
