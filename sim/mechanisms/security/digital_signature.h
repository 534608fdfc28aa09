// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/security/keyed_protection.h"

namespace nephoscope::sim {

/// A digest under the sender's private key: shows that a message was altered or is from somebody else.
class DigitalSignature final : public KeyedProtection
{
public:
    using KeyedProtection::KeyedProtection;

    Result<Done> configure(const ParameterReader &parameters) override;

protected:
    SimTime protect(Request &request) override;
    SimTime checkTime() const override { return m_verifyTime; }
    bool showsChange(const Request &request) const override { return request.is(Request::Signed); }
    Sentence what() const override { return {"Signs:", "签名："}; }

private:
    SimTime m_time = 0;
    SimTime m_verifyTime = 0;
};

} // namespace nephoscope::sim
