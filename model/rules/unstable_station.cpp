// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/unstable_station.h"

#include <algorithm>
#include <cmath>

namespace nephoscope {

namespace {

// Calls go no deeper than this in a design that means something; a circle of calls ends here.
constexpr int kMaximumDepth = 16;

using Rates = std::map<const Element *, double>;

/// Requests a second that the consumer issues at its busiest; 0 for those who wait for answers.
double peakRate(const DesignView &design, const Element &consumer)
{
    if (design.text(consumer, "workload") != "open")
        return 0;
    const double rate = design.number(consumer, "rate");
    const std::string profile = design.text(consumer, "profile");
    if (profile == "diurnal")
        return rate * (1 + design.number(consumer, "amplitude"));
    return profile == "constant" ? rate : std::max(rate, design.number(consumer, "profile_rate"));
}

/// Requests on their way through the design.
struct Asking {
    double rate = 0; ///< 1/s
    std::string contentClass;
    double instances = 1; ///< that share what one service is drawn for: as many as a listener on the way may make
    int depth = 0;
    Asking onward(double atRate) const { return {atRate, contentClass, instances, depth + 1}; }
};

void flow(const DesignView &design, const Element &to, Asking asking, Rates &rates);

void split(const DesignView &design, const std::vector<const Element *> &targets, const Asking &asking, Rates &rates)
{
    for (const Element *target : targets)
        flow(design, *target, asking.onward(asking.rate / static_cast<double>(targets.size())), rates);
}

/// How many instances of what is behind it there may be; 1 for what makes none.
double mostInstances(const DesignView &design, const Element &element)
{
    const bool makesSome = element.type == "automated_scaling_listener" && design.text(element, "action") == "out_in" && design.text(element, "law") != "notify"
        && !design.targets(element, LinkRole::Control).empty();
    return makesSome ? std::max(1.0, design.number(element, "maximum")) : 1;
}

/// Where a content-aware balancer sends the class, or nullptr.
const Element *ruledTarget(const DesignView &design, const Element &balancer, const std::string &contentClass)
{
    if (balancer.type != "load_balancer" || design.text(balancer, "algorithm") != "content_aware")
        return nullptr;
    const Value rules = design.catalogue().valueOf(balancer, "rules");
    const Value *target = rules.isObject() ? rules.find(contentClass) : nullptr;
    return target && target->isString() ? design.find(ElementId(target->toString())) : nullptr;
}

void flow(const DesignView &design, const Element &to, Asking asking, Rates &rates)
{
    if (asking.depth > kMaximumDepth || asking.rate <= 0)
        return;
    asking.instances = std::max(asking.instances, mostInstances(design, to));
    if (to.type == "cloud_service") {
        rates[&to] += asking.rate / asking.instances;
        asking.instances = 1; // what all of them call is one again
        const Value calls = design.catalogue().valueOf(to, "calls");
        for (const Value &call : calls.isList() ? calls.toList() : Value::List()) {
            const Value *target = call.isObject() ? call.find("to") : nullptr;
            const Value *count = call.isObject() ? call.find("count") : nullptr;
            const Element *called = target && target->isString() ? design.find(ElementId(target->toString())) : nullptr;
            if (called && count && count->isNumber())
                flow(design, *called, asking.onward(asking.rate * count->toNumber()), rates);
        }
    } else if (const Element *ruled = ruledTarget(design, to, asking.contentClass)) {
        flow(design, *ruled, asking.onward(asking.rate), rates);
    } else if (design.catalogue().find(to.type)->passesOn) {
        split(design, design.targets(to, LinkRole::Request), asking, rates);
    } else {
        split(design, design.servicesAt(to), asking, rates);
    }
}

} // namespace

void findUnstableStation(const DesignView &design, std::vector<Problem> &problems)
{
    Rates rates;
    for (const Element *consumer : design.ofType("cloud_service_consumer"))
        split(design, design.targets(*consumer, LinkRole::Request), {peakRate(design, *consumer), design.text(*consumer, "class")}, rates);
    for (const Element *server : design.ofType("virtual_server")) {
        const Element *hypervisor = design.parentOf(*server);
        const Element *host = hypervisor ? design.parentOf(*hypervisor) : nullptr;
        if (!host || hypervisor->type != "hypervisor" || host->type != "physical_server")
            continue;
        double work = 0;
        for (const Element *service : design.ofType("cloud_service")) {
            if (rates.count(service) && design.parentOf(*service) == server && design.text(*service, "distribution") != "bounded_pareto"
                && design.text(*service, "distribution") != "trace")
                work += rates.at(service) * design.number(*service, "demand") / 1000;
        }
        const double speed = design.number(*host, "core_speed") * (1 - design.number(*hypervisor, "overhead"));
        const double load = work / (design.number(*server, "vcpus") * speed);
        if (load < 0.8 - 1e-9)
            continue;
        const std::string name = DesignView::quoted(*server);
        const std::string percent = formatNumber(std::round(load * 100)) + " %";
        const bool isHopeless = load >= 1;
        const double cpus = std::ceil(work / (0.7 * speed));
        const std::string enough = formatNumber(cpus);
        problems.push_back({"L-30", Severity::Warning, server->id.text(), {},
                            {"At its busiest " + name + " is asked for " + percent + " of what it can do"
                                 + (isHopeless ? ", so that its queue grows without end" : ", so that waits get long") + ". Give it more virtual CPUs or share the load.",
                             name + " 最忙时的负载为其能力的 " + percent + (isHopeless ? "，队列会无限增长" : "，等待会变长") + "。请增加虚拟 CPU 或分担负载。"},
                            {{{"Set " + enough + " virtual CPUs", "设为 " + enough + " 个虚拟 CPU"},
                              {SetElementParameter{server->id, "vcpus", Value(cpus)}}}},
                            isHopeless ? "W-UNSTABLE" : ""});
    }
}

} // namespace nephoscope
