// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/flow_plane.h"

#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

// --- what flows are made of ---

void FlowAnswer::then(const FlowAnswer &next)
{
    const double passed = shares[0];
    shares[0] = 0;
    for (std::size_t i = 0; i < kOutcomes; ++i)
        shares[i] += passed * next.shares[i];
    fixed += next.fixed;
    mean += next.mean;
    variance += next.variance;
    wait += next.wait;
    responseSize = next.responseSize;
}

std::uint64_t FlowCounts::total() const
{
    std::uint64_t sum = 0;
    for (const std::uint64_t count : ended)
        sum += count;
    return sum;
}

void FlowRound::enter(FlowPlace &place)
{
    if (!m_isOffering || place.flowRound == m_number)
        return;
    place.flowRound = m_number;
    place.beginFlows();
    m_places.push_back(&place);
}

void FlowRound::raise(FlowLevel &level, double amount)
{
    if (m_isOffering)
        return;
    if (level.round != m_number) {
        level.round = m_number;
        level.sum = 0;
        m_levels.push_back(&level);
    }
    level.sum += amount;
}

// --- the plane ---

FlowPlane::FlowPlane(Simulation &simulation)
    : m_simulation(simulation), m_left(simulation.plan().elements.size())
{
}

void FlowPlane::add(FlowOrigin &origin)
{
    if (std::ranges::find(m_origins, &origin) == m_origins.end()) {
        m_origins.push_back(&origin);
        m_rates.push_back(0);
    }
    disturb();
}

void FlowPlane::remove(FlowOrigin &origin)
{
    const auto found = std::ranges::find(m_origins, &origin);
    if (found == m_origins.end())
        return;
    m_rates.erase(m_rates.begin() + (found - m_origins.begin()));
    m_origins.erase(found);
}

void FlowPlane::disturb()
{
    if (m_isDisturbed && m_simulation.clock().isPending(m_next))
        return;
    m_isDisturbed = true;
    if (m_origins.empty() && m_places.empty())
        return;
    m_simulation.clock().cancel(m_next);
    // Once for all that happens at this instant.
    m_next = m_simulation.clock().after(0, EventClass::Departure, *this);
}

void FlowPlane::handle(std::uint32_t, std::uint64_t)
{
    m_next = EventId::None;
    close();
    open();
    const SimTime end = m_simulation.plan().duration;
    const SimTime now = m_simulation.now();
    if (now < end && !m_simulation.clock().isPending(m_next))
        m_next = m_simulation.clock().at(std::min(end, now + kInterval), EventClass::Departure, *this);
}

/// Writes the interval that ends now into the books.
void FlowPlane::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    const double seconds = toSeconds(m_simulation.now() - m_from);
    m_from = m_simulation.now();
    // One that is over at the instant at which it began has not been: its stations stand where they stood.
    if (seconds < m_seconds) {
        for (FlowPlace *place : m_places)
            place->cutShort(seconds / m_seconds);
        m_isUnsettled = true;
    }
    if (seconds <= 0)
        return;
    for (const FlowNote &note : m_notes) {
        const double amount = note.flow.rate * seconds;
        if (note.over) {
            const std::uint64_t whole = wholeOfPath(*note.over, amount);
            note.over->bookFlow(note, whole);
            continue;
        }
        if (note.part != 0xffffffff) {
            note.at->bookFlow(note, {}, seconds);
            continue;
        }
        std::array<double, kOutcomes> amounts;
        for (std::size_t i = 0; i < kOutcomes; ++i)
            amounts[i] = amount * note.answer.shares[i];
        const FlowCounts counts = wholeOf(note.at->index(), amounts);
        if (!note.isTurnedAway)
            note.at->bookFlow(note, counts, seconds);
        note.at->tellFlowObservers(note, counts);
    }
}

void FlowPlane::bookSoFar()
{
    if (m_from == m_simulation.now())
        return;
    close();
    disturb();
}

FlowCounts FlowPlane::wholeOf(ElementIndex element, const std::array<double, kOutcomes> &amounts)
{
    FlowCounts counts;
    for (std::size_t i = 0; i < kOutcomes; ++i) {
        double &left = m_left[element][i];
        left += amounts[i];
        // A product that should be whole may fall short of it by its rounding.
        const double whole = std::floor(left + 1e-6);
        left -= whole;
        counts.ended[i] = static_cast<std::uint64_t>(std::max(0.0, whole));
    }
    return counts;
}

std::uint64_t FlowPlane::wholeOfPath(const Path &path, double amount)
{
    double &left = m_leftOfPath[&path];
    left += amount;
    const double whole = std::floor(left + 1e-6);
    left -= whole;
    return static_cast<std::uint64_t>(std::max(0.0, whole));
}

/// Begins the interval that starts now.
void FlowPlane::open()
{
    m_from = m_simulation.now();
    const SimTime end = std::min(m_simulation.plan().duration, m_from + kInterval);
    const double seconds = toSeconds(end - m_from);
    m_isOpen = seconds > 0;
    m_seconds = seconds;
    if (!m_isOpen)
        return;
    const bool isDisturbed = std::exchange(m_isDisturbed, false);
    bool hasChanged = std::exchange(m_isUnsettled, false) || isDisturbed;
    for (std::size_t i = 0; i < m_origins.size(); ++i) {
        const double rate = m_origins[i]->flowRate(m_from, end);
        hasChanged = hasChanged || std::abs(rate - m_rates[i]) > 1e-9 * rate;
        m_rates[i] = rate;
    }
    FlowRound round(seconds);
    while (hasChanged && !walk(round))
        round = FlowRound(seconds);
    for (FlowPlace *place : m_places)
        m_isUnsettled = !place->advanceFlows(seconds) || m_isUnsettled;
    if (!hasChanged && !m_isUnsettled)
        return;
    round.m_number = ++m_number;
    round.m_isOffering = false;
    for (FlowOrigin *origin : m_origins)
        origin->sendFlow(round);
    settle(round);
    m_isUnsettled = m_isUnsettled || round.m_isUnsettled;
    m_notes = std::move(round.m_notes);
}

/// Offers the work. False: a consumer turned out to be none whose requests can be taken together, and it has to be done again.
bool FlowPlane::walk(FlowRound &round)
{
    round.m_number = ++m_number;
    const std::vector<FlowOrigin *> origins = m_origins;
    for (FlowOrigin *origin : origins) {
        origin->sendFlow(round);
        if (round.refusal().en.empty())
            continue;
        remove(*origin);
        origin->fallBack(round.refusal());
        return false;
    }
    // Where nothing is sent any more what is inside goes out.
    for (FlowPlace *place : m_places) {
        if (place->flowRound != m_number) {
            place->beginFlows();
            round.m_places.push_back(place);
        }
    }
    m_places = std::move(round.m_places);
    return true;
}

void FlowPlane::settle(FlowRound &round)
{
    const SimTime now = m_simulation.now();
    for (FlowLevel *level : m_levels) {
        if (level->round != m_number)
            level->level.set(0, now);
    }
    for (FlowLevel *level : round.m_levels)
        level->level.set(level->sum, now);
    m_levels = std::move(round.m_levels);
}

} // namespace nephoscope::sim
