// SPDX-License-Identifier: GPL-3.0-or-later
// How requests come to a mechanism: past whoever stands in their way, and what becomes of those that it cannot receive.
#include "sim/run/mechanism_events.h"
#include "sim/run/path.h"

#include <algorithm>

namespace nephoscope::sim {

void Mechanism::turnAway(RequestId request)
{
    if (isHung()) {
        hold(request);
    } else if (m_phase != Phase::Up) {
        end(request, Outcome::Refused);
    } else if (m_isCut) {
        end(request, Outcome::Lost);
    } else if (const Outcome said = m_gate ? m_gate->admits(m_pool[request]) : Outcome::Answered; said != Outcome::Answered) {
        end(request, said);
    } else {
        letIn(request);
    }
}

/// Past all who stand in the way.
void Mechanism::letIn(RequestId request)
{
    SimTime delay = m_arrivalDelay;
    for (Interceptor *interceptor : m_interceptors) {
        const Interception said = interceptor->intercept(*this, request);
        if (said.outcome != Outcome::Answered) {
            end(request, said.outcome);
            return;
        }
        if (said.detour) {
            said.detour->send(request);
            return;
        }
        delay += said.delay;
    }
    if (delay == 0) {
        receive(request);
    } else if (m_clock.after(delay, EventClass::Timer, *m_starter, Starter::Arrived, request) == EventId::None) {
        end(request, Outcome::Lost); // the clock is about to stop with an error
    } else {
        ++m_delayed;
    }
}

void Mechanism::arriveDelayed(RequestId request)
{
    --m_delayed;
    if (isServing() && !m_isCut)
        receive(request);
    else
        turnAway(request);
}

void Mechanism::hold(RequestId request)
{
    // Whoever has given up closes the connection: what is at the front and abandoned need not be kept.
    while (m_firstHeld != kNoRequest && m_pool[m_firstHeld].is(Request::Abandoned)) {
        const RequestId first = m_firstHeld;
        m_firstHeld = m_pool[first].next;
        m_pool[first].next = kNoRequest;
        --m_heldCount;
        m_pool.back(first, Outcome::Lost);
    }
    m_pool[request].next = kNoRequest;
    if (m_firstHeld == kNoRequest)
        m_firstHeld = request;
    else
        m_pool[m_lastHeld].next = request;
    m_lastHeld = request;
    ++m_heldCount;
}

void Mechanism::loseHeld()
{
    RequestId request = std::exchange(m_firstHeld, kNoRequest);
    m_heldCount = 0;
    while (request != kNoRequest) {
        const RequestId next = std::exchange(m_pool[request].next, kNoRequest);
        m_pool.back(request, Outcome::Lost);
        request = next;
    }
}

void Mechanism::receiveHeld()
{
    RequestId request = std::exchange(m_firstHeld, kNoRequest);
    m_heldCount = 0;
    while (request != kNoRequest) {
        const RequestId next = std::exchange(m_pool[request].next, kNoRequest);
        arrive(request);
        request = next;
    }
}

Outcome Mechanism::tellObservers(RequestId request, Outcome outcome)
{
    if (m_isCut)
        outcome = Outcome::Lost; // the answer cannot leave
    for (const auto &[observer, delay] : m_messageObservers)
        observer->messageEnded(*this, request, outcome);
    return outcome;
}

void Mechanism::addObserver(MessageObserver &observer, SimTime delay)
{
    const auto known = std::ranges::find(m_messageObservers, &observer, &std::pair<MessageObserver *, SimTime>::first);
    if (known == m_messageObservers.end())
        m_messageObservers.emplace_back(&observer, delay);
    else
        known->second = delay;
    updateDelay();
}

void Mechanism::removeObserver(MessageObserver &observer)
{
    std::erase_if(m_messageObservers, [&observer](const auto &known) { return known.first == &observer; });
    updateDelay();
}

void Mechanism::updateDelay()
{
    m_arrivalDelay = 0;
    for (const auto &[observer, delay] : m_messageObservers)
        m_arrivalDelay += delay;
    updateOpen();
}

void Mechanism::setGate(Gate *gate)
{
    m_gate = gate;
    updateOpen();
}

void Mechanism::addInterceptor(Interceptor &interceptor)
{
    if (std::ranges::find(m_interceptors, &interceptor) == m_interceptors.end())
        m_interceptors.push_back(&interceptor);
    updateOpen();
}

void Mechanism::removeInterceptor(Interceptor &interceptor)
{
    std::erase(m_interceptors, &interceptor);
    updateOpen();
}

void Mechanism::addObserver(StateObserver &observer)
{
    m_stateObservers.push_back(&observer);
}

} // namespace nephoscope::sim
