// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"

#include <string>
#include <utility>
#include <vector>

namespace nephoscope::sim {

class MetricRegistry;

/// Windows of one sample in which requests ended and every one of them failed: what somebody outside takes for an outage.
///
/// A window in which nothing ended is none, and ends a run of them. Costs an event only where something fails.
class OutageWindows final : public EventHandler
{
public:
    /// \pre width > 0
    OutageWindows(Clock &clock, std::string name, SimTime width) : m_clock(clock), m_name(std::move(name)), m_width(width) {}

    void noteSuccess() { m_lastSuccess = m_clock.now(); }
    void noteFailure()
    {
        if (!m_isArmed) [[unlikely]]
            arm();
    }
    /// The end of the run: closes a window that it cuts short.
    void finish();
    /// `downtime` and `longest_outage`.
    void describe(MetricRegistry &metrics) const;

    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return m_name; }

private:
    // Beyond so many outages the longest one within a part of the run is that of the first ones.
    static constexpr std::size_t kMostOutages = 100'000;

    void arm();
    void close(SimTime end);
    double longestIn(SimTime from, SimTime to) const;

    Clock &m_clock;
    std::string m_name;
    SimTime m_width;
    SimTime m_windowBegin = 0;
    SimTime m_lastSuccess = -1;
    bool m_isArmed = false; ///< something has failed in the window that began at m_windowBegin
    double m_down = 0;      ///< s
    std::vector<std::pair<SimTime, SimTime>> m_outages; ///< runs of windows
};

} // namespace nephoscope::sim
