// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/iam.h"

#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/identity.h"
#include "sim/mechanisms/security/sso.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
const Sentence kNoGrant{"it has no grant", "没有授权"};
const Sentence kWrong{"a wrong password", "口令错误"};
const Sentence kLocked{"the account is locked after too many wrong passwords", "口令错误次数过多，账户已锁定"};
} // namespace

Iam::Iam(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_luck(simulation.random(*this, "guesses"))
{
}

Result<Done> Iam::configure(const ParameterReader &parameters)
{
    m_grants.clear();
    const Value grants = parameters.value("grants");
    for (const Value &grant : grants.isList() ? grants.toList() : Value::List()) {
        const Value *who = grant.find("who");
        const Value *what = grant.find("what");
        const bool isNarrow = what && what->isString() && !what->toString().empty();
        // A grant for something that is not there is no grant for everything.
        const ElementIndex where = isNarrow ? simulation().plan().element(what->toString()) : kNone;
        if (who && who->isString() && (!isNarrow || where != kNone))
            m_grants.push_back({simulation().plan().element(who->toString()), where});
    }
    m_checkTime = parameters.milliseconds("check_time");
    m_loginTime = parameters.milliseconds("login_time");
    m_lockout = parameters.number("lockout");
    m_keySpace = parameters.number("key_space");
    return Done{};
}

void Iam::connect()
{
    for (Mechanism *guarded : m_guarded)
        guarded->removeInterceptor(*this);
    m_guarded = takesPart() ? simulation().targets(*this, LinkRole::Control) : std::vector<Mechanism *>{};
    for (Mechanism *guarded : m_guarded)
        guarded->addInterceptor(*this);
    m_identities.clear();
    for (ElementIndex one = 0; one < simulation().size(); ++one)
        m_identities.push_back(identitiesOf(simulation(), one));
    m_sso = nullptr;
    for (Mechanism *source : simulation().sources(*this, LinkRole::Control)) {
        if (Sso *sso = simulation().as<Sso>(source->index()); sso && !m_sso)
            m_sso = sso;
    }
}

void Iam::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("checks", m_checks, true);
    metrics.count("denied", m_denied);
    metrics.count("logins", m_logins);
    metrics.mean("login_time_mean", m_loginTimes);
    metrics.count("guessed", m_guessed);
    metrics.count("locked", m_locked);
}

bool Iam::isGranted(ElementIndex who, const Mechanism &what) const
{
    const auto isOneOf = [this](ElementIndex named, ElementIndex element) {
        return element < m_identities.size() && std::ranges::find(m_identities[element], named) != m_identities[element].end();
    };
    return std::ranges::any_of(m_grants, [&](const Grant &grant) {
        return grant.who != kNone && isOneOf(grant.who, who) && (grant.what == kNone || isOneOf(grant.what, what.index()));
    });
}

bool Iam::lets(ElementIndex who, const Mechanism &what) const
{
    const auto guesser = m_guessers.find(who);
    return isGranted(who, what) || (guesser != m_guessers.end() && guesser->second.isIn);
}

/// One more guess. Every key is as likely, and none is tried twice: the n-th guess hits with odds 1 / (K - n + 1).
bool Iam::guesses(ThreatAgent &agent)
{
    Guesser &guesser = m_guessers[agent.index()];
    if (guesser.isIn)
        return true;
    if (m_lockout > 0 && guesser.tries >= m_lockout)
        return false;
    guesser.tries += 1;
    if (m_luck.chance(1 / std::max(1.0, m_keySpace - guesser.tries + 1))) {
        guesser.isIn = true;
        ++m_guessed;
        log("password_guessed", 0, agent.id(), {"after " + formatNumber(guesser.tries) + " tries", "尝试 " + formatNumber(guesser.tries) + " 次后"});
        return true;
    }
    if (m_lockout > 0 && guesser.tries >= m_lockout) {
        ++m_locked;
        log("account_locked", 0, agent.id(), kLocked);
    }
    return false;
}

Interception Iam::deny(Request &request)
{
    ++m_denied;
    if (auto *agent = simulation().as<ThreatAgent>(request.origin); agent && request.is(Request::Hostile)) {
        const bool isTrusted = agent->kind() == ThreatAgent::Kind::TrustedAttacker;
        const bool isLocked = m_lockout > 0 && m_guessers[agent->index()].tries >= m_lockout;
        agent->caught(request, *this, isTrusted ? kNoGrant : isLocked ? kLocked : kWrong);
    }
    return {Outcome::Denied, 0, nullptr};
}

SimTime Iam::logIn(const Request &request, const Mechanism &at)
{
    bool &isKnown = m_known[{request.origin, at.index()}];
    Sso *sso = m_sso && m_sso->isServing() ? m_sso : nullptr;
    const bool hasRunOut = sso && !sso->isLoggedIn(request);
    if (isKnown && !hasRunOut && !request.is(Request::NewVisit) && !request.is(Request::NewSession))
        return 0;
    isKnown = true;
    const SimTime taken = sso ? sso->logIn(request) : m_loginTime;
    m_logins += taken > 0 ? 1 : 0;
    m_loginTimes.add(taken);
    return taken;
}

Interception Iam::intercept(Mechanism &at, RequestId id)
{
    Request &request = requests()[id];
    if (request.is(Request::Child) || request.origin == kNone)
        return {};
    ++m_checks;
    if (!isGranted(request.origin, at)) {
        auto *agent = simulation().as<ThreatAgent>(request.origin);
        const bool mayGuess = agent && agent->kind() != ThreatAgent::Kind::TrustedAttacker && !m_grants.empty();
        if (!mayGuess || !guesses(*agent))
            return deny(request);
    }
    return {Outcome::Answered, m_checkTime + logIn(request, at), nullptr};
}

Sentence Iam::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (m_guarded.empty())
        return {"Guards nothing: a control link says what.", "没有保护任何元素：用控制链接指定。"};
    if (m_grants.empty())
        return {"Refuses everybody: it has no grants.", "拒绝所有人：没有任何授权。"};
    const std::string checks = std::to_string(m_checks);
    const std::string denied = std::to_string(m_denied);
    return {"Has checked " + checks + " requests and refused " + denied + ".", "已检查 " + checks + " 个请求，拒绝 " + denied + " 个。"};
}

} // namespace nephoscope::sim
