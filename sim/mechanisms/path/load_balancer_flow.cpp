// SPDX-License-Identifier: GPL-3.0-or-later
// How a load balancer spreads flows: as load_balancer.cpp has it for single requests.
#include "sim/mechanisms/path/load_balancer.h"

#include "sim/mechanisms/path/balancer_line.h"
#include "sim/run/flow.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

void BalancerLine::beginFlows()
{
    const double came = m_station.offeredRate();
    const double holding = m_station.meanWork();
    if (came > 0 && holding > 0) {
        m_ratio = m_station.busy() / holding / came;
        m_most = m_places / holding;
    }
    m_station.begin();
}

/// Why requests cannot be taken together here; empty: they can.
Sentence LoadBalancer::whyNoFlow(const Flow &flow) const
{
    const bool looksAtLoad = isQueueing() || m_algorithm == Algorithm::LeastConnections || m_algorithm == Algorithm::TwoChoices;
    if (looksAtLoad && !m_isSticky && !m_targets.areAlike())
        return {name() + " chooses among targets of different capacity by what goes on at that moment", name() + " 根据当时的状况在容量不同的目标中选择"};
    if (isQueueing() && m_hasSingles)
        return {name() + " has one queue for them and for those that come one by one", name() + " 用同一队列处理它们和逐个到达的请求"};
    if (m_algorithm == Algorithm::Prioritized && m_line->priority && *m_line->priority != flow.each.priority)
        return {name() + " lets some go before others", name() + " 让部分请求优先"};
    return {};
}

/// Part of a flow that each target gets.
std::vector<double> LoadBalancer::partsOf(const Flow &flow)
{
    const ElementIndex origin = flow.each.origin;
    if (m_algorithm == Algorithm::ContentAware)
        return m_targets.partsOfClass(flow.each.messageClass);
    if (isQueueing() || !m_isSticky || origin >= m_stuck.size())
        return m_targets.parts(origin);
    // All of a consumer's are with the target that the first of them got.
    std::uint32_t &target = m_stuck[origin];
    if (target == BalancerTargets::kNobody || !m_targets.canBeChosen(target))
        target = m_targets.choose(m_choices, origin);
    if (target == BalancerTargets::kNobody)
        return {};
    std::vector<double> parts(m_targets.size(), 0);
    parts[target] = 1;
    return parts;
}

Dealing LoadBalancer::dealingAmong(const std::vector<double> &parts) const
{
    const auto chosen = static_cast<int>(std::ranges::count_if(parts, [](double part) { return part > 0; }));
    if (isQueueing())
        return {Dealing::Rule::WhenFree, chosen};
    if (m_isSticky)
        return {};
    if (m_algorithm == Algorithm::LeastConnections)
        return {Dealing::Rule::Shortest, chosen};
    if (m_algorithm == Algorithm::TwoChoices)
        return {Dealing::Rule::TwoChoices, chosen};
    return {};
}

FlowAnswer LoadBalancer::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (Sentence why = whyNoFlow(flow); !why.en.empty())
        return round.refuse(std::move(why));
    const std::vector<double> parts = partsOf(flow);
    FlowAnswer answer = FlowAnswer::all(Outcome::Refused);
    if (isQueueing() && m_targets.linked() > 0)
        answer = queueFlow(flow, parts, round);
    else if (!parts.empty())
        answer = dealFlow(flow, flow.rate, parts, round);
    answer.fixed += toSeconds(m_latency) * slowness();
    return answer;
}

/// The mixture of what the targets answer, to whom `rate` of the flow goes. What is the same for all of them stays fixed.
FlowAnswer LoadBalancer::dealFlow(const Flow &flow, double rate, const std::vector<double> &parts, FlowRound &round)
{
    const Dealing dealing = dealingAmong(parts);
    const auto chosen = std::ranges::count_if(parts, [](double part) { return part > 0; });
    const bool isInTurn = dealing.rule == Dealing::Rule::Blind && m_targets.dealsInTurn();
    FlowAnswer answer;
    answer.shares.fill(0);
    double time = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t target = 0; target < parts.size(); ++target) {
        if (parts[target] <= 0)
            continue;
        Flow sent = flow;
        sent.rate = rate * parts[target];
        sent.dealing = dealing;
        // Dealt out in turn they come more evenly than before; at random each keeps its chance. By who is free all of them are one stream.
        if (dealing.rule == Dealing::Rule::Blind)
            sent.arrivalCv2 = isInTurn ? flow.arrivalCv2 / static_cast<double>(chosen) : 1 + parts[target] * (flow.arrivalCv2 - 1);
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
    return answer;
}

