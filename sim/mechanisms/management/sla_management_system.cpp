// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/sla_management_system.h"

#include "sim/plan/parameter_reader.h"
#include "sim/results/json_writer.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
// A run of any length keeps the verdicts of its first periods; all of them count in the metrics.
constexpr std::size_t kMostVerdicts = 1000;
} // namespace

SlaManagementSystem::SlaManagementSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_payers(simulation), m_processes(simulation.clock(), id())
{
}

Result<Done> SlaManagementSystem::configure(const ParameterReader &parameters)
{
    m_period = std::max<SimTime>(1, toTime(parameters.number("period") * 3600));
    m_table.clear();
    const Value rows = parameters.value("credits");
    if (!rows.isList())
        return Done{};
    for (const Value &row : rows.toList()) {
        const Value *below = row.find("below");
        const Value *percent = row.find("percent");
        if (below && below->isNumber() && percent && percent->isNumber())
            m_table.push_back({below->toNumber(), percent->toNumber()});
    }
    return Done{};
}

void SlaManagementSystem::connect()
{
    for (Agreement &agreement : m_agreements)
        agreement.isNotified = false;
    for (Mechanism *source : simulation().sources(*this, LinkRole::Notify)) {
        auto *monitor = dynamic_cast<SlaMonitor *>(source);
        for (std::size_t i = 0; monitor && i < monitor->targetCount(); ++i) {
            const auto known = std::ranges::find_if(m_agreements, [&](const Agreement &a) { return a.monitor == monitor && a.target == i; });
            if (known == m_agreements.end())
                m_agreements.push_back({monitor, i, true, m_isStarted ? monitor->mark(i) : SlaMonitor::Mark{}});
            else
                known->isNotified = true;
        }
    }
    m_billing.clear();
    for (Mechanism *target : simulation().targets(*this, LinkRole::Notify)) {
        if (auto *billing = dynamic_cast<BillingManagementSystem *>(target))
            m_billing.push_back(billing);
    }
}

void SlaManagementSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("objectives_met", m_met);
    metrics.count("objectives_missed", m_missed);
    metrics.measure("compliance", [this](const Window &window) {
        const double all = window.count(m_met) + window.count(m_missed);
        return all > 0 ? window.count(m_met) / all : kNothing;
    });
    metrics.level("credits", [this] { return static_cast<double>(m_credits) / 1e6; });
}

void SlaManagementSystem::start()
{
    connect(); // a monitor that comes later in the document knows its targets now
    m_isStarted = true;
    m_processes.start(judgePeriods());
}

Process SlaManagementSystem::judgePeriods()
{
    while (true) {
        co_await clock().until(later(m_periodBegan, m_period));
        settle();
    }
}

void SlaManagementSystem::settle()
{
    const bool isDue = now() >= later(m_periodBegan, m_period) || now() >= simulation().plan().duration;
    if (!isDue || now() == m_periodBegan)
        return;
    if (isServing())
        judge();
    beginPeriod();
}

void SlaManagementSystem::beginPeriod()
{
    m_periodBegan = now();
    m_percents.clear();
    for (Agreement &agreement : m_agreements)
        agreement.periodBegan = agreement.monitor->mark(agreement.target);
    m_requestsThen.clear();
    for (const Agreement &agreement : m_agreements) {
        for (const ElementIndex consumer : m_payers.consumersReaching(agreement.monitor->target(agreement.target)))
            m_requestsThen.try_emplace(consumer, simulation().metrics().soFar(consumer, "requests"));
    }
    for (const BillingManagementSystem *billing : m_billing) {
        for (const ElementIndex payer : billing->payers())
            m_chargesThen[{billing, payer}] = billing->chargesOf(payer);
    }
}

double SlaManagementSystem::percentFor(double availability) const
{
    const Credit *lowest = nullptr;
    for (const Credit &credit : m_table) {
        if (availability < credit.below && (!lowest || credit.below < lowest->below))
            lowest = &credit;
    }
    return lowest ? lowest->percent : 0;
}

void SlaManagementSystem::verdictsOf(const Agreement &agreement, std::vector<SlaVerdict> &verdicts) const
{
    if (!agreement.isNotified)
        return;
    for (const Objective &objective : agreement.monitor->objectives()) {
        const double measured = agreement.monitor->since(agreement.periodBegan, agreement.target, objective.metric);
        if (std::isnan(measured))
            continue;
        verdicts.push_back({agreement.monitor->id(), agreement.monitor->target(agreement.target).id(), objective.metric, objective.op, objective.value,
                            measured, objective.isMetBy(measured), 0, toSeconds(m_periodBegan), toSeconds(now())});
    }
}

