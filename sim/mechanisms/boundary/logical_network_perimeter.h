// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/divided_bucket.h"
#include "sim/mechanisms/boundary/border.h"
#include "sim/run/divisible.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Checks each message that crosses its border: who may come in, and how much may cross in all.
///
/// A request may enter if who issued it or who sends it on is on the list, stands in something that is, or has its credentials; what
/// stands in the perimeter itself always may. Answers and what leaves are not checked but take tokens too.
class LogicalNetworkPerimeter final : public Mechanism, public Border, public Divisible
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    bool lets(ElementIndex origin, ElementIndex from) const override { return mayEnter(origin, from); }
    Admission admit(const Request &request, const Passage &passage) override;
    std::optional<Outcome> admitsFlow(const Request &each, const Passage &passage) const override;
    void noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many) override;
    bool checksBorder() const override { return true; }
    Sentence doing() const override;
    /// Of its bandwidth a part may be set aside for a tenant's messages.
    bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) override;
    void release(const void *owner) override;
    bool hasLimit() const override { return m_bandwidth > 0; }
    Use useNow(const void *owner) const override;
    Use useSoFar(const void *owner) const override;

private:
    bool mayEnter(ElementIndex origin, ElementIndex from) const;

    std::vector<std::string> m_allow;
    std::vector<bool> m_isAllowed; ///< by element; empty: all are
    bool m_isEncrypting = false;
    double m_bandwidth = 0; ///< bytes/s
    double m_buffer = 0;    ///< bytes that may wait; 0: no limit
    DividedBucket m_bucket;
    std::uint64_t m_admitted = 0;
    std::uint64_t m_denied = 0;
    std::uint64_t m_delayed = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_encrypted = 0;
};

} // namespace nephoscope::sim
