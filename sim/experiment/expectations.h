// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/run_record.h"

#include <vector>

namespace nephoscope::sim {

/// Whether the expectation is about the variant (`base` or empty: the base design).
bool isAbout(const Expectation &expectation, const std::string &variant);

/// The part of the run that the expectation looks at, or none if it is about the whole. What is left out of `from` and `to` is
/// the warm-up's end and the run's end.
std::optional<MetricWindow> windowOf(const Expectation &expectation, const RunSettings &run);

/// Judges one expectation: metrics over all replications, events in the log of the first. `window` is the estimate of what
/// windowOf names. Bounds are met within a relative 1e-9, so that a decimal fraction can equal its sum in binary.
ExpectationVerdict judge(const Expectation &expectation, const Results &results, const std::optional<Estimate> &window);

} // namespace nephoscope::sim
