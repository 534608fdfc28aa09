// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/metric_name.h"
#include "sim/results/results.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nephoscope::sim {

/// A metric that an expectation asks for over a part of the run: only what ended, or the time average, in [from, to) s.
struct MetricWindow {
    std::string element;
    std::string metric;
    double from = 0;
    double to = 0;
    bool operator==(const MetricWindow &) const = default;
};

/// What one replication is asked to do, beside the design itself (which holds duration, warm-up, seed, sample).
struct RunRequest {
    int replication = 0; ///< counts from 0; keys all draws together with the seed
    std::vector<MetricWindow> windows;
    /// If above 0: the part of the run after the warm-up is measured in so many equal stretches too.
    int batches = 0;
    /// Only the first replication's series, log, invoices and verdicts are reported: the others need not keep series.
    bool keepsSeries = true;
    /// A live run hands its lines on with each snapshot and keeps none: its log may be longer, and record() has none.
    bool keepsLog = true;
    const std::atomic<bool> *cancel = nullptr; ///< set to true: the run ends within 100 ms with E-CANCELLED
    std::atomic<std::int64_t> *clock = nullptr; ///< if given: simulated time (ns) so far, stored at least every 1,000 events
};

/// The metrics of one element, in the catalogue's order. NaN: there was nothing to measure (a mean over no requests).
struct ElementMetrics {
    std::string element; ///< id, clones as `vs-1#2`
    std::vector<std::pair<MetricName, double>> values;
};

/// All that one replication showed. Elements in document order, clones after; everything in an order that depends on
/// the design and the seed alone, since the digest covers it.
struct RunRecord {
    std::vector<ElementMetrics> metrics;
    std::vector<std::pair<std::string, Series>> series; ///< `element.metric`
    std::vector<LogEntry> log;
    std::vector<Invoice> invoices;
    std::vector<SlaVerdict> sla;
    std::vector<std::vector<ElementMetrics>> batches; ///< one a stretch, in order; without what clones did together
    std::vector<double> windows; ///< one value for each RunRequest::windows, NaN: nothing to measure
    std::uint64_t eventsProcessed = 0;
};

} // namespace nephoscope::sim
