// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/billing_management_system.h"

#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/plan/parameter_reader.h"
#include "sim/results/json_writer.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

namespace {
constexpr std::array<std::string_view, 7> kPlans{"pay_per_use",  "flat_rate", "per_allocation", "tiered_graduated",
                                                 "tiered_volume", "reserved",  "combined"};
constexpr std::array<std::string_view, 2> kPayments{"post_usage", "pre_usage"};
constexpr std::array kAllocations{UsageMeasure::ServerTime, UsageMeasure::StorageAllocated};
} // namespace

BillingManagementSystem::BillingManagementSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_payers(simulation)
    , m_allocations(simulation, [this](const std::vector<UsageRecord> &records) {
        for (const UsageRecord &record : records)
            takeAllocation(record);
    })
    , m_periods(simulation.clock(), id())
    , m_balances(simulation.clock(), id())
{
}

Result<Done> BillingManagementSystem::configure(const ParameterReader &parameters)
{
    Result<PriceList> prices = PriceList::parse(parameters.value("prices"), simulation());
    if (!prices) {
        Error error = prices.error();
        error.message = "\"" + id() + "\": " + error.message;
        return error;
    }
    m_terms.owner = id();
    m_terms.plan = parameters.choice<PricePlan>("plan", kPlans);
    m_terms.prices = std::move(*prices);
    m_terms.allowance = parameters.number("allowance");
    m_payment = parameters.choice<Payment>("payment", kPayments);
    m_balance = microsFor(parameters.number("balance"), 1);
    m_period = std::max<SimTime>(1, toTime(parameters.number("period") * 3600));
    UsageMeters::Terms terms;
    terms.isAllocation = true;
    for (const UsageMeasure measure : kAllocations)
        terms.measures[static_cast<std::size_t>(measure)] = true;
    m_allocations.setTerms(terms);
    ++m_changes;
    if (m_isStarted && m_balances.isIdle() && m_payment == Payment::PreUsage)
        m_balances.start(watchBalances());
    if (m_isStarted)
        lookAtBalances(); // more may have been paid in
    return Done{};
}

void BillingManagementSystem::connect()
{
    m_sources.clear();
    m_monitors.clear();
    m_creditSources.clear();
    for (Mechanism *source : simulation().sources(*this, LinkRole::Notify)) {
        if (auto *usage = dynamic_cast<UsageSource *>(source)) {
            m_sources.push_back(usage);
            m_monitors.push_back(source);
        }
        if (auto *credits = dynamic_cast<CreditSource *>(source))
            m_creditSources.push_back(credits);
    }
    std::vector<Mechanism *> allocated;
    for (ElementIndex element = 0; billsAllocations() && element < simulation().size(); ++element) {
        if (simulation().at(element).takesPart())
            allocated.push_back(&simulation().at(element));
    }
    m_allocations.connect(allocated);
    m_allocations.setOn(billsAllocations());
    placeGates();
}

void BillingManagementSystem::start()
{
    m_isStarted = true;
    chargeFees();
    m_periods.start(invoicePeriods());
    if (m_payment == Payment::PreUsage)
        m_balances.start(watchBalances());
}

Process BillingManagementSystem::invoicePeriods()
{
    while (true) {
        co_await clock().until(later(m_periodBegan, m_period));
        closePeriod();
        m_periodBegan = now();
        chargeFees();
    }
}

std::vector<ElementIndex> BillingManagementSystem::whoGetsInvoices()
{
    std::vector<ElementIndex> found;
    for (const Mechanism *target : simulation().targets(*this, LinkRole::Notify)) {
        const bool isConsumer = dynamic_cast<const CloudServiceConsumer *>(target) != nullptr;
        const ElementIndex payer = isConsumer ? m_payers.ofConsumer(target->index()) : target->index();
        if (std::ranges::find(found, payer) == found.end())
            found.push_back(payer);
    }
    return found.empty() ? m_payers.all() : found;
}

