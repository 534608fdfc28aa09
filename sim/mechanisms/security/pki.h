// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Binds keys to their owners by certificates, for the encryption and the signatures that it is linked to by control links.
///
/// Each new connection has its certificate checked; what was not asked for lately takes `time`. Certificates are good for `certificate_life` from
/// the start of the run, and are renewed `renew_before` they run out, if somebody sees to that. With one that has run out no connection
/// is opened; those that are open go on.
class Pki final : public Mechanism
{
public:
    Pki(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;

    /// Checks the certificate of a new connection; returns how long that takes.
    SimTime check();
    /// Whether its certificates have run out.
    bool isExpired() const { return m_life > 0 && now() >= m_validUntil; }
    /// Somebody was turned away because of that.
    void noteRefused() { ++m_refused; }

protected:
    void cameUp() override;

private:
    enum Event : std::uint32_t { Renew = 1000, Issue, Expire };

    void issue();
    void planRenewal();

    SimTime m_time = 0;
    double m_cacheHit = 0;
    SimTime m_life = 0;
    SimTime m_renewBefore = 0;
    SimTime m_issueTime = 0;
    SimTime m_validUntil = kNever;
    bool m_hasStarted = false;
    LogId m_expired = 0; ///< that they have run out, while they have
    EventId m_renewal = EventId::None;
    EventId m_expiry = EventId::None;
    std::uint64_t m_renewals = 0;
    std::uint64_t m_expirations = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_checks = 0;
    std::uint64_t m_askedFor = 0;
    RandomStream m_cache;
};

} // namespace nephoscope::sim
