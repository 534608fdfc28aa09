// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/hashing.h"

#include "sim/plan/parameter_reader.h"

namespace nephoscope::sim {

Result<Done> Hashing::configure(const ParameterReader &parameters)
{
    m_time = parameters.milliseconds("time");
    m_isKeyed = parameters.boolean("keyed");
    return Done{};
}

SimTime Hashing::protect(Request &request)
{
    // Without a key whoever alters the message makes the digest anew.
    if (m_isKeyed)
        request.set(Request::Sealed);
    return m_time;
}

Sentence Hashing::what() const
{
    return m_isKeyed ? Sentence{"Seals by a digest with a key:", "以带密钥的摘要保护："}
                     : Sentence{"Adds a digest without a key, which anybody can make anew:", "附加无密钥摘要，任何人都可重新计算："};
}

} // namespace nephoscope::sim
