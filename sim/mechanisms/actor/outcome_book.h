// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/histogram.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/actor/outage_windows.h"
#include "sim/run/request.h"

#include <cstdint>
#include <string>

namespace nephoscope::sim {

class FlowTimes;
class MetricRegistry;
struct FlowAnswer;
struct FlowCounts;

/// What became of a consumer's requests: counts by cause, response times, and outages as they are seen from outside.
class OutcomeBook
{
public:
    /// `sample`: the width of the windows that outages are told by.
    OutcomeBook(Clock &clock, const std::string &name, SimTime sample) : m_outages(clock, name, sample) {}

    void noteRequest() { ++m_requests; }
    void noteAttempt() { ++m_attempts; }
    void noteAnswer(SimTime took)
    {
        ++m_responses;
        m_response.add(took);
        m_responseSizes.add(took);
        m_outages.noteSuccess();
    }
    /// So many requests of a flow have ended, those that were answered as `answer` has it.
    void noteFlow(const FlowCounts &counts, const FlowAnswer &answer, FlowTimes &times);
    void noteAttempts(std::uint64_t many) { m_attempts += many; }
    /// A request has failed for good. \pre not Answered
    void noteFailure(Outcome outcome);
    void finish() { m_outages.finish(); }

    void describe(MetricRegistry &metrics);
    std::uint64_t attempts() const { return m_attempts; }
    std::uint64_t failures() const { return m_failures; }
    /// A sentence if requests came from nowhere or went nowhere, given how many are under way.
    std::string unbalanced(std::uint64_t open) const;

private:
    std::uint64_t m_requests = 0;
    std::uint64_t m_responses = 0;
    std::uint64_t m_attempts = 0;
    std::uint64_t m_failures = 0;
    std::uint64_t m_rejected = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_unsupported = 0;
    std::uint64_t m_timedOut = 0;
    std::uint64_t m_lost = 0;
    DurationTally m_response;
    Histogram m_responseSizes;
    OutageWindows m_outages;
};

} // namespace nephoscope::sim
