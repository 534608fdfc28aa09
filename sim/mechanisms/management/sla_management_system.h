// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/mechanisms/management/billing_management_system.h"
#include "sim/mechanisms/monitor/payers.h"
#include "sim/mechanisms/monitor/sla_monitor.h"

#include <map>
#include <utility>

namespace nephoscope::sim {

/// Judges what SLA monitors saw against what was promised, at the end of each period and of the run, and grants credits.
///
/// A missed availability earns each consumer of the service a share of what it was charged in the period (of several promises the best one
/// counts); the penalty that an objective names is shared between them.
class SlaManagementSystem final : public Mechanism, public CreditSource
{
public:
    SlaManagementSystem(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void finish() override { settle(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    void collectVerdicts(std::vector<SlaVerdict> &verdicts) const override;
    /// Judges, if a period ends now.
    void settle() override;

private:
    /// Of the charges, below an availability.
    struct Credit {
        double below = 0;
        double percent = 0;
    };
    /// What is seen of one target of one monitor.
    struct Agreement {
        SlaMonitor *monitor = nullptr;
        std::size_t target = 0;
        bool isNotified = true;
        SlaMonitor::Mark periodBegan;
    };

    Process judgePeriods();
    void judge();
    void beginPeriod();
    /// The present period as it stands. Penalties are left out.
    void verdictsOf(const Agreement &agreement, std::vector<SlaVerdict> &verdicts) const;
    double percentFor(double availability) const;
    /// Who is credited for a service, each with a weight.
    std::vector<std::pair<ElementIndex, double>> beneficiaries(const Mechanism &service) const;
    /// Of a consumer in this period.
    double requestsOf(ElementIndex consumer) const;
    MicroMoney grant(const Agreement &agreement, double percent, MicroMoney penalty, LogId cause);

    SimTime m_period = 0;
    SimTime m_periodBegan = 0;
    std::vector<Credit> m_table;
    Payers m_payers;
    std::vector<Agreement> m_agreements;
    std::vector<BillingManagementSystem *> m_billing;
    std::map<std::pair<const BillingManagementSystem *, ElementIndex>, MicroMoney> m_chargesThen; ///< at the start of the period
    std::map<ElementIndex, double> m_requestsThen; ///< of the consumers, at the start of the period
    std::map<ElementIndex, double> m_percents; ///< that a consumer was granted for this period already
    std::vector<SlaVerdict> m_verdicts;
    bool m_isStarted = false;
    ProcessGroup m_processes;

    std::uint64_t m_met = 0;
    std::uint64_t m_missed = 0;
    MicroMoney m_credits = 0;
};

} // namespace nephoscope::sim
