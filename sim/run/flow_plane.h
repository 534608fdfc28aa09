// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"
#include "sim/run/flow.h"
#include "sim/run/flow_times.h"

#include <unordered_map>
#include <vector>

namespace nephoscope::sim {

class Simulation;

/// Those of the requests that are followed as rates: interval by interval it takes them through the design, and writes into the books of
/// all whom they pass what has become of them.
///
/// An interval lasts a second, and ends before that when something on the way changes its state. What of a flow is in an interval ends in
/// it: nothing of it is under way between two, except what waits in stations.
class FlowPlane final : public EventHandler
{
public:
    explicit FlowPlane(Simulation &simulation);

    static constexpr SimTime kInterval = kSecond;

    void add(FlowOrigin &origin);
    void remove(FlowOrigin &origin);
    /// Something has changed: the interval ends here, and what follows goes by what is so now.
    void disturb();
    /// The end of the run.
    void finish() { close(); }
    /// What has been done by now is in the books; the interval goes on.
    void bookSoFar();

    /// The whole numbers of messages in `amounts`; what is left over is counted the next time for this element (or link).
    FlowCounts wholeOf(ElementIndex element, const std::array<double, kOutcomes> &amounts);

    /// How times are spread, see FlowTimes.
    FlowTimes &times() { return m_times; }

    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return "flow"; }

private:
    void close();
    void open();
    bool walk(FlowRound &round);
    void settle(FlowRound &round);
    std::uint64_t wholeOfPath(const Path &path, double amount);

    Simulation &m_simulation;
    FlowTimes m_times;
    std::vector<FlowOrigin *> m_origins;
    std::vector<double> m_rates; ///< by origin, of the interval
    std::vector<FlowNote> m_notes;
    std::vector<FlowPlace *> m_places;
    std::vector<FlowLevel *> m_levels;
    std::vector<std::array<double, kOutcomes>> m_left; ///< by element
    std::unordered_map<const Path *, double> m_leftOfPath; ///< looked up, never walked
    std::uint64_t m_number = 0;
    SimTime m_from = 0;
    double m_seconds = 0; ///< that the interval is to last
    bool m_isDisturbed = true;
    bool m_isUnsettled = false; ///< stations are on their way to another state
    bool m_isOpen = false; ///< an interval is under way
    EventId m_next = EventId::None;
};

} // namespace nephoscope::sim
