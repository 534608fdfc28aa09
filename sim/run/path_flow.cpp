// SPDX-License-Identifier: GPL-3.0-or-later
// How flows go over paths: the same delays, losses and borders that single messages meet.
#include "sim/run/flow_line.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void FlowLine::beginFlows()
{
    m_there.begin();
    m_back.begin();
}

bool FlowLine::advanceFlows(double seconds)
{
    const FlowStation::Capacity capacity{.servers = 1, .speed = 1 / m_link.slowness()};
    const bool isSteady = m_there.advance(seconds, capacity);
    return m_back.advance(seconds, capacity) && isSteady;
}

FlowAnswer Path::carry(const Flow &flow, FlowRound &round)
{
    if (flow.depth >= RequestPool::kMaximumDepth) {
        m_simulation.fail(Error{"E-RUNAWAY",
                                "Requests go round in a circle by way of \"" + m_simulation.at(m_from).id() + "\" and \"" + m_target->id()
                                    + "\". Remove one of the links of the circle.",
                                {}, {}, 0, 0});
        return FlowAnswer::all(Outcome::Lost);
    }
    FlowAnswer answer;
    Flow onward = flow;
    onward.sender = m_from;
    ++onward.depth;
    onward.each.clear(Request::Encrypted);
    if (isEncrypted())
        onward.each.set(Request::Encrypted);
    if (isCut()) {
        answer = FlowAnswer::all(Outcome::Lost);
    } else {
        for (const Border &border : m_borders) {
            const Passage passage{flow.each.size, m_from, m_target->index(), border.isEntering, false};
            const std::optional<Outcome> said = border.mechanism->admitsFlow(flow.each, passage);
            if (!said) {
                return round.refuse({"the border of " + border.mechanism->name() + " delays messages one by one",
                                     border.mechanism->name() + " 的边界会逐个延迟消息"});
            }
            if (*said != Outcome::Answered) {
                answer = FlowAnswer::all(*said);
                answer.fixed = toSeconds(roundTrip());
                break;
            }
        }
    }
    const double perByte = m_link ? m_link->planned().nanosecondsAByte * 1e-9 : 0;
    if (m_link && answer.answered() > 0) {
        answer.fixed += 2 * toSeconds(m_link->planned().latency) * m_link->slowness();
        const double kept = 1 - m_link->planned().loss;
        if (kept < 1) {
            answer.shares[static_cast<std::size_t>(Outcome::Lost)] = 1 - kept * kept;
            answer.shares[0] = kept * kept;
            onward.rate *= kept;
        }
        if (perByte > 0) {
            if (!m_link->m_flows)
                m_link->m_flows = std::make_unique<FlowLine>(*m_link);
            FlowStation &line = m_link->m_flows->there();
            round.enter(*m_link->m_flows);
            if (round.isOffering())
                line.offer(flow.rate, flow.each.size * perByte, 0, flow.arrivalCv2);
            answer.fixed += line.serviceTime(flow.each.size * perByte);
            answer.mean += line.wait();
            answer.wait += line.wait();
            answer.variance += line.waitVariance();
        }
    }
    if (answer.answered() > 0) {
        const FlowAnswer beyond = m_target->carry(onward, round);
        answer.then(beyond);
        if (perByte > 0) {
            FlowStation &line = m_link->m_flows->back();
            const double work = beyond.responseSize * perByte;
            if (round.isOffering())
                line.offer(onward.rate * beyond.answered(), work, 0, 1);
            answer.fixed += line.serviceTime(work);
            answer.mean += line.wait();
            answer.wait += line.wait();
            answer.variance += line.waitVariance();
        }
    }
    if (m_link || !m_borders.empty())
        round.note({.over = this, .flow = flow, .answer = answer});
    return answer;
}

void Path::bookFlow(const FlowNote &note, std::uint64_t messages)
{
    *m_counts += messages;
    if (m_link) {
        const double back = static_cast<double>(messages) * note.answer.answered() * note.answer.responseSize;
        m_link->m_bytes += messages * note.flow.each.size + static_cast<std::uint64_t>(back);
    }
    for (const Border &border : m_borders) {
        const Passage passage{note.flow.each.size, m_from, m_target->index(), border.isEntering, false};
        const Outcome said = border.mechanism->admitsFlow(note.flow.each, passage).value_or(Outcome::Answered);
        border.mechanism->noteFlowAtBorder(passage, said, messages);
        if (said != Outcome::Answered)
            return;
    }
}

} // namespace nephoscope::sim
