// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/outcome_book.h"

#include "sim/run/flow.h"
#include "sim/run/flow_times.h"
#include "sim/run/metric_registry.h"

namespace nephoscope::sim {

void OutcomeBook::noteFailure(Outcome outcome)
{
    ++m_failures;
    m_outages.noteFailure();
    switch (outcome) {
    case Outcome::Rejected:
        ++m_rejected;
        return;
    case Outcome::Unsupported:
        ++m_unsupported;
        return;
    case Outcome::Lost:
        ++m_lost;
        return;
    case Outcome::TimedOut:
        ++m_timedOut;
        return;
    case Outcome::Refused:
    case Outcome::Denied:
    case Outcome::Answered:
        ++m_refused;
    }
}

void OutcomeBook::noteFlow(const FlowCounts &counts, const FlowAnswer &answer, FlowTimes &times)
{
    const auto of = [&counts](Outcome outcome) { return counts.ended[static_cast<std::size_t>(outcome)]; };
    m_requests += counts.total();
    m_responses += counts.answered();
    m_failures += counts.total() - counts.answered();
    m_rejected += of(Outcome::Rejected);
    m_refused += of(Outcome::Refused) + of(Outcome::Denied);
    m_unsupported += of(Outcome::Unsupported);
    m_lost += of(Outcome::Lost);
    m_timedOut += of(Outcome::TimedOut);
    times.add(m_response, m_responseSizes, answer, counts.answered());
    if (counts.answered() > 0)
        m_outages.noteSuccess();
    if (counts.total() > counts.answered())
        m_outages.noteFailure();
}

void OutcomeBook::describe(MetricRegistry &metrics)
{
    metrics.count("requests", m_requests, true);
    metrics.count("responses", m_responses);
    metrics.count("attempts", m_attempts);
    metrics.count("failures", m_failures, true);
    metrics.count("rejected", m_rejected);
    metrics.count("refused", m_refused);
    metrics.count("unsupported", m_unsupported);
    metrics.count("timed_out", m_timedOut);
    metrics.count("lost", m_lost);
    metrics.measure("availability", [this](const Window &window) {
        const double good = window.count(m_responses);
        const double ended = good + window.count(m_failures);
        return ended > 0 ? good / ended : kNothing;
    });
    metrics.rate("throughput", m_responses, true);
    metrics.distribution("response_time", m_response, m_responseSizes, true);
    m_outages.describe(metrics);
}

std::string OutcomeBook::unbalanced(std::uint64_t open) const
{
    const std::uint64_t known = m_responses + m_failures + open;
    const std::uint64_t causes = m_rejected + m_refused + m_unsupported + m_timedOut + m_lost;
    if (m_requests != known)
        return std::to_string(m_requests) + " requests were issued and " + std::to_string(known) + " are accounted for";
    if (m_failures != causes)
        return std::to_string(m_failures) + " requests failed and " + std::to_string(causes) + " have a cause";
    return {};
}

} // namespace nephoscope::sim
