// SPDX-License-Identifier: GPL-3.0-or-later
// What a run makes of drawn elements: instances that are prepared in the plan, started, and taken out again.
#include "sim/plan/instances.h"

#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

std::vector<Mechanism *> Simulation::instancesOf(const Mechanism &drawn)
{
    std::vector<Mechanism *> found;
    for (const auto &mechanism : m_mechanisms) {
        if (m_plan->drawn(mechanism->index()) == drawn.index() && m_topology.takesPart(mechanism->index()) && !isLeaving(*mechanism))
            found.push_back(mechanism.get());
    }
    return found;
}

Mechanism *Simulation::idleInstance(const Mechanism &drawn)
{
    std::size_t all = 1;
    std::size_t instances = 0;
    for (const auto &mechanism : m_mechanisms) {
        const PlanElement &element = mechanism->planned();
        instances += element.original == kNone ? 0 : 1;
        if (element.original != drawn.index())
            continue;
        if (!m_topology.isEnabled(mechanism->index()))
            return mechanism.get();
        ++all;
    }
    if (all >= static_cast<std::size_t>(kMostInstances) || instances >= kMostInstancesInAll) {
        fail(Error{"E-RUNAWAY",
                   "\"" + drawn.id() + "\" has " + std::to_string(all) + " instances, and more of it are wanted. Lower the maximum of what scales it.",
                   {}, {}, 0, 0});
    }
    return nullptr;
}

void Simulation::makeKnown(ElementIndex element)
{
    std::vector<ElementIndex> all{element};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::vector<ElementIndex> &contents = m_topology.contentsOf(all[i]);
        all.insert(all.end(), contents.begin(), contents.end());
    }
    for (const ElementIndex one : all) {
        if (m_isKnown[one])
            continue;
        m_isKnown[one] = true;
        m_metrics.reveal(one);
    }
}

void Simulation::startInstance(Mechanism &instance, Mechanism &container, SimTime duration, LogId cause)
{
    makeKnown(instance.index());
    Mechanism *old = containerOf(instance);
    m_topology.move(instance.index(), container.index());
    m_topology.setEnabled(instance.index(), true);
    instance.m_failure.reset();
    instance.m_ownSlowness = 1;
    instance.m_isStopped = false;
    instance.m_isBeingMade = true;
    topologyChanged();
    if (old && old != &container)
        old->contentsChanged();
    container.contentsChanged();
    instance.m_orderedStart = duration;
    instance.reconsider(cause);
    instance.m_orderedStart.reset();
    if (instance.isServing()) {
        instance.m_isBeingMade = false;
        topologyChanged();
    }
}

LogId Simulation::terminate(Mechanism &element, LogId cause)
{
    return takeOut(element, cause, "terminated");
}

bool Simulation::isLeaving(const Mechanism &element) const
{
    return std::ranges::find(m_leaving, element.index(), &Leaving::element) != m_leaving.end();
}

bool Simulation::isShown(const Mechanism &mechanism) const
{
    return mechanism.planned().original == kNone || (isKnown(mechanism.index()) && m_topology.takesPart(mechanism.index()));
}

} // namespace nephoscope::sim
