// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"
#include "sim/run/request.h"

#include <vector>

namespace nephoscope::sim {

class Mechanism;
class Simulation;

/// Who pays for what: organizations, and consumers that belong to none.
class Payers
{
public:
    explicit Payers(Simulation &simulation) : m_simulation(simulation) {}

    /// Of a request: its tenant, else the one of the consumer that issued it. kNone if nobody is known.
    ElementIndex of(const Request &request);
    /// A consumer's `tenant`, else the organization that it stands in, else itself.
    ElementIndex ofConsumer(ElementIndex consumer) const;
    /// The `tenant` of an element or of the nearest thing that it stands in which has one; kNone: whoever reaches it.
    ElementIndex tenantOf(const Mechanism &element) const;
    /// Whose consumers can reach the element, or something in it, over the links as they lead now, in document order; if there are none, the
    /// organization that it stands in.
    std::vector<ElementIndex> reaching(const Mechanism &element) const;
    /// The consumers themselves that can.
    std::vector<ElementIndex> consumersReaching(const Mechanism &element) const;
    /// Who has consumers in the design, in document order.
    std::vector<ElementIndex> all() const;

private:
    ElementIndex organizationAround(ElementIndex element) const;
    std::vector<bool> reachedFrom(ElementIndex consumer) const;

    Simulation &m_simulation;
    std::vector<ElementIndex> m_byConsumer; ///< by element, looked up once
};

} // namespace nephoscope::sim
