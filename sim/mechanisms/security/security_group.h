// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/break_out.h"
#include "sim/mechanisms/boundary/border.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// A segment around resources of one tenant or role: lets in who is on its list, and keeps a compromised server from what is in it.
class SecurityGroup final : public Mechanism, public Segment, public Isolation, public Border
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    bool checksBorder() const override { return true; }
    std::optional<Outcome> admitsFlow(const Request &each, const Passage &passage) const override;
    void noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many) override;
    bool lets(ElementIndex origin, ElementIndex from) const override { return isAllowed(origin) || isAllowed(from); }
    Admission admit(const Request &request, const Passage &passage) override;
    bool mayReach(const Mechanism &from, const Mechanism &to) const override;
    double isolates(const Mechanism &resource) const override;
    Sentence doing() const override;

private:
    bool isAllowed(ElementIndex element) const { return m_isAllowed.empty() || (element < m_isAllowed.size() && m_isAllowed[element]); }

    std::vector<std::string> m_allow;
    double m_isolation = 0;
    std::vector<bool> m_isAllowed; ///< by element; empty: all are
    std::uint64_t m_admitted = 0;
    std::uint64_t m_denied = 0;
};

} // namespace nephoscope::sim
