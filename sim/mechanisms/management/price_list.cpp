// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/price_list.h"

#include "model/catalogue/element_type.h"
#include "model/value.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {

constexpr std::string_view kFlatFee = "flat_fee";

// Which parameter of an element is its own price of which measure; the unit tells one `price` from another.
struct OwnPrice {
    std::string_view parameter;
    std::string_view unit;
    UsageMeasure measure;
};
constexpr std::array kOwnPrices{
    OwnPrice{"price", "currency/h", UsageMeasure::ServerTime},
    OwnPrice{"price", "currency/(GB·month)", UsageMeasure::StorageUsed},
    OwnPrice{"price", "currency/(GB·month)", UsageMeasure::StorageAllocated},
    OwnPrice{"price_in", "currency/GB", UsageMeasure::TransferIn},
    OwnPrice{"price_out", "currency/GB", UsageMeasure::TransferOut},
};

std::string textOf(const Value &row, std::string_view field)
{
    const Value *value = row.find(field);
    return value && value->isString() ? value->toString() : std::string();
}

double numberOf(const Value &row, std::string_view field)
{
    const Value *value = row.find(field);
    return value && value->isNumber() ? value->toNumber() : 0;
}

Error wrong(std::size_t row, const std::string &message)
{
    return Error{"E-RANGE", "Price " + std::to_string(row + 1) + ": " + message, {}, {}, 0, 0};
}

} // namespace

Result<PriceList> PriceList::parse(const Value &rows, const Simulation &simulation)
{
    PriceList list;
    if (!rows.isList())
        return list;
    for (std::size_t i = 0; i < rows.toList().size(); ++i) {
        const Value &row = rows.toList()[i];
        const std::string id = textOf(row, "element");
        const ElementIndex element = simulation.plan().element(id);
        if (!id.empty() && element == kNone)
            return wrong(i, "there is no element \"" + id + "\" in the run. Name one of the design, or none for all.");
        const std::string what = textOf(row, "what");
        const std::string unit = textOf(row, "unit");
        if (what == kFlatFee) {
            list.m_fees.push_back({element, numberOf(row, "price"), unit.empty() ? "period" : unit});
            continue;
        }
        const std::optional<UsageMeasure> measure = measureFromInvoiceName(what);
        if (!measure)
            return wrong(i, "\"" + what + "\" is nothing that can be priced.");
        const std::optional<double> size = unitSize(*measure, unit);
        if (!size)
            return wrong(i, what + " has no unit \"" + unit + "\". The usual one is " + std::string(usualUnit(*measure)) + ".");
        const PriceBand band{numberOf(row, "from"), numberOf(row, "price")};
        const auto known = std::ranges::find_if(list.m_tariffs, [&](const Tariff &tariff) {
            return tariff.measure == *measure && tariff.element == element;
        });
        if (known == list.m_tariffs.end()) {
            list.m_tariffs.push_back({*measure, element, unit.empty() ? std::string(usualUnit(*measure)) : unit, *size, {band}});
        } else {
            if (known->unitSize != *size)
                return wrong(i, "the bands of one price have one unit; the first one here has " + known->unit + ".");
            known->bands.push_back(band);
        }
    }
    for (Tariff &tariff : list.m_tariffs)
        std::ranges::stable_sort(tariff.bands, {}, &PriceBand::from);
    return list;
}

std::optional<Tariff> PriceList::ownPrice(const Simulation &simulation, ElementIndex element, UsageMeasure measure)
{
    const ElementType &type = *simulation.plan().elements[element].type;
    for (const OwnPrice &own : kOwnPrices) {
        const Parameter *parameter = own.measure == measure ? type.parameter(own.parameter) : nullptr;
        if (!parameter || parameter->unit != own.unit || !simulation.parameters(element).isGiven(own.parameter))
            continue;
        const std::string unit(usualUnit(measure));
        return Tariff{measure, element, unit, *unitSize(measure, unit), {{0, simulation.parameters(element).number(own.parameter)}}};
    }
    return std::nullopt;
}

std::optional<Tariff> PriceList::find(const Simulation &simulation, ElementIndex element, UsageMeasure measure) const
{
    if (std::optional<Tariff> own = ownPrice(simulation, element, measure))
        return own;
    const auto listed = [&](ElementIndex of) {
        return std::ranges::find_if(m_tariffs, [&](const Tariff &tariff) { return tariff.measure == measure && tariff.element == of; });
    };
    for (ElementIndex at = element; at != kNone; at = simulation.topology().parentOf(at)) {
        if (const auto found = listed(at); found != m_tariffs.end())
            return *found;
    }
    if (const auto found = listed(kNone); found != m_tariffs.end())
        return *found;
    return std::nullopt;
}

bool PriceList::prices(const Simulation &simulation, UsageMeasure measure) const
{
    if (std::ranges::any_of(m_tariffs, [&](const Tariff &tariff) { return tariff.measure == measure; }))
        return true;
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        if (ownPrice(simulation, element, measure))
            return true;
    }
    return false;
}

} // namespace nephoscope::sim
