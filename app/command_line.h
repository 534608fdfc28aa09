// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nephoscope::app {

/// Whether the words after the program's name ask for something else than the window: a subcommand, `--help`, `--version`,
/// or an option that does not exist.
bool isForCommandLine(const std::vector<std::string> &words);

/// Does what the words ask for and returns the exit code of the contract.
int runCommandLine(const std::vector<std::string> &words);

} // namespace nephoscope::app
