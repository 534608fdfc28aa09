// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/experiment.h"
#include "sim/results/student_t.h"

#include <cmath>
#include <limits>
#include <map>

namespace nephoscope::tests {

namespace {

// Several figures are asked of one design: it is run once.
const sim::Results *run(const Architecture &design, std::string &problem)
{
    static Architecture last;
    static sim::Results results;
    if (!(last == design)) {
        auto outcome = sim::simulate(design, Catalogue::builtIn(), "");
        if (!outcome) {
            problem = outcome.error().text();
            return nullptr;
        }
        results = std::move(*outcome);
        last = design;
    }
    return &results;
}

} // namespace

Laboratory::Laboratory(double duration, double warmup, int replications)
{
    m_design.title = "Laboratory";
    m_design.run.duration = duration + warmup;
    m_design.run.warmup = warmup;
    m_design.run.replications = replications;
    m_design.run.seed = 7;
    m_design.run.sample = std::max(1.0, std::ceil((duration + warmup) / 1000));
}

void Laboratory::element(const std::string &id, const std::string &type, const std::string &parent, Settings params)
{
    Element element;
    element.id = ElementId(id);
    element.type = type;
    element.name = id;
    if (!parent.empty())
        element.parent = ElementId(parent);
    for (const auto &[name, value] : params)
        element.params.insert_or_assign(name, value);
    m_design.elements.push_back(std::move(element));
}

void Laboratory::service(const std::string &id, int servers, double demand, Settings more, const std::string &discipline)
{
    element(id + "-host", "physical_server", "", {{"cores", servers}, {"memory", 64}, {"boot_time", 0}});
    element(id + "-hypervisor", "hypervisor", id + "-host", {{"overhead", 0}, {"reserved_memory", 0}, {"start_time", 0}});
    element(id + "-server", "virtual_server", id + "-hypervisor",
            {{"vcpus", servers}, {"memory", 8}, {"discipline", discipline}, {"boot_time", 0}});
    element(id, "cloud_service", id + "-server", {{"demand", demand}, {"queue_limit", 0}, {"response_size", 0}});
    for (const auto &[name, value] : more)
        m_design.elements.back().params.insert_or_assign(name, value);
}

void Laboratory::consumer(const std::string &id, double rate, Settings more)
{
    element(id, "cloud_service_consumer", "", {{"rate", rate}, {"timeout", 0}, {"retries", 0}, {"request_size", 0}});
    for (const auto &[name, value] : more)
        m_design.elements.back().params.insert_or_assign(name, value);
}

void Laboratory::balancer(const std::string &id, const std::string &algorithm, Settings more)
{
    element(id, "load_balancer", "", {{"algorithm", algorithm}, {"latency", 0}, {"queue_limit", 0}});
    for (const auto &[name, value] : more)
        m_design.elements.back().params.insert_or_assign(name, value);
}

void Laboratory::set(const std::string &id, Settings params)
{
    for (Element &element : m_design.elements) {
        if (element.id != ElementId(id))
            continue;
        for (const auto &[name, value] : params)
            element.params.insert_or_assign(name, value);
    }
}

void Laboratory::request(const std::string &from, const std::string &to, Settings params)
{
    link(LinkRole::Request, from, to, params);
}

void Laboratory::link(LinkRole role, const std::string &from, const std::string &to, Settings params)
{
    Link link;
    link.id = LinkId("link-" + std::to_string(m_design.links.size() + 1));
    link.role = role;
    link.from = ElementId(from);
    link.to = ElementId(to);
    for (const auto &[name, value] : params)
        link.params.insert_or_assign(name, value);
    m_design.links.push_back(std::move(link));
}

Event &Laboratory::event(double at, const std::string &action, const std::string &target)
{
    Event event;
    event.at = at;
    event.action = action;
    event.target = target;
    m_design.events.push_back(std::move(event));
    return m_design.events.back();
}

void Laboratory::set(const std::string &element, const std::string &parameter, const Value &value)
{
    for (Element &candidate : m_design.elements) {
        if (candidate.id.text() == element)
            candidate.params.insert_or_assign(parameter, value);
    }
}

std::string Laboratory::problem() const
{
    std::string problem;
    run(m_design, problem);
    return problem;
}

double Laboratory::measured(const std::string &metric) const
{
    std::string problem;
    const sim::Results *results = run(m_design, problem);
    const sim::Estimate *estimate = results ? results->metric(metric) : nullptr;
    return estimate && estimate->n > 0 ? estimate->mean : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> Laboratory::logged(const std::string &event) const
{
    std::vector<double> times;
    std::string problem;
    if (const sim::Results *results = run(m_design, problem)) {
        for (const sim::LogEntry &entry : results->log) {
            if (entry.element + '.' + entry.event == event)
                times.push_back(entry.t);
        }
    }
    return times;
}

sim::LogEntry Laboratory::entry(const std::string &event) const
{
    std::string problem;
    if (const sim::Results *results = run(m_design, problem)) {
        for (const sim::LogEntry &entry : results->log) {
            if (entry.element + '.' + entry.event == event)
                return entry;
        }
    }
    return {};
}

std::string Laboratory::differs(const std::string &metric, double exact, double relativeHalfWidth, double bias) const
{
    std::string problem;
    const sim::Results *results = run(m_design, problem);
    if (!results)
        return problem;
    const sim::Estimate *estimate = results->metric(metric);
    if (!estimate || !estimate->ci95)
        return metric + " was not measured";
    const auto number = [](double value) { return formatNumber(std::round(value * 1e8) / 1e8); };
    const std::string measured = metric + " = " + number(estimate->mean) + " ± " + number(*estimate->ci95) + ", exactly " + number(exact);
    if (*estimate->ci95 > relativeHalfWidth * exact)
        return measured + ": the interval is wider than " + number(relativeHalfWidth) + " of the value";
    const double wider = sim::studentT(0.999, estimate->n - 1) / sim::studentT(0.95, estimate->n - 1);
    if (std::abs(estimate->mean - exact) > *estimate->ci95 * wider + bias * exact)
        return measured + ": outside the 99.9 % interval";
    return {};
}

} // namespace nephoscope::tests
