// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::app {

/// `nephoscope resilience FILE [--pairs] [options]`.
int runResilience(const std::vector<std::string> &words);

} // namespace nephoscope::app
