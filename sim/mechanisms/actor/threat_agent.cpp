// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/threat_agent.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
constexpr std::size_t kMostPathsTold = 20;
constexpr std::array<std::string_view, 4> kKinds{"anonymous_attacker", "malicious_service_agent", "trusted_attacker", "malicious_insider"};
constexpr std::array<std::string_view, 6> kThreats{"traffic_eavesdropping", "malicious_intermediary", "denial_of_service",
                                                   "insufficient_authorization", "virtualization_attack", "overlapping_trust_boundaries"};
const Sentence kServed{"its request was worked on", "其请求得到了处理"};
const Sentence kAdmitted{"its request was answered: nothing asked who it is, or it may do more than it needs", "其请求得到应答：没有身份检查，或授权超出所需"};
const Sentence kTurnedAway{"its request got no answer", "其请求未得到应答"};
} // namespace

ThreatAgent::ThreatAgent(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_gaps(simulation.random(*this, "gaps"))
    , m_tap(*this)
    , m_breakOut(*this)
{
}

Result<Done> ThreatAgent::configure(const ParameterReader &parameters)
{
    m_kind = parameters.choice<Kind>("kind", kKinds);
    m_threat = parameters.choice<Threat>("threat", kThreats);
    m_begin = parameters.seconds("start");
    m_duration = parameters.seconds("duration");
    m_rate = parameters.number("rate");
    m_skill = parameters.number("skill");
    m_size = static_cast<std::uint32_t>(std::min(parameters.number("request_size") * 1024 + 0.5, 4294967295.0));
    parameters.text("credentials"); // whoever checks access asks for them
    if (m_hasStarted) {
        connect(); // what is new holds from now on
        plan();
    }
    return Done{};
}

void ThreatAgent::connect()
{
    m_path = sendsRequests() ? simulation().firstPath(*this, LinkRole::Request) : nullptr;
    const bool alters = m_threat == Threat::MaliciousIntermediary;
    const bool taps = alters || m_threat == Threat::TrafficEavesdropping;
    m_tap.attach(taps ? simulation().targets(*this, alters ? LinkRole::Control : LinkRole::Monitor) : std::vector<Mechanism *>{}, alters);
    const bool breaksOut = !taps && !sendsRequests();
    m_breakOut.attach(breaksOut ? simulation().targets(*this, LinkRole::Control) : std::vector<Mechanism *>{}, m_threat == Threat::VirtualizationAttack);
}

void ThreatAgent::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    m_book.describe(metrics);
    metrics.level("reachable", [this] { return takesPart() ? static_cast<double>(paths().size()) : 0.0; });
    metrics.level("victims", [this] { return static_cast<double>(m_breakOut.victims()); });
    metrics.level("blast_radius", [this] { return static_cast<double>(m_breakOut.victims() + m_breakOut.reached()); });
}

void ThreatAgent::start()
{
    m_hasStarted = true;
    plan();
}

void ThreatAgent::lifeChanged()
{
    if (m_hasStarted && takesPart())
        plan();
}

/// Schedules what comes next of: begin, each attempt, end.
void ThreatAgent::plan()
{
    clock().cancel(m_phase);
    clock().cancel(m_next);
    const SimTime end = m_duration > 0 ? later(m_begin, m_duration) : kNever;
    if (!takesPart())
        return;
    if (now() >= end) {
        if (m_isActive)
            stopAttack();
        return;
    }
    if (now() < m_begin) {
        m_phase = clock().at(m_begin, EventClass::Document, *this, Begin);
        return;
    }
    if (m_isActive)
        goOn(end);
    else
        m_phase = clock().at(now(), EventClass::Document, *this, Begin);
}

void ThreatAgent::begin()
{
    m_isActive = true;
    m_isOver = false;
    const LogId started = log("attack_started", stateCause());
    m_book.begun(started);
    tellPaths(started);
    goOn(m_duration > 0 ? later(m_begin, m_duration) : kNever);
}

/// Where it can get to: by requests of its own, else from where it sits.
std::vector<AttackPath> ThreatAgent::paths() const
{
    if (sendsRequests())
        return attackPaths(simulation(), *this, {&simulation().at(index())});
    std::vector<Mechanism *> places = simulation().targets(*this, LinkRole::Monitor);
    const std::vector<Mechanism *> controlled = simulation().targets(*this, LinkRole::Control);
    places.insert(places.end(), controlled.begin(), controlled.end());
    if (places.empty())
        return {};
    return attackPaths(simulation(), *places.front(), places); // there it counts as who stands there
}

void ThreatAgent::tellPaths(LogId started)
{
    std::size_t told = 0;
    for (const AttackPath &path : paths()) {
        if (told++ == kMostPathsTold)
            return;
        log("path_found", started, path.asset->id(), sim::describe(path));
    }
}

void ThreatAgent::goOn(SimTime end)
{
    if (end != kNever)
        m_phase = clock().at(end, EventClass::Document, *this, Stop);
    scheduleTry();
}

