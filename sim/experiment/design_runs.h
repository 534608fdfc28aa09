// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/metric_table.h"
#include "sim/experiment/scheduler.h"
#include "sim/plan/plan.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// One design of an experiment (a variant, a point of a sweep) and what its replications showed so far.
///
/// The replications share the plan; what they showed is kept as one number a metric and replication, and the story (series, log,
/// invoices) of the first alone: ten thousand of them would fill the memory.
class DesignRuns
{
public:
    /// Compiles the base design with the changes of a variant (`base`: none), whose expectations it will judge.
    /// `folder` is that of the document.
    static Result<std::unique_ptr<DesignRuns>> ofVariant(const Architecture &base, const Catalogue &catalogue, const std::string &variant,
                                                         const std::string &folder);
    /// Compiles a design that is run as it stands; `expect` is what it will be judged by.
    static Result<std::unique_ptr<DesignRuns>> ofDesign(const Architecture &design, const Catalogue &catalogue, const std::string &folder);

    /// The task that runs one replication, counted from 0. The object must outlive it.
    Task replication(int index);
    /// What the replications stored so far showed, with expectations judged and the digest; wallSeconds is left out.
    Results results();
    /// After pad(): one column a metric.
    const MetricTable &table();
    /// What an expectation about a metric is judged by, one value a replication so far; NaN: nothing to measure. \pre no task runs
    std::vector<double> valuesOf(const Expectation &expectation);
    /// Whether there is such a metric. \pre no task runs
    bool measures(std::string_view path) const;
    const std::string &variant() const { return m_variant; }
    /// Whether series, log and invoices of the first replication are kept too (they are, unless switched off).
    void keepStory(bool isKept) { m_keepsStory = isKept; }
    /// Measures the first replication in so many batches too (0: not), for the interval of one long run.
    void measureBatches(int count) { m_batches = count; }
    /// Says that the warm-up was found, not given.
    void setWarmupFound(bool isEnough) { m_isWarmupEnough = isEnough; }

private:
    DesignRuns(const Architecture &judged, std::string variant, Plan plan);
    Result<Done> run(int index, const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock);
    std::vector<double> windowValues(const MetricWindow &window) const;
    std::optional<Estimate> windowEstimate(const Expectation &expectation) const;

    std::string m_variant;
    std::string m_title;
    RunSettings m_settings;
    std::vector<Expectation> m_expect; ///< those about this variant
    Plan m_plan;
    std::vector<MetricWindow> m_windows; ///< those that the expectations ask for
    bool m_keepsStory = true;
    int m_batches = 0;
    std::optional<bool> m_isWarmupEnough;

    std::mutex m_mutex; ///< guards what follows while tasks run
    MetricTable m_table;
    std::vector<std::vector<double>> m_windowValues; ///< one list a replication
    RunRecord m_first;
    std::vector<std::uint64_t> m_events;
};

} // namespace nephoscope::sim
