// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/merge.h"

#include "sim/results/student_t.h"
#include "sim/results/trust.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

Estimate estimate(const std::vector<double> &values)
{
    Estimate result;
    double squares = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        result.min = result.n == 0 ? value : std::min(result.min, value);
        result.max = result.n == 0 ? value : std::max(result.max, value);
        ++result.n;
        const double delta = value - result.mean;
        result.mean += delta / result.n;
        squares += delta * (value - result.mean);
    }
    if (result.n >= 2) {
        // All replications of one design have the same n nearly always: the quantile is worth keeping.
        thread_local int knownFor = 0;
        thread_local double quantile = 0;
        if (knownFor != result.n) {
            quantile = studentT(0.95, result.n - 1);
            knownFor = result.n;
        }
        result.ci95 = quantile * std::sqrt(squares / (result.n - 1) / result.n);
    }
    return result;
}

void addBatches(Results &results, const std::vector<std::vector<ElementMetrics>> &batches)
{
    MetricTable table;
    for (std::size_t batch = 0; batch < batches.size(); ++batch)
        table.put(batch, batches[batch]);
    table.pad();
    results.batches = static_cast<int>(batches.size());
    for (auto &[element, metrics] : results.metrics) {
        for (auto &[metric, whole] : metrics) {
            const std::vector<double> *column = table.column(element, metric);
            if (column && whole.n > 0)
                whole.batches = trustedInterval(metric, *column, whole.mean);
        }
    }
}

Results merge(const MetricTable &table, RunRecord first)
{
    Results results;
    results.replications = static_cast<int>(table.replications());
    for (const auto &[element, metrics] : table.columns()) {
        for (const auto &[metric, values] : metrics)
            results.metrics[element][metric] = estimate(values);
    }
    for (auto &[name, series] : first.series)
        results.series[name] = std::move(series);
    results.log = std::move(first.log);
    results.invoices = std::move(first.invoices);
    results.sla = std::move(first.sla);
    return results;
}

} // namespace nephoscope::sim
