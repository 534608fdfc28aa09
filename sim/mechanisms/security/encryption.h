// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/security/keyed_protection.h"

namespace nephoscope::sim {

/// Makes messages unreadable on their whole way, there and back.
///
/// A new connection costs its handshake, each message a fixed time and its size over the throughput (domain D.3).
class Encryption final : public KeyedProtection
{
public:
    using KeyedProtection::KeyedProtection;

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;

protected:
    SimTime protect(Request &request) override;
    Sentence what() const override { return {"Encrypts:", "加密："}; }

private:
    SimTime m_time = 0;
    SimTime m_connectionTime = 0;
    double m_throughput = 0; ///< bytes/s
};

} // namespace nephoscope::sim
