// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/merge.h"

#include "sim/results/student_t.h"

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

Results merge(std::vector<RunRecord> replications)
{
    Results results;
    results.replications = static_cast<int>(replications.size());
    std::map<std::string, std::map<std::string, std::vector<double>>> values;
    for (const RunRecord &record : replications) {
        results.eventsProcessed += record.eventsProcessed;
        for (const ElementMetrics &element : record.metrics) {
            auto &known = values[element.element];
            for (const auto &[metric, value] : element.values)
                known[metric].push_back(value);
        }
    }
    for (const auto &[element, metrics] : values) {
        for (const auto &[metric, samples] : metrics)
            results.metrics[element][metric] = estimate(samples);
    }
    if (!replications.empty()) {
        RunRecord &first = replications.front();
        for (auto &[name, series] : first.series)
            results.series[name] = std::move(series);
        results.log = std::move(first.log);
        results.invoices = std::move(first.invoices);
        results.sla = std::move(first.sla);
    }
    return results;
}

} // namespace nephoscope::sim
