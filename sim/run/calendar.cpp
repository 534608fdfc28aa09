// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/calendar.h"

#include "sim/plan/parameter_reader.h"

namespace nephoscope::sim {

void Simulation::Calendar::fill()
{
    Clock &clock = m_simulation.m_clock;
    // First scheduled, first served: what ends at a cut's own time is already after it.
    for (const SimTime time : m_simulation.m_metrics.cuts())
        clock.at(time, EventClass::Document, *this, Cut);
    const std::vector<Event> &events = m_simulation.m_plan->architecture.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const SimTime time = toTime(std::max(0.0, events[i].at));
        if (time <= m_simulation.m_plan->duration)
            clock.at(time, EventClass::Document, *this, DocumentEvent, i);
    }
    clock.at(0, EventClass::Sample, *this, Sample);
}

void Simulation::Calendar::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == Cut) {
        // What flows have done by now belongs to the part of the run that ends here.
        if (FlowPlane *flows = m_simulation.flows())
            flows->bookSoFar();
        m_simulation.m_metrics.cut();
    } else if (kind == DocumentEvent) {
        const Event &event = m_simulation.m_plan->architecture.events[argument];
        const Result<LogId> done = m_simulation.carryOut(event, 0);
        if (!done)
            m_simulation.log(event.target.empty() ? "run" : event.target, "not_carried_out", 0, {}, {done.error().message, done.error().message});
    } else {
        if (FlowPlane *flows = m_simulation.flows())
            flows->bookSoFar();
        m_simulation.m_metrics.sample();
        m_simulation.sampleLinks();
        m_simulation.m_clock.after(m_simulation.m_plan->sample, EventClass::Sample, *this, Sample);
    }
}

Simulation::RandomFault::RandomFault(Simulation &simulation, Mechanism &mechanism)
    : m_simulation(simulation)
    , m_mechanism(mechanism)
    , m_random(simulation.random(mechanism, "faults"))
{
}

void Simulation::RandomFault::start()
{
    m_mechanism.addObserver(static_cast<StateObserver &>(*this));
    scheduleFailure();
}

void Simulation::RandomFault::stateChanged(Mechanism &element, LogId)
{
    if (!m_waitsForOthers || !element.isServing())
        return;
    m_waitsForOthers = false;
    scheduleFailure();
}

void Simulation::RandomFault::scheduleFailure()
{
    const double hours = m_simulation.parameters(m_mechanism.index()).number("mtbf");
    if (hours > 0)
        m_simulation.m_clock.after(toTime(hours * 3600 * m_random.exponential()), EventClass::Document, *this, Failure);
}

void Simulation::RandomFault::handle(std::uint32_t kind, std::uint64_t)
{
    if (kind == Repair) {
        m_mechanism.repair(m_cause);
        scheduleFailure();
        return;
    }
    const ParameterReader &parameters = m_simulation.parameters(m_mechanism.index());
    const double hours = m_mechanism.meanRepairHours(parameters.number("mttr"), parameters.number("mtbf"));
    m_cause = m_mechanism.takesPart() ? m_mechanism.fail(FailureKind::Crash, 1, 0) : 0;
    const double factor = m_random.exponential();
    if (m_cause == 0)
        scheduleFailure(); // it was down already
    else if (hours > 0)
        m_simulation.m_clock.after(toTime(hours * 3600 * factor), EventClass::Document, *this, Repair);
    else
        m_waitsForOthers = true;
}

} // namespace nephoscope::sim
