// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/one_run.h"

#include "model/catalogue/catalogue.h"
#include "sim/run/run_once.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <set>

namespace nephoscope::tests {

namespace {

[[noreturn]] void giveUp(const std::string &reason)
{
    std::cerr << "one run: " << reason << std::endl;
    std::abort();
}

std::shared_ptr<const sim::Plan> planOf(const Architecture &design, const std::string &folder = {})
{
    Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn(), folder);
    if (!plan)
        giveUp(plan.error().message);
    if (!plan->leftOut.empty())
        giveUp(plan->leftOut.front().reason.en);
    return std::make_shared<const sim::Plan>(std::move(*plan));
}

} // namespace

OneRun::OneRun(const Architecture &design, std::vector<sim::MetricWindow> windows, const std::string &folder)
{
    sim::RunRequest request;
    request.windows = std::move(windows);
    Result<sim::RunRecord> record = sim::runOnce(*planOf(design, folder), request);
    if (!record)
        giveUp(record.error().message);
    m_record = std::move(*record);
    for (const sim::LogEntry &entry : m_record.log) {
        if (entry.event == "not_carried_out")
            giveUp(entry.detail);
    }
}

double OneRun::metric(const std::string &name) const
{
    for (const sim::ElementMetrics &metrics : m_record.metrics) {
        for (const auto &[id, value] : metrics.values) {
            if (metrics.element + "." + id.text() == name)
                return value;
        }
    }
    giveUp("no metric " + name);
}

double OneRun::timeOf(const std::string &element, const std::string &event, int occurrence) const
{
    for (const sim::LogEntry &entry : m_record.log) {
        if (entry.element == element && entry.event == event && --occurrence == 0)
            return entry.t;
    }
    return std::nan("");
}

int OneRun::count(const std::string &element, const std::string &event) const
{
    return static_cast<int>(std::ranges::count_if(m_record.log, [&](const sim::LogEntry &entry) { return entry.element == element && entry.event == event; }));
}

void lookAt(const Architecture &design, double time, const std::function<void(sim::Simulation &)> &visit)
{
    auto simulation = sim::Simulation::create(planOf(design));
    if (!simulation)
        giveUp(simulation.error().message);
    if (Result<Done> done = (*simulation)->runUntil(sim::toTime(time)); !done)
        giveUp(done.error().message);
    visit(**simulation);
}

std::string doing(const Architecture &design, const std::string &element, double time)
{
    std::string said;
    lookAt(design, time, [&](sim::Simulation &simulation) { said = simulation.find(element)->doing().en; });
    return said;
}

std::string differsFromCatalogue(const Architecture &design, const std::string &element)
{
    std::string difference;
    lookAt(design, 0, [&](sim::Simulation &simulation) {
        const sim::Mechanism *mechanism = simulation.find(element);
        if (!mechanism)
            giveUp("no element " + element);
        const auto compare = [&difference](const char *what, const std::set<std::string> &promised, const std::vector<std::string> &found) {
            const std::set<std::string> there(found.begin(), found.end());
            for (const std::string &id : promised)
                difference += there.count(id) ? "" : std::string(what) + " " + id + " is missing. ";
            for (const std::string &id : there)
                difference += promised.count(id) ? "" : std::string(what) + " " + id + " is in no catalogue. ";
        };
        std::set<std::string> parameters;
        for (const Parameter &parameter : mechanism->planned().type->parameters)
            parameters.insert(parameter.id);
        std::set<std::string> metrics;
        for (const MetricType &metric : mechanism->planned().type->metrics)
            metrics.insert(metric.id);
        compare("parameter", parameters, mechanism->parametersRead());
        compare("metric", metrics, simulation.metrics().metricsOf(mechanism->index()));
        const sim::Sentence doing = mechanism->doing();
        difference += doing.en.empty() || doing.zh.empty() ? "It does not say what it does." : "";
    });
    return difference;
}

void addEvent(Architecture &design, double at, const std::string &action, const std::string &target, const std::string &kind)
{
    Event event;
    event.at = at;
    event.action = action;
    event.target = target;
    event.kind = kind;
    design.events.push_back(std::move(event));
}

void addSetting(Architecture &design, double at, const std::string &target, const std::string &parameter, const Value &value)
{
    addEvent(design, at, "set", target);
    design.events.back().param = parameter;
    design.events.back().value = value;
}

void addLink(Architecture &design, const std::string &role, const std::string &from, const std::string &to, const Parameters &params)
{
    Link link;
    link.id = LinkId("link-" + std::to_string(design.links.size() + 1));
    link.role = *linkRoleFromString(role);
    link.from = ElementId(from);
    link.to = ElementId(to);
    link.params = params;
    design.links.push_back(std::move(link));
}

} // namespace nephoscope::tests
