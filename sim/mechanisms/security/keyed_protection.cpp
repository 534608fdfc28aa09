// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/keyed_protection.h"

#include "sim/mechanisms/security/pki.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void KeyedProtection::connect()
{
    Protection::connect();
    m_isConnected.resize(simulation().size(), false);
    m_pki = nullptr;
    for (Mechanism *source : simulation().sources(*this, LinkRole::Control)) {
        if (Pki *pki = simulation().as<Pki>(source->index()); pki && !m_pki)
            m_pki = pki;
    }
}

bool KeyedProtection::isBound() const
{
    return m_pki && m_pki->isServing();
}

bool KeyedProtection::isNewConnection(const Request &request)
{
    const bool isNew = request.is(Request::NewVisit) || !m_isConnected[request.origin];
    if (!isBound() || !m_pki->isExpired())
        m_isConnected[request.origin] = true;
    m_connections += isNew ? 1 : 0;
    return isNew;
}

Interception KeyedProtection::intercept(Mechanism &at, RequestId id)
{
    const Request &request = requests()[id];
    if (!request.is(Request::Child) && covers(request.origin) && isBound() && m_pki->isExpired()
        && (request.is(Request::InSession) ? request.is(Request::NewVisit) : !m_isConnected[request.origin])) {
        m_pki->noteRefused();
        return {Outcome::Denied, 0, nullptr};
    }
    return Protection::intercept(at, id);
}

SimTime KeyedProtection::bind(Request &request)
{
    if (!isBound())
        return 0;
    request.set(Request::Bound);
    return m_pki->check();
}

} // namespace nephoscope::sim
