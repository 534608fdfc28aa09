// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run_options.h"

namespace nephoscope::app {

/// A design that was read and how it is to be run; with another `code` than kDone nothing else holds.
struct OpenedRun {
    RunRequest request;
    int code = kDone;
};

/// Reads the design of `file` and what the words ask of its run. What is wrong, and what was odd in the document, is told on standard error.
OpenedRun openRun(std::string_view verb, const Words &words, const std::string &file, const Catalogue &catalogue);
/// Tells why the run of `file` did not finish; what the program then ends with.
int tellUnfinished(Error error, const std::string &file);

} // namespace nephoscope::app
