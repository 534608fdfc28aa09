// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/experiment.h"

#include "model/variant.h"
#include "sim/experiment/expectations.h"
#include "sim/experiment/scheduler.h"
#include "sim/plan/plan.h"
#include "sim/results/merge.h"
#include "sim/run/run_once.h"

#include <algorithm>
#include <chrono>
#include <deque>

namespace nephoscope::sim {

namespace {

/// All that is run of one variant: its replications share the plan, each fills its own record.
struct VariantRuns {
    std::string id; ///< `base` for the base design
    Plan plan;
    std::vector<MetricWindow> windows; ///< those that the expectations about it ask for
    std::vector<RunRecord> records;
};

std::string nameOf(const std::string &variant)
{
    return variant.empty() ? "base" : variant;
}

/// The same error, told about the variant in which it came up.
Error inVariant(Error error, const std::string &variant)
{
    if (variant != "base" && error.code != "E-CANCELLED")
        error.message = "In variant \"" + variant + "\": " + error.message;
    return error;
}

Result<VariantRuns> prepare(const Architecture &base, const Catalogue &catalogue, const std::string &variant, const std::string &folder)
{
    const Result<Architecture> design = applyVariant(base, catalogue, variant == "base" ? "" : variant);
    if (!design)
        return design.error();
    Result<Plan> plan = compile(*design, catalogue, folder);
    if (!plan)
        return inVariant(plan.error(), variant);
    VariantRuns runs{variant, std::move(plan).value(), {}, {}};
    for (const Expectation &expectation : base.expect) {
        const auto window = isAbout(expectation, variant) ? windowOf(expectation, base.run) : std::nullopt;
        if (window && std::find(runs.windows.begin(), runs.windows.end(), *window) == runs.windows.end())
            runs.windows.push_back(*window);
    }
    runs.records.resize(static_cast<std::size_t>(std::max(1, base.run.replications)));
    return runs;
}

Task taskFor(VariantRuns &runs, std::size_t replication)
{
    const auto run = [&runs, replication](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) -> Result<Done> {
        RunRequest request;
        request.replication = static_cast<int>(replication);
        request.windows = runs.windows;
        request.keepsSeries = replication == 0;
        request.cancel = &cancel;
        request.clock = &clock;
        Result<RunRecord> record = runOnce(runs.plan, request);
        if (!record)
            return inVariant(record.error(), runs.id);
        runs.records[replication] = std::move(record).value();
        if (replication != 0) { // the story is the first one's; ten thousand of them would fill the memory
            runs.records[replication].series = {};
            runs.records[replication].log = {};
        }
        return Done{};
    };
    return {run, runs.plan.duration};
}

std::optional<Estimate> windowEstimate(const Expectation &expectation, const RunSettings &run, const VariantRuns &runs)
{
    const std::optional<MetricWindow> window = windowOf(expectation, run);
    if (!window)
        return std::nullopt;
    const auto index = std::find(runs.windows.begin(), runs.windows.end(), *window) - runs.windows.begin();
    std::vector<double> values;
    for (const RunRecord &record : runs.records)
        values.push_back(record.windows[static_cast<std::size_t>(index)]);
    return estimate(values);
}

Results finish(VariantRuns &runs, const Architecture &base)
{
    std::vector<std::optional<Estimate>> windows;
    for (const Expectation &expectation : base.expect)
        windows.push_back(isAbout(expectation, runs.id) ? windowEstimate(expectation, base.run, runs) : std::nullopt);
    Results results = merge(std::move(runs.records));
    results.document = base.title;
    results.variant = runs.id;
    results.seed = base.run.seed;
    results.duration = base.run.duration;
    results.warmup = base.run.warmup;
    for (std::size_t i = 0; i < base.expect.size(); ++i) {
        if (isAbout(base.expect[i], runs.id))
            results.expect.push_back(judge(base.expect[i], results, windows[i]));
    }
    results.digest = digestOf(results);
    return results;
}

/// Runs all replications of all the variants as one experiment.
Result<std::vector<Results>> runVariants(const Architecture &base, const Catalogue &catalogue,
                                         const std::vector<std::string> &variants, const ExperimentOptions &options)
{
    const auto started = std::chrono::steady_clock::now();
    std::deque<VariantRuns> all; // tasks hold references into it
    std::vector<Task> tasks;
    for (const std::string &variant : variants) {
        Result<VariantRuns> runs = prepare(base, catalogue, variant, options.folder);
        if (!runs)
            return runs.error();
        all.push_back(std::move(runs).value());
        for (std::size_t replication = 0; replication < all.back().records.size(); ++replication)
            tasks.push_back(taskFor(all.back(), replication));
    }
    const Result<Done> done = runTasks(tasks, options);
    if (!done)
        return done.error();
    std::vector<Results> results;
    for (VariantRuns &runs : all)
        results.push_back(finish(runs, base));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    for (Results &result : results)
        result.wallSeconds = took.count();
    return results;
}

} // namespace

Result<Results> simulate(const Architecture &architecture, const Catalogue &catalogue, const std::string &variant,
                         const ExperimentOptions &options)
{
    Result<std::vector<Results>> results = runVariants(architecture, catalogue, {nameOf(variant)}, options);
    if (!results)
        return results.error();
    return std::move(results.value().front());
}

Result<std::vector<ExpectationVerdict>> check(const Architecture &architecture, const Catalogue &catalogue,
                                              const ExperimentOptions &options)
{
    std::vector<std::string> variants;
    for (const Expectation &expectation : architecture.expect) {
        const std::string variant = nameOf(expectation.variant);
        if (std::find(variants.begin(), variants.end(), variant) == variants.end())
            variants.push_back(variant);
    }
    const Result<std::vector<Results>> results = runVariants(architecture, catalogue, variants, options);
    if (!results)
        return results.error();
    // Each variant judged its own in document order: take the next one of the variant that each expectation is about.
    std::vector<std::size_t> next(variants.size(), 0);
    std::vector<ExpectationVerdict> verdicts;
    for (const Expectation &expectation : architecture.expect) {
        const auto variant = std::find(variants.begin(), variants.end(), nameOf(expectation.variant)) - variants.begin();
        const auto index = static_cast<std::size_t>(variant);
        verdicts.push_back((*results)[index].expect[next[index]++]);
    }
    return verdicts;
}

} // namespace nephoscope::sim
