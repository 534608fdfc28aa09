// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/experiment/selection.h"
#include "sim/experiment/spending.h"
#include "sim/experiment/sweep.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nephoscope::sim {

inline constexpr int kMostCandidates = 1000;

/// What a choice among designs has to keep: one expectation of the document about its base design.
struct Requirement {
    Expectation expectation;
    std::string text;     ///< `users.response_time_p95 <= 0.5`
    double tolerance = 0; ///< in the metric's unit: a mean as near as this to the bound may be called either
};

/// One point of the grid and what became of it.
struct CheapestCandidate {
    int point = 0;
    PointWarmup warmup;
    CandidateState state = CandidateState::Open;
    int runs = 0;
    Estimate cost;                  ///< so far; n is 0 where there was nothing to measure
    std::vector<Estimate> measured; ///< one a requirement; n is 0 for those that are about the log
    std::optional<std::size_t> broken; ///< the requirement that it does not keep
    bool isUnresolved = false;      ///< could not be told from the chosen one
};

struct Cheapest {
    std::string document;
    std::string currency;
    SweepGrid grid;
    std::vector<std::string> costs; ///< `element.metric`: what is summed and made least
    bool isBill = false;            ///< whether these are what consumers are billed
    std::vector<Requirement> requirements;
    double confidence = 0;
    double indifference = 0; ///< of the cost, in its unit
    std::vector<CheapestCandidate> candidates; ///< one a point, in their order
    std::optional<std::size_t> chosen;         ///< none: nothing keeps all requirements, or not known yet
    bool isDone = false;
    bool isGuaranteed = false; ///< else at least one thing was decided by the means alone, or a run was too short for its warm-up
    int runs = 0;
    /// What was found and how far it can be trusted, in two or three sentences; empty before isDone.
    LocalText verdict;
    double wallSeconds = 0;
};

struct CheapestOptions {
    std::vector<std::string> costs = {}; ///< empty: as `spending` says, by the first replication of the first point
    Spending spending = Spending::Either;
    double confidence = 0.95;            ///< 0.5 to 0.999
    std::optional<double> indifference = {}; ///< a saving that is worth finding; none: 1 % of the least mean cost of the first stage
    double tolerance = 0.05; ///< of each bound, as a share of it (of 1 less the bound for a share above one half); above 0
    int first = 0;           ///< replications of every candidate; 0: the document's, at least 10
    int most = 1000;         ///< replications of one candidate; with `first` the same for all: a plain search over the grid
    /// Called between stages with what is known so far, from the thread that chooses.
    std::function<void(const Cheapest &)> onStep = {};
};

/// Finds the point of a grid that meets the expectations about the base design at the least cost (see Selection for how, and for what
/// the guarantee supposes: besides, that no run is too short for its warm-up). Expectations about the log are judged in the first replication. The same for any number of threads.
/// Error: as sweep(), or E-REF: no such metric, or nothing that costs and none named.
Result<Cheapest> findCheapest(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const CheapestOptions &wanted,
                              const ExperimentOptions &options = {});

/// `Cheapest: …` in words.
LocalText verdictOf(const Cheapest &cheapest);
/// In the style of the results: one candidate a line. `digest` covers all before it.
std::string toJson(const Cheapest &cheapest);

} // namespace nephoscope::sim
