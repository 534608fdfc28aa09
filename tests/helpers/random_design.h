// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <cstdint>

namespace nephoscope::tests {

/// A design that obeys the rules of containment and links and is otherwise drawn blindly: mechanisms anywhere, parameters within their
/// ranges, links of any role, faults and changes at any time; ten simulated minutes. The same for the same seed, on any machine.
Architecture randomDesign(std::uint64_t seed);

} // namespace nephoscope::tests
