// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/outage_windows.h"

#include "sim/run/metric_registry.h"

#include <algorithm>

namespace nephoscope::sim {

void OutageWindows::arm()
{
    m_isArmed = true;
    m_windowBegin = m_clock.now() / m_width * m_width;
    // The last thing of the window's last instant: what ends at its end belongs to the next one.
    m_clock.at(m_windowBegin + m_width - 1, EventClass::Sample, *this);
}

void OutageWindows::handle(std::uint32_t, std::uint64_t)
{
    if (m_isArmed)
        close(m_windowBegin + m_width);
}

void OutageWindows::finish()
{
    if (m_isArmed)
        close(std::min(m_clock.now(), m_windowBegin + m_width));
}

void OutageWindows::close(SimTime end)
{
    m_isArmed = false;
    if (m_lastSuccess >= m_windowBegin || end <= m_windowBegin)
        return;
    m_down += toSeconds(end - m_windowBegin);
    if (!m_outages.empty() && m_outages.back().second == m_windowBegin)
        m_outages.back().second = end;
    else if (m_outages.size() < kMostOutages)
        m_outages.emplace_back(m_windowBegin, end);
}

void OutageWindows::describe(MetricRegistry &metrics) const
{
    metrics.sum("downtime", m_down);
    metrics.measure("longest_outage", [this](const Window &window) { return longestIn(window.from(), window.to()); });
}

double OutageWindows::longestIn(SimTime from, SimTime to) const
{
    SimTime longest = 0;
    for (const auto &[begin, end] : m_outages)
        longest = std::max(longest, std::min(end, to) - std::max(begin, from));
    return toSeconds(longest);
}

} // namespace nephoscope::sim
