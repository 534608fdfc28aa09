// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/order_making.h"

#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
constexpr int kSpare = 10;
} // namespace

std::vector<InstanceDemand> orderedInstances(const Plan &plan, std::uint32_t element)
{
    std::vector<InstanceDemand> demands;
    const auto demandOf = [&](const std::string &id) -> InstanceDemand * {
        const ElementIndex original = plan.element(id);
        if (original == kNone)
            return nullptr;
        const auto found = std::ranges::find(demands, original, &InstanceDemand::original);
        return found == demands.end() ? &demands.emplace_back(InstanceDemand{original, kSpare}) : &*found;
    };
    for (const Event &event : plan.architecture.events) {
        if (event.action != "order" || event.target != plan.elements[element].id)
            continue;
        if (InstanceDemand *demand = demandOf(event.what))
            demand->count += static_cast<int>(std::clamp(event.amount.value_or(1), 0.0, static_cast<double>(kMostInstances)));
    }
    for (const auto &[name, value] : plan.elements[element].params) {
        if (name != "templates" || !value.isList())
            continue;
        for (const Value &id : value.toList()) {
            if (id.isString())
                demandOf(id.toString());
        }
    }
    return demands;
}

Mechanism *Claims::claim(Mechanism &drawn)
{
    Simulation &simulation = drawn.simulation();
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        if (simulation.plan().drawn(element) != drawn.index() || simulation.topology().isEnabled(element))
            continue;
        if (std::ranges::find(m_claimed, element) != m_claimed.end())
            continue;
        m_claimed.push_back(element);
        return &simulation.at(element);
    }
    return nullptr;
}

void Claims::drop(Mechanism &claimed)
{
    std::erase(m_claimed, claimed.index());
}

int takeBack(Mechanism &drawn, int amount, LogId cause)
{
    Simulation &simulation = drawn.simulation();
    std::vector<Mechanism *> all = simulation.instancesOf(drawn);
    int taken = 0;
    while (taken < amount && !all.empty()) {
        if (simulation.terminate(*all.back(), cause) != 0)
            ++taken;
        all.pop_back();
    }
    return taken;
}

} // namespace nephoscope::sim
