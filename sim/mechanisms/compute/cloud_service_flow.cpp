// SPDX-License-Identifier: GPL-3.0-or-later
// How a service serves flows: as cloud_service.cpp has it for single requests.
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/compute/service_flows.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

/// What a request does `count` times on average, one after the other (a whole number: the next lower or the next higher one).
void thenRepeatedly(FlowAnswer &answer, FlowAnswer one, double count)
{
    const double time = one.time();
    const double part = count - std::floor(count);
    const double each = std::pow(one.answered(), count);
    // Of those that fail each cause has its share.
    const double failed = 1 - one.answered();
    for (std::size_t i = 1; i < kOutcomes; ++i)
        one.shares[i] = failed > 0 ? one.shares[i] / failed * (1 - each) : 0;
    one.shares[0] = each;
    one.fixed *= count;
    one.mean *= count;
    one.wait *= count;
    one.variance = one.variance * count + part * (1 - part) * time * time;
    answer.then(one);
}

} // namespace

/// Why requests cannot be taken together here; empty: they can.
Sentence CloudService::whyNoFlow() const
{
    if (m_sessions.isStateful())
        return {name() + " knows each session", name() + " 需要识别每个会话"};
    if (m_hasTurns || m_processor->hasReservations())
        return {name() + " gives turns to them one by one (concurrency, tenant isolation or a reservation)",
                name() + " 逐个安排请求（并发限制、租户隔离或资源预留）"};
    return {};
}

FlowAnswer CloudService::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (Sentence why = whyNoFlow(); !why.en.empty())
        return round.refuse(std::move(why));
    if (m_server && m_server->isHung())
        return FlowAnswer::all(Outcome::TimedOut);
    if (m_server && !m_server->isServing())
        return FlowAnswer::all(Outcome::Refused);
    if (!speaks(flow.each.format))
        return FlowAnswer::all(Outcome::Unsupported);
    FlowAnswer answer = computeFlow(flow, round);
    sendFlowOn(flow, round, answer);
    answer.responseSize = m_responseSize;
    return answer;
}

FlowAnswer CloudService::computeFlow(const Flow &flow, FlowRound &round)
{
    ProcessorFlows &flows = *m_processor->flows();
    FlowStation &station = flows.station();
    const double work = m_demand.mean() * m_effort;
    round.enter(flows);
    if (round.isOffering()) {
        flows.offerLimit(this, m_queueLimit);
        station.offer(flow.rate, work, m_demand.squaredCv(), flow.arrivalCv2, flow.dealing);
    }
    FlowAnswer answer;
    answer.shares[0] = 1 - station.loss();
    answer.shares[static_cast<std::size_t>(Outcome::Rejected)] = station.loss();
    answer.wait = station.waitOf(work);
    answer.mean = station.serviceTime(work) + answer.wait;
    answer.variance = station.residenceVariance(work, m_demand.squaredCv());
    round.raise(m_flows->computing, station.busy() * station.partOf(flow.rate, work));
    round.raise(m_flows->waiting, station.offeredRate() > 0 ? station.waiting() * flow.rate / station.offeredRate() : 0);
    return answer;
}

/// Its operations and calls.
void CloudService::sendFlowOn(const Flow &flow, FlowRound &round, FlowAnswer &answer)
{
    Flow child;
    child.each = flow.each;
    child.each.flags = static_cast<std::uint16_t>(Request::Child | (flow.each.flags & Request::Hostile));
    child.each.responseSize = 0;
    child.sender = index();
    child.depth = flow.depth;
    child.arrivalCv2 = m_processor->flows()->station().departureCv2();
    child.comesFromOutside = false;
    double reached = flow.rate * answer.answered();
    for (const bool isWrite : {false, true}) {
        const double count = m_storage.empty() ? 0 : isWrite ? m_writes * flow.writes : m_reads * (1 - flow.writes);
        if (count <= 0)
            continue;
        Flow operation = child;
        operation.each.set(Request::Operation);
        if (isWrite)
            operation.each.set(Request::Write);
        operation.writes = isWrite ? 1 : 0;
        operation.each.size = isWrite ? m_ioSize : 0;
        operation.each.responseSize = isWrite ? 0 : m_ioSize;
        operation.rate = reached * count / static_cast<double>(m_storage.size());
        for (Path *path : m_storage)
            thenRepeatedly(answer, path->carry(operation, round), count / static_cast<double>(m_storage.size()));
    }
    for (const Call &call : m_calls) {
        if (call.count <= 0)
            continue;
        Flow sent = child;
        sent.writes = flow.writes;
        sent.rate = flow.rate * answer.answered() * call.count;
        thenRepeatedly(answer, call.path ? call.path->carry(sent, round) : FlowAnswer::all(Outcome::Refused), call.count);
    }
}

void CloudService::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    const std::uint64_t total = counts.total();
    const std::uint64_t answered = counts.answered();
    m_received += total;
    m_dropped += total - answered;
    // What waits for a core is still here.
    const double departing = m_processor->flows()->station().departing();
    // Of several flows that reach it the first one takes along what is held from before.
    std::uint64_t mayLeave = answered;
    if (m_flows->bookedAt != now()) {
        m_flows->bookedAt = now();
        mayLeave += m_flows->held;
    }
    m_flows->held += answered;
    const auto served = std::min(m_flows->held, static_cast<std::uint64_t>(static_cast<double>(mayLeave) * departing + 0.5));
    m_flows->held -= served;
    m_served += served;
    m_inside += static_cast<std::int64_t>(answered) - static_cast<std::int64_t>(served);
    m_tenantBook.noteFlow(note.flow.each, total, answered);
    const double work = m_demand.mean() * m_effort;
    const FlowStation &station = m_processor->flows()->station();
    m_wait.add(answered, m_processor->station().discipline() == Discipline::Sharing ? 0 : station.wait(), station.waitVariance());
    simulation().flows()->times().add(m_residence, m_residenceSizes, note.answer, answered);
    m_processor->noteFlow(served, counts.ended[static_cast<std::size_t>(Outcome::Rejected)], work, m_demand.squaredCv());
}

} // namespace nephoscope::sim
