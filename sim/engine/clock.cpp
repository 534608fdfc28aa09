// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/clock.h"

#include <charconv>

namespace nephoscope::sim {

namespace {

std::string secondsText(SimTime time)
{
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, toSeconds(time)).ptr) + " s";
}

} // namespace

Clock::Clock(const ClockLimits &limits) : m_limits(limits)
{
    assert(limits.pending <= EventQueue::kMaximumSlots);
}

inline void Clock::dispatch(SimTime time, const ScheduledEvent &event)
{
    if (time == m_now) {
        if (++m_atThisInstant > m_limits.atOneInstant) [[unlikely]]
            failAtOneInstant(*event.handler);
    } else {
        m_now = time;
        m_atThisInstant = 1;
    }
    --m_left;
    event.handler->handle(event.kind, event.argument);
}

RunStop Clock::run(SimTime end, const std::atomic<bool> *stop)
{
    end = std::min(end, kHorizon - 1);
    m_isStopping = false;
    m_isInterrupted = m_error.has_value();
    SimTime time = 0;
    ScheduledEvent event;
    if (!mayGoOn(stop))
        return m_error ? RunStop::Failed : RunStop::Asked;
    while (m_queue.pop(end, time, event)) {
        dispatch(time, event);
        if (m_left == 0 || m_isInterrupted) [[unlikely]] {
            if (!mayGoOn(stop))
                return m_error ? RunStop::Failed : RunStop::Asked;
        }
    }
    if (end > m_now) {
        m_now = end;
        m_atThisInstant = 0;
    }
    return RunStop::Reached;
}

RunStop Clock::step(SimTime end)
{
    end = std::min(end, kHorizon - 1);
    m_isStopping = false;
    m_isInterrupted = m_error.has_value();
    if (!mayGoOn(nullptr))
        return RunStop::Failed;
    SimTime time = 0;
    ScheduledEvent event;
    if (!m_queue.pop(end, time, event)) {
        m_now = std::max(m_now, end);
        return RunStop::Reached;
    }
    dispatch(time, event);
    return m_error ? RunStop::Failed : RunStop::Asked;
}

void Clock::requestStop()
{
    m_isStopping = true;
    m_isInterrupted = true;
}

void Clock::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
    m_isInterrupted = true;
}

bool Clock::mayGoOn(const std::atomic<bool> *stop)
{
    if (m_left == 0) {
        m_processed += kStride;
        m_left = kStride;
        if (m_processed >= m_limits.events && !m_error) {
            EventHandler *next = m_queue.nextHandler();
            fail({"E-RUNAWAY",
                  "The run has processed " + std::to_string(m_processed) + " events by " + secondsText(m_now)
                      + ", which is the most a run may have" + (next ? "; the next is for \"" + std::string(next->eventSource()) + "\"" : "")
                      + ". Shorten it or lower its rates.",
                  {}, {}, 0, 0});
        }
    }
    return !m_error && !m_isStopping && !(stop && stop->load(std::memory_order_relaxed));
}

void Clock::failAtOneInstant(const EventHandler &handler)
{
    fail({"E-RUNAWAY",
          "More than " + std::to_string(m_limits.atOneInstant) + " events happened at " + secondsText(m_now) + ", the last for \""
              + std::string(handler.eventSource()) + "\". Something goes round without taking time: give it a time or break the circle.",
          {}, {}, 0, 0});
}

EventId Clock::refuse(SimTime time, const EventHandler &handler)
{
    const std::string source(handler.eventSource());
    if (time < m_now)
        fail({"E-TIME", "\"" + source + "\" asked for an event before the present at " + secondsText(m_now) + ". A delay must be 0 or more.",
              {}, {}, 0, 0});
    else
        fail({"E-RUNAWAY",
              "More than " + std::to_string(m_limits.pending) + " events are pending at " + secondsText(m_now) + ", the last for \"" + source
                  + "\". Bound its queue or lower its rate.",
              {}, {}, 0, 0});
    return EventId::None;
}

} // namespace nephoscope::sim