/// Through the one queue to whoever has a core free.
FlowAnswer LoadBalancer::queueFlow(const Flow &flow, const std::vector<double> &parts, FlowRound &round)
{
    BalancerLine &line = *m_line;
    line.priority = flow.each.priority;
    if (round.isOffering())
        line.setRoom(m_targets.placesToChoose(), m_queueLimit);
    round.enter(line);
    FlowAnswer answer;
    const FlowStation &station = line.station();
    answer.shares[0] = 1 - station.loss();
    answer.shares[static_cast<std::size_t>(Outcome::Rejected)] = station.loss();
    answer.mean = answer.wait = station.wait();
    answer.variance = station.waitVariance();
    round.raise(line.waiting, station.offeredRate() > 0 ? station.waiting() * flow.rate / station.offeredRate() : 0);
    if (parts.empty()) {
        // Nobody to go on to: they wait for one, as long as it takes.
        if (round.isOffering())
            line.station().offer(flow.rate, station.meanWork() > 0 ? station.meanWork() : 1, 1, flow.arrivalCv2);
        return answer;
    }
    const FlowAnswer said = dealFlow(flow, line.onward(flow.rate), parts, round);
    if (round.isOffering()) {
        const double holding = said.answered() * said.time();
        const double squaredCv = said.time() > 0 ? said.variance / (said.time() * said.time()) : 0;
        line.station().offer(flow.rate, holding, squaredCv, flow.arrivalCv2);
    }
    answer.then(said);
    return answer;
}

/// A request that is no flow has come for the first time: those who share a queue with it are none any more.
void LoadBalancer::noteSingle()
{
    m_hasSingles = true;
    simulation().flowsChanged();
}

void LoadBalancer::loseLine()
{
    if (!m_line)
        return;
    m_line->station().clear();
    m_dropped += std::exchange(m_line->held, 0);
}

std::int64_t LoadBalancer::waitingNow() const
{
    return m_waiting.level() + (m_line && isQueueing() ? std::llround(m_line->station().waiting()) : 0);
}

void LoadBalancer::describeQueue(MetricRegistry &metrics)
{
    if (!m_line) {
        metrics.average("queue_length", m_waiting, true);
        return;
    }
    metrics.watch(m_waiting);
    metrics.watch(m_line->waiting.level);
    metrics.measure("queue_length", [this](const Window &window) { return window.average(m_waiting) + window.average(m_line->waiting.level); }, true);
}

void LoadBalancer::bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds)
{
    if (note.part != 0xffffffff) {
        m_targets.noteGiven(note.part, note.flow.rate * seconds);
        return;
    }
    const std::uint64_t answered = counts.answered();
    m_received += counts.total();
    m_dropped += counts.total() - answered;
    double waited = toSeconds(m_latency) * slowness();
    double variance = 0;
    if (isQueueing()) {
        const FlowStation &station = m_line->station();
        waited += station.wait();
        variance = station.waitVariance();
        // Of several flows that reach it the first one takes along what is held from before.
        std::uint64_t mayLeave = answered;
        if (m_line->bookedAt != now()) {
            m_line->bookedAt = now();
            mayLeave += m_line->held;
        }
        m_line->held += answered;
        const auto served = std::min(m_line->held, static_cast<std::uint64_t>(static_cast<double>(mayLeave) * station.departing() + 0.5));
        m_line->held -= served;
        m_served += served;
    } else {
        m_served += answered;
    }
    m_residence.add(answered, note.answer.time(), note.answer.variance);
    m_waits.add(answered, waited, variance);
    m_services.add(answered, std::max(0.0, note.answer.time() - waited), std::max(0.0, note.answer.variance - variance));
}

} // namespace nephoscope::sim
