// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// What a watchdog can do about something that does not answer.
enum class Remedy {
    Restart,       ///< the thing itself is started over
    RestartServer, ///< the server that it runs on is started over, and it with that
    Rebuild,       ///< its server is set up anew on another host, chosen by a VIM
};

/// Why a remedy cannot be tried now; an empty sentence: it can. `watchdog` has the control links.
Sentence whyNot(Remedy remedy, Mechanism &failed, Mechanism &watchdog);
/// The remedy is begun: what it takes down is down for `time`.
void begin(Remedy remedy, Mechanism &failed, SimTime time, LogId cause);
/// The remedy has helped.
void complete(Remedy remedy, Mechanism &failed, Mechanism &watchdog, LogId cause);

} // namespace nephoscope::sim