void BillingManagementSystem::chargeFees()
{
    if (!takesPart())
        return;
    // What is committed is paid for by whoever is a customer, used or not.
    for (const ElementIndex payer : whoGetsInvoices())
        m_accounts[payer];
    for (auto &[payer, account] : m_accounts)
        account.bill.beginPeriod();
    for (const Fee &fee : m_terms.prices.fees()) {
        if (fee.element == kNone) {
            for (const ElementIndex payer : whoGetsInvoices())
                m_accounts[payer].bill.addFee(id(), fee, 1);
            continue;
        }
        const Mechanism &element = simulation().at(fee.element);
        const ElementIndex tenant = m_payers.tenantOf(element);
        const std::vector<ElementIndex> users = tenant != kNone ? std::vector<ElementIndex>{tenant} : m_payers.reaching(element);
        for (const ElementIndex payer : users)
            m_accounts[payer].bill.addFee(element.id(), fee, 1 / static_cast<double>(users.size()));
    }
    ++m_changes;
}

/// A metered record that a fee, or what is set aside, covers.
bool BillingManagementSystem::isCovered(const UsageRecord &record) const
{
    return m_terms.plan == PricePlan::FlatRate
        || (m_terms.plan == PricePlan::PerAllocation && std::ranges::find(kAllocations, record.measure) != kAllocations.end());
}

/// What is set aside counts where no monitor measures it. It was measured by nobody, so that without a price there is nothing to say.
bool BillingManagementSystem::isBilledAsAllocation(const UsageRecord &record) const
{
    const bool isMetered = m_terms.plan == PricePlan::Combined
        && std::ranges::any_of(m_sources, [&](const UsageSource *source) { return source->isMetering(record.element, record.measure); });
    return !isMetered && m_terms.prices.find(simulation(), record.element, record.measure);
}

void BillingManagementSystem::take(const UsageRecord &record)
{
    ++m_records;
    ++m_changes;
    if (!isCovered(record))
        m_accounts[record.consumer].bill.add(record, false);
}

void BillingManagementSystem::takeAllocation(const UsageRecord &record)
{
    if (!isBilledAsAllocation(record))
        return;
    ++m_changes;
    m_accounts[record.consumer].bill.add(record, true);
}

void BillingManagementSystem::closePeriod()
{
    for (UsageSource *source : m_sources)
        source->writeRecords();
    m_allocations.write();
    for (CreditSource *source : m_creditSources)
        source->settle();
    if (!takesPart())
        return;
    for (auto &[payer, account] : m_accounts) {
        account.bill.closePeriod(simulation(), m_terms);
        const MicroMoney total = Bill::total(account.bill.lines(simulation(), m_terms)) - account.credited;
        if (total == account.invoiced)
            continue;
        const std::string from = formatNumber(toSeconds(m_periodBegan));
        const std::string to = formatNumber(toSeconds(now()));
        const std::string sum = amount(total - account.invoiced);
        log("invoice_issued", 0, payer == kNone ? std::string_view() : std::string_view(simulation().at(payer).id()),
            {sum + " for " + from + " s to " + to + " s", sum + "，" + from + " s 至 " + to + " s"});
        account.invoiced = total;
        ++m_invoices;
    }
    ++m_changes;
}

void BillingManagementSystem::finish()
{
    if (now() > m_periodBegan)
        closePeriod();
}

std::map<ElementIndex, Bill> BillingManagementSystem::bills() const
{
    std::map<ElementIndex, Bill> bills;
    for (const auto &[payer, account] : m_accounts)
        bills.emplace(payer, account.bill);
    std::vector<UsageRecord> open;
    for (const UsageSource *source : m_sources)
        source->unwritten(open);
    for (const UsageRecord &record : open) {
        if (!isCovered(record))
            bills[record.consumer].add(record, false);
    }
    open.clear();
    m_allocations.unwritten(open);
    for (const UsageRecord &record : open) {
        if (isBilledAsAllocation(record))
            bills[record.consumer].add(record, true);
    }
    return bills;
}

const BillingManagementSystem::Lines &BillingManagementSystem::current() const
{
    if (m_linesAt == now() && m_linesChanges == m_changes)
        return m_lines;
    m_lines.clear();
    for (const auto &[payer, bill] : bills())
        m_lines.emplace(payer, bill.lines(simulation(), m_terms));
    m_linesAt = now();
    m_linesChanges = m_changes;
    return m_lines;
}

