// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/mechanisms/management/bill.h"
#include "sim/mechanisms/monitor/payers.h"
#include "sim/mechanisms/monitor/usage_meters.h"
#include "sim/run/mechanism.h"

#include <map>
#include <set>

namespace nephoscope::sim {

/// Owes credits to consumers, and grants those that are due when an invoice is written.
class CreditSource
{
public:
    virtual void settle() = 0;

protected:
    ~CreditSource() = default;
};

/// Rates usage records by its plan into one invoice for each consumer organization.
///
/// Nothing is billed that no monitor metered, except fees, and what is priced per allocation, which it looks up itself. Each period is
/// rated on its own (allowance, bands). Paid ahead, what a consumer has left is looked at every second (in runs of more than a day a
/// little more seldom); when it is used up that consumer's requests are rejected where the billing system has a say.
class BillingManagementSystem final : public Mechanism, public UsageReader, public Gate
{
public:
    BillingManagementSystem(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void finish() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    void collectInvoices(std::vector<Invoice> &invoices) const override;

    void take(const UsageRecord &record) override;
    Outcome admits(const Request &request) override;

    /// Everything that has been charged to a consumer up to now, before credits.
    MicroMoney chargesOf(ElementIndex payer) const;
    /// Whom it charges, in document order.
    std::vector<ElementIndex> payers() const;
    /// Takes `amount` off what a consumer owes, on account of a service.
    void credit(ElementIndex payer, const std::string &service, MicroMoney amount, LogId cause);

private:
    enum class Payment { PostUsage, PreUsage };
    struct Account {
        Bill bill;
        std::vector<InvoiceLine> credits;
        MicroMoney credited = 0;
        MicroMoney invoiced = 0; ///< in invoices that were issued
        bool isLow = false;
        bool isExhausted = false;
    };
    using Lines = std::map<ElementIndex, std::vector<InvoiceLine>>;

    Process invoicePeriods();
    Process watchBalances();
    void chargeFees();
    void closePeriod();
    void lookAtBalances();
    void placeGates();
    void takeAllocation(const UsageRecord &record);
    bool billsAllocations() const { return m_terms.plan == PricePlan::PerAllocation || m_terms.plan == PricePlan::Combined; }
    bool isCovered(const UsageRecord &record) const;
    bool isBilledAsAllocation(const UsageRecord &record) const;
    std::vector<ElementIndex> whoGetsInvoices();
    /// The lines of all consumers as they stand, with what no record was written of yet.
    const Lines &current() const;
    std::map<ElementIndex, Bill> bills() const;
    double sumOf(std::string_view what) const;
    std::string amount(MicroMoney micros) const;

    Bill::Terms m_terms;
    Payment m_payment = Payment::PostUsage;
    MicroMoney m_balance = 0;
    SimTime m_period = 0;
    SimTime m_periodBegan = 0;
    Payers m_payers;
    UsageMeters m_allocations;
    std::map<ElementIndex, Account> m_accounts;
    std::vector<UsageSource *> m_sources;
    std::vector<Mechanism *> m_monitors; ///< the sources, as elements
    std::vector<CreditSource *> m_creditSources;
    std::set<ElementIndex> m_gated;
    bool m_isStarted = false;
    ProcessGroup m_periods;
    ProcessGroup m_balances;

    std::uint64_t m_records = 0;
    std::uint64_t m_invoices = 0;
    mutable Lines m_lines;
    mutable SimTime m_linesAt = -1;
    mutable std::uint64_t m_changes = 0;
    mutable std::uint64_t m_linesChanges = 0;
};

} // namespace nephoscope::sim
