// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/security/protection.h"

namespace nephoscope::sim {

class Pki;

/// A protection by public keys, which are as good as what binds them to their owners: a PKI that is linked to it.
class KeyedProtection : public Protection
{
public:
    using Protection::Protection;
    void connect() override;
    /// Refuses a new connection while the certificate behind its keys has run out.
    Interception intercept(Mechanism &at, RequestId request) override;

protected:
    /// Says on the request whether its keys are bound. On a new connection returns what the certificate's check takes.
    SimTime bind(Request &request);
    /// A session that goes somewhere for the first time, or a program that asks for the first time.
    bool isNewConnection(const Request &request);
    bool isBound() const;
    std::uint64_t connections() const { return m_connections; }
    const std::uint64_t &connectionCount() const { return m_connections; }

private:
    Pki *m_pki = nullptr;
    std::vector<bool> m_isConnected; ///< by consumer
    std::uint64_t m_connections = 0;
};

} // namespace nephoscope::sim
