// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <optional>

namespace nephoscope::sim {

class Placer;

/// What it takes to make one more instance of a drawn element now.
struct InstancePlan {
    Mechanism *instance = nullptr; ///< nullptr: it cannot be made
    Mechanism *container = nullptr;
    Placer *placer = nullptr; ///< who chose the place
    SimTime decision = 0; ///< of who places it
    SimTime copy = 0;     ///< of its image to where it starts
    SimTime boot = 0;
    Sentence whyNot;
    SimTime duration() const;
};

/// Looks for an instance that is not in the run, and for a place for it.
///
/// A virtual server goes where the VIM says that looks after the original's host, while it serves; without a VIM to the hypervisor with the
/// fewest servers among those with room in the same cloud or data center. Anything else stands where the original does. The image
/// is copied unless it is on a shared LUN or kept ready (see ImageKeeper), at the keeper's bandwidth, else at that of the hosts' network.
/// Not in `except` (another host than that of the original, say).
InstancePlan planInstance(Mechanism &drawn, const Mechanism *except = nullptr);

enum class Contents {
    AsDrawn,
    SwitchedOff ///< it runs, and what stands in it does nothing until somebody enables it
};

/// Starts it as planned; `boot` in place of what the element itself takes. \pre the plan has an instance
void makeInstance(const InstancePlan &plan, LogId cause, std::optional<SimTime> boot = {}, Contents contents = Contents::AsDrawn);

} // namespace nephoscope::sim
