// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/store.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace nephoscope::sim {

Store::Store(Clock &clock, std::string name, StoreListener &listener)
    : m_clock(clock), m_listener(listener), m_name(std::move(name)), m_since(clock.now())
{
}

std::int64_t Store::flowedIn() const
{
    const double flowed = m_part + m_settings.inflow * toSeconds(m_clock.now() - m_since);
    const double most = static_cast<double>(std::max<std::int64_t>(0, m_settings.limit - m_settled));
    return static_cast<std::int64_t>(std::min(most, std::floor(flowed)));
}

std::int64_t Store::level() const
{
    return m_settled + flowedIn();
}

std::int64_t Store::room() const
{
    return std::max<std::int64_t>(0, m_settings.limit - level());
}

double Store::integral() const
{
    // Up to the limit the level is a straight line; from there on it is flat.
    const double elapsed = toSeconds(m_clock.now() - m_since);
    const double start = static_cast<double>(m_settled) + m_part;
    const double room = std::max(0.0, static_cast<double>(m_settings.limit) - start);
    const double rising = m_settings.inflow > 0 ? std::min(elapsed, room / m_settings.inflow) : 0;
    const double end = start + m_settings.inflow * rising;
    return m_integral + (start + end) / 2 * rising + end * (elapsed - rising);
}

/// Makes what has flowed in so far part of the level.
void Store::settle()
{
    m_integral = integral();
    const std::int64_t whole = flowedIn();
    const double flowed = m_part + m_settings.inflow * toSeconds(m_clock.now() - m_since);
    m_part = std::clamp(flowed - static_cast<double>(whole), 0.0, 0.999999);
    m_settled += whole;
    m_since = m_clock.now();
}

void Store::change(const Settings &settings)
{
    assert(settings.inflow >= 0 && settings.limit >= 0);
    settle();
    m_settings = settings;
    look();
}

bool Store::put(std::int64_t units)
{
    assert(units >= 0);
    if (units > room())
        return false;
    settle();
    m_settled += units;
    look();
    return true;
}

void Store::take(std::int64_t units)
{
    settle();
    assert(units >= 0 && units <= m_settled);
    m_settled -= units;
    look();
}

/// Tells what there is to tell, and goes on to the next event.
void Store::look()
{
    const bool isAboveAlarm = this->isAboveAlarm();
    const bool tellsAlarm = isAboveAlarm && !m_isAlarmGiven;
    m_isAlarmGiven = isAboveAlarm;
    const bool isFull = room() == 0 && m_settings.inflow > 0;
    const bool tellsFull = isFull && !m_isFull;
    m_isFull = isFull;
    schedule();
    // Last: the listener may change the settings.
    if (tellsAlarm)
        m_listener.alarmReached(*this);
    if (tellsFull)
        m_listener.filledUp(*this);
}

void Store::schedule()
{
    m_clock.cancel(m_event);
    if (m_settings.inflow <= 0)
        return;
    m_next = m_settings.limit;
    if (m_settings.alarm > m_settled && m_settings.alarm < m_next)
        m_next = m_settings.alarm;
    if (m_next <= m_settled)
        return;
    const double seconds = (static_cast<double>(m_next - m_settled) - m_part) / m_settings.inflow;
    const double ns = std::ceil(seconds * 1e9);
    const SimTime delay = ns < static_cast<double>(kHorizon) ? static_cast<SimTime>(std::max(0.0, ns)) : kHorizon;
    m_event = m_clock.at(later(m_since, delay), EventClass::Timer, *this);
}

void Store::handle(std::uint32_t, std::uint64_t)
{
    settle();
    // The event stands at the instant of this level: rounding may have left it a unit short.
    if (m_settled < m_next) {
        m_settled = m_next;
        m_part = 0;
    }
    look();
}

} // namespace nephoscope::sim
