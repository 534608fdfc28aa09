// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/sso.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

Result<Done> Sso::configure(const ParameterReader &parameters)
{
    m_loginTime = parameters.milliseconds("login_time");
    m_life = parameters.seconds("context_life");
    return Done{};
}

void Sso::connect()
{
    m_validUntil.resize(simulation().size(), -1);
}

void Sso::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("logins", m_logins, true);
    metrics.count("logins_saved", m_saved);
    metrics.sum("time_saved", m_secondsSaved);
}

bool Sso::isLoggedIn(const Request &request) const
{
    return request.is(Request::InSession) || now() < m_validUntil[request.origin];
}

SimTime Sso::logIn(const Request &request)
{
    SimTime &validUntil = m_validUntil[request.origin];
    // Sessions of one consumer are different people: each new one logs in. What it visits then knows him.
    const bool isKnown = request.is(Request::NewVisit) ? !request.is(Request::NewSession) : now() < validUntil;
    if (isKnown) {
        ++m_saved;
        m_secondsSaved += toSeconds(m_loginTime);
        return 0;
    }
    validUntil = m_life > 0 ? later(now(), m_life) : kNever;
    ++m_logins;
    return m_loginTime;
}

Sentence Sso::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (planned().linksOut(LinkRole::Control).empty())
        return {"Logs nobody in: it is linked to no IAM system.", "没有登录任何人：未连接身份与访问管理。"};
    const std::string logins = std::to_string(m_logins);
    const std::string saved = std::to_string(m_saved);
    return {"Has logged in " + logins + " times and saved " + saved + " further logins.", "已登录 " + logins + " 次，省去 " + saved + " 次登录。"};
}

} // namespace nephoscope::sim
