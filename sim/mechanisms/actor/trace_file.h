// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/engine/sim_time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// One request of a trace.
struct TraceRow {
    SimTime time = 0;
    std::string contentClass;          ///< empty: the consumer's
    std::optional<std::uint32_t> size; ///< bytes; none: the consumer's
};

/// Reads `time[,class,size]` (s, text, KiB) with that header; times never go back, equal ones keep their order.
/// Error E-CSV with row:column, or E-COUNT for more than a million rows.
Result<std::vector<TraceRow>> parseTrace(std::string_view text);

/// Reads the file of this name beside the document in `folder`. Error E-FILE: not a plain name, not there, or `folder` is empty (the document is in no file).
Result<std::vector<TraceRow>> readTrace(const std::string &folder, const std::string &name);

} // namespace nephoscope::sim
