// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/idle_reservation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope
{

namespace
{

/// Hours of a period that the virtual servers in `place` can run, and the mean of what they would cost by
/// use; copies made in a run count as drawn.
struct Use {
    double hours = 0;
    double price = 0;
};

Use useOf(const DesignView &design, const Element *place, double period)
{
    Use use;
    double servers = 0;
    for (const Element *server : design.ofType("virtual_server")) {
        if (place && !design.contains(*place, *server))
            continue;
        double copies = 1;
        for (const char *type : {"resource_replication", "resource_pool"}) {
            for (const Element *maker : design.ofType(type)) {
                if (design.architecture().contains(ElementId(design.text(*maker, "of")), server->id))
                    copies = std::max(
                        copies,
                        design.number(*maker, type == std::string("resource_pool") ? "size" : "instances"));
            }
        }
        servers += copies;
        use.price += copies * design.number(*server, "price");
    }
    use.hours = servers * period;
    use.price = servers > 0 ? use.price / servers : 0;
    return use;
}

} // namespace

void findIdleReservation(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *billing : design.ofType("billing_management_system")) {
        const double reserved = design.number(*billing, "allowance");
        if (design.text(*billing, "plan") != "reserved" || reserved <= 0)
            continue;
        const Value prices = design.catalogue().valueOf(*billing, "prices");
        for (const Value &row : prices.isList() ? prices.toList() : Value::List()) {
            const Value *what = row.isObject() ? row.find("what") : nullptr;
            const Value *price = row.isObject() ? row.find("price") : nullptr;
            const Value *where = row.isObject() ? row.find("element") : nullptr;
            if (!what || !what->isString() || what->toString() != "server_hours" || !price ||
                !price->isNumber())
                continue;
            const bool isEverywhere = !where || !where->isString() || where->toString().empty();
            const Element *place = isEverywhere ? nullptr : design.find(ElementId(where->toString()));
            if (!isEverywhere && !place)
                continue;
            const Use use = useOf(design, place, design.number(*billing, "period"));
            if (use.hours <= 0 || use.price <= 0)
                continue;
            // Reserved hours cost their price whether used or not: they pay from this share of use on.
            const double breakEven = price->toNumber() / use.price;
            const double share = std::min(1.0, use.hours / reserved);
            if (share >= breakEven)
                continue;
            const auto percent = [](double value) {
                return formatNumber(std::round(value * 1000) / 10) + " %";
            };
            const std::string name = DesignView::quoted(*billing);
            Problem problem{"L-42",
                            Severity::Hint,
                            billing->id.text(),
                            {},
                            {name + " reserves " + formatNumber(reserved) + " hours, of which at most " +
                                 percent(share) + " can be used, and reserving pays from " +
                                 percent(breakEven) + " on. Reserve fewer hours or pay by use.",
                             name + " 预留了 " + formatNumber(reserved) + " 小时，最多只用得上 " +
                                 percent(share) + "，而预留在达到 " + percent(breakEven) +
                                 " 时才划算。请减少预留，或按使用付费。"},
                            {}};
            if (breakEven <= 1)
                problem.fixes.push_back({{"Reserve " + formatNumber(use.hours) + " hours",
                                          "预留 " + formatNumber(use.hours) + " 小时"},
                                         {SetElementParameter{billing->id, "allowance", Value(use.hours)}}});
            else
                problem.fixes.push_back({{"Pay by use", "按使用付费"},
                                         {SetElementParameter{billing->id, "plan", Value("pay_per_use")}}});
            problems.push_back(std::move(problem));
        }
    }
}

} // namespace nephoscope
