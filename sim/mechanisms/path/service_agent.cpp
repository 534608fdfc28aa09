// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/service_agent.h"

#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
/// FlowNote::part: what the agent did.
enum class Did : std::uint32_t { See, Change, Stop, Miss };
} // namespace

Result<Done> ServiceAgent::configure(const ParameterReader &parameters)
{
    m_isActive = parameters.text("kind") == "active";
    m_effect = parameters.choice<Effect>("effect", std::array<std::string_view, 4>{"set_priority", "set_class", "reroute", "add_header"});
    m_match = parameters.text("match");
    m_matchNumber = simulation().classNumber(m_match);
    m_priority = static_cast<std::uint8_t>(parameters.integer("priority"));
    m_class = simulation().classNumber(parameters.text("class"));
    m_header = static_cast<std::uint32_t>(parameters.number("header_size") * 1024 + 0.5);
    m_latency = parameters.seconds("latency");
    m_failsClosed = parameters.text("on_failure") == "closed";
    return Done{};
}

std::vector<Mechanism *> ServiceAgent::places() const
{
    if (!takesPart())
        return {};
    std::vector<Mechanism *> found = simulation().targets(*this, LinkRole::Control);
    for (Mechanism *watched : simulation().targets(*this, LinkRole::Monitor)) {
        if (std::ranges::find(found, watched) == found.end())
            found.push_back(watched);
    }
    const auto *server = simulation().enclosing<Server>(*this);
    if (found.empty() && server) {
        for (CloudService *service : simulation().within<CloudService>(*server))
            found.push_back(service);
    }
    return found;
}

void ServiceAgent::connect()
{
    for (Mechanism *place : m_places)
        place->removeInterceptor(*this);
    m_places = places();
    for (Mechanism *place : m_places)
        place->addInterceptor(*this);
    m_detour = simulation().firstPath(*this, LinkRole::Request);
}

void ServiceAgent::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("messages", m_seen, true);
    metrics.count("changed", m_changed);
    metrics.count("turned_away", m_stopped);
    metrics.count("missed", m_missed);
}

/// By class, by format, or by the consumer's id.
bool ServiceAgent::matches(const Request &request) const
{
    if (m_match.empty() || request.messageClass == m_matchNumber || request.format == m_matchNumber)
        return true;
    return request.origin < simulation().size() && simulation().at(request.origin).id() == m_match;
}

Path *ServiceAgent::change(Request &request) const
{
    switch (m_effect) {
    case Effect::SetPriority:
        request.priority = m_priority;
        return nullptr;
    case Effect::SetClass:
        request.messageClass = m_class;
        return nullptr;
    case Effect::AddHeader:
        request.size += std::min(m_header, 0xffffffff - request.size);
        return nullptr;
    case Effect::Reroute:
        return m_detour;
    }
    return nullptr;
}

Interception ServiceAgent::intercept(Mechanism &, RequestId id)
{
    if (!isServing() || isCut()) {
        ++(m_failsClosed ? m_stopped : m_missed);
        return {m_failsClosed ? Outcome::Refused : Outcome::Answered, 0, nullptr};
    }
    ++m_seen;
    Interception said{Outcome::Answered, static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5), nullptr};
    Request &request = requests()[id];
    if (m_isActive && matches(request)) {
        ++m_changed;
        said.detour = change(request);
    }
    return said;
}

FlowInterceptor::Said ServiceAgent::interceptFlow(Mechanism &, Flow &flow, FlowRound &round)
{
    Said said;
    Did did = Did::See;
    const Flow came = flow;
    if (!isServing() || isCut()) {
        did = m_failsClosed ? Did::Stop : Did::Miss;
        said.outcome = m_failsClosed ? Outcome::Refused : Outcome::Answered;
    } else {
        said.delay = toSeconds(m_latency) * slowness();
        if (m_isActive && matches(flow.each)) {
            did = Did::Change;
            said.detour = change(flow.each);
        }
    }
    round.note({.at = this, .flow = came, .answer = {}, .part = static_cast<std::uint32_t>(did)});
    return said;
}

void ServiceAgent::bookFlow(const FlowNote &note, const FlowCounts &, double seconds)
{
    double &left = m_left[note.part];
    left += note.flow.rate * seconds;
    const double whole = std::floor(left + 1e-6);
    left -= whole;
    const auto many = static_cast<std::uint64_t>(std::max(0.0, whole));
    switch (static_cast<Did>(note.part)) {
    case Did::Change: m_changed += many; [[fallthrough]];
    case Did::See: m_seen += many; break;
    case Did::Stop: m_stopped += many; break;
    case Did::Miss: m_missed += many; break;
    }
}

Sentence ServiceAgent::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    if (m_places.empty())
        return {"Intercepts nothing: it has no link, and stands in no server with a service.", "没有拦截对象：没有链接，也不在含有服务的服务器中。"};
    if (m_isActive && m_effect == Effect::Reroute && !m_detour)
        return {"Leaves messages on their way: no request link says where to lead them.", "消息按原路继续：没有请求链接指明去向。"};
    const std::string seen = std::to_string(m_seen);
    const std::string changed = std::to_string(m_changed);
    if (!m_isActive)
        return {"Has read " + seen + " messages.", "已读取 " + seen + " 条消息。"};
    return {"Has seen " + seen + " messages and changed " + changed + ".", "已拦截 " + seen + " 条消息，更改 " + changed + " 条。"};
}

} // namespace nephoscope::sim
