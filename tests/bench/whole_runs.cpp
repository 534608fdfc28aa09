// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/whole_runs.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/experiment.h"
#include "sim/plan/plan.h"
#include "sim/run/simulation.h"
#include "tests/bench/data_center.h"
#include "tests/helpers/laboratory.h"

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace nephoscope::bench {

namespace {

constexpr int kRepetitions = 5;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double secondsOf(const std::chrono::steady_clock::time_point &begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Bytes that are in use by `new` and `malloc`.
double heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

void line(const char *name, double value, const char *unit, const char *aim)
{
    std::printf("%-40s %10.3g %-8s aim %s\n", name, value, unit, aim);
    std::fflush(stdout);
}

bool printDataCenter(const char *program)
{
    std::vector<double> seconds;
    std::vector<double> mebibytes;
    for (int i = 0; i < kRepetitions; ++i) {
        // A process of its own: the greatest memory of a process never goes down again.
        FILE *child = popen(("'" + std::string(program) + "' --data-center").c_str(), "r");
        double time = 0;
        double memory = 0;
        const bool isRead = child && std::fscanf(child, "%lf %lf", &time, &memory) == 2;
        if (!child || pclose(child) != 0 || !isRead)
            return false;
        seconds.push_back(time);
        mebibytes.push_back(memory);
    }
    line("data center, 22,000 elements", median(seconds), "s", "<= 0.25 (1,000 hosts, 10,000 servers, 100,000 requests)");
    line("data center, peak memory", median(mebibytes), "MiB", "<= 64");
    return true;
}

std::unique_ptr<sim::Simulation> begin(const Architecture &design)
{
    Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn());
    if (!plan)
        return nullptr;
    auto simulation = sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(plan).value()));
    return simulation ? std::move(simulation).value() : nullptr;
}

/// The mechanisms of so many virtual servers more on the same hosts, less those of the hosts alone.
bool printServerMemory()
{
    const auto memoryOf = [](int servers) {
        Architecture design = dataCenter(100, servers, 1);
        std::erase_if(design.elements, [](const Element &element) { return element.type == "cloud_service"; });
        Result<sim::Plan> compiled = sim::compile(design, Catalogue::builtIn());
        if (!compiled)
            return -1.0;
        const auto plan = std::make_shared<const sim::Plan>(std::move(compiled).value());
        const double before = heapInUse();
        const auto simulation = sim::Simulation::create(plan);
        return simulation ? heapInUse() - before : -1.0;
    };
    const double with = memoryOf(2000);
    const double without = memoryOf(0);
    if (with < 0 || without < 0)
        return false;
    line("memory of a virtual server", (with - without) / 2000, "bytes", "<= 2048");
    return true;
}

bool printRequestMemory()
{
    constexpr int kRequests = 1 << 17;
    tests::Laboratory lab(1000, 0, 1);
    lab.service("s", 1, 1000);
    lab.consumer("c", 0, {{"workload", "batch"}, {"count", kRequests}});
    lab.request("c", "s");
    const auto simulation = begin(lab.design());
    if (!simulation)
        return false;
    const double before = heapInUse();
    if (!simulation->runUntil(1) || simulation->requests().live() < kRequests - 1)
        return false;
    line("memory of a request under way", (heapInUse() - before) / kRequests, "bytes", "<= 200");
    return true;
}

bool printExample()
{
    const Result<ReadDocument> document = readDocumentFile(NEPHOSCOPE_SOURCE_DIR "/examples/12-01-hypervisor-clustering.neph", Catalogue::builtIn());
    if (!document)
        return false;
    std::vector<double> seconds;
    double duration = 0;
    for (int i = 0; i < kRepetitions; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto simulation = begin(document->architecture);
        if (!simulation || !simulation->runUntil(simulation->plan().duration))
            return false;
        seconds.push_back(secondsOf(start));
        duration = sim::toSeconds(simulation->plan().duration);
    }
    line("12-01, one run", median(seconds) * 1e3, "ms", "-");
    line("12-01, simulated s a s", duration / median(seconds), "", "-");
    return true;
}

/// A day of a million requests a second, as a flow.
bool printInternetScale()
{
    const Result<ReadDocument> document = readDocumentFile(NEPHOSCOPE_SOURCE_DIR "/examples/05-internet-scale.neph", Catalogue::builtIn());
    if (!document)
        return false;
    std::vector<double> seconds;
    for (int i = 0; i < kRepetitions; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto simulation = begin(document->architecture);
        if (!simulation || !simulation->runUntil(simulation->plan().duration))
            return false;
        seconds.push_back(secondsOf(start));
    }
    line("86.4 billion requests as a flow", median(seconds), "s", "<= 10 (05-internet-scale, one day)");
    return true;
}

bool printReplications()
{
    tests::Laboratory lab(2000, 100, 16);
    lab.service("s", 1, 10);
    lab.consumer("c", 80);
    lab.request("c", "s");
    std::vector<double> gains;
    for (int i = 0; i < kRepetitions; ++i) {
        double seconds[2] = {};
        for (const int threads : {1, 2}) {
            sim::ExperimentOptions options;
            options.threads = threads;
            const auto start = std::chrono::steady_clock::now();
            if (!sim::simulate(lab.design(), Catalogue::builtIn(), "", options))
                return false;
            seconds[threads - 1] = secondsOf(start);
        }
        gains.push_back(seconds[0] / seconds[1]);
    }
    line("replications, two cores over one", median(gains), "times", ">= 1.8");
    return true;
}

} // namespace

int runDataCenterAlone()
{
    Catalogue::builtIn();
    const Architecture design = dataCenter(1000, 10'000, 100'000);
    const DataCenterRun run = runDataCenter(design);
    // Ten a server, one second each: they wait for 5.5 s on average.
    if (run.mean < 5.49 || run.mean > 5.51) {
        std::fprintf(stderr, "the requests of the data center take %g s\n", run.mean);
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.6f %.3f\n", run.total(), static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}

bool printWholeRuns(const char *program)
{
    return printExample() && printInternetScale() && printDataCenter(program) && printServerMemory() && printRequestMemory() && printReplications();
}

} // namespace nephoscope::bench
