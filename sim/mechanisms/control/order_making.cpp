// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/order_making.h"

#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <set>

namespace nephoscope::sim {

namespace {
constexpr int kSpare = 10;
constexpr std::size_t kMostOffers = 12;
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

std::vector<std::string> offersOf(const Architecture &design, const Catalogue &catalogue)
{
    std::set<std::string> offered;
    std::set<std::string> templates;
    for (const Element &element : design.elements) {
        const ElementType *type = catalogue.find(element.type);
        const MechanismType *behaviour = findMechanismType(element.type);
        if (behaviour && (behaviour->isLeased || behaviour->isLeasedStorage))
            offered.insert(element.id.text());
        if (!type || !type->parameter("templates") || !element.enabled)
            continue;
        const Value value = catalogue.valueOf(element, "templates");
        for (const Value &id : value.isList() ? value.toList() : Value::List{}) {
            if (id.isString())
                templates.insert(id.toString());
        }
    }
    if (!templates.empty())
        offered = templates;
    for (const Event &event : design.events) {
        if (event.action == "order")
            offered.insert(event.what);
    }
    std::vector<std::string> offers;
    for (const Element &element : design.elements) {
        if (offered.contains(element.id.text()) && offers.size() < kMostOffers)
            offers.push_back(element.id.text());
    }
    return offers;
}

std::vector<InstanceDemand> offeredInstances(const Plan &plan, std::uint32_t element)
{
    std::vector<InstanceDemand> demands = orderedInstances(plan, element);
    if (!plan.isSteered)
        return demands;
    for (const std::string &id : offersOf(plan.architecture, *plan.catalogue)) {
        const ElementIndex original = plan.element(id);
        if (original != kNone && std::ranges::find(demands, original, &InstanceDemand::original) == demands.end())
            demands.push_back({original, kSpare});
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
    if (drawn.planned().original != kNone)
        return drawn.takesPart() && simulation.terminate(drawn, cause) != 0 ? 1 : 0;
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
