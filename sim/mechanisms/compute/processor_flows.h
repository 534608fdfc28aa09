// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_station.h"
#include "sim/run/flow.h"

namespace nephoscope::sim {

class MetricRegistry;
class Processor;

/// What flows do on a processor, beside the requests that come one by one.
///
/// Flows find the cores as much slower as those requests keep them busy. Such a request finds a core slowed down so that it takes as long as
/// with the wait that the flows cause: exactly so for one core in the order of arrival and for processor sharing, and close to it otherwise.
class ProcessorFlows final : public FlowPlace
{
public:
    ProcessorFlows(Clock &clock, Processor &processor) : m_clock(clock), m_processor(processor) {}

    FlowStation &station() { return m_station; }
    const FlowStation &station() const { return m_station; }
    /// How many `owner` holds at most, 0: no limit. Several who compute here have the room of all together.
    void offerLimit(const void *owner, std::int64_t limit);

    void beginFlows() override;
    bool advanceFlows(double seconds) override;
    void cutShort(double part) override { m_station.cutShort(part); }
    /// What is inside goes lost.
    void lose();

    void describe(MetricRegistry &metrics);
    const AverageOverTime &busy() const { return m_busy; }
    const AverageOverTime &waiting() const { return m_waiting; }

private:
    Clock &m_clock;
    Processor &m_processor;
    FlowStation m_station;
    std::vector<std::pair<const void *, std::int64_t>> m_limits;
    double m_workDone = 0; ///< by single requests, at m_workedAt
    SimTime m_workedAt = 0;
    double m_own = 0; ///< part of its capacity that they took before that
    AverageOverTime m_busy;    ///< cores
    AverageOverTime m_waiting; ///< requests
};

} // namespace nephoscope::sim