void SlaManagementSystem::judge()
{
    for (const Agreement &agreement : m_agreements) {
        std::vector<SlaVerdict> verdicts;
        verdictsOf(agreement, verdicts);
        for (SlaVerdict &verdict : verdicts) {
            if (verdict.met) {
                ++m_met;
            } else {
                ++m_missed;
                const std::string found = verdict.objective + " " + formatNumber(std::round(verdict.measured * 1e6) / 1e6);
                const std::string promise = verdict.op + " " + formatNumber(verdict.target);
                const LogId missed = log("objective_missed", agreement.monitor->lastTrouble(agreement.target), verdict.service,
                                         {found + ", promised " + promise, found + "，承诺 " + promise});
                const auto &objectives = agreement.monitor->objectives();
                const auto objective = std::ranges::find_if(objectives, [&](const Objective &o) {
                    return o.metric == verdict.objective && o.op == verdict.op && o.value == verdict.target;
                });
                const double percent = verdict.objective == "availability" ? percentFor(verdict.measured) : 0;
                verdict.penalty = grant(agreement, percent, microsFor(1, objective->penalty), missed);
                m_credits += verdict.penalty;
            }
            if (m_verdicts.size() < kMostVerdicts)
                m_verdicts.push_back(verdict);
        }
    }
}

double SlaManagementSystem::requestsOf(ElementIndex consumer) const
{
    const auto then = m_requestsThen.find(consumer);
    const double requests = simulation().metrics().soFar(consumer, "requests") - (then == m_requestsThen.end() ? 0 : then->second);
    return requests > 0 ? requests : 0;
}

/// Its tenant, else whoever reaches it, in proportion to the requests of this period; alike if there were none.
std::vector<std::pair<ElementIndex, double>> SlaManagementSystem::beneficiaries(const Mechanism &service) const
{
    if (const ElementIndex tenant = m_payers.tenantOf(service); tenant != kNone)
        return {{tenant, 1}};
    std::vector<std::pair<ElementIndex, double>> found;
    for (const ElementIndex payer : m_payers.reaching(service))
        found.emplace_back(payer, 0);
    double sum = 0;
    for (const ElementIndex consumer : m_payers.consumersReaching(service)) {
        const auto payer = std::ranges::find(found, m_payers.ofConsumer(consumer), &std::pair<ElementIndex, double>::first);
        const double requests = requestsOf(consumer);
        payer->second += requests;
        sum += requests;
    }
    for (auto &[payer, weight] : found)
        weight = sum > 0 ? weight : 1;
    return found;
}

/// Credits the consumers of the service; returns what they get together.
MicroMoney SlaManagementSystem::grant(const Agreement &agreement, double percent, MicroMoney penalty, LogId cause)
{
    const Mechanism &service = agreement.monitor->target(agreement.target);
    const std::string &currency = simulation().plan().architecture.currency;
    const std::vector<std::pair<ElementIndex, double>> consumers = beneficiaries(service);
    std::vector<double> weights;
    for (const auto &[payer, weight] : consumers)
        weights.push_back(weight);
    const std::vector<Micros> shares = split(penalty, weights);
    MicroMoney sum = consumers.empty() ? penalty : 0;
    for (std::size_t i = 0; i < consumers.size(); ++i) {
        const ElementIndex payer = consumers[i].first;
        double &granted = m_percents[payer];
        const double more = std::max(0.0, percent - granted);
        granted = std::max(granted, percent);
        for (std::size_t b = 0; b < std::max<std::size_t>(m_billing.size(), 1); ++b) {
            BillingManagementSystem *billing = m_billing.empty() ? nullptr : m_billing[b];
            const MicroMoney charged = billing ? billing->chargesOf(payer) - m_chargesThen[{billing, payer}] : 0;
            // Half away from zero, like every amount.
            const MicroMoney amount = microsFor(static_cast<double>(charged) / 1e6, more / 100) + (b == 0 ? shares[i] : 0);
            if (amount <= 0)
                continue;
            const LogId entry = log("credit_granted", cause, simulation().at(payer).id(), {jsonMoney(amount) + " " + currency, jsonMoney(amount) + " " + currency});
            if (billing)
                billing->credit(payer, service.id(), amount, entry);
            sum += amount;
        }
    }
    return sum;
}

void SlaManagementSystem::collectVerdicts(std::vector<SlaVerdict> &verdicts) const
{
    verdicts.insert(verdicts.end(), m_verdicts.begin(), m_verdicts.end());
    if (!isServing() || now() == m_periodBegan)
        return;
    for (const Agreement &agreement : m_agreements)
        verdictsOf(agreement, verdicts);
}

Sentence SlaManagementSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_agreements.empty())
        return {"Judges nothing: no SLA monitor reports to it.", "未评判任何目标：没有SLA监控器向其报告。"};
    const std::string met = std::to_string(m_met);
    const std::string missed = std::to_string(m_missed);
    const std::string left = formatNumber(std::round(toSeconds(later(m_periodBegan, m_period) - now())));
    return {met + " objectives met, " + missed + " missed; judges again in " + left + " s.",
            "已达成 " + met + " 项目标，未达成 " + missed + " 项；" + left + " 秒后再次评判。"};
}

void SlaManagementSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"objectives_met", static_cast<double>(m_met), {}});
    snapshot.gauges.push_back({"objectives_missed", static_cast<double>(m_missed), {}});
    snapshot.gauges.push_back({"credits", static_cast<double>(m_credits) / 1e6, {}});
}

} // namespace nephoscope::sim
