// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {
struct Plan;
}

namespace nephoscope::sim::theory {

/// One measure that theory knows.
struct Prediction {
    std::string metric; ///< id as in the catalogue
    double value = 0;   ///< in the metric's own unit
};

/// A drawn part that is a case with a closed form.
struct KnownCase {
    std::string element;
    std::string name;      ///< `M/M/2`: the same in every language
    std::string formula;   ///< in signs, `Wq = C(c, A) / (cµ - λ)`
    std::string given;     ///< `λ = 150/s, µ = 100/s, c = 2`
    bool isApproximation = false;
    double throughput = 0; ///< what it rests on: requests a second that are served
    std::vector<Prediction> predictions;
};

/// All parts of a design that are such a case, in document order.
///
/// A service counts when its arrivals are a Poisson process (open consumers of a constant rate, straight, through balancers
/// that choose at random, or behind a station that hands such a process on), when its server has its cores for itself, and when
/// nothing changes in the run: no events of the document, no random faults, nothing that scales it. A consumer counts when it is closed and
/// all that it leads to are single servers. What may fail at random has its availability, with that of its
/// containers; the requests of an open consumer have that of all ways that lead to a service, in series and in parallel.
std::vector<KnownCase> knownCases(const Plan &plan);
/// Those of one element: none for an id that is not in the plan.
std::vector<KnownCase> knownCases(const Plan &plan, std::string_view element);

/// One prediction beside what was measured.
struct Comparison {
    const KnownCase *known = nullptr;
    std::string metric;
    double theory = 0;
    Estimate measured;
    double differs() const { return theory != 0 ? measured.mean / theory - 1 : measured.mean; }
};

/// All predictions that were measured. A case whose station did not serve what it rests on (a border or an agent kept requests
/// away) is left out: it was another case in this run.
std::vector<Comparison> compare(const std::vector<KnownCase> &cases, const Results &results);

} // namespace nephoscope::sim::theory
