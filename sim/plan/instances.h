// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"

#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// So many instances of one drawn element there may be in all, the drawn one included.
inline constexpr int kMostInstances = 1'000;
/// So many elements in all may be instances, their contents included.
inline constexpr std::size_t kMostInstancesInAll = 50'000;

/// What a mechanism may want to make in a run.
struct InstanceDemand {
    ElementIndex original = kNone; ///< drawn
    int count = 0; ///< instances besides the drawn one
};

/// The drawn servers (see MechanismType::isLeased) whose services `element` is or leads to by its contents and request links, in the order in
/// which they are come upon.
std::vector<ElementIndex> serversBehind(const Plan &plan, ElementIndex element);
/// What a mechanism scales that acts through its control links: what the first of them makes instances of by its parameter `of`, is, or
/// holds; else the first server behind what it watches or passes requests to. kNone: nothing.
ElementIndex scaledBy(const Plan &plan, ElementIndex element);

/// The greatest value that a parameter has or that an event of the document gives it.
int greatest(const Plan &plan, ElementIndex element, std::string_view parameter, int configured);

/// Asks the mechanisms of a plan for what they may want to make, and puts it into the plan: instances with all their contents and links, under
/// ids such as `vs-1#2`, which take no part until a run starts them. What several mechanisms want of one element adds up.
///
/// They stand behind all that is drawn, so that indices of drawn elements are the same with and without them. Links that lead into
/// the original from outside are theirs too, except those over which it is written to (storage, replication): an instance has its own data. For a run that is
/// steered twice as many are prepared, and some at least, so that somebody who raises a maximum gets more.
void addInstances(Plan &plan);

} // namespace nephoscope::sim
