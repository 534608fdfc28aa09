// SPDX-License-Identifier: GPL-3.0-or-later
// How a billing management system watches balances that are paid ahead, and stops who has used his up.
#include "sim/mechanisms/management/billing_management_system.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
constexpr SimTime kMostLooks = 100'000;
} // namespace

/// Where it has a say on requests: what it controls, else the services that its monitors watch.
void BillingManagementSystem::placeGates()
{
    std::set<ElementIndex> gated;
    const auto add = [&](const Mechanism &target) {
        const std::vector<ElementIndex> services = simulation().topology().servicesIn(target.index());
        gated.insert(services.begin(), services.end());
        if (services.empty())
            gated.insert(target.index());
    };
    if (m_payment == Payment::PreUsage) {
        const std::vector<Mechanism *> controlled = simulation().targets(*this, LinkRole::Control);
        for (const Mechanism *target : controlled)
            add(*target);
        for (const Mechanism *monitor : m_monitors) {
            for (const Mechanism *target : controlled.empty() ? simulation().targets(*monitor, LinkRole::Monitor) : std::vector<Mechanism *>{})
                add(*target);
        }
    }
    for (const ElementIndex element : m_gated) {
        if (!gated.contains(element))
            simulation().at(element).setGate(nullptr);
    }
    for (const ElementIndex element : gated) {
        if (!m_gated.contains(element))
            simulation().at(element).setGate(this);
    }
    m_gated = std::move(gated);
}

Process BillingManagementSystem::watchBalances()
{
    const SimTime interval = std::max(kSecond, simulation().plan().duration / kMostLooks);
    while (m_payment == Payment::PreUsage) {
        lookAtBalances();
        co_await clock().after(interval);
    }
}

void BillingManagementSystem::lookAtBalances()
{
    if (!takesPart())
        return;
    for (const auto &[payer, lines] : Lines(current())) {
        Account &account = m_accounts[payer];
        const MicroMoney left = m_balance - Bill::total(lines) + account.credited;
        const bool isOut = m_payment == Payment::PreUsage && left <= 0;
        const bool isLow = m_payment == Payment::PreUsage && left <= m_balance / 10;
        const std::string who = payer == kNone ? std::string() : simulation().at(payer).id();
        LogId low = 0;
        if (isLow && !account.isLow)
            low = log("balance_low", 0, who, 
                      {amount(std::max<MicroMoney>(left, 0)) + " of " + amount(m_balance) + " are left",
                       amount(m_balance) + " 中还剩 " + amount(std::max<MicroMoney>(left, 0))});
        if (isOut && !account.isExhausted)
            log("balance_exhausted", low, who, {"its requests are rejected until more is paid in", "在充值之前，其请求都会被拒绝"});
        account.isLow = isLow;
        account.isExhausted = isOut;
    }
}

Outcome BillingManagementSystem::admits(const Request &request)
{
    if (!isServing())
        return Outcome::Answered;
    const auto account = m_accounts.find(m_payers.of(request));
    return account != m_accounts.end() && account->second.isExhausted ? Outcome::Rejected : Outcome::Answered;
}

} // namespace nephoscope::sim
