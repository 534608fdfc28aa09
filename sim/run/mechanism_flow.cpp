// SPDX-License-Identifier: GPL-3.0-or-later
// How flows come to a mechanism: as mechanism_requests.cpp has it for single requests.
#include "sim/run/flow.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

FlowAnswer Mechanism::carry(const Flow &flow, FlowRound &round)
{
    FlowAnswer answer;
    const Outcome admitted = m_gate ? m_gate->admits(flow.each) : Outcome::Answered;
    if (isHung()) {
        answer = FlowAnswer::all(Outcome::TimedOut);
    } else if (m_phase != Phase::Up) {
        answer = FlowAnswer::all(Outcome::Refused);
    } else if (m_isCut) {
        answer = FlowAnswer::all(Outcome::Lost);
    } else if (admitted != Outcome::Answered) {
        answer = FlowAnswer::all(admitted);
    } else if (!m_interceptors.empty()) {
        return round.refuse({"an agent or an access check in front of " + name() + " looks at each of them", name() + " 前的代理或访问检查会逐个查看请求"});
    } else {
        answer = receiveFlow(flow, round);
        answer.fixed += toSeconds(m_arrivalDelay);
    }
    const bool isTaken = std::ranges::all_of(m_messageObservers, [](const auto &known) { return known.first->takesFlows(); });
    if (!isTaken)
        return round.refuse({"what observes " + name() + " has to see each of them", "观察 " + name() + " 的元素需要逐个查看请求"});
    round.note({.at = this, .flow = flow, .answer = answer});
    return answer;
}

FlowAnswer Mechanism::receiveFlow(const Flow &, FlowRound &round)
{
    return round.refuse({name() + " deals with them one by one", name() + " 需要逐个处理请求"});
}

void Mechanism::tellFlowObservers(const FlowNote &note, const FlowCounts &counts)
{
    for (const auto &[observer, delay] : m_messageObservers)
        observer->flowEnded(*this, note, counts);
}

} // namespace nephoscope::sim
