// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <string>

namespace nephoscope::tests {

/// Whether what a design shows goes away with the mechanism that makes it: for every variant that switches something off, and for one at
/// least, a promise of the base does not hold without it, or what is promised of the variant is not so in the base. Each is run with as many
/// replications as the design is set for. Returns an empty text when it holds, else what is wrong.
std::string whyNoEffect(const Architecture &base, const std::string &folder = {});

} // namespace nephoscope::tests
