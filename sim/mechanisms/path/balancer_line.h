// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_station.h"
#include "sim/run/flow.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace nephoscope::sim {

/// The one queue of a load balancer that gives a target what it has a core free for, as flows wait in it: a station whose servers are the cores of all
/// targets, and whose work is all that a request holds one of them for.
class BalancerLine final : public FlowPlace
{
public:
    void beginFlows() override;
    bool advanceFlows(double seconds) override { return m_station.advance(seconds, {.servers = m_places, .limit = m_limit > 0 ? m_places + m_limit : 0}); }
    void cutShort(double part) override { m_station.cutShort(part); }

    FlowStation &station() { return m_station; }
    const FlowStation &station() const { return m_station; }
    /// Cores of those who can be chosen, and how many wait for one at most (0: no limit).
    void setRoom(int places, std::int64_t limit)
    {
        m_places = places;
        m_limit = limit;
    }
    /// Requests a second that go on to the targets, of a flow of this rate: as many as come, but while a backlog grows or is worked off.
    double onward(double rate) const { return std::min(rate * m_ratio, m_most); }

    std::optional<std::uint8_t> priority; ///< of the flows that wait here
    FlowLevel waiting;                    ///< requests
    SimTime bookedAt = -1;                ///< when what was held last had its turn to leave
    std::uint64_t held = 0;               ///< requests that are not answered yet

private:
    FlowStation m_station;
    int m_places = 0;
    std::int64_t m_limit = 0;
    double m_ratio = 1; ///< what went on in the last interval, by what came
    double m_most = std::numeric_limits<double>::infinity(); ///< 1/s
};

} // namespace nephoscope::sim
