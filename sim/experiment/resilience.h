// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/experiment/experiment.h"
#include "sim/experiment/faults.h"
#include "sim/results/results.h"

#include <optional>
#include <string>
#include <vector>

namespace nephoscope::sim {

struct ResilienceOptions {
    bool hasPairs = false;
    /// Kinds of failure; empty: all of them for single faults, crashes for pairs.
    std::vector<std::string> kinds = {};
    /// When the faults happen, s; nothing repairs them. None: when the document lets something fail first, else when a quarter of what
    /// counts of the run is over.
    std::optional<double> at = {};
    /// Judge only the expectations about these `element.metric`; empty: all.
    std::vector<std::string> metrics = {};
    bool judgesExpectations = true; ///< false: only whether consumers are still answered
};

/// What a run with faults is judged by: an expectation of the document, or that a consumer still gets answers.
struct Criterion {
    Expectation expectation;
    std::string consumer; ///< id, where it is that the consumer is still answered; else empty
};

/// A criterion that did not hold, and what was measured (none: nothing to measure).
struct BrokenCriterion {
    std::size_t criterion = 0; ///< into Resilience::criteria
    std::optional<double> measured;
    std::string text; ///< as ExpectationVerdict::text
};

/// One fault or two at once, and what came of it.
struct FaultSet {
    std::vector<std::size_t> faults; ///< into Resilience::faults, ascending
    bool survived = false;
    std::vector<BrokenCriterion> broken = {};
    std::string unfinished = {}; ///< why the run could not finish; it did not survive then
    bool isMinimal = false; ///< breaks the design, and no part of it does
    bool isCompared = false; ///< the drawing can say something about it: things are gone (crash, cut), not hanging or slow
    std::vector<std::string> cutOff = {}; ///< consumers that by the drawing come to no service any more
    LocalText mended = {};   ///< who did something about it in the run, and what; empty: nobody
    LocalText failures = {}; ///< how requests failed where more did than without the faults; empty: no more did
};

/// Whether the run and the drawing agree that a set breaks the design.
enum class FoundBy { Both, Simulation, Structure };

/// A minimal set that breaks the design by the run or cuts consumers off by the drawing.
struct CutComparison {
    std::size_t set = 0; ///< into Resilience::sets
    FoundBy foundBy = FoundBy::Both;
    LocalText reason; ///< one sentence where they differ
};

struct Survival {
    int survived = 0;
    int of = 0;
    /// 0–1; 1 where there was nothing to survive.
    double share() const { return of == 0 ? 1 : static_cast<double>(survived) / of; }
};

/// Every single fault, and every pair of a kind, run and judged.
struct Resilience {
    std::string document;
    std::string variant = "base";
    std::uint64_t seed = 1;
    double duration = 0;
    double warmup = 0;
    int replications = 1;
    double at = 0;           ///< s, when the faults happen
    double answeredFrom = 0; ///< s, from when on consumers must be answered: the last quarter of the time after the faults
    bool hasPairs = false;
    std::vector<Fault> faults;
    std::vector<Criterion> criteria;     ///< those that hold without a fault
    std::vector<std::string> setAside;   ///< texts of the expectations that do not
    std::vector<FaultSet> sets;          ///< single faults in order, then pairs in order
    std::vector<CutComparison> cuts;     ///< in the order of the sets
    double wallSeconds = 0;

    Survival singles() const;
    Survival pairs() const;
    /// nullptr if it was not run. `second` may be `first`: the single fault.
    const FaultSet *find(std::size_t first, std::size_t second) const;
    /// `vs-1:crash + vs-2:crash`.
    std::string name(const FaultSet &set) const;
};

/// Runs the design without its own faults (its events `fail` and `repair` are left out) under every fault and, if wanted, every pair.
///
/// A set is survived when every expectation that holds without a fault still holds, and every consumer that is answered without one is
/// answered at the end too. The same random numbers everywhere; the same bytes for any number of threads.
/// Error: as simulate(); E-RANGE for a time outside the run, for more than 10,000 runs, and for nothing that can fail.
Result<Resilience> testResilience(const Architecture &design, const Catalogue &catalogue, const ResilienceOptions &wanted,
                                  const ExperimentOptions &options = {});

/// In the style of the results: one set a line. `digest` covers all before it.
std::string toJson(const Resilience &resilience);
/// One row a set: what fails, whether it was survived, what broke, what the drawing says.
std::string toCsv(const Resilience &resilience);

} // namespace nephoscope::sim