void ThreatAgent::stopAttack()
{
    m_isActive = false;
    m_isOver = true;
    clock().cancel(m_next);
    const std::string tries = std::to_string(m_book.attempts());
    const std::string wins = std::to_string(m_book.successes());
    log("attack_ended", 0, {}, {wins + " of " + tries + " attempts succeeded", tries + " 次尝试中有 " + wins + " 次成功"});
}

void ThreatAgent::scheduleTry()
{
    const bool acts = sendsRequests() ? m_path != nullptr : m_breakOut.hasPlace();
    if (acts && m_rate > 0 && !clock().isPending(m_next))
        m_next = clock().after(toTime(m_gaps.exponential() / m_rate), EventClass::Arrival, *this, Try);
}

void ThreatAgent::handle(std::uint32_t kind, std::uint64_t argument)
{
    switch (kind) {
    case Begin:
        m_phase = EventId::None;
        if (takesPart())
            begin();
        return;
    case Stop:
        m_phase = EventId::None;
        stopAttack();
        return;
    case Try:
        m_next = EventId::None;
        if (!isActive())
            return;
        if (sendsRequests())
            ask();
        else
            m_breakOut.attempt();
        scheduleTry();
        return;
    default:
        Mechanism::handle(kind, argument);
    }
}

// --- by requests of its own ---

std::uint8_t ThreatAgent::properties() const
{
    if (m_threat == Threat::DenialOfService)
        return Availability;
    // Who has credentials acts in his own name.
    return m_kind == Kind::TrustedAttacker || m_kind == Kind::MaliciousInsider ? Confidentiality | Integrity
                                                                               : Confidentiality | Integrity | Authenticity;
}

Mechanism *ThreatAgent::target() const
{
    // Not from m_path: borders ask while all are being connected.
    const Path *path = simulation().firstPath(*this, LinkRole::Request);
    return path ? &path->target() : nullptr;
}

void ThreatAgent::ask()
{
    if (!m_path)
        return;
    m_book.tried(properties());
    ++m_sent;
    const RequestId id = requests().acquire();
    Request &request = requests()[id];
    request.issued = now();
    request.origin = index();
    request.size = m_size;
    request.set(Request::Hostile);
    requests().push(id, *this, index());
    m_path->send(id);
}

void ThreatAgent::caught(Request &request, const Mechanism &by, const Sentence &why)
{
    request.clear(Request::Hostile);
    m_book.stopped(properties(), by, why, true);
}

void ThreatAgent::returned(RequestId id, Outcome outcome, std::uint64_t)
{
    ++m_back;
    const bool isKnown = !requests()[id].is(Request::Hostile); // a control has said what became of it
    requests().release(id);
    if (isKnown)
        return;
    const Mechanism &place = m_path ? m_path->target() : static_cast<const Mechanism &>(*this);
    if (outcome == Outcome::Answered)
        m_book.succeeded(properties(), place, m_threat == Threat::DenialOfService ? kServed : kAdmitted);
    else
        m_book.stopped(properties(), place, kTurnedAway, false);
}

std::string ThreatAgent::unbalanced() const
{
    std::uint64_t open = 0;
    requests().visitLive([&](RequestId, const Request &request) { open += request.origin == index() && !request.is(Request::Child) ? 1 : 0; });
    if (m_sent == m_back + open)
        return {};
    return std::to_string(m_sent) + " requests were sent and " + std::to_string(m_back + open) + " are accounted for";
}

// --- telling ---

Sentence ThreatAgent::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    const std::string tries = std::to_string(m_book.attempts());
    const std::string wins = std::to_string(m_book.successes());
    const std::string seen = std::to_string(m_book.detections());
    const Sentence sum{wins + " of " + tries + " attempts succeeded, " + seen + " were seen.", tries + " 次尝试中 " + wins + " 次成功，" + seen + " 次被发现。"};
    if (!m_isActive) {
        if (m_isOver)
            return {"Is over: " + sum.en, "攻击已结束：" + sum.zh};
        const std::string begin = formatNumber(toSeconds(m_begin));
        return {"Attacks from " + begin + " s on.", "将从第 " + begin + " 秒开始攻击。"};
    }
    const bool taps = m_threat == Threat::TrafficEavesdropping || m_threat == Threat::MaliciousIntermediary;
    if (sendsRequests() && !m_path)
        return {"Is linked to nothing that takes its requests.", "没有连接任何接收请求的元素。"};
    if (taps && m_tap.places() == 0)
        return {"Sits in nobody's way: it has no link of the role that its threat needs.", "不在任何路径上：缺少该威胁所需的链接。"};
    if (!taps && !sendsRequests() && !m_breakOut.hasPlace())
        return {"Has nothing to break out of: a control link says what it attacks.", "没有攻击对象：用控制链接指定。"};
    if (!taps && m_rate <= 0)
        return {"Does not act: its rate is 0.", "不行动：速率为 0。"};
    if (!sendsRequests() && m_skill <= 0)
        return {"Does not succeed: its skill is 0.", "不会成功：能力为 0。"};
    return {"Attacks: " + sum.en, "正在攻击：" + sum.zh};
}

void ThreatAgent::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.rate = simulation().metrics().latest(index(), "attempts").value_or(0);
    m_book.show(snapshot);
}

} // namespace nephoscope::sim
