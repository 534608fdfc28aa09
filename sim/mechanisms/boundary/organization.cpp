// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/organization.h"

#include "model/units/money.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

Result<Done> Organization::configure(const ParameterReader &parameters)
{
    // A new price holds from now on.
    const double serverTime = this->serverTime();
    m_writtenOff += (serverTime - m_serverTimeThen) * writeOff();
    m_serverTimeThen = serverTime;
    m_role = parameters.choice<Role>("role", std::array<std::string_view, 4>{"consumer", "provider", "both", "third_party"});
    m_communities = parameters.ids("communities");
    m_capitalPerServer = parameters.number("capital_per_server");
    m_life = parameters.number("life");
    m_procurementTime = parameters.number("procurement_time");
    return Done{};
}

double Organization::writeOff() const
{
    constexpr double kSecondsAYear = 8760 * 3600;
    return m_capitalPerServer / (m_life * kSecondsAYear);
}

double Organization::buy(std::int64_t servers)
{
    m_bought.add(servers, now());
    return priceOf(servers);
}

void Organization::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    const Total cost = metrics.total([this] {
        const Holdings::Totals totals = m_holdings.soFar();
        return totals.cost() + m_writtenOff + (serverTime() - m_serverTimeThen) * writeOff();
    });
    metrics.measure("cost", [cost](const Window &window) { return window.gained(cost); });
    metrics.level("charges", [this] { return chargesSoFar(); });
    metrics.count("crossings", m_crossings);
}

double Organization::chargesSoFar() const
{
    double charges = 0;
    for (ElementIndex i = 0; i < simulation().size(); ++i) {
        std::vector<Invoice> invoices;
        simulation().at(i).collectInvoices(invoices);
        for (const Invoice &invoice : invoices) {
            if (invoice.consumer == id())
                charges += Money::ofMicros(invoice.total).units();
        }
    }
    return charges;
}

Admission Organization::admit(const Request &, const Passage &passage)
{
    m_crossings += passage.isWayBack ? 0 : 1;
    return {};
}

bool Organization::belongsTo(const std::string &community) const
{
    return !community.empty() && std::ranges::find(m_communities, community) != m_communities.end();
}

std::optional<Outcome> Organization::admitsFlow(const Request &, const Passage &) const
{
    return Outcome::Answered;
}

void Organization::noteFlowAtBorder(const Passage &, Outcome, std::uint64_t many)
{
    m_crossings += many;
}

Sentence Organization::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    static constexpr std::array<std::string_view, 4> kRoles{"Consumer", "Provider", "Consumer and provider", "Third party"};
    static constexpr std::array<std::string_view, 4> kRolesZh{"云用户", "云提供者", "云用户与云提供者", "第三方"};
    const std::size_t role = static_cast<std::size_t>(m_role);
    Sentence sentence{std::string(kRoles[role]), std::string(kRolesZh[role])};
    const std::int64_t owned = static_cast<std::int64_t>(m_holdings.servers()) + m_bought.level();
    if (owned == 0) {
        sentence.en += ": owns no server.";
        sentence.zh += "：没有自有服务器。";
        return sentence;
    }
    const double rate = m_holdings.costRate() + static_cast<double>(owned) * writeOff() * 3600;
    const std::string cost = formatNumber(std::round(rate * 100) / 100);
    const std::string servers = std::to_string(owned);
    const std::string days = formatNumber(m_procurementTime);
    sentence.en += ": its " + (owned == 1 ? "server costs " : servers + " servers cost ") + cost
        + " an hour in all; a further one would take " + days + " d.";
    sentence.zh += "：" + servers + " 台自有服务器每小时共花费 " + cost + "；再采购一台需 " + days + " 天。";
    return sentence;
}

} // namespace nephoscope::sim
