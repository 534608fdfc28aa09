// SPDX-License-Identifier: GPL-3.0-or-later
// A consumer whose requests are followed as a rate.
#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

// More requests than that in a run and `auto` takes them together: one by one they take some ten seconds.
constexpr double kMostExact = 10e6;

} // namespace

bool CloudServiceConsumer::wantsFlow() const
{
    if (m_fidelity == Fidelity::Exact || !simulation().flows())
        return false;
    return m_fidelity == Fidelity::Flow || (m_workload == Workload::Open && m_profile.expectedBy(simulation().plan().duration) > kMostExact);
}

/// Why its requests have to be simulated one by one; empty: they need not.
Sentence CloudServiceConsumer::whyNoFlow() const
{
    if (m_workload != Workload::Open)
        return {"only an open workload is a rate", "只有开放负载可以用速率表示"};
    if (!m_covers.empty())
        return {"each of them is prepared before it leaves", "每个请求在发出前都要逐一处理"};
    return {};
}

void CloudServiceConsumer::fallBack(const Sentence &why)
{
    m_isFlow = false;
    m_whySingly = why;
    log("simulated_singly", 0, {}, {"Its requests are simulated one by one: " + why.en + ".", "其请求逐个模拟：" + why.zh + "。"});
    begin();
}

double CloudServiceConsumer::flowRate(SimTime from, SimTime to)
{
    m_flowRate = takesPart() ? std::max(0.0, (m_profile.expectedBy(to) - m_profile.expectedBy(from)) / toSeconds(to - from)) : 0;
    return m_flowRate;
}

void CloudServiceConsumer::sendFlow(FlowRound &round)
{
    if (Sentence why = whyNoFlow(); !why.en.empty()) {
        round.refuse(std::move(why));
        return;
    }
    if (m_flowRate <= 0)
        return;
    m_flowTries = 0;
    for (int tries = 0; tries <= m_retries; ++tries)
        m_flowTries += std::pow(m_flowFailing, tries);
    Flow flow;
    flow.each = m_template;
    flow.sender = index();
    flow.rate = m_flowRate * m_flowTries;
    flow.writes = m_writeFraction;
    flow.arrivalCv2 = m_gap.squaredCv();
    FlowAnswer attempt = m_path ? m_path->carry(flow, round) : FlowAnswer::all(Outcome::Refused);
    if (round.isOffering())
        return;
    double &timedOut = attempt.shares[static_cast<std::size_t>(Outcome::TimedOut)];
    if (m_timeout > 0) {
        const double late = attempt.answered() * FlowTimes::above(attempt, toSeconds(m_timeout));
        FlowTimes::truncate(attempt, toSeconds(m_timeout));
        attempt.shares[0] -= late;
        timedOut += late;
    }
    const double failing = std::max(0.0, 1 - attempt.answered() - attempt.shares[static_cast<std::size_t>(Outcome::Denied)]
                                             - attempt.shares[static_cast<std::size_t>(Outcome::Unsupported)]);
    if (m_retries > 0 && std::abs(failing - m_flowFailing) > 1e-9)
        round.unsettle();
    m_flowFailing = failing;
    flow.rate = m_flowRate;
    round.note({.at = this, .flow = flow, .answer = judged(attempt)});
}

/// What becomes of a request over all its attempts, given what becomes of one.
FlowAnswer CloudServiceConsumer::judged(FlowAnswer attempt) const
{
    if (m_retries == 0)
        return attempt;
    const double failing = m_flowFailing;
    double tries = 0;
    double extra = 0;
    double extraSquares = 0;
    const double whenFailed = attempt.shares[static_cast<std::size_t>(Outcome::TimedOut)] > 0 ? toSeconds(m_timeout) : attempt.fixed;
    double lost = 0; // in the tries before this one
    for (int k = 0; k <= m_retries; ++k) {
        const double chance = std::pow(failing, k);
        tries += chance;
        extra += chance * lost;
        extraSquares += chance * lost * lost;
        lost += whenFailed + m_backoff * std::pow(2.0, std::min(k, 30));
    }
    const double last = std::pow(failing, m_retries);
    for (std::size_t i = 0; i < kOutcomes; ++i) {
        const auto outcome = static_cast<Outcome>(i);
        const bool isFinal = outcome == Outcome::Answered || outcome == Outcome::Denied || outcome == Outcome::Unsupported;
        attempt.shares[i] *= isFinal ? tries : last;
    }
    attempt.mean += extra / tries;
    attempt.variance += std::max(0.0, extraSquares / tries - (extra / tries) * (extra / tries));
    return attempt;
}

void CloudServiceConsumer::bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds)
{
    m_book.noteFlow(counts, note.answer, simulation().flows()->times());
    m_flowLeft += note.flow.rate * m_flowTries * seconds;
    const double whole = std::floor(m_flowLeft + 1e-6);
    m_flowLeft -= whole;
    m_book.noteAttempts(static_cast<std::uint64_t>(whole));
    m_attemptsEnded += static_cast<std::uint64_t>(whole);
}

} // namespace nephoscope::sim
