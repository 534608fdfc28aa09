// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/comparison.h"

#include "sim/experiment/design_runs.h"
#include "sim/experiment/verdict.h"
#include "sim/experiment/warmup.h"
#include "sim/results/merge.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

namespace nephoscope::sim {

namespace {

constexpr int kFirstStep = 10;
constexpr int kFewest = 10;
constexpr int kMostUntilPrecise = 200;
constexpr std::size_t kMostKeyMetrics = 8;

using AllRuns = std::vector<std::unique_ptr<DesignRuns>>;

DifferenceKind kindOf(const Estimate &difference, std::string_view metric)
{
    const bool isClear = difference.ci95 && std::abs(difference.mean) > *difference.ci95;
    if (!isClear)
        return DifferenceKind::None;
    const MetricSense sense = senseOf(metric);
    if (sense == MetricSense::Neutral)
        return DifferenceKind::Other;
    return (difference.mean > 0) == (sense == MetricSense::HigherIsBetter) ? DifferenceKind::Better : DifferenceKind::Worse;
}

/// NaN in one of the two is NaN in the difference: a pair counts where both were measured.
std::map<std::string, std::map<std::string, Difference>> differences(const MetricTable &variant, const MetricTable &base)
{
    std::map<std::string, std::map<std::string, Difference>> result;
    for (const auto &[element, metrics] : variant.columns()) {
        for (const auto &[metric, values] : metrics) {
            const std::vector<double> *reference = base.column(element, metric);
            if (!reference)
                continue;
            std::vector<double> pairs;
            for (std::size_t i = 0; i < std::min(values.size(), reference->size()); ++i)
                pairs.push_back(values[i] - (*reference)[i]);
            const Estimate difference = estimate(pairs);
            if (difference.n > 0)
                result[element][metric] = {difference, kindOf(difference, metric)};
        }
    }
    return result;
}

bool isKnownWithin(const Estimate *estimate, double precision)
{
    if (!estimate || estimate->n == 0)
        return true; // nothing there to be known
    return estimate->ci95 && *estimate->ci95 <= precision * std::abs(estimate->mean);
}

bool isPrecise(const Comparison &comparison, double precision)
{
    return std::all_of(comparison.variants.begin(), comparison.variants.end(), [&](const ComparedVariant &variant) {
        return std::all_of(comparison.keyMetrics.begin(), comparison.keyMetrics.end(),
                           [&](const std::string &metric) { return isKnownWithin(variant.results.metric(metric), precision); });
    });
}

/// Half as many again each time: the sizes depend on nothing but the results, and at most a third of the work was not needed.
int nextStep(int done, int most)
{
    return std::min(most, done == 0 ? kFirstStep : done + std::max(kFirstStep / 2, done / 2));
}

Result<Done> checkMetrics(const std::vector<std::string> &metrics, const Results &base)
{
    for (const std::string &metric : metrics) {
        if (!base.metric(metric)) {
            return Error{"E-REF", "The base design measures no \"" + metric + "\"; name a metric of one of its elements, for example users.availability.",
                         {}, {}, 0, 0};
        }
    }
    return Done{};
}

Comparison summed(const AllRuns &all, const Architecture &base, std::optional<bool> isWarmupEnough, const CompareOptions &wanted)
{
    Comparison comparison;
    comparison.document = base.title;
    comparison.seed = base.run.seed;
    comparison.duration = base.run.duration;
    comparison.warmup = base.run.warmup;
    comparison.isWarmupEnough = isWarmupEnough;
    comparison.precision = wanted.precision;
    for (const std::unique_ptr<DesignRuns> &runs : all) {
        ComparedVariant variant;
        variant.results = runs->results();
        if (runs != all.front())
            variant.differences = differences(runs->table(), all.front()->table());
        comparison.variants.push_back(std::move(variant));
    }
    comparison.replications = comparison.variants.front().results.replications;
    comparison.keyMetrics = wanted.metrics.empty() ? keyMetricsOf(comparison.variants.front().results) : wanted.metrics;
    comparison.isPrecise = wanted.precision && isPrecise(comparison, *wanted.precision);
    for (std::size_t i = 1; i < comparison.variants.size(); ++i)
        comparison.variants[i].verdict = verdictOf(comparison, comparison.variants[i]);
    return comparison;
}

std::vector<Task> tasksOf(const AllRuns &all, int from, int to, std::vector<std::atomic<int>> &done)
{
    std::vector<Task> tasks;
    // Replication by replication, so that what is done at any time is a comparison.
    for (int replication = from; replication < to; ++replication) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            Task task = all[i]->replication(replication);
            task.run = [run = std::move(task.run), &count = done[i]](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) {
                Result<Done> result = run(cancel, clock);
                ++count;
                return result;
            };
            tasks.push_back(std::move(task));
        }
    }
    return tasks;
}

} // namespace

