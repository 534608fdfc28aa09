// SPDX-License-Identifier: GPL-3.0-or-later
// How flows come to a mechanism: as mechanism_requests.cpp has it for single requests.
#include "sim/run/flow.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

FlowAnswer Mechanism::carry(const Flow &flow, FlowRound &round)
{
    FlowAnswer answer;
    bool isReceived = false;
    const Outcome admitted = m_gate ? m_gate->admits(flow.each) : Outcome::Answered;
    if (isHung()) {
        answer = FlowAnswer::all(Outcome::TimedOut);
    } else if (m_phase != Phase::Up) {
        answer = FlowAnswer::all(Outcome::Refused);
    } else if (m_isCut) {
        answer = FlowAnswer::all(Outcome::Lost);
    } else if (admitted != Outcome::Answered) {
        answer = FlowAnswer::all(admitted);
    } else {
        // Past all who stand in the way, as single requests go.
        Flow onward = flow;
        double delay = toSeconds(m_arrivalDelay);
        for (Interceptor *interceptor : m_interceptors) {
            auto *known = dynamic_cast<FlowInterceptor *>(interceptor);
            if (!known)
                return round.refuse({"an access check or a tap in front of " + name() + " looks at each of them", name() + " 前的访问检查或窃听会逐个查看请求"});
            const FlowInterceptor::Said said = known->interceptFlow(*this, onward, round);
            if (said.detour)
                return said.detour->carry(onward, round);
            if (said.outcome != Outcome::Answered) {
                answer = FlowAnswer::all(said.outcome);
                break;
            }
            delay += said.delay;
        }
        if (answer.answered() > 0) {
            isReceived = true;
            answer = receiveFlow(onward, round);
            answer.fixed += delay;
        }
    }
    const bool isTaken = std::ranges::all_of(m_messageObservers, [](const auto &known) { return known.first->takesFlows(); });
    if (!isTaken)
        return round.refuse({"what observes " + name() + " has to see each of them", "观察 " + name() + " 的元素需要逐个查看请求"});
    round.note({.at = this, .flow = flow, .answer = answer, .isTurnedAway = !isReceived});
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
