// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class Hypervisor;
class VirtualServer;

/// What it takes to start a virtual server on a host, as far as its disk image is concerned.
struct ImageAccess {
    Sentence whyNot;       ///< why it cannot be started there; empty: it can
    double toCopy = 0;     ///< GiB that have to be brought there first
    bool isPossible() const { return whyNot.en.empty(); }
};

/// The image of a server whose own host is lost. On a shared LUN that `target` reaches it is there at once; from a LUN that only one host may
/// use it is copied; on the lost host's own disk it is gone with it.
ImageAccess imageAfterLoss(const VirtualServer &server, const Hypervisor &target);
/// The image of a server whose own host still works: what cannot be reached from `target` is copied.
ImageAccess imageForMove(const VirtualServer &server, const Hypervisor &target);
/// Whether it lies on a shared LUN that both hosts reach, as live migration needs; else why not.
Sentence whyNotSharedBy(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target);

/// How long so many GiB take over the network cards of both hosts (the slower one counts; 0 Mbit/s: no limit). `source`: nullptr if it is not from a
/// host that they come.
SimTime copyTime(double gibibytes, const Hypervisor *source, const Hypervisor &target);

} // namespace nephoscope::sim
