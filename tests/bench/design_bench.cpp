// SPDX-License-Identifier: GPL-3.0-or-later
// What a request costs in designs as people draw them, every metric and series on. Time and allocations are those after the
// warm-up of a run: making a run ready is not a request's cost.
#include "model/catalogue/catalogue.h"
#include "sim/plan/plan.h"
#include "sim/run/simulation.h"
#include "tests/bench/allocations.h"
#include "tests/helpers/laboratory.h"

#include <benchmark/benchmark.h>

#include <ctime>
#include <string>

using namespace nephoscope;
using nephoscope::tests::Laboratory;

namespace {

constexpr double kSeconds = 5000;
constexpr double kWarmup = 1000;

double metric(const sim::RunRecord &record, const std::string &element, const std::string &id)
{
    for (const sim::ElementMetrics &metrics : record.metrics) {
        for (const auto &[name, value] : metrics.values) {
            if (metrics.element == element && name == id)
                return value;
        }
    }
    return 0;
}

/// s of this thread on a core: what other programs take meanwhile does not count, as it does not for the bare loop.
double coreTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

sim::SimTime nanoseconds(double seconds) { return static_cast<sim::SimTime>(seconds * 1e9); }

/// Runs `lab` and sets time and allocations a request of the consumer `c`. `load`: what `server` is to be busy.
void runDesign(benchmark::State &state, const Laboratory &lab, const std::string &server, double load)
{
    Result<sim::Plan> compiled = sim::compile(lab.design(), Catalogue::builtIn());
    if (!compiled) {
        state.SkipWithError(compiled.error().text().c_str());
        return;
    }
    const auto plan = std::make_shared<const sim::Plan>(std::move(compiled).value());
    double requests = 0;
    double events = 0;
    std::uint64_t allocated = 0;
    for (auto _ : state) {
        auto simulation = sim::Simulation::create(plan);
        if (!simulation || !(*simulation)->runUntil(nanoseconds(kWarmup))) {
            state.SkipWithError("the run does not start");
            return;
        }
        const std::uint64_t eventsBefore = (*simulation)->clock().eventsProcessed();
        const std::uint64_t allocatedBefore = bench::allocations();
        const double begin = coreTime();
        const auto done = (*simulation)->runUntil(nanoseconds(kWarmup + kSeconds) - 1);
        const double end = coreTime();
        allocated += bench::allocations() - allocatedBefore;
        events += static_cast<double>((*simulation)->clock().eventsProcessed() - eventsBefore);
        state.SetIterationTime(end - begin);
        if (!done || !(*simulation)->runUntil(nanoseconds(kWarmup + kSeconds))) {
            state.SkipWithError("the run does not end");
            return;
        }
        const sim::RunRecord record = (*simulation)->record();
        requests += metric(record, "c", "requests");
        const double busy = metric(record, server, "utilization");
        if (busy < 0.95 * load || busy > 1.05 * load) {
            state.SkipWithError((server + " is busy " + std::to_string(busy)).c_str());
            return;
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(requests));
    state.counters["allocations"] = static_cast<double>(allocated) / requests;
    state.counters["events"] = events / requests;
}

void singleStation(benchmark::State &state)
{
    Laboratory lab(kSeconds, kWarmup, 1);
    lab.service("s", 1, 10);
    lab.consumer("c", 80);
    lab.request("c", "s");
    runDesign(state, lab, "s-server", 0.8);
}

void loadBalancer(benchmark::State &state)
{
    Laboratory lab(kSeconds, kWarmup, 1);
    lab.balancer("lb", "least_connections");
    lab.consumer("c", 128);
    lab.request("c", "lb");
    for (int i = 1; i <= 16; ++i) {
        const std::string id = "s" + std::to_string(i);
        lab.service(id, 1, 100);
        lab.request("lb", id);
    }
    runDesign(state, lab, "s1-server", 0.8);
}

void threeTiers(benchmark::State &state)
{
    const auto calls = [](const char *to, int count) { return Value(Value::List{Value::Object{{"to", to}, {"count", count}}}); };
    Laboratory lab(kSeconds, kWarmup, 1);
    lab.balancer("lb", "round_robin");
    lab.service("web-1", 2, 20, {{"calls", calls("shop", 1)}});
    lab.service("web-2", 2, 20, {{"calls", calls("shop", 1)}});
    lab.service("shop", 4, 20, {{"calls", calls("db", 2)}});
    lab.service("db", 4, 15, {{"reads", 1}, {"writes", 1}}, "ps");
    lab.element("device", "cloud_storage_device", "", {{"iops", 1000}, {"throughput", 1000}});
    lab.element("lun", "lun", "device", {});
    lab.link(LinkRole::Storage, "db", "lun");
    // As a design of the web is: with times out, latency and sizes.
    lab.consumer("c", 100, {{"timeout", 10}, {"retries", 2}, {"request_size", 2}, {"write_fraction", 0.2}});
    lab.request("c", "lb", {{"latency", 0.01}, {"bandwidth", 1000}});
    lab.request("lb", "web-1");
    lab.request("lb", "web-2");
    lab.request("web-1", "shop", {{"latency", 0.0005}});
    lab.request("web-2", "shop", {{"latency", 0.0005}});
    lab.request("shop", "db", {{"latency", 0.0005}});
    runDesign(state, lab, "db-server", 0.75);
}

BENCHMARK(singleStation)->Name("M/M/1")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(loadBalancer)->Name("balancer, 16 servers")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(threeTiers)->Name("three tiers with storage")->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace
