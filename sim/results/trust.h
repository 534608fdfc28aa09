// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/results/results.h"

namespace nephoscope::sim {

/// How many metrics the batches of one run gave an interval, and how many of these cannot be trusted.
struct BatchTrust {
    int intervals = 0;
    int tooShort = 0;
};
BatchTrust batchTrustOf(const Results &results);

/// Where the warm-up and the intervals come from, and whether the run was too short for them, in sentences; empty where neither was asked for.
LocalText trustOf(const Results &results);

} // namespace nephoscope::sim
