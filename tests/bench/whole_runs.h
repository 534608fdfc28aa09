// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nephoscope::bench {

/// What no request or event alone costs: whole runs with their memory, replications on several cores. Prints a line each, with the aim
/// beside it. `program`: this one, which is started again for what wants a process of its own. False: something went wrong.
bool printWholeRuns(const char *program);

/// The part that runs in a process of its own; prints its figures to stdout. Returns the exit code.
int runDataCenterAlone();

} // namespace nephoscope::bench