MicroMoney BillingManagementSystem::chargesOf(ElementIndex payer) const
{
    const auto lines = current().find(payer);
    return lines == current().end() ? 0 : Bill::total(lines->second);
}

std::vector<ElementIndex> BillingManagementSystem::payers() const
{
    std::vector<ElementIndex> found;
    for (const auto &[payer, lines] : current())
        found.push_back(payer);
    return found;
}

void BillingManagementSystem::credit(ElementIndex payer, const std::string &service, MicroMoney amount, LogId cause)
{
    Account &account = m_accounts[payer];
    InvoiceLine line;
    line.element = service;
    line.what = "sla_credit";
    line.model = "credit";
    line.quantity = 1;
    line.price = -static_cast<double>(amount) / 1e6;
    line.amount = -amount;
    line.recordCount = 1;
    line.records.push_back({toSeconds(m_periodBegan), toSeconds(now()), 1, cause});
    account.credits.push_back(std::move(line));
    account.credited += amount;
    ++m_changes;
}

void BillingManagementSystem::collectInvoices(std::vector<Invoice> &invoices) const
{
    for (const auto &[payer, bill] : bills()) {
        Invoice invoice;
        invoice.consumer = payer == kNone ? "unassigned" : simulation().at(payer).id();
        invoice.currency = simulation().plan().architecture.currency;
        invoice.lines = bill.lines(simulation(), m_terms);
        invoice.unpriced = bill.unpriced(simulation(), m_terms);
        if (const auto account = m_accounts.find(payer); account != m_accounts.end())
            invoice.lines.insert(invoice.lines.end(), account->second.credits.begin(), account->second.credits.end());
        invoice.total = Bill::total(invoice.lines);
        if (!invoice.lines.empty() || !invoice.unpriced.empty())
            invoices.push_back(std::move(invoice));
    }
}

double BillingManagementSystem::sumOf(std::string_view what) const
{
    MicroMoney sum = 0;
    for (const auto &[payer, lines] : current()) {
        for (const InvoiceLine &line : lines)
            sum += what.empty() || line.what == what ? line.amount : 0;
    }
    return static_cast<double>(sum) / 1e6;
}

void BillingManagementSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.level("charges", [this] { return sumOf({}); }, true);
    metrics.level("credits", [this] {
        MicroMoney sum = 0;
        for (const auto &[payer, account] : m_accounts)
            sum += account.credited;
        return static_cast<double>(sum) / 1e6;
    });
    metrics.count("invoices", m_invoices);
    metrics.count("records", m_records);
    for (const UsageMeasure measure : kMeasures) {
        if (m_terms.plan != PricePlan::FlatRate && m_terms.prices.prices(simulation(), measure))
            metrics.trace("charges_" + std::string(invoiceName(measure)), [this, measure] { return sumOf(invoiceName(measure)); });
    }
    if (!m_terms.prices.fees().empty())
        metrics.trace("charges_flat_fee", [this] { return sumOf("flat_fee"); });
}

std::string BillingManagementSystem::amount(MicroMoney micros) const
{
    return jsonMoney(micros) + " " + simulation().plan().architecture.currency;
}

Sentence BillingManagementSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    for (const auto &[payer, account] : m_accounts) {
        if (account.isExhausted && payer != kNone) {
            const std::string &name = simulation().at(payer).name();
            return {name + " has used up its balance: its requests are rejected.", name + " 的余额已用尽：其请求被拒绝。"};
        }
    }
    if (m_sources.empty() && m_terms.prices.fees().empty() && !billsAllocations())
        return {"Bills nothing: no pay-per-use monitor sends it records.", "没有可计费内容：没有按使用付费监控器发送记录。"};
    const std::string charged = amount(static_cast<MicroMoney>(std::llround(sumOf({}) * 1e6)));
    const std::string left = formatNumber(std::round(toSeconds(later(m_periodBegan, m_period) - now())));
    return {"Has charged " + charged + "; the next invoice is due in " + left + " s.", "已计费 " + charged + "；下一张账单在 " + left + " 秒后。"};
}

void BillingManagementSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"charges", sumOf({}), {}});
    snapshot.gauges.push_back({"records", static_cast<double>(m_records), {}});
}

} // namespace nephoscope::sim
