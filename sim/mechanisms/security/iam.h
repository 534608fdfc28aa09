// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

#include <map>
#include <vector>

namespace nephoscope::sim {

class Sso;
class ThreatAgent;

/// Asks of each request to what it guards who sends it and whether he has a grant, and refuses it if not.
///
/// A first visit logs in; SSO, if it is linked to it, does that once for all. Who has no credentials can guess them: every guess is another one of
/// `key_space`, and after `lockout` wrong ones the account is locked.
class Iam final : public Mechanism, public Interceptor
{
public:
    Iam(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Interception intercept(Mechanism &at, RequestId request) override;
    Sentence doing() const override;

    /// Whether it lets somebody in to what it guards: by a grant, or since he has guessed a password.
    bool lets(ElementIndex who, const Mechanism &what) const;

private:
    struct Grant {
        ElementIndex who = kNone;
        ElementIndex what = kNone; ///< kNone: all that it guards
    };
    struct Guesser {
        double tries = 0;
        bool isIn = false;
    };

    bool isGranted(ElementIndex who, const Mechanism &what) const;
    bool guesses(ThreatAgent &agent);
    SimTime logIn(const Request &request, const Mechanism &at);
    Interception deny(Request &request);

    std::vector<Grant> m_grants;
    SimTime m_checkTime = 0;
    SimTime m_loginTime = 0;
    double m_lockout = 0;
    double m_keySpace = 1;
    std::vector<Mechanism *> m_guarded;
    std::vector<std::vector<ElementIndex>> m_identities; ///< by element
    Sso *m_sso = nullptr;
    std::map<std::pair<ElementIndex, ElementIndex>, bool> m_known; ///< consumer and what it logged in at
    std::map<ElementIndex, Guesser> m_guessers;
    std::uint64_t m_checks = 0, m_denied = 0, m_logins = 0, m_guessed = 0, m_locked = 0;
    DurationTally m_loginTimes;
    RandomStream m_luck;
};

} // namespace nephoscope::sim
