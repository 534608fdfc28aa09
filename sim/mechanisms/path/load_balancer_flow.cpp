// SPDX-License-Identifier: GPL-3.0-or-later
// How a load balancer spreads flows: as load_balancer.cpp has it for single requests.
#include "sim/mechanisms/path/load_balancer.h"

#include "sim/run/flow.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <limits>

namespace nephoscope::sim {

FlowAnswer LoadBalancer::receiveFlow(const Flow &flow, FlowRound &round)
{
    const bool canTell = m_algorithm == Algorithm::RoundRobin || m_algorithm == Algorithm::Random || m_algorithm == Algorithm::Weighted
        || m_algorithm == Algorithm::Asymmetric || m_algorithm == Algorithm::Hash;
    if (!canTell)
        return round.refuse({name() + " chooses for each of them by what goes on at that moment", name() + " 根据当时的状况逐个选择目标"});
    if (m_isSticky)
        return round.refuse({name() + " keeps each session with its target", name() + " 使每个会话保持在同一目标"});
    FlowAnswer answer = FlowAnswer::all(Outcome::Refused);
    const double latency = toSeconds(m_latency) * slowness();
    const std::vector<double> parts = m_targets.parts(flow.each.origin);
    if (parts.empty()) {
        answer.fixed = latency;
        return answer;
    }
    // The mixture of what the targets answer. What is the same for all of them stays fixed.
    const auto chosen = std::ranges::count_if(parts, [](double part) { return part > 0; });
    answer.shares.fill(0);
    double time = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t target = 0; target < parts.size(); ++target) {
        if (parts[target] <= 0)
            continue;
        Flow sent = flow;
        sent.rate = flow.rate * parts[target];
        // Dealt out in turn they come more evenly than before; at random each keeps its chance.
        sent.arrivalCv2 = m_targets.dealsInTurn() ? flow.arrivalCv2 / static_cast<double>(chosen) : 1 + parts[target] * (flow.arrivalCv2 - 1);
        const FlowAnswer said = m_targets.path(target).carry(sent, round);
        for (std::size_t i = 0; i < kOutcomes; ++i)
            answer.shares[i] += parts[target] * said.shares[i];
        const double weight = parts[target] * said.answered();
        time += weight * said.time();
        squares += weight * (said.variance + said.time() * said.time());
        answer.wait += weight * said.wait;
        least = said.answered() > 0 ? std::min(least, said.fixed) : least;
        answer.responseSize = std::max(answer.responseSize, said.responseSize);
        m_targets.raiseTaken(round, target, sent.rate * said.answered() * std::max(0.0, said.time() - said.wait));
        round.note({.at = this, .flow = sent, .answer = said, .part = target});
    }
    if (answer.answered() > 0) {
        time /= answer.answered();
        answer.wait /= answer.answered();
        answer.fixed = least;
        answer.mean = std::max(0.0, time - least);
        answer.variance = std::max(0.0, squares / answer.answered() - time * time);
    }
    answer.fixed += latency;
    return answer;
}

void LoadBalancer::bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds)
{
    if (note.part != 0xffffffff) {
        m_targets.noteGiven(note.part, note.flow.rate * seconds);
        return;
    }
    const double latency = toSeconds(m_latency) * slowness();
    m_received += counts.total();
    m_served += counts.answered();
    m_dropped += counts.total() - counts.answered();
    m_residence.add(counts.answered(), note.answer.time(), note.answer.variance);
    m_waits.add(counts.answered(), latency, 0);
    m_services.add(counts.answered(), note.answer.time() - latency, note.answer.variance);
}

} // namespace nephoscope::sim
