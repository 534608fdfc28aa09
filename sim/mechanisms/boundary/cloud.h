// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/boundary/border.h"
#include "sim/mechanisms/boundary/holdings.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class Organization;

/// Lets in whom its deployment model admits (domain C.2), and sums what is in it.
///
/// Public: everybody. Private: who stands in its owner's organization. Community: who belongs to its community. Hybrid: both of these.
/// What stands in the cloud itself is never turned away; neither is what has no origin (a restart, a copy).
class Cloud final : public Mechanism, public Border
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    bool checksBorder() const override { return true; }
    std::optional<Outcome> admitsFlow(const Request &each, const Passage &passage) const override;
    void noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many) override;
    bool lets(ElementIndex origin, ElementIndex) const override { return origin >= m_isAllowed.size() || m_isAllowed[origin]; }
    Admission admit(const Request &request, const Passage &passage) override;
    Sentence doing() const override;

    const std::string &region() const { return m_region; }

private:
    enum class Deployment { Public, Community, Private, Hybrid };
    enum class Delivery { Iaas, Paas, Saas };

    bool isMember(ElementIndex element) const;

    Holdings m_holdings{*this};
    Deployment m_deployment = Deployment::Public;
    Delivery m_delivery = Delivery::Iaas;
    std::string m_ownerId;
    std::string m_community;
    std::string m_region;
    const Organization *m_owner = nullptr;
    std::vector<bool> m_isAllowed; ///< by element that a request comes from
    std::uint64_t m_admitted = 0;
    std::uint64_t m_refused = 0;
};

} // namespace nephoscope::sim
