// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/identity.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/organization.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

std::vector<ElementIndex> identitiesOf(Simulation &simulation, ElementIndex element)
{
    std::vector<ElementIndex> identities;
    const auto addWithContainers = [&](ElementIndex inner) {
        for (; inner != kNone; inner = simulation.topology().parentOf(inner))
            identities.push_back(inner);
    };
    addWithContainers(element);
    if (const auto *agent = simulation.as<ThreatAgent>(element)) {
        // An insider is taken for somebody who stands where he attacks; who has no credentials cannot show any.
        if (agent->kind() == ThreatAgent::Kind::MaliciousInsider && agent->target())
            addWithContainers(agent->target()->index());
        if (agent->kind() != ThreatAgent::Kind::TrustedAttacker)
            return identities;
    }
    if (simulation.plan().elements[element].type->parameter("credentials"))
        addWithContainers(simulation.plan().element(simulation.parameters(element).text("credentials")));
    return identities;
}

std::vector<const Organization *> organizationsOf(Simulation &simulation, ElementIndex element)
{
    std::vector<const Organization *> organizations;
    for (const ElementIndex identity : identitiesOf(simulation, element)) {
        if (const auto *organization = simulation.as<Organization>(identity))
            organizations.push_back(organization);
    }
    return organizations;
}

} // namespace nephoscope::sim
