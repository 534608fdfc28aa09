// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace nephoscope::bench {

/// How often this program has asked for memory by `new` so far, in all threads.
std::uint64_t allocations();

} // namespace nephoscope::bench
