// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/sweep.h"

#include "model/variant.h"
#include "sim/experiment/design_runs.h"
#include "sim/experiment/warmup.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace nephoscope::sim {

namespace {

/// A point is compiled by whichever of its replications comes first, and forgotten after the last: a grid may have many.
struct PointRuns {
    int point = 0;
    std::once_flag isPrepared;
    std::unique_ptr<DesignRuns> runs;
    std::optional<Error> error;
    std::atomic<int> left = 0;
    SweepPoint shown;
};

Error atPoint(Error error, const SweepGrid &grid, int point)
{
    if (error.code != "E-CANCELLED")
        error.message = "At " + placeOf(grid, point) + ": " + error.message;
    return error;
}

void finish(PointRuns &point, const SweepOptions &wanted)
{
    const Results results = point.runs->results();
    point.runs.reset();
    point.shown.point = point.point;
    for (const ExpectationVerdict &verdict : results.expect) {
        ++point.shown.expected;
        point.shown.met += verdict.ok ? 1 : 0;
    }
    if (wanted.metrics.empty()) {
        point.shown.metrics = results.metrics;
        return;
    }
    for (const std::string &path : wanted.metrics) {
        const auto dot = path.rfind('.');
        const Estimate *estimate = results.metric(path);
        point.shown.metrics[path.substr(0, dot)][path.substr(dot + 1)] = estimate ? *estimate : Estimate{};
    }
}

} // namespace

int SweepGrid::size() const
{
    std::int64_t size = 1;
    for (const Axis &axis : axes)
        size = std::min<std::int64_t>(size * static_cast<std::int64_t>(axis.values.size()), kMostPoints + 1);
    return static_cast<int>(size);
}

std::vector<Value> SweepGrid::at(int point) const
{
    std::vector<Value> values(axes.size());
    for (std::size_t i = axes.size(); i-- > 0;) {
        const int count = static_cast<int>(axes[i].values.size());
        values[i] = axes[i].values[static_cast<std::size_t>(point % count)];
        point /= count;
    }
    return values;
}

std::string placeOf(const SweepGrid &grid, int point)
{
    const std::vector<Value> values = grid.at(point);
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ", ") + grid.axes[i].path + " = " + values[i].toJson();
    return text;
}

Result<Architecture> designAt(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, int point)
{
    Architecture design = base;
    const std::vector<Value> values = grid.at(point);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string &path = grid.axes[i].path;
        Element *element = path.ends_with(".enabled") ? design.find(ElementId(path.substr(0, path.size() - 8))) : nullptr;
        if (element != nullptr && values[i].isBool()) {
            element->enabled = values[i].toBool();
        } else if (const auto set = setByPath(design, catalogue, path, values[i]); !set) {
            return set.error();
        }
    }
    return design;
}

Result<std::vector<PointWarmup>> settleWarmups(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const std::vector<int> &points,
                                               const ExperimentOptions &options)
{
    std::vector<PointWarmup> found(points.size(), PointWarmup{base.run.warmup, {}});
    if (!base.run.findWarmup)
        return found;
    const int runs = pilotRunsOf(base.run);
    const auto duration = static_cast<std::int64_t>(std::min(base.run.duration, 9e9) * 1e9);
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Task task;
        task.duration = duration;
        task.run = [&, i](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) -> Result<Done> {
            const Result<Architecture> design = designAt(base, catalogue, grid, points[i]);
            if (!design)
                return atPoint(design.error(), grid, points[i]);
            ExperimentOptions alone{.threads = 1, .onProgress = {}, .cancel = &cancel, .folder = options.folder};
            alone.onProgress = [&](const Progress &progress) {
                clock.store(static_cast<std::int64_t>(progress.share * static_cast<double>(duration)), std::memory_order_relaxed);
            };
            const Result<FoundWarmup> warmup = findWarmup(*design, catalogue, {"base"}, alone);
            if (!warmup)
                return atPoint(warmup.error(), grid, points[i]);
            clock.store(duration, std::memory_order_relaxed);
            found[i] = {warmup->seconds, warmup->isEnough};
            return Done{};
        };
        tasks.push_back(std::move(task));
    }
    ExperimentOptions all = options;
    if (options.onProgress) {
        all.onProgress = [&options, runs](const Progress &progress) { options.onProgress({progress.done * runs, progress.total * runs, progress.share, true}); };
    }
    if (const Result<Done> done = runTasks(tasks, all); !done)
        return done.error();
    return found;
}

std::vector<int> pointsTooShort(const std::vector<SweepPoint> &points)
{
    std::vector<int> found;
    for (const SweepPoint &point : points) {
        if (!point.warmup.isEnough.value_or(true))
            found.push_back(point.point);
    }
    return found;
}

Result<std::vector<SweepPoint>> sweep(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const SweepOptions &wanted,
                                      const ExperimentOptions &options)
{
    std::vector<int> numbers;
    for (int number = wanted.shard; number < grid.size(); number += wanted.shards)
        numbers.push_back(number);
    const Result<std::vector<PointWarmup>> warmups = settleWarmups(base, catalogue, grid, numbers, options);
    if (!warmups)
        return warmups.error();
    std::deque<PointRuns> points;
    std::vector<Task> tasks;
    std::mutex reporting;
    const int replications = std::max(1, base.run.replications);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        PointRuns &point = points.emplace_back();
        point.point = numbers[i];
        point.shown.warmup = (*warmups)[i];
        point.left = replications;
        for (int replication = 0; replication < replications; ++replication) {
            Task task;
            task.duration = static_cast<std::int64_t>(std::min(base.run.duration, 9e9) * 1e9);
            task.run = [&, replication](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) -> Result<Done> {
                std::call_once(point.isPrepared, [&] {
                    Result<Architecture> design = designAt(base, catalogue, grid, point.point);
                    if (design)
                        design->run.warmup = point.shown.warmup.seconds;
                    Result<std::unique_ptr<DesignRuns>> runs
                        = design ? DesignRuns::ofDesign(*design, catalogue, options.folder) : Result<std::unique_ptr<DesignRuns>>(design.error());
                    if (!runs) {
                        point.error = atPoint(runs.error(), grid, point.point);
                        return;
                    }
                    point.runs = std::move(runs).value();
                    point.runs->keepStory(false);
                });
                if (point.error)
                    return *point.error;
                if (const Result<Done> ran = point.runs->replication(replication).run(cancel, clock); !ran)
                    return atPoint(ran.error(), grid, point.point);
                if (--point.left == 0) {
                    finish(point, wanted);
                    const std::lock_guard lock(reporting);
                    if (wanted.onPoint)
                        wanted.onPoint(point.shown);
                }
                return Done{};
            };
            tasks.push_back(std::move(task));
        }
    }
    if (const Result<Done> done = runTasks(tasks, options); !done)
        return done.error();
    std::vector<SweepPoint> shown;
    for (PointRuns &point : points)
        shown.push_back(std::move(point.shown));
    return shown;
}

} // namespace nephoscope::sim
