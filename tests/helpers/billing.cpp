// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/experiment.h"

#include <algorithm>

namespace nephoscope::tests {

Laboratory shop(double duration, double rate, Settings service, Settings consumer)
{
    Laboratory lab(duration, 0, 1);
    lab.element("org", "organization", "", {});
    lab.element("c", "cloud_service_consumer", "org", {{"rate", rate}, {"arrival", "deterministic"}, {"timeout", 0}, {"write_fraction", 0}});
    lab.service("s", 1, 1, service);
    lab.set("s", "distribution", "deterministic");
    lab.request("c", "s");
    for (const auto &[name, value] : consumer)
        lab.set("c", name, value);
    return lab;
}

void meter(Laboratory &lab, const std::vector<std::string> &targets, const std::vector<std::string> &measures, Settings more)
{
    Value::List list;
    for (const std::string &measure : measures)
        list.emplace_back(measure);
    lab.element("meter", "pay_per_use_monitor", "", more);
    lab.set("meter", "measures", Value(std::move(list)));
    for (const std::string &target : targets)
        lab.link(LinkRole::Monitor, "meter", target);
}

void bill(Laboratory &lab, Settings settings)
{
    lab.element("bill", "billing_management_system", "", settings);
    const auto &elements = lab.design().elements;
    if (std::ranges::any_of(elements, [](const Element &element) { return element.id.text() == "meter"; }))
        lab.link(LinkRole::Notify, "meter", "bill");
}

Value prices(const std::vector<Price> &rows)
{
    Value::List list;
    for (const Price &row : rows) {
        Value::Object object{{"what", row.what}, {"price", row.price}, {"unit", row.unit}};
        if (row.from > 0)
            object.emplace_back("from", row.from);
        if (!row.element.empty())
            object.emplace_back("element", row.element);
        list.emplace_back(std::move(object));
    }
    return Value(std::move(list));
}

const sim::Results &results(const Laboratory &lab)
{
    static Architecture last;
    static sim::Results results;
    if (!(last == lab.design())) {
        auto outcome = sim::simulate(lab.design(), Catalogue::builtIn(), "");
        results = outcome ? std::move(*outcome) : sim::Results{};
        last = lab.design();
    }
    return results;
}

sim::Invoice invoice(const Laboratory &lab, const std::string &consumer)
{
    for (const sim::Invoice &found : results(lab).invoices) {
        if (found.consumer == consumer)
            return found;
    }
    return {};
}

sim::InvoiceLine line(const Laboratory &lab, const std::string &what, const std::string &consumer)
{
    for (const sim::InvoiceLine &found : invoice(lab, consumer).lines) {
        if (found.what == what)
            return found;
    }
    return {};
}

} // namespace nephoscope::tests
