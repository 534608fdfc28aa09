// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"
#include "sim/plan/topology.h"
#include "sim/theory/known_case.h"

#include <optional>
#include <vector>

namespace nephoscope::sim::theory {

/// Availabilities of what is drawn in series (a thing and its containers, a service and those that it calls) and in parallel (the targets of a balancer
/// that checks them).
class KnownAvailability
{
public:
    /// `isActedOn`: by element, whether something may change it while a run goes.
    KnownAvailability(const Plan &plan, const Topology &topology, const std::vector<bool> &isActedOn);

    /// How long a part is up, by its own failures and those of all that it stands in.
    std::optional<KnownCase> ofPart(ElementIndex element) const;
    /// The share of an open consumer's requests that find at least one way on which all is up. Approximate: it leaves out what is under way when
    /// something fails, the time until a balancer notices, and that of starting again.
    std::optional<KnownCase> ofService(ElementIndex consumer) const;

private:
    using Way = std::vector<ElementIndex>; ///< all parts that have to be up, ascending
    using Ways = std::vector<Way>;

    double meanUp(ElementIndex element) const;
    /// The part and its containers, if they fail at random. None: one of them stays down, or something acts on it.
    std::optional<Way> chainOf(ElementIndex element) const;
    /// Every way through an element; none if that is no plain structure.
    std::optional<Ways> waysThrough(ElementIndex element, int depth) const;
    std::vector<ElementIndex> targetsOf(ElementIndex element) const;
    double availabilityOf(ElementIndex part) const;
    double oneWayIsUp(const Ways &ways) const;

    const Plan &m_plan;
    const Topology &m_topology;
    const std::vector<bool> &m_isActedOn;
};

} // namespace nephoscope::sim::theory
