// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/experiment/experiment.h"
#include "sim/results/results.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// Which way of a metric people want.
enum class MetricSense { Neutral, HigherIsBetter, LowerIsBetter };
MetricSense senseOf(std::string_view metric);
/// How many metrics senseOf() knows.
int metricsWithSense();

/// Whether a difference between a variant and the base is beyond chance (its 95 % interval leaves zero out), and what it means.
enum class DifferenceKind { None, Better, Worse, Other };

/// The variant less the base, replication by replication under the same random numbers.
struct Difference {
    Estimate estimate;
    DifferenceKind kind = DifferenceKind::None;
    bool isClear() const { return kind != DifferenceKind::None; }
};

struct ComparedVariant {
    Results results;
    std::map<std::string, std::map<std::string, Difference>> differences; ///< element → metric; empty for the base
    LocalText verdict; ///< 'Costs 8 to 11 % less; response time no different; 20 replications.'; empty for the base

    const Difference *difference(std::string_view path) const; ///< `element.metric`
};

/// The base design and its variants, each run with the same random numbers.
struct Comparison {
    std::string document;
    std::uint64_t seed = 1;
    double duration = 0;
    double warmup = 0;
    std::optional<bool> isWarmupEnough; ///< as in Results
    int replications = 0;
    /// Of sequential stopping: the wanted half width as a share of the mean, and whether all key metrics got there.
    std::optional<double> precision;
    bool isPrecise = false;
    std::vector<std::string> keyMetrics; ///< `element.metric`, those that the verdicts speak of
    std::vector<ComparedVariant> variants; ///< the base first, then document order
    double wallSeconds = 0;
};

struct CompareOptions {
    std::vector<std::string> variants = {}; ///< ids; empty: all
    int replications = 0;              ///< 0: the document's, at least 10
    /// If given: goes on, in steps that only the results so far decide, until each key metric of each variant is known within this
    /// share of its mean, or `replications` (0: 200) are done.
    std::optional<double> precision = {};
    std::vector<std::string> metrics = {}; ///< key metrics; empty: availability, response time, failures and cost where there are any
    /// Called between steps with what is known so far, from the thread that compares.
    std::function<void(const Comparison &)> onStep = {};
    /// Replications done of each variant, the base first; called as `onProgress` of the experiment is.
    std::function<void(const std::vector<int> &)> onDone = {};
};

/// The key metrics of a design: availability, response time (95th percentile) and failures of each consumer that drives it, cost of
/// each organization and cloud, or where there is none the charges of whatever writes invoices; at most eight.
std::vector<std::string> keyMetricsOf(const Results &results);

/// Compares the variants of a design. The same bytes for any number of threads. Error: as simulate(), or a metric that is not there.
Result<Comparison> compare(const Architecture &base, const Catalogue &catalogue, const CompareOptions &wanted,
                           const ExperimentOptions &options = {});

/// The comparison in the style of the results: one metric a line. `digest` covers all before it.
std::string toJson(const Comparison &comparison);

} // namespace nephoscope::sim
