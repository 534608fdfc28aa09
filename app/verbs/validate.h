// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::app {

/// `nephoscope validate`: does what the words after it ask for and returns the exit code of the contract.
int runValidate(const std::vector<std::string> &words);

} // namespace nephoscope::app
