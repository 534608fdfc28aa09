// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/experiment.h"

#include "sim/experiment/design_runs.h"
#include "sim/experiment/scheduler.h"
#include "sim/experiment/warmup.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace nephoscope::sim {

namespace {

std::string nameOf(const std::string &variant)
{
    return variant.empty() ? "base" : variant;
}

/// Runs all replications of all the variants as one experiment.
Result<std::vector<Results>> runVariants(const Architecture &asked, const Catalogue &catalogue,
                                         const std::vector<std::string> &variants, const ExperimentOptions &options)
{
    const auto started = std::chrono::steady_clock::now();
    Architecture base = asked;
    const Result<FoundWarmup> warmup = settleWarmup(base, catalogue, variants, options);
    if (!warmup)
        return warmup.error();
    std::vector<std::unique_ptr<DesignRuns>> all;
    std::vector<Task> tasks;
    for (const std::string &variant : variants) {
        Result<std::unique_ptr<DesignRuns>> runs = DesignRuns::ofVariant(base, catalogue, variant, options.folder);
        if (!runs)
            return runs.error();
        all.push_back(std::move(runs).value());
        if (base.run.findWarmup)
            all.back()->setWarmupFound(warmup->isEnough);
        if (options.batches > 1 && base.run.replications <= 1)
            all.back()->measureBatches(options.batches);
        for (int replication = 0; replication < std::max(1, base.run.replications); ++replication)
            tasks.push_back(all.back()->replication(replication));
    }
    const Result<Done> done = runTasks(tasks, options);
    if (!done)
        return done.error();
    std::vector<Results> results;
    for (const std::unique_ptr<DesignRuns> &runs : all)
        results.push_back(runs->results());
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
