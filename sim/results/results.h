// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/batch_means.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// A measure over replications. `ci95` is the half width by Student's t; none with fewer than two. `n` counts those in which there
/// was something to measure; with none the other fields mean nothing.
struct Estimate {
    double mean = 0;
    std::optional<double> ci95;
    double min = 0;
    double max = 0;
    int n = 0;
    std::optional<BatchInterval> batches = {}; ///< of one long run that was measured in batches

    /// 95 %, from replications or from batches.
    std::optional<double> halfWidth() const { return ci95 || !batches ? ci95 : batches->ci95; }
    /// Whether the interval is one that cannot be trusted.
    bool isTooShort() const { return !ci95 && batches && batches->ci95 && *batches->ci95 > 0 && batches->isTooShort; }
};

/// Points of one measure; a value is the mean over the sample that ends at its time (s).
struct Series {
    std::vector<double> t;
    std::vector<double> v;
};

/// What happened to an element, with the entry that caused it (0: nothing in the run did). Ids count from 1.
struct LogEntry {
    std::uint32_t id = 0;
    std::uint32_t cause = 0;
    double t = 0;
    std::string element;
    std::string event;
    std::string target;
    std::string detail;   ///< one sentence for people, may be empty
    std::string detailZh; ///< the same in Chinese; shown, not written to the results
};

/// Amounts of money are whole micro-units of the document's currency.
using MicroMoney = std::int64_t;

/// A stretch of metered use that is in an invoice line, and the log entry that began it (0: the run itself).
struct UsageNote {
    double from = 0; ///< s
    double to = 0;
    double quantity = 0; ///< in the unit of the line
    std::uint32_t cause = 0;
};

struct InvoiceLine {
    std::string element;
    std::string what;
    std::string model;
    double quantity = 0;
    std::string unit;
    double price = 0;
    MicroMoney amount = 0;
    std::uint64_t recordCount = 0; ///< usage records that it was rated from; 0: priced without any
    std::vector<UsageNote> records = {}; ///< the first of them
};

struct Invoice {
    std::string consumer;
    std::string currency;
    MicroMoney total = 0;
    std::vector<InvoiceLine> lines;
    std::vector<std::string> unpriced; ///< what was metered and has no price: `element.measure`
};

struct SlaVerdict {
    std::string monitor;
    std::string service;
    std::string objective;
    std::string op;
    double target = 0;
    double measured = 0;
    bool met = false;
    MicroMoney penalty = 0;
    double from = 0; ///< s: the period that it is about
    double to = 0;
};

/// How an expectation of the document came out.
struct ExpectationVerdict {
    Expectation expectation;
    std::optional<double> measured; ///< none where there is nothing to measure (the event never happened)
    bool ok = false;
    std::string text; ///< `vim.failure_detected at 63 ~ 63 ± 0`: one line without ok/FAIL
};

/// All that one or more replications of one variant showed. Metrics: element → metric → estimate.
struct Results {
    std::string document;
    std::string variant = "base";
    std::uint64_t seed = 1;
    double duration = 0;
    double warmup = 0;
    int replications = 1;
    /// Whether the run was long enough for a warm-up to be found; none where it was given, not found.
    std::optional<bool> isWarmupEnough = {};
    int batches = 0; ///< that the one replication was measured in; 0: none
    std::map<std::string, std::map<std::string, Estimate>> metrics;
    std::map<std::string, Series> series;
    std::vector<LogEntry> log;
    std::vector<Invoice> invoices;
    std::vector<SlaVerdict> sla;
    std::vector<ExpectationVerdict> expect;
    std::uint64_t eventsProcessed = 0;
    std::string digest;
    double wallSeconds = 0;

    const Estimate *metric(std::string_view path) const; ///< `element.metric`
};

/// SHA-256 of the JSON from its first byte to the last one before the comma in front of `digest`.
std::string digestOf(const Results &results);

/// The JSON of the contract, section 3. Keys in a fixed order; elements, metrics and series sorted by name; one metric, series,
/// log entry, invoice line and verdict a line. `digest` is written as it is in `results`; what was not measured is null.
std::string toJson(const Results &results);

} // namespace nephoscope::sim
