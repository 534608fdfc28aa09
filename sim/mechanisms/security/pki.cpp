// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/pki.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

Pki::Pki(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_cache(simulation.random(*this, "cache"))
{
}

Result<Done> Pki::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_cacheHit = parameters.number("cache_hit");
    return Done{};
}

void Pki::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("certificate_checks", m_checks, true);
    metrics.count("revocation_checks", m_askedFor);
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
    const std::string checks = std::to_string(m_checks);
    return {"Has vouched for the keys of " + checks + " connections.", "已为 " + checks + " 个连接的密钥作证。"};
}

} // namespace nephoscope::sim
