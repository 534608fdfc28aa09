// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/pki.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
SimTime days(double number)
{
    return toTime(number * 86'400);
}
} // namespace

Pki::Pki(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_cache(simulation.random(*this, "cache"))
{
}

Result<Done> Pki::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_cacheHit = parameters.number("cache_hit");
    m_issueTime = parameters.seconds("issue_time");
    m_renewBefore = days(parameters.number("renew_before"));
    const SimTime life = days(parameters.number("certificate_life"));
    // Certificates that are out keep the date that they bear.
    if (m_hasStarted && (life > 0) != (m_life > 0)) {
        m_life = life;
        issue();
    }
    m_life = life;
    if (m_hasStarted)
        planRenewal();
    return Done{};
}

void Pki::start()
{
    m_hasStarted = true;
    issue();
    planRenewal();
}

/// Certificates that are good from now on.
void Pki::issue()
{
    clock().cancel(m_expiry);
    m_validUntil = m_life > 0 ? later(now(), m_life) : kNever;
    m_expiry = m_life > 0 ? clock().at(m_validUntil, EventClass::Timer, *this, Expire) : EventId::None;
}

void Pki::planRenewal()
{
    clock().cancel(m_renewal);
    m_renewal = EventId::None;
    if (m_life > 0 && m_renewBefore > 0)
        m_renewal = clock().at(std::max(now(), m_validUntil - std::min(m_renewBefore, m_life / 2)), EventClass::Timer, *this, Renew);
}

void Pki::cameUp()
{
    if (m_hasStarted)
        planRenewal();
}

void Pki::handle(std::uint32_t kind, std::uint64_t argument)
{
    switch (kind) {
    case Renew:
        m_renewal = isServing() ? clock().after(m_issueTime, EventClass::Timer, *this, Issue) : EventId::None;
        return;
    case Issue: {
        m_renewal = EventId::None;
        if (!isServing())
            return;
        ++m_renewals;
        issue();
        log("certificate_renewed", m_expired, {}, {"good for another " + formatNumber(toSeconds(m_life) / 86'400) + " days", "有效期延长 " + formatNumber(toSeconds(m_life) / 86'400) + " 天"});
        m_expired = 0;
        planRenewal();
        return;
    }
    case Expire:
        ++m_expirations;
        m_expired = log("certificate_expired", 0, {}, m_renewBefore > 0 ? Sentence{"it was not renewed in time", "未及时续期"} : Sentence{"nobody renews it", "无人续期"});
        return;
    default:
        Mechanism::handle(kind, argument);
    }
}

void Pki::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("certificate_checks", m_checks, true);
    metrics.count("revocation_checks", m_askedFor);
    metrics.count("renewals", m_renewals);
    metrics.count("expirations", m_expirations);
    metrics.count("refused_connections", m_refused, true);
}

SimTime Pki::check()
{
    ++m_checks;
    if (m_cache.chance(m_cacheHit))
        return 0;
    ++m_askedFor;
    return m_time;
}

Sentence Pki::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (planned().linksOut(LinkRole::Control).empty())
        return {"Binds no keys: a control link says those of what.", "没有绑定任何密钥：用控制链接指定。"};
    if (isExpired()) {
        const std::string refused = std::to_string(m_refused);
        return {"Its certificates have run out: new connections are refused, " + refused + " so far.", "证书已过期：新连接被拒绝，迄今 " + refused + " 个。"};
    }
    const std::string checks = std::to_string(m_checks);
    return {"Has vouched for the keys of " + checks + " connections.", "已为 " + checks + " 个连接的密钥作证。"};
}

} // namespace nephoscope::sim
