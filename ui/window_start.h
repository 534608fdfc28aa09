// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::ui {

/// Opens the window with the files named (the welcome page without one) and runs until it is closed; returns the exit code.
int runWindow(int &argc, char **argv, const std::vector<std::string> &files);

} // namespace nephoscope::ui
