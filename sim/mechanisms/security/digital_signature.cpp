// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/digital_signature.h"

#include "sim/plan/parameter_reader.h"

namespace nephoscope::sim {

Result<Done> DigitalSignature::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_verifyTime = parameters.milliseconds("verify_time");
    return Done{};
}

SimTime DigitalSignature::protect(Request &request)
{
    request.set(Request::Signed);
    SimTime taken = m_time;
    if (isNewConnection(request))
        taken += bind(request);
    else if (isBound())
        request.set(Request::Bound);
    return taken;
}

} // namespace nephoscope::sim
