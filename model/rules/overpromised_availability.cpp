// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/overpromised_availability.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nephoscope
{

namespace
{

/// Failing as often and as long as its parameters say; 1 for what never fails at random.
double availabilityOf(const DesignView &design, const Element &element)
{
    const ElementType &type = *design.catalogue().find(element.type);
    if (!type.parameter("mtbf") || !type.parameter("mttr"))
        return 1;
    const double between = design.number(element, "mtbf");
    return between > 0 ? between / (between + design.number(element, "mttr")) : 1;
}

/// A VIM with another host starts it anew elsewhere, so that it is not lost with its host.
bool isRestartedElsewhere(const DesignView &design, const Element &element)
{
    for (const Element *vim : design.ofType("vim")) {
        const std::vector<const Element *> controlled = design.targets(*vim, LinkRole::Control);
        const auto holdsIt = [&](const Element *target) {
            return design.contains(*target, element);
        };
        if (std::ranges::any_of(controlled, holdsIt))
            return true;
    }
    return false;
}

/// What the promise of one objective is, if it is about availability.
std::optional<double> promised(const Value &objective)
{
    const Value *metric = objective.isObject() ? objective.find("metric") : nullptr;
    const Value *value = objective.isObject() ? objective.find("value") : nullptr;
    const Value *op = objective.isObject() ? objective.find("op") : nullptr;
    if (!metric || !metric->isString() || !value || !value->isNumber() ||
        (op && op->isString() && op->toString().starts_with('<')))
        return {};
    return metric->toString() == "availability" || metric->toString() == "up_time"
               ? std::optional(value->toNumber())
               : std::nullopt;
}

std::optional<double> promiseOf(const DesignView &design, const Element &monitor)
{
    const Value objectives = design.catalogue().valueOf(monitor, "objectives");
    std::optional<double> best;
    for (const Value &objective : objectives.isList() ? objectives.toList() : Value::List()) {
        if (const std::optional<double> value = promised(objective))
            best = std::max(best.value_or(0), *value);
    }
    return best;
}

/// All without which there is no answer: the element with what it stands in, or what a consumer cannot do
/// without.
std::vector<const Element *> seriesOf(const DesignView &design, const Element &watched)
{
    std::vector<const Element *> series;
    if (watched.type != "cloud_service_consumer") {
        for (const Element *one = &watched; one; one = design.parentOf(*one))
            series.push_back(one);
    } else if (!design.servicesReachedFrom(watched).empty()) {
        for (const Element &element : design.architecture().elements) {
            if (design.find(element.id) && design.takesPart(element) && availabilityOf(design, element) < 1 &&
                design.servicesReachedFrom(watched, &element).empty())
                series.push_back(&element);
        }
    }
    const bool movesAway = isRestartedElsewhere(design, watched);
    std::erase_if(series, [&](const Element *one) {
        const bool isHost = one->type == "hypervisor" || one->type == "physical_server";
        return isHost &&
               (watched.type == "cloud_service_consumer" ? isRestartedElsewhere(design, *one) : movesAway);
    });
    return series;
}

std::string percent(double share)
{
    return formatNumber(std::round(share * 1e6) / 1e4) + " %";
}

/// All that is promised above what can be kept comes down to that, rounded down to a thousandth of a percent.
Fix promiseNoMore(const DesignView &design, const Element &monitor, double kept)
{
    const double value = std::floor(kept * 1e5) / 1e5;
    Value::List objectives;
    const Value all = design.catalogue().valueOf(monitor, "objectives");
    for (const Value &objective : all.toList()) {
        const std::optional<double> promise = promised(objective);
        if (promise && *promise > value) {
            Value::Object lowered = objective.toObject();
            for (auto &[field, content] : lowered)
                content = field == "value" ? Value(value) : content;
            objectives.emplace_back(std::move(lowered));
        } else {
            objectives.push_back(objective);
        }
    }
    return {{"Promise " + percent(value), "承诺 " + percent(value)},
            {SetElementParameter{monitor.id, "objectives", Value(std::move(objectives))}}};
}

} // namespace

void findOverpromisedAvailability(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<const Element *> monitors = design.ofType("sla_monitor");
    for (const Element *monitor : monitors) {
        const std::optional<double> promise = promiseOf(design, *monitor);
        if (!promise)
            continue;
        for (const Element *watched : design.targets(*monitor, LinkRole::Monitor)) {
            double product = 1;
            const Element *weakest = nullptr;
            for (const Element *part : seriesOf(design, *watched)) {
                const double share = availabilityOf(design, *part);
                if (share < 1 && (!weakest || share < availabilityOf(design, *weakest)))
                    weakest = part;
                product *= share;
            }
            if (weakest && product < *promise - 1e-12) {
                problems.push_back(
                    {"L-26",
                     Severity::Warning,
                     monitor->id.text(),
                     {watched->id.text(), weakest->id.text()},
                     {DesignView::quoted(*monitor) + " promises " + percent(*promise) + " for " +
                          DesignView::quoted(*watched) + ", whose parts in series keep " + percent(product) +
                          ". Promise less, or put a second one beside " + DesignView::quoted(*weakest) + ".",
                      DesignView::quoted(*monitor) + " 为 " + DesignView::quoted(*watched) + " 承诺 " +
                          percent(*promise) + "，而其串联各部分只能达到 " + percent(product) +
                          "。请降低承诺，或在 " + DesignView::quoted(*weakest) + " 旁边再加一个。"},
                     {promiseNoMore(design, *monitor, product)}});
                continue;
            }
            // What it needs from others is promised to it as well.
            for (const Element *provider : monitors) {
                const std::optional<double> theirs = promiseOf(design, *provider);
                if (!theirs || *theirs >= *promise)
                    continue;
                for (const Element *called : design.targets(*provider, LinkRole::Monitor)) {
                    const std::vector<const Element *> calls = design.targets(*watched, LinkRole::Request);
                    if (called == watched || watched->type == "load_balancer" ||
                        std::ranges::find(calls, called) == calls.end() || calls.size() > 1)
                        continue;
                    problems.push_back(
                        {"L-26",
                         Severity::Warning,
                         monitor->id.text(),
                         {watched->id.text(), provider->id.text()},
                         {DesignView::quoted(*monitor) + " promises " + percent(*promise) + " for " +
                              DesignView::quoted(*watched) + ", which depends on " +
                              DesignView::quoted(*called) + ", of which " + DesignView::quoted(*provider) +
                              " promises " + percent(*theirs) + ". Promise no more than that.",
                          DesignView::quoted(*monitor) + " 为 " + DesignView::quoted(*watched) + " 承诺 " +
                              percent(*promise) + "，而它依赖的 " + DesignView::quoted(*called) + " 由 " +
                              DesignView::quoted(*provider) + " 只承诺 " + percent(*theirs) +
                              "。承诺不应更高。"},
                         {}});
                }
            }
        }
    }
}

} // namespace nephoscope
