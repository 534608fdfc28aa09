// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/deadline_line.h"

namespace nephoscope::sim {

namespace {
enum Kind : std::uint32_t { HeadIsDue, OneIsDue };
}

DeadlineLine::Ticket DeadlineLine::add(std::uint32_t job, SimTime patience)
{
    const SimTime time = later(m_clock.now(), patience);
    if (time < m_last)
        return Ticket{static_cast<std::uint64_t>(m_clock.at(time, EventClass::Timer, *this, OneIsDue, job))};
    m_last = time;
    m_line.pushBack({time, job, false});
    if (m_event == EventId::None && !m_isServing)
        m_event = m_clock.at(time, EventClass::Timer, *this, HeadIsDue);
    return Ticket{kInLine | (m_firstNumber + m_line.count() - 1)};
}

void DeadlineLine::remove(Ticket &ticket)
{
    const std::uint64_t value = static_cast<std::uint64_t>(ticket);
    ticket = Ticket::None;
    if (value == 0)
        return;
    if (!(value & kInLine)) {
        EventId event{value};
        m_clock.cancel(event);
        return;
    }
    const std::uint64_t number = value & ~kInLine;
    if (number < m_firstNumber)
        return; // it has passed
    m_line[number - m_firstNumber].isMet = true;
    dropMet();
}

void DeadlineLine::dropMet()
{
    while (!m_line.isEmpty() && m_line[0].isMet) {
        m_line.popFront();
        ++m_firstNumber;
    }
}

void DeadlineLine::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == OneIsDue) {
        m_listener.deadlinePassed(static_cast<std::uint32_t>(argument));
        return;
    }
    m_event = EventId::None;
    m_isServing = true; // what is added meanwhile may not be the head
    // The event may have been for a head that was met meanwhile.
    while (!m_line.isEmpty() && m_line[0].time <= m_clock.now()) {
        const std::uint32_t job = m_line.popFront().job;
        ++m_firstNumber;
        dropMet();
        m_listener.deadlinePassed(job);
    }
    m_isServing = false;
    if (!m_line.isEmpty())
        m_event = m_clock.at(m_line[0].time, EventClass::Timer, *this, HeadIsDue);
}

} // namespace nephoscope::sim
