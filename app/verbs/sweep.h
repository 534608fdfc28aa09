// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::app {

/// `nephoscope sweep FILE --vary ELEMENT.PARAM=A,B,C… [options]`.
int runSweep(const std::vector<std::string> &words);

} // namespace nephoscope::app
