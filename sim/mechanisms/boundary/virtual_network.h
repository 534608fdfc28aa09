// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/token_bucket.h"
#include "sim/mechanisms/actor/break_out.h"
#include "sim/mechanisms/boundary/border.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// A segment carved out of the shared network: what is in it reaches only what is in it, or goes through a firewall.
///
/// Virtual networks with the same number are one segment. What crosses the border in all is kept to `bandwidth`.
class VirtualNetwork final : public Mechanism, public Segment, public Border
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    bool checksBorder() const override { return true; }
    std::optional<Outcome> admitsFlow(const Request &each, const Passage &passage) const override;
    void noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many) override;
    bool lets(ElementIndex, ElementIndex from) const override { return isOpenTo(from); }
    Admission admit(const Request &request, const Passage &passage) override;
    bool mayReach(const Mechanism &from, const Mechanism &to) const override;
    Sentence doing() const override;

private:
    bool isOpenTo(ElementIndex element) const { return element >= m_isOpenTo.size() || m_isOpenTo[element]; }

    int m_vlan = 1;
    double m_bandwidth = 0; ///< bytes/s
    double m_buffer = 0;    ///< bytes that may wait; 0: no limit
    TokenBucket m_bucket;
    std::vector<bool> m_isOpenTo; ///< by element: in a network of this number, or a firewall
    std::uint64_t m_admitted = 0;
    std::uint64_t m_denied = 0;
    std::uint64_t m_delayed = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace nephoscope::sim
