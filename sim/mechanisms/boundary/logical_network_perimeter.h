// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/token_bucket.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Checks each message that crosses its border: who may come in, and how much in all.
class LogicalNetworkPerimeter final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Admission admit(const Request &request, const Passage &passage) override;
    bool checksBorder() const override { return true; }
    Sentence doing() const override;

private:
    std::vector<std::string> m_allow;
    std::vector<ElementIndex> m_allowed;
    double m_bandwidth = 0; ///< bytes/s
    TokenBucket m_bucket;
    std::uint64_t m_admitted = 0;
    std::uint64_t m_denied = 0;
    std::uint64_t m_delayed = 0;
};

} // namespace nephoscope::sim
