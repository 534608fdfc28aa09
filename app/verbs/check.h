// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::app {

/// `nephoscope check`: does what the words after it ask for and returns the exit code of the contract.
int runCheck(const std::vector<std::string> &words);

} // namespace nephoscope::app
