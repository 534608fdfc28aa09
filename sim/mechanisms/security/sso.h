// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

/// Logs a consumer in once and carries that to all the IAM systems that it is linked to: one login a session instead of one a service.
class Sso final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;

    /// Whether who sends the request is still logged in, who once was: a session until its end, a program without sessions for `context_life`.
    bool isLoggedIn(const Request &request) const;
    /// Whoever sends the request visits something for the first time, or is no longer logged in: how long his login takes, 0 if he is logged in.
    SimTime logIn(const Request &request);

private:
    SimTime m_loginTime = 0;
    SimTime m_life = 0;
    std::vector<SimTime> m_validUntil; ///< by consumer
    std::uint64_t m_logins = 0;
    std::uint64_t m_saved = 0;
    double m_secondsSaved = 0;
};

} // namespace nephoscope::sim
