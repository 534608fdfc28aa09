// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Binds keys to their owners by certificates, for the encryption and the signatures that it is linked to by control links.
///
/// Each new connection has its certificate checked; what was not asked for lately takes `time`.
class Pki final : public Mechanism
{
public:
    Pki(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;

    /// Checks the certificate of a new connection; returns how long that takes.
    SimTime check();

private:
    SimTime m_time = 0;
    double m_cacheHit = 0;
    std::uint64_t m_checks = 0;
    std::uint64_t m_askedFor = 0;
    RandomStream m_cache;
};

} // namespace nephoscope::sim
