// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/sweep.h"

#include <optional>
#include <string>
#include <vector>

namespace nephoscope::ui {

/// A sweep as it was run, and the points that are done so far.
struct SweepData {
    Architecture design; ///< with the replications that were wanted
    sim::SweepGrid grid;
    std::vector<std::optional<sim::SweepPoint>> points; ///< by number; none: not done yet
    bool isComplete = false;

    explicit SweepData(Architecture base, sim::SweepGrid wanted);
    /// nullptr where it is not done yet or nothing was measured.
    const sim::Estimate *at(int point, const std::string &metric) const;
    /// The point with this place on each axis.
    int pointAt(const std::vector<int> &places) const;
    std::vector<int> placesOf(int point) const;
    /// The point whose values are all the base's; none if the grid leaves them out.
    std::optional<int> basePoint(const Catalogue &catalogue) const;
    /// What was measured at the points done, what people ask for most first: availability, response time, cost, failures, use, then the rest.
    std::vector<std::string> metrics() const;
    /// Bounds that the base design is expected to keep for the whole run.
    std::vector<Expectation> limitsOf(const std::string &metric) const;
    /// How many points had a run too short for its warm-up to be found.
    int tooShort() const;
    /// Whether all expectations about the base hold there; none: there are none, or it is not done.
    std::optional<bool> isMet(int point) const;
};

} // namespace nephoscope::ui
