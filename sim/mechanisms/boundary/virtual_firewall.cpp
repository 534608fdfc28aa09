// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/virtual_firewall.h"

#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/identity.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
const Sentence kByRule{"a rule of the firewall forbids it", "防火墙规则禁止"};
const Sentence kByRate{"it sends more than the firewall takes from one source", "超出防火墙对单一来源的速率限制"};
const Sentence kByLook{"the firewall took it for hostile", "防火墙判定为恶意流量"};
} // namespace

VirtualFirewall::VirtualFirewall(Simulation &simulation, ElementIndex element)
    : Relay(simulation, element)
    , m_judgement(simulation.random(*this, "judgement"))
{
}

Result<Done> VirtualFirewall::configure(const ParameterReader &parameters)
{
    const auto element = [this](const Value &rule, const char *field) {
        const Value *named = rule.find(field);
        return named && named->isString() ? simulation().plan().element(named->toString()) : kNone;
    };
    m_rules.clear();
    const Value rules = parameters.value("rules");
    for (const Value &rule : rules.isList() ? rules.toList() : Value::List()) {
        const Value *pass = rule.find("pass");
        m_rules.push_back({element(rule, "source"), element(rule, "target"), !pass || !pass->isBool() || pass->toBool()});
    }
    m_rateLimit = parameters.number("rate_limit");
    m_sources.clear();
    m_detection = parameters.number("detection");
    m_falsePositive = parameters.number("false_positive");
    m_latency = parameters.seconds("latency");
    m_capacity = parameters.number("capacity");
    m_queueLimit = parameters.number("queue_limit");
    return Done{};
}

void VirtualFirewall::connect()
{
    m_paths.clear();
    for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
        if (Path *path = simulation().path(link))
            m_paths.push_back(path);
    }
    m_identities.clear();
    for (ElementIndex one = 0; !m_rules.empty() && one < simulation().size(); ++one)
        m_identities.push_back(identitiesOf(simulation(), one));
}

void VirtualFirewall::describe(MetricRegistry &metrics)
{
    Relay::describe(metrics);
    // What is still to be done at `now` is not yet busy time.
    const Total busy = metrics.total([this] { return m_work - std::max(0.0, toSeconds(m_freeAt - now())); });
    metrics.measure("utilization", [busy](const Window &window) { return std::clamp(window.gained(busy) / window.seconds(), 0.0, 1.0); }, true);
    metrics.rate("throughput", m_passed, true);
    metrics.count("served", served());
    metrics.count("dropped", dropped());
    metrics.count("blocked", m_blocked, true);
    metrics.count("blocked_by_rule", m_byRule);
    metrics.count("blocked_by_rate", m_byRate);
    metrics.count("hostile_blocked", m_hostile);
    metrics.count("false_positives", m_falsePositives);
}

bool VirtualFirewall::passes(ElementIndex origin, const Mechanism &target) const
{
    const auto fits = [&](ElementIndex named, ElementIndex element) {
        return named == kNone || (element < m_identities.size() && std::ranges::find(m_identities[element], named) != m_identities[element].end());
    };
    for (const Rule &rule : m_rules) {
        if (fits(rule.source, origin) && fits(rule.target, target.index()))
            return rule.pass;
    }
    return true;
}

Path *VirtualFirewall::wayFor(const Request &request) const
{
    const auto found = std::ranges::find_if(m_paths, [&](const Path *path) { return passes(request.origin, path->target()); });
    return found == m_paths.end() ? nullptr : *found;
}

bool VirtualFirewall::isWithinRate(const Request &request)
{
    if (m_rateLimit <= 0 || request.origin == kNone)
        return true;
    if (request.origin >= m_sources.size())
        m_sources.resize(simulation().size(), TokenBucket(m_rateLimit, std::max(1.0, m_rateLimit)));
    return m_sources[request.origin].take(now(), 1);
}

/// Whether it is hostile; whoever sent it gets to know.
bool VirtualFirewall::deems(Request &request, const Sentence &why) const
{
    if (!request.is(Request::Hostile))
        return false;
    if (auto *agent = simulation().as<ThreatAgent>(request.origin))
        agent->caught(request, *this, why);
    return true;
}

Outcome VirtualFirewall::inspect(RequestId id)
{
    Request &request = requests()[id];
    if (m_paths.empty())
        return Outcome::Refused;
    if (!wayFor(request)) {
        ++m_blocked;
        ++m_byRule;
        deems(request, kByRule);
        return Outcome::Denied;
    }
    if (!isWithinRate(request)) {
        ++m_blocked;
        ++m_byRate;
        deems(request, kByRate);
        return Outcome::Rejected;
    }
    if (!m_judgement.chance(request.is(Request::Hostile) ? m_detection : m_falsePositive))
        return Outcome::Answered;
    ++m_blocked;
    ++(deems(request, kByLook) ? m_hostile : m_falsePositives);
    return Outcome::Denied;
}

double VirtualFirewall::waiting() const
{
    return std::max(0.0, toSeconds(m_freeAt - now())) * m_capacity / slowness();
}

void VirtualFirewall::receive(RequestId request)
{
    noteArrival();
    // It has to look at each before it can tell them apart, so that a flood may drown it.
    if (m_capacity > 0 && m_queueLimit > 0 && waiting() > m_queueLimit) {
        conclude(request, Outcome::Rejected);
        return;
    }
    if (m_capacity > 0) {
        const double work = slowness() / m_capacity;
        m_work += work;
        m_freeAt = later(std::max(now(), m_freeAt), toTime(work));
    }
    holdUntil(request, later(std::max(now(), m_freeAt), static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5)));
}

void VirtualFirewall::release(RequestId request)
{
    if (const Outcome said = inspect(request); said != Outcome::Answered) {
        conclude(request, said);
        return;
    }
    ++m_passed;
    sendOn(request, *wayFor(requests()[request]));
}

void VirtualFirewall::wentDown()
{
    m_work -= std::max(0.0, toSeconds(m_freeAt - now()));
    m_freeAt = now();
    Relay::wentDown();
}

Sentence VirtualFirewall::doing() const
{
    if (!isServing() || isCut() || slowness() > 1)
        return Mechanism::doing();
    if (m_paths.empty())
        return {"Leads nowhere: what comes to it is refused.", "没有通向任何目标：到达的请求都被拒绝。"};
    const std::string passed = std::to_string(m_passed);
    const std::string blocked = std::to_string(m_blocked);
    return {"Let " + passed + " messages pass and blocked " + blocked + ", of which " + std::to_string(m_falsePositives) + " by mistake.",
            "放行 " + passed + " 条消息，拦截 " + blocked + " 条，其中误拦 " + std::to_string(m_falsePositives) + " 条。"};
}

void VirtualFirewall::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = static_cast<std::int64_t>(std::floor(waiting()));
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
