// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/security/keyed_protection.h"

#include <vector>

namespace nephoscope::sim {

class Volume;

/// Makes messages unreadable on their whole way, there and back, and what storage keeps.
///
/// Linked to consumers or organizations it covers their messages, linked to storage what is kept there: each read and write takes the fixed time and
/// its size over the throughput. A handshake goes there and back `round_trips` times over the network before the first message.
/// A new connection costs its handshake, each message a fixed time and its size over the throughput (domain D.3).
class Encryption final : public KeyedProtection
{
public:
    using KeyedProtection::KeyedProtection;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    SimTime cover(Request &request) override;
    Interception intercept(Mechanism &at, RequestId request) override;

protected:
    SimTime protect(Request &request) override;
    Sentence what() const override { return {"Encrypts:", "加密："}; }

private:
    SimTime takes(std::uint32_t bytes) const;

    std::vector<Volume *> m_volumes; ///< whose contents it encrypts
    std::uint64_t m_operations = 0;
    int m_roundTrips = 0;
    SimTime m_shaking = 0; ///< what the handshake of the message at hand takes on the network
    SimTime m_time = 0;
    SimTime m_connectionTime = 0;
    double m_throughput = 0; ///< bytes/s
};

} // namespace nephoscope::sim
