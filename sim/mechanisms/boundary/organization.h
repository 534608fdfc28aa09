// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/boundary/holdings.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Whoever owns what stands in it: what that costs is summed, and requests that cross its border are counted.
class Organization final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override { m_holdings.refresh(); }
    void describe(MetricRegistry &metrics) override;
    bool checksBorder() const override { return true; }
    std::optional<Outcome> admitsFlow(const Request &each, const Passage &passage) const override;
    void noteFlowAtBorder(const Passage &passage, Outcome outcome, std::uint64_t many) override;
    bool isTenant() const override { return true; }
    Admission admit(const Request &request, const Passage &passage) override;
    Sentence doing() const override;

    /// Whether it is a member of a community. Nobody is one of the community without a name.
    bool belongsTo(const std::string &community) const;
    /// So many further servers are its own from now on, and are written off like those that are drawn. Returns what they cost, in currency.
    double buy(std::int64_t servers);
    /// What so many servers cost, in currency.
    double priceOf(std::int64_t servers) const { return static_cast<double>(servers) * m_capitalPerServer; }

private:
    /// What its servers lose in value, currency/s each: their price over their life.
    double writeOff() const;
    /// Of all its servers together, s.
    double serverTime() const { return m_holdings.soFar().serverTime + m_bought.integralSeconds(now()); }
    double chargesSoFar() const;

    enum class Role { Consumer, Provider, Both, ThirdParty };

    Holdings m_holdings{*this};
    Role m_role = Role::Consumer;
    std::vector<std::string> m_communities;
    double m_capitalPerServer = 0;
    double m_life = 1;             ///< years
    double m_procurementTime = 0; ///< days
    double m_writtenOff = 0;      ///< currency, up to the last change of price or life
    double m_serverTimeThen = 0;
    LevelOverTime m_bought; ///< servers that are not drawn
    std::uint64_t m_crossings = 0;
};

} // namespace nephoscope::sim
