// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/characteristics/characteristics.h"

#include <set>
#include <string>

namespace nephoscope::sim {

/// Elements and links whose state can show in what a drawn element measures: where its requests and data go, who asks it, and for each of
/// these what it stands in and what stands in it; the element itself among them.
std::set<std::string> surroundingsOf(const RunEvidence &evidence, const std::string &element);

} // namespace nephoscope::sim
