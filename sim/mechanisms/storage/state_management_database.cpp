// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/state_management_database.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <utility>

namespace nephoscope::sim {

StateManagementDatabase::StateManagementDatabase(Simulation &simulation, ElementIndex element)
    : Volume(simulation, element), m_table(simulation.clock(), id())
{
}

Result<Done> StateManagementDatabase::configure(const ParameterReader &parameters)
{
    m_latency = parameters.milliseconds("latency");
    m_capacity = parameters.integer("capacity");
    m_table.setExpiry(parameters.seconds("expiry"));
    return Done{};
}

void StateManagementDatabase::receive(RequestId operation)
{
    noteArrival(operation);
    requests()[operation].holder = index();
    ++m_inside;
    const auto takes = static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5);
    if (takes == 0)
        carryOut(operation);
    else if (clock().after(takes, EventClass::Departure, *this, Finish, requests().ticket(operation)) == EventId::None) {
        --m_inside;
        drop(operation, Outcome::Lost); // the clock is about to stop with an error
    }
}

void StateManagementDatabase::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind != Finish)
        Mechanism::handle(kind, argument);
    else if (const auto operation = static_cast<RequestId>(argument); !requests().isSame(argument) || requests()[operation].holder != index())
        return; // lost when it failed
    else if (isHung())
        m_stalled.push_back(argument);
    else
        carryOut(operation);
}

void StateManagementDatabase::carryOut(RequestId operation)
{
    --m_inside;
    requests()[operation].holder = kNone;
    const bool isWrite = requests()[operation].is(Request::Write);
    const Outcome said = isWrite ? keep(operation) : look(operation);
    m_space.set(static_cast<double>(m_table.total()), now());
    if (said == Outcome::Answered)
        conclude(operation);
    else
        drop(operation, said);
}

/// A session that is not new and that it has nothing of was dropped, or was never kept.
Outcome StateManagementDatabase::look(RequestId operation)
{
    Request &request = requests()[operation];
    if (m_table.find(sessionKey(request.origin, requests().session(operation))) || !request.is(Request::InSession)
        || request.is(Request::NewVisit))
        return Outcome::Answered;
    ++m_forgotten;
    request.set(Request::Forgotten);
    return Outcome::Denied;
}

Outcome StateManagementDatabase::keep(RequestId operation)
{
    const Request &request = requests()[operation];
    const std::uint64_t key = sessionKey(request.origin, requests().session(operation));
    if (std::uint64_t *bytes = m_table.find(key)) {
        m_table.change(*bytes, request.size);
        return Outcome::Answered;
    }
    if (m_capacity > 0 && m_table.count().level() >= m_capacity) {
        ++m_turnedAway;
        return Outcome::Rejected;
    }
    m_table.add(key, request.size);
    return Outcome::Answered;
}

void StateManagementDatabase::wentDown()
{
    m_stalled.clear();
    std::vector<RequestId> lost;
    requests().visitLive([&](RequestId id, const Request &request) {
        if (request.holder == index())
            lost.push_back(id);
    });
    for (const RequestId operation : lost) {
        --m_inside;
        requests()[operation].holder = kNone;
        drop(operation, Outcome::Lost);
    }
}

void StateManagementDatabase::cameUp()
{
    for (const std::uint64_t argument : std::exchange(m_stalled, {}))
        handle(Finish, argument);
}

Sentence StateManagementDatabase::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    const std::string sessions = std::to_string(m_table.count().level());
    const std::string expired = std::to_string(m_table.expired());
    Sentence said{"Keeps " + sessions + " sessions; dropped " + expired + " that nobody asked for", "保存 " + sessions + " 个会话；已清除 " + expired + " 个过期会话"};
    if (m_turnedAway > 0) {
        said.en += "; had no room for " + std::to_string(m_turnedAway);
        said.zh += "；" + std::to_string(m_turnedAway) + " 个因已满未能保存";
    }
    return {said.en + ".", said.zh + "。"};
}

void StateManagementDatabase::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.rate = simulation().metrics().latest(index(), "iops").value_or(0);
    snapshot.gauges.push_back({"sessions", static_cast<double>(m_table.count().level()),
                               m_capacity > 0 ? std::optional<double>(static_cast<double>(m_capacity)) : std::nullopt});
}

void StateManagementDatabase::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    describeOperations(metrics);
    metrics.average("sessions", m_table.count(), true);
    metrics.count("expired", m_table.expired());
    metrics.count("forgotten", m_forgotten);
    metrics.count("turned_away", m_turnedAway);
}

} // namespace nephoscope::sim
