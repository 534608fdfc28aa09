// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/design_runs.h"

#include "model/variant.h"
#include "sim/experiment/expectations.h"
#include "sim/results/merge.h"
#include "sim/run/run_once.h"

#include <algorithm>
#include <limits>

namespace nephoscope::sim {

namespace {

/// The same error, told about the variant in which it came up.
Error inVariant(Error error, const std::string &variant)
{
    if (variant != "base" && error.code != "E-CANCELLED")
        error.message = "In variant \"" + variant + "\": " + error.message;
    return error;
}

} // namespace

DesignRuns::DesignRuns(const Architecture &judged, std::string variant, Plan plan)
    : m_variant(std::move(variant)), m_title(judged.title), m_settings(judged.run), m_plan(std::move(plan))
{
    for (const Expectation &expectation : judged.expect) {
        if (!isAbout(expectation, m_variant))
            continue;
        m_expect.push_back(expectation);
        const auto window = windowOf(expectation, m_settings);
        if (window && std::find(m_windows.begin(), m_windows.end(), *window) == m_windows.end())
            m_windows.push_back(*window);
    }
}

Result<std::unique_ptr<DesignRuns>> DesignRuns::ofVariant(const Architecture &base, const Catalogue &catalogue, const std::string &variant,
                                                          const std::string &folder)
{
    const Result<Architecture> design = applyVariant(base, catalogue, variant == "base" ? "" : variant);
    if (!design)
        return design.error();
    Result<Plan> plan = compile(*design, catalogue, folder);
    if (!plan)
        return inVariant(plan.error(), variant);
    return std::unique_ptr<DesignRuns>(new DesignRuns(base, variant, std::move(plan).value()));
}

Result<std::unique_ptr<DesignRuns>> DesignRuns::ofDesign(const Architecture &design, const Catalogue &catalogue, const std::string &folder)
{
    Result<Plan> plan = compile(design, catalogue, folder);
    if (!plan)
        return plan.error();
    return std::unique_ptr<DesignRuns>(new DesignRuns(design, "base", std::move(plan).value()));
}

Task DesignRuns::replication(int index)
{
    return {[this, index](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) { return run(index, cancel, clock); },
            m_plan.duration};
}

Result<Done> DesignRuns::run(int index, const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock)
{
    RunRequest request;
    request.replication = index;
    request.windows = m_windows;
    request.keepsSeries = index == 0 && m_keepsStory;
    request.batches = index == 0 ? m_batches : 0;
    request.cancel = &cancel;
    request.clock = &clock;
    Result<RunRecord> record = runOnce(m_plan, request);
    if (!record)
        return inVariant(record.error(), m_variant);
    const auto place = static_cast<std::size_t>(index);
    const std::lock_guard lock(m_mutex);
    m_table.put(place, record->metrics);
    m_windowValues.resize(std::max(m_windowValues.size(), place + 1));
    m_windowValues[place] = std::move(record->windows);
    m_events.resize(std::max(m_events.size(), place + 1), 0);
    m_events[place] = record->eventsProcessed;
    if (index == 0) {
        // The log stays without the story too: expectations about events are judged in it.
        m_first = std::move(*record);
        m_first.metrics.clear();
    }
    return Done{};
}

const MetricTable &DesignRuns::table()
{
    m_table.pad();
    return m_table;
}

std::vector<double> DesignRuns::windowValues(const MetricWindow &window) const
{
    const auto index = static_cast<std::size_t>(std::find(m_windows.begin(), m_windows.end(), window) - m_windows.begin());
    std::vector<double> values;
    for (const std::vector<double> &replication : m_windowValues)
        values.push_back(index < replication.size() ? replication[index] : std::numeric_limits<double>::quiet_NaN());
    return values;
}

std::optional<Estimate> DesignRuns::windowEstimate(const Expectation &expectation) const
{
    const std::optional<MetricWindow> window = windowOf(expectation, m_settings);
    return window ? std::optional(estimate(windowValues(*window))) : std::nullopt;
}

std::vector<double> DesignRuns::valuesOf(const Expectation &expectation)
{
    const std::lock_guard lock(m_mutex);
    if (const std::optional<MetricWindow> window = windowOf(expectation, m_settings))
        return windowValues(*window);
    m_table.pad();
    const auto dot = expectation.metric.rfind('.');
    const std::vector<double> *column
        = dot == std::string::npos ? nullptr : m_table.column(expectation.metric.substr(0, dot), expectation.metric.substr(dot + 1));
    return column ? *column : std::vector<double>(m_table.replications(), std::numeric_limits<double>::quiet_NaN());
}

bool DesignRuns::measures(std::string_view path) const
{
    const auto dot = path.rfind('.');
    return dot != std::string_view::npos && m_table.column(path.substr(0, dot), path.substr(dot + 1)) != nullptr;
}

Results DesignRuns::results()
{
    const std::lock_guard lock(m_mutex);
    m_table.pad();
    Results results = merge(m_table, m_first);
    if (m_batches > 0 && results.replications == 1)
        addBatches(results, m_first.batches);
    results.isWarmupEnough = m_isWarmupEnough;
    results.document = m_title;
    results.variant = m_variant;
    results.seed = m_settings.seed;
    results.duration = m_settings.duration;
    results.warmup = m_settings.warmup;
    for (const std::uint64_t events : m_events)
        results.eventsProcessed += events;
    for (const Expectation &expectation : m_expect)
        results.expect.push_back(judge(expectation, results, windowEstimate(expectation)));
    results.digest = digestOf(results);
    return results;
}

} // namespace nephoscope::sim
