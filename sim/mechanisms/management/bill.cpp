// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/management/bill.h"

#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

// A line of a long run may be made of very many records; the first ones show what it is about.
constexpr std::size_t kMostNotes = 20;

const char *modelName(PricePlan plan, bool isAllocation)
{
    if (isAllocation)
        return "per_allocation";
    switch (plan) {
    case PricePlan::TieredGraduated:
        return "tiered_graduated";
    case PricePlan::TieredVolume:
        return "tiered_volume";
    case PricePlan::Reserved:
        return "reserved";
    default:
        return "pay_per_use";
    }
}

/// A priced thing with everything that is rated by it, in document order.
struct Rated {
    Tariff tariff;
    bool isAllocation = false;
    std::vector<std::pair<ElementIndex, const Bill::Use *>> uses;
};

} // namespace

void Bill::add(const UsageRecord &record, bool isAllocation)
{
    Use &use = m_uses[{record.measure, record.element, isAllocation}];
    use.quantity += record.quantity;
    ++use.records;
    if (use.notes.size() < kMostNotes)
        use.notes.push_back({toSeconds(record.from), toSeconds(record.to), record.quantity, record.cause});
}

void Bill::addFee(const std::string &element, const Fee &fee, double share)
{
    InvoiceLine line;
    line.element = element;
    line.what = "flat_fee";
    line.model = "flat_rate";
    line.quantity = share;
    line.unit = fee.unit;
    line.price = fee.price;
    line.amount = microsFor(share, fee.price);
    merge(m_closed, line);
}

void Bill::merge(std::vector<InvoiceLine> &into, InvoiceLine line)
{
    const auto same = std::ranges::find_if(into, [&](const InvoiceLine &known) {
        return known.element == line.element && known.what == line.what && known.model == line.model && known.price == line.price && known.unit == line.unit;
    });
    if (same == into.end()) {
        into.push_back(std::move(line));
        return;
    }
    same->quantity += line.quantity;
    same->amount += line.amount;
    same->recordCount += line.recordCount;
    for (UsageNote &note : line.records) {
        if (same->records.size() < kMostNotes)
            same->records.push_back(note);
    }
}

std::vector<InvoiceLine> Bill::rate(const Simulation &simulation, const Terms &terms) const
{
    std::vector<Rated> all;
    const auto ratedBy = [&all](const Tariff &tariff, bool isAllocation) -> Rated & {
        for (Rated &rated : all) {
            if (rated.tariff.measure == tariff.measure && rated.tariff.element == tariff.element && rated.isAllocation == isAllocation)
                return rated;
        }
        return all.emplace_back(Rated{tariff, isAllocation, {}});
    };
    const bool isReserved = terms.plan == PricePlan::Reserved;
    if (isReserved && m_isOpen) {
        for (const Tariff &tariff : terms.prices.tariffs())
            ratedBy(tariff, false); // paid for even if nothing is used
    }
    for (const auto &[key, use] : m_uses) {
        if (const std::optional<Tariff> tariff = terms.prices.find(simulation, key.element, key.measure))
            ratedBy(*tariff, key.isAllocation).uses.emplace_back(key.element, &use);
    }
    std::vector<InvoiceLine> lines;
    for (const Rated &rated : all) {
        const double size = rated.tariff.unitSize;
        const bool isVolume = terms.plan == PricePlan::TieredVolume;
        Accountant accountant(isVolume ? Accountant::Banding::Volume : Accountant::Banding::Graduated, rated.tariff.bands, terms.allowance);
        double whole = 0;
        for (const auto &[element, use] : rated.uses)
            whole += use->quantity / size;
        accountant.expect(whole);
        InvoiceLine line;
        line.what = invoiceName(rated.tariff.measure);
        line.model = modelName(terms.plan, rated.isAllocation);
        line.unit = rated.tariff.unit;
        if (isReserved && m_isOpen && terms.allowance > 0) {
            const Charge committed = accountant.commitment();
            line.element = rated.tariff.element == kNone ? terms.owner : simulation.at(rated.tariff.element).id();
            line.quantity = committed.quantity;
            line.price = committed.price;
            line.amount = committed.amount;
            merge(lines, line);
        }
        for (const auto &[element, use] : rated.uses) {
            line.element = simulation.at(element).id();
            bool isFirst = true;
            for (const Charge &charge : accountant.rate(use->quantity / size)) {
                line.quantity = charge.quantity;
                line.price = charge.price;
                line.amount = charge.amount;
                line.recordCount = isFirst ? use->records : 0;
                line.records.clear();
                for (UsageNote note : use->notes) {
                    note.quantity /= size;
                    if (isFirst)
                        line.records.push_back(note);
                }
                isFirst = false;
                merge(lines, line);
            }
        }
    }
    return lines;
}

void Bill::closePeriod(const Simulation &simulation, const Terms &terms)
{
    for (InvoiceLine &line : rate(simulation, terms))
        merge(m_closed, std::move(line));
    m_unpriced = unpriced(simulation, terms);
    m_uses.clear();
    m_isOpen = false;
}

std::vector<InvoiceLine> Bill::lines(const Simulation &simulation, const Terms &terms) const
{
    std::vector<InvoiceLine> all = m_closed;
    for (InvoiceLine &line : rate(simulation, terms))
        merge(all, std::move(line));
    return all;
}

std::vector<std::string> Bill::unpriced(const Simulation &simulation, const Terms &terms) const
{
    std::vector<std::string> all = m_unpriced;
    for (const auto &[key, use] : m_uses) {
        const std::string path = simulation.at(key.element).id() + "." + std::string(invoiceName(key.measure));
        if (use.quantity > 0 && !terms.prices.find(simulation, key.element, key.measure) && std::ranges::find(all, path) == all.end())
            all.push_back(path);
    }
    return all;
}

MicroMoney Bill::total(const std::vector<InvoiceLine> &lines)
{
    MicroMoney sum = 0;
    for (const InvoiceLine &line : lines)
        sum += line.amount;
    return sum;
}

} // namespace nephoscope::sim
