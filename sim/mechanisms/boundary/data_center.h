// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/boundary/holdings.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// A site: its outage takes everything in it down. Its power is that of its servers times its PUE.
class DataCenter final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override { m_holdings.refresh(); }
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;
    /// With a mean time to failure and none to repair: the one that gives the availability of its tier (domain A09).
    double meanRepairHours(double mttr, double mtbf) const override;

    double powerUsage() const { return m_powerUsage; } ///< PUE
    double powerPrice() const { return m_powerPrice; } ///< currency/kWh
    double carbon() const { return m_carbon; }         ///< g/kWh
    const std::string &region() const { return m_region; }

private:
    Holdings m_holdings{*this};
    std::string m_region;
    int m_tier = 3;
    double m_powerUsage = 1;
    double m_powerPrice = 0;
    double m_carbon = 0;
};

} // namespace nephoscope::sim
