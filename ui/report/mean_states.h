// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/snapshot.h"

namespace nephoscope {
struct Architecture;
}

namespace nephoscope::ui {

/// The design as its diagram in a report shows it: each element in normal operation with its mean utilisation (0–1) and throughput (1/s)
/// over all replications. Elements of which a run measured nothing are not in it.
sim::Snapshot meanStates(const Architecture &architecture, const sim::Results &results);

} // namespace nephoscope::ui
