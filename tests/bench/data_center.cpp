// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/data_center.h"

#include "model/catalogue/catalogue.h"
#include "sim/plan/plan.h"
#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"

#include <chrono>
#include <cstdio>

namespace nephoscope::bench {

Architecture dataCenter(int hosts, int servers, int requests)
{
    tests::Laboratory lab(20, 0, 1);
    lab.element("site", "data_center", "", {});
    for (int i = 0; i < hosts; ++i) {
        const std::string host = "host-" + std::to_string(i);
        lab.element(host, "physical_server", "site", {{"cores", 16}, {"memory", 128}});
        lab.element(host + "-hypervisor", "hypervisor", host, {{"overhead", 0}});
    }
    for (int i = 0; i < servers; ++i) {
        const std::string server = "vs-" + std::to_string(i);
        lab.element(server, "virtual_server", "host-" + std::to_string(i % hosts) + "-hypervisor", {{"vcpus", 1}, {"memory", 4}});
        lab.element("service-" + std::to_string(i), "cloud_service", server,
                    {{"demand", 1000}, {"distribution", "deterministic"}, {"queue_limit", 0}});
    }
    lab.balancer("balancer", "round_robin");
    lab.consumer("batch", 0, {{"workload", "batch"}, {"count", requests}});
    lab.request("batch", "balancer");
    lab.request("balancer", "site");
    Architecture design = lab.design();
    design.run.sample = 5;
    return design;
}

DataCenterRun runDataCenter(const Architecture &design)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::time_point from, Clock::time_point to) { return std::chrono::duration<double>(to - from).count(); };
    DataCenterRun run;
    const auto begin = Clock::now();
    Result<sim::Plan> compiled = sim::compile(design, Catalogue::builtIn());
    if (!compiled) {
        std::fprintf(stderr, "%s\n", compiled.error().text().c_str());
        return run;
    }
    const auto isCompiled = Clock::now();
    auto simulation = sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(compiled).value()));
    if (!simulation) {
        std::fprintf(stderr, "%s\n", simulation.error().text().c_str());
        return run;
    }
    const auto isReady = Clock::now();
    if (const auto done = (*simulation)->runUntil((*simulation)->plan().duration); !done) {
        std::fprintf(stderr, "%s\n", done.error().text().c_str());
        return run;
    }
    const sim::RunRecord record = (*simulation)->record();
    const auto end = Clock::now();
    run.compileSeconds = seconds(begin, isCompiled);
    run.prepareSeconds = seconds(isCompiled, isReady);
    run.runSeconds = seconds(isReady, end);
    run.events = static_cast<double>(record.eventsProcessed);
    for (const sim::ElementMetrics &metrics : record.metrics) {
        if (metrics.element != "batch")
            continue;
        for (const auto &[name, value] : metrics.values) {
            if (name == "response_time_mean")
                run.mean = value;
        }
    }
    return run;
}

} // namespace nephoscope::bench
