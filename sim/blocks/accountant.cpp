// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/accountant.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace nephoscope::sim {

Micros microsFor(double quantity, double price)
{
    constexpr double most = 9.2e18;
    const double micros = quantity * price * 1e6;
    if (std::isnan(micros))
        return 0;
    return std::llround(std::clamp(micros, -most, most));
}

Accountant::Accountant(Banding banding, std::vector<PriceBand> bands, double allowance)
    : m_banding(banding), m_bands(std::move(bands)), m_allowance(std::max(0.0, allowance))
{
}

double Accountant::volumePrice() const
{
    const auto reached = std::find_if(m_bands.rbegin(), m_bands.rend(), [this](const PriceBand &band) { return band.from <= m_expected; });
    return reached == m_bands.rend() ? 0 : reached->price;
}

// What the tariff's units cost up to one place less what they cost up to another: so the parts of a band add up to the band.
Charge Accountant::charge(double from, double to, double price) const
{
    return {to - from, price, microsFor(to, price) - microsFor(from, price)};
}

std::vector<Charge> Accountant::rate(double quantity)
{
    std::vector<Charge> charges;
    const double begin = m_rated;
    const double end = m_rated + std::max(0.0, quantity);
    m_rated = end;
    const auto add = [&](double from, double to, double price, double origin) {
        const double first = std::max(from, begin);
        const double last = std::min(to, end);
        if (last <= first)
            return;
        Charge part = charge(first - origin, last - origin, price);
        if (!charges.empty() && charges.back().price == price) {
            charges.back().quantity += part.quantity;
            charges.back().amount += part.amount;
        } else {
            charges.push_back(part);
        }
    };
    constexpr double endless = std::numeric_limits<double>::infinity();
    add(0, m_allowance, 0, 0);
    if (m_banding == Banding::Volume) {
        add(m_allowance, endless, volumePrice(), m_allowance);
        return charges;
    }
    if (m_bands.empty() || m_bands.front().from > m_allowance)
        add(m_allowance, m_bands.empty() ? endless : m_bands.front().from, 0, m_allowance);
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const double origin = std::max(m_bands[i].from, m_allowance);
        add(origin, i + 1 < m_bands.size() ? m_bands[i + 1].from : endless, m_bands[i].price, origin);
    }
    return charges;
}

Charge Accountant::commitment() const
{
    const double price = m_bands.empty() ? 0 : m_bands.front().price;
    return {m_allowance, price, microsFor(m_allowance, price)};
}

std::vector<Micros> split(Micros amount, std::span<const double> weights)
{
    std::vector<Micros> shares(weights.size(), 0);
    if (weights.empty())
        return shares;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto weightOf = [&](std::size_t i) { return sum > 0 ? weights[i] / sum : 1.0 / static_cast<double>(weights.size()); };
    std::vector<double> remainders(weights.size());
    Micros left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const long double exact = static_cast<long double>(amount) * weightOf(i);
        shares[i] = static_cast<Micros>(std::floor(exact));
        remainders[i] = static_cast<double>(exact - std::floor(exact));
        left -= shares[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left != 0; i = (i + 1) % order.size()) {
        const Micros one = left > 0 ? 1 : -1;
        shares[order[i]] += one;
        left -= one;
    }
    return shares;
}

} // namespace nephoscope::sim
