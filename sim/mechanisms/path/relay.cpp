// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/relay.h"

#include "sim/run/flow.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <utility>

namespace nephoscope::sim {

void Relay::holdUntil(RequestId request, SimTime due)
{
    ++m_inside;
    if (due == now()) {
        --m_inside;
        release(request);
    } else if (clock().at(due, EventClass::Departure, *this, Release, ticket(request)) == EventId::None) {
        --m_inside;
        conclude(request, Outcome::Lost); // the clock is about to stop with an error
    }
}

void Relay::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind != Release) {
        Mechanism::handle(kind, argument);
        return;
    }
    if (isHung()) {
        m_stalled.push_back(argument);
        return;
    }
    const auto request = static_cast<RequestId>(argument);
    --m_inside;
    if (argument == ticket(request) && isServing())
        release(request);
    else
        conclude(request, Outcome::Lost);
}

void Relay::sendOn(RequestId request, Path &path)
{
    ++m_beyond;
    requests().push(request, *this);
    path.send(request);
}

void Relay::returned(RequestId request, Outcome outcome, std::uint64_t)
{
    --m_beyond;
    conclude(request, isServing() ? outcome : Outcome::Lost);
}

void Relay::conclude(RequestId request, Outcome outcome)
{
    ++(outcome == Outcome::Answered ? m_served : m_dropped);
    end(request, outcome);
}

void Relay::noteFlow(const FlowCounts &counts)
{
    m_received += counts.total();
    m_served += counts.answered();
    m_dropped += counts.total() - counts.answered();
}

void Relay::wentDown()
{
    ++m_epoch;
    goOn();
}

void Relay::cameUp()
{
    goOn();
}

/// What stalled goes on, or is lost if it went down.
void Relay::goOn()
{
    for (const std::uint64_t argument : std::exchange(m_stalled, {}))
        handle(Release, argument);
}

std::string Relay::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + m_inside + m_beyond;
    if (known == m_received)
        return {};
    return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
}

} // namespace nephoscope::sim
