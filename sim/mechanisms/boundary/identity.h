// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"

#include <vector>

namespace nephoscope::sim {

class Organization;
class Simulation;

/// Who an element is to an access check: itself, all that it stands in, and what its `credentials` name (an element with all that that
/// stands in). From the inside out.
std::vector<ElementIndex> identitiesOf(Simulation &simulation, ElementIndex element);

/// The organizations among them.
std::vector<const Organization *> organizationsOf(Simulation &simulation, ElementIndex element);

} // namespace nephoscope::sim
