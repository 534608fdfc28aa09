// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/warmup.h"

#include "model/variant.h"
#include "sim/experiment/scheduler.h"
#include "sim/plan/plan.h"
#include "sim/results/warmup_cut.h"
#include "sim/run/run_once.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <string_view>
#include <unordered_set>

namespace nephoscope::sim {

namespace {

constexpr int kFewestRuns = 5;
constexpr int kMostRuns = 20;

/// What tells how far a design is from its steady state, summed (or averaged) over its elements.
enum Sign : std::size_t { Waiting, Busy, Throughput, Response, kSigns };

struct Watched {
    std::vector<double> times;
    std::array<std::vector<double>, kSigns> points;
};

std::unordered_set<std::string_view> consumersOf(const RunRecord &record)
{
    // Consumers alone have a 95th percentile of the response time.
    constexpr std::string_view kOwn = ".response_time_p95";
    std::unordered_set<std::string_view> consumers; // asked, never walked
    for (const auto &[name, series] : record.series) {
        if (name.ends_with(kOwn))
            consumers.insert(std::string_view(name).substr(0, name.size() - kOwn.size()));
    }
    return consumers;
}

Watched watch(const RunRecord &record)
{
    Watched watched;
    AveragedSeries response;
    const std::unordered_set<std::string_view> consumers = consumersOf(record);
    const auto addTo = [&watched](Sign sign, const Series &series) {
        std::vector<double> &sums = watched.points[sign];
        sums.resize(std::max(sums.size(), series.v.size()), 0);
        for (std::size_t i = 0; i < series.v.size(); ++i)
            sums[i] += std::isnan(series.v[i]) ? 0 : series.v[i];
    };
    for (const auto &[name, series] : record.series) {
        const auto dot = name.rfind('.');
        const std::string_view element = std::string_view(name).substr(0, dot);
        const std::string_view metric = std::string_view(name).substr(dot + 1);
        if (series.t.size() > watched.times.size())
            watched.times = series.t;
        if (metric == "queue_length")
            addTo(Waiting, series);
        else if (metric == "utilization")
            addTo(Busy, series);
        else if (metric == "throughput" && consumers.contains(element))
            addTo(Throughput, series);
        else if (metric == "response_time_mean" && consumers.contains(element))
            response.add(series.v);
    }
    watched.points[Response] = response.mean();
    return watched;
}

/// The plans of all variants, and what their runs showed.
struct Pilot {
    Plan plan;
    std::vector<Watched> runs;
};

FoundWarmup cutOf(const Pilot &pilot, double duration)
{
    FoundWarmup found;
    for (std::size_t sign = 0; sign < kSigns; ++sign) {
        AveragedSeries averaged;
        for (const Watched &run : pilot.runs)
            averaged.add(run.points[sign]);
        std::vector<double> mean = averaged.mean();
        if (mean.size() < 2)
            continue;
        // The first point stands at time 0, before anything was measured.
        mean.erase(mean.begin());
        const WarmupCut cut = mser5(mean);
        found.isEnough = found.isEnough && cut.isFound;
        const std::vector<double> &times = pilot.runs.front().times;
        found.seconds = std::max(found.seconds, std::min(times[std::min(cut.points, times.size() - 1)], duration / 2));
    }
    return found;
}

} // namespace

int pilotRunsOf(const RunSettings &settings)
{
    return std::clamp(settings.replications, kFewestRuns, kMostRuns);
}

Result<FoundWarmup> findWarmup(const Architecture &base, const Catalogue &catalogue, const std::vector<std::string> &variants, const ExperimentOptions &options)
{
    std::deque<Pilot> pilots;
    std::vector<Task> tasks;
    const int runs = pilotRunsOf(base.run);
    for (const std::string &variant : variants) {
        const Result<Architecture> design = applyVariant(base, catalogue, variant == "base" ? "" : variant);
        if (!design)
            return design.error();
        Result<Plan> plan = compile(*design, catalogue, options.folder);
        if (!plan)
            return plan.error();
        Pilot &pilot = pilots.emplace_back(Pilot{std::move(plan).value(), std::vector<Watched>(static_cast<std::size_t>(runs))});
        for (int replication = 0; replication < runs; ++replication) {
            Task task;
            task.duration = pilot.plan.duration;
            task.run = [&pilot, replication](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) -> Result<Done> {
                RunRequest request;
                request.replication = replication;
                request.cancel = &cancel;
                request.clock = &clock;
                const Result<RunRecord> record = runOnce(pilot.plan, request);
                if (!record)
                    return record.error();
                pilot.runs[static_cast<std::size_t>(replication)] = watch(*record);
                return Done{};
            };
            tasks.push_back(std::move(task));
        }
    }
    ExperimentOptions marked = options;
    if (options.onProgress) {
        marked.onProgress = [&options](Progress progress) {
            progress.isPilot = true;
            options.onProgress(progress);
        };
    }
    if (const Result<Done> done = runTasks(tasks, marked); !done)
        return done.error();
    FoundWarmup longest{base.run.warmup, true};
    for (const Pilot &pilot : pilots) {
        const FoundWarmup found = cutOf(pilot, base.run.duration);
        longest.seconds = std::max(longest.seconds, found.seconds);
        longest.isEnough = longest.isEnough && found.isEnough;
    }
    return longest;
}

Result<FoundWarmup> settleWarmup(Architecture &design, const Catalogue &catalogue, const std::vector<std::string> &variants, const ExperimentOptions &options)
{
    if (!design.run.findWarmup)
        return FoundWarmup{design.run.warmup, true};
    Result<FoundWarmup> found = findWarmup(design, catalogue, variants, options);
    if (found)
        design.run.warmup = found->seconds;
    return found;
}

} // namespace nephoscope::sim
