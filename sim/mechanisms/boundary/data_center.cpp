// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/data_center.h"

#include "sim/plan/parameter_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

Result<Done> DataCenter::configure(const ParameterReader &parameters)
{
    m_region = parameters.text("region");
    m_tier = parameters.integer("tier");
    m_powerUsage = parameters.number("pue");
    m_powerPrice = parameters.number("power_price");
    m_carbon = parameters.number("carbon");
    return Done{};
}

double DataCenter::meanRepairHours(double mttr, double mtbf) const
{
    static constexpr std::array<double, 4> kAvailability{0.99671, 0.99741, 0.99982, 0.99995};
    if (mttr > 0)
        return mttr;
    const double available = kAvailability[static_cast<std::size_t>(std::clamp(m_tier, 1, 4) - 1)];
    return mtbf * (1 - available) / available;
}

void DataCenter::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    m_holdings.describe(metrics);
    const Total carbon = metrics.total([this] { return m_holdings.soFar().carbon; });
    metrics.measure("carbon_emitted", [carbon](const Window &window) { return window.gained(carbon); });
}

Sentence DataCenter::doing() const
{
    if (!isServing() || slowness() > 1)
        return Mechanism::doing();
    if (m_holdings.servers() == 0)
        return {"Holds no physical server: draws no power.", "其中没有物理服务器：不消耗电力。"};
    const std::string servers = std::to_string(m_holdings.servers());
    const std::string watts = formatNumber(std::round(m_holdings.power() * m_powerUsage * 10) / 10);
    const bool isOne = m_holdings.servers() == 1;
    return {"Draws " + watts + " W for " + servers + (isOne ? " physical server" : " physical servers") + ", cooling included.",
            "为 " + servers + " 台物理服务器供电 " + watts + " W（含制冷）。"};
}

} // namespace nephoscope::sim
