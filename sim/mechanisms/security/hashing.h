// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/security/protection.h"

namespace nephoscope::sim {

/// A digest that goes with each message and shows that it was altered, if a key keeps others from making one (domain D.2).
class Hashing final : public Protection
{
public:
    using Protection::Protection;

    Result<Done> configure(const ParameterReader &parameters) override;

protected:
    SimTime protect(Request &request) override;
    SimTime checkTime() const override { return m_time; }
    bool showsChange(const Request &request) const override { return request.is(Request::Sealed); }
    Sentence what() const override;

private:
    SimTime m_time = 0;
    bool m_isKeyed = false;
};

} // namespace nephoscope::sim