const Difference *ComparedVariant::difference(std::string_view path) const
{
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const auto element = differences.find(std::string(path.substr(0, dot)));
    if (element == differences.end())
        return nullptr;
    const auto found = element->second.find(std::string(path.substr(dot + 1)));
    return found == element->second.end() ? nullptr : &found->second;
}

std::vector<std::string> keyMetricsOf(const Results &results)
{
    std::vector<std::string> keys;
    const auto add = [&](const char *metric, const char *besides) {
        for (const auto &[element, metrics] : results.metrics) {
            const auto found = metrics.find(metric);
            const bool isMeasured = found != metrics.end() && found->second.n > 0;
            if (isMeasured && (*besides == '\0' || metrics.contains(besides)) && keys.size() < kMostKeyMetrics)
                keys.push_back(element + "." + metric);
        }
    };
    // Consumers alone have a 95th percentile of the response time.
    add("availability", "response_time_p95");
    add("response_time_p95", "");
    const auto addMoney = [&](const char *metric, const char *besides) {
        const std::size_t before = keys.size();
        for (const auto &[element, metrics] : results.metrics) {
            const auto found = metrics.find(metric);
            if (found != metrics.end() && found->second.max > 0 && metrics.contains(besides) && keys.size() < kMostKeyMetrics)
                keys.push_back(element + "." + metric);
        }
        return keys.size() > before;
    };
    // Where nothing is spent, what is billed by whoever writes invoices.
    if (!addMoney("cost", "cost"))
        addMoney("charges", "invoices");
    add("failures", "response_time_p95");
    return keys;
}

Result<Comparison> compare(const Architecture &asked, const Catalogue &catalogue, const CompareOptions &wanted, const ExperimentOptions &options)
{
    const auto started = std::chrono::steady_clock::now();
    std::vector<std::string> ids{"base"};
    for (const Variant &variant : asked.variants) {
        if (wanted.variants.empty())
            ids.push_back(variant.id.text());
    }
    ids.insert(ids.end(), wanted.variants.begin(), wanted.variants.end());
    Architecture base = asked;
    const Result<FoundWarmup> warmup = settleWarmup(base, catalogue, ids, options);
    if (!warmup)
        return warmup.error();
    const std::optional<bool> isWarmupEnough = base.run.findWarmup ? std::optional(warmup->isEnough) : std::nullopt;
    AllRuns all;
    for (const std::string &id : ids) {
        Result<std::unique_ptr<DesignRuns>> runs = DesignRuns::ofVariant(base, catalogue, id, options.folder);
        if (!runs)
            return runs.error();
        all.push_back(std::move(runs).value());
        all.back()->keepStory(false);
        if (isWarmupEnough)
            all.back()->setWarmupFound(*isWarmupEnough);
    }
    const int most = wanted.replications > 0 ? wanted.replications
        : wanted.precision                   ? kMostUntilPrecise
                                             : std::max(kFewest, base.run.replications);
    std::vector<std::atomic<int>> counts(all.size());
    for (int done = 0;;) {
        const int next = nextStep(done, most);
        const std::vector<Task> tasks = tasksOf(all, done, next, counts);
        ExperimentOptions step = options;
        step.onProgress = [&](const Progress &progress) {
            if (wanted.onDone)
                wanted.onDone({counts.begin(), counts.end()});
            if (!options.onProgress)
                return;
            const double share = (done + progress.share * (next - done)) / most;
            options.onProgress({done * static_cast<int>(all.size()) + progress.done, most * static_cast<int>(all.size()), share});
        };
        const Result<Done> ran = runTasks(tasks, step);
        if (!ran)
            return ran.error();
        done = next;
        Comparison comparison = summed(all, base, isWarmupEnough, wanted);
        if (const Result<Done> checked = checkMetrics(wanted.metrics, comparison.variants.front().results); !checked)
            return checked.error();
        if (done < most && !comparison.isPrecise) {
            if (wanted.onStep)
                wanted.onStep(comparison);
            continue;
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        comparison.wallSeconds = took.count();
        return comparison;
    }
}

} // namespace nephoscope::sim
