// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

#include <string>
#include <string_view>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::app {

/// Whether a file could be made there: told before a long run, not after it.
bool hasFolder(const std::string &file);
/// hasFolder(), with the complaint.
bool isWritablePlace(const std::string &out);

/// Prints what the design rules warn of in a run: it runs all the same.
void warnOfProblems(const Architecture &design, const Catalogue &catalogue, const std::string &file);

/// Prints to standard output if `out` is `-`, else replaces the file; returns kDone or kNotWritten.
int deliver(const std::string &out, std::string_view text);

} // namespace nephoscope::app
