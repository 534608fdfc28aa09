// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/instances.h"
#include "sim/run/mechanism.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

/// What the document orders at this element, and some more of each for those who order while they look on.
std::vector<InstanceDemand> orderedInstances(const Plan &plan, std::uint32_t element);

/// The same of a portal; in a run that is steered also some of all that it offers.
std::vector<InstanceDemand> offeredInstances(const Plan &plan, std::uint32_t element);

/// What can be ordered in the portals of a design, in document order: the templates of its resource management systems; where none has
/// any, the servers and volumes that can be leased; and what the document orders. The first dozen of them.
std::vector<std::string> offersOf(const Architecture &design, const Catalogue &catalogue);

/// Resources that were claimed for an order and are not in the run yet; each is given to one order only.
class Claims
{
public:
    /// One like `drawn` that is switched off: itself if it is, else an instance; nullptr: there is none left.
    Mechanism *claim(Mechanism &drawn);
    void drop(Mechanism &claimed);

private:
    std::vector<ElementIndex> m_claimed;
};

/// Takes instances of `drawn` out of the run, the last ones first; of an instance that one. Returns how many.
int takeBack(Mechanism &drawn, int amount, LogId cause);

} // namespace nephoscope::sim
