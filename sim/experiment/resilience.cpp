// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/resilience.h"

#include "model/rules/structural_cuts.h"
#include "sim/experiment/design_runs.h"
#include "sim/experiment/expectations.h"
#include "sim/experiment/resilience_reasons.h"
#include "sim/experiment/warmup.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>

namespace nephoscope::sim {

namespace {

constexpr std::size_t kMostRuns = 10'000;

Error rangeError(std::string sentence)
{
    return {"E-RANGE", std::move(sentence), {}, {}, 0, 0};
}

/// The design without the faults that it has in its script.
Architecture unharmed(Architecture design)
{
    std::erase_if(design.events, [](const Event &event) { return event.action == "fail" || event.action == "repair"; });
    return design;
}

double defaultTime(const Architecture &design)
{
    double first = design.run.duration;
    for (const Event &event : design.events) {
        if (event.action == "fail")
            first = std::min(first, event.at);
    }
    return first < design.run.duration ? first : design.run.warmup + (design.run.duration - design.run.warmup) / 4;
}

/// What could be judged: the wanted expectations about the base that a fault at `at` can still change, then each consumer.
std::vector<Criterion> candidates(const Architecture &design, const StructuralCuts &structure, const ResilienceOptions &wanted, const Resilience &result)
{
    std::vector<Criterion> found;
    for (const Expectation &expectation : design.expect) {
        const bool isWanted = wanted.metrics.empty() || std::ranges::find(wanted.metrics, expectation.metric) != wanted.metrics.end();
        const bool isOver = expectation.to && *expectation.to <= result.at;
        if (wanted.judgesExpectations && isWanted && !isOver && isAbout(expectation, ""))
            found.push_back({expectation, {}});
    }
    for (const std::string &consumer : structure.consumers()) {
        Expectation answered;
        answered.metric = consumer + ".responses";
        answered.op = ">";
        answered.value = 0;
        answered.from = result.answeredFrom;
        answered.to = result.duration;
        found.push_back({answered, consumer});
    }
    return found;
}

/// One design under faults (or none) and its runs: compiled when the first of them starts and gone with the last, so that ten thousand of
/// them need no memory.
struct HarmedRuns {
    const std::vector<Fault> *faults = nullptr; ///< all there are
    FaultSet *set = nullptr; ///< what is found out; nullptr: the design without a fault
    std::once_flag isPrepared;
    std::optional<Error> error; ///< that it cannot be run
    std::unique_ptr<DesignRuns> runs;
    std::mutex mutex; ///< guards what follows
    int left = 0;
    std::map<int, Error> errors; ///< by replication
    Results results; ///< of the design without a fault
};

Architecture harmed(const Architecture &design, const std::vector<Fault> &faults, const FaultSet &set, double at)
{
    Architecture result = design;
    for (const std::size_t index : set.faults) {
        Event event;
        event.at = at;
        event.action = "fail";
        event.target = faults[index].target;
        event.kind = faults[index].kind;
        result.events.push_back(std::move(event));
    }
    return result;
}

/// What all runs of a test have in common.
struct Test {
    Architecture design; ///< unharmed, with the criteria as its expectations
    const Catalogue &catalogue;
    std::string folder;
    double at = 0;
    const Results *base = nullptr; ///< once it is known
};

void sumUp(HarmedRuns &one, const Test &test)
{
    Results results = one.runs->results();
    if (!one.set) {
        one.results = std::move(results);
        return;
    }
    FaultSet &set = *one.set;
    if (!one.errors.empty()) {
        set.unfinished = one.errors.begin()->second.message;
        return;
    }
    for (std::size_t i = 0; i < results.expect.size(); ++i) {
        const ExpectationVerdict &verdict = results.expect[i];
        if (!verdict.ok)
            set.broken.push_back({i, verdict.measured, verdict.text});
    }
    set.survived = set.broken.empty();
    std::vector<Fault> faults;
    for (const std::size_t index : set.faults)
        faults.push_back((*one.faults)[index]);
    set.mended = mendedBy(test.design, test.catalogue, results, faults);
    set.failures = failuresBeyond(test.design, *test.base, results);
}

Result<Done> runOne(HarmedRuns &one, const Test &test, int replication, const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock)
{
    std::call_once(one.isPrepared, [&] {
        const Architecture design = one.set ? harmed(test.design, *one.faults, *one.set, test.at) : test.design;
        Result<std::unique_ptr<DesignRuns>> runs = DesignRuns::ofDesign(design, test.catalogue, test.folder);
        if (!runs) {
            one.error = runs.error();
            return;
        }
        one.runs = std::move(runs).value();
        one.runs->keepStory(false);
    });
    if (one.error)
        return *one.error;
    const Result<Done> ran = one.runs->replication(replication).run(cancel, clock);
    // A design that cannot bear its faults tells something; one that cannot be run without them does not.
    if (!ran && (!one.set || cancel))
        return ran.error();
    const std::lock_guard lock(one.mutex);
    if (!ran)
        one.errors.emplace(replication, ran.error());
    if (--one.left == 0) {
        sumUp(one, test);
        one.runs.reset();
    }
    return Done{};
}

Result<Done> runAll(std::deque<HarmedRuns> &all, const Test &test, const ExperimentOptions &options)
{
    const int replications = std::max(1, test.design.run.replications);
    std::vector<Task> tasks;
    for (HarmedRuns &one : all) {
        one.left = replications;
        for (int replication = 0; replication < replications; ++replication) {
            Task task;
            task.duration = static_cast<std::int64_t>(std::min(test.design.run.duration, 9e9) * 1e9);
            task.run = [&one, &test, replication](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) {
                return runOne(one, test, replication, cancel, clock);
            };
            tasks.push_back(std::move(task));
        }
    }
    return runTasks(tasks, options);
}

/// Runs the design without a fault, and keeps as criteria what holds then. `done` of `total` runs are these.
Result<Results> runUnharmed(Test &test, Resilience &result, std::vector<Criterion> possible, std::size_t total, const ExperimentOptions &options)
{
    test.design.expect.clear();
    for (const Criterion &criterion : possible)
        test.design.expect.push_back(criterion.expectation);
    std::deque<HarmedRuns> one(1);
    ExperimentOptions first = options;
    first.onProgress = [&](const Progress &progress) {
        if (options.onProgress)
            options.onProgress({progress.done, static_cast<int>(total), progress.share * progress.total / static_cast<double>(total)});
    };
    if (const Result<Done> ran = runAll(one, test, first); !ran)
        return ran.error();
    Results base = std::move(one.front().results);
    test.design.expect.clear();
    for (std::size_t i = 0; i < possible.size(); ++i) {
        if (base.expect[i].ok) {
            test.design.expect.push_back(possible[i].expectation);
            result.criteria.push_back(std::move(possible[i]));
        } else if (possible[i].consumer.empty()) {
            result.setAside.push_back(base.expect[i].text);
        }
    }
    return base;
}

/// How many sets there are to be, at most one more than `most`: a large design has more pairs than memory holds.
std::size_t countSets(const Resilience &result, const std::vector<std::string> &pairKinds, std::size_t most)
{
    std::size_t count = result.faults.size();
    if (!result.hasPairs)
        return count;
    std::map<std::string, std::size_t> ofTarget;
    std::size_t before = 0;
    for (const Fault &fault : result.faults) {
        if (std::ranges::find(pairKinds, fault.kind) == pairKinds.end())
            continue;
        std::size_t &same = ofTarget[fault.target];
        count = std::min(most + 1, count + before - same);
        ++same;
        ++before;
    }
    return count;
}

void addSets(Resilience &result, const std::vector<std::string> &pairKinds)
{
    const auto mayPair = [&](std::size_t index) { return std::ranges::find(pairKinds, result.faults[index].kind) != pairKinds.end(); };
    for (std::size_t i = 0; i < result.faults.size(); ++i)
        result.sets.push_back({.faults = {i}});
    if (!result.hasPairs)
        return;
    for (std::size_t i = 0; i < result.faults.size(); ++i) {
        for (std::size_t j = i + 1; mayPair(i) && j < result.faults.size(); ++j) {
            if (mayPair(j) && !(result.faults[i].target == result.faults[j].target))
                result.sets.push_back({.faults = {i, j}});
        }
    }
}

/// Minimal sets, what the drawing says, and where the two differ.
void compareWithStructure(Resilience &result, const Architecture &design, const StructuralCuts &structure)
{
    std::vector<bool> breaksAlone(result.faults.size(), false);
    std::vector<bool> cutsAlone(result.faults.size(), false);
    for (std::size_t i = 0; i < result.sets.size(); ++i) {
        FaultSet &set = result.sets[i];
        const bool isSingle = set.faults.size() == 1;
        const auto within = [&](const std::vector<bool> &alone) {
            return !isSingle && std::ranges::any_of(set.faults, [&](std::size_t fault) { return alone[fault]; });
        };
        set.isMinimal = !set.survived && !within(breaksAlone);
        std::vector<std::string> gone;
        for (const std::size_t fault : set.faults) {
            const std::string &kind = result.faults[fault].kind;
            if (kind == "crash" || kind == "cut")
                gone.push_back(result.faults[fault].target);
        }
        set.isCompared = gone.size() == set.faults.size();
        if (set.isCompared) {
            for (const std::string &consumer : structure.cutOffBy(gone)) {
                // One that gets no answers without a fault either has nothing to lose.
                if (std::ranges::find(result.criteria, consumer, &Criterion::consumer) != result.criteria.end())
                    set.cutOff.push_back(consumer);
            }
        }
        const bool isCut = !set.cutOff.empty();
        if (isSingle) {
            breaksAlone[set.faults.front()] = !set.survived;
            cutsAlone[set.faults.front()] = isCut;
        }
        if (set.isCompared && (set.isMinimal || (isCut && !within(cutsAlone)))) {
            const FoundBy foundBy = set.survived ? FoundBy::Structure : isCut ? FoundBy::Both : FoundBy::Simulation;
            result.cuts.push_back({i, foundBy, reasonOf(design, structure, result, set, foundBy)});
        }
    }
}

Survival survivalOf(const std::vector<FaultSet> &sets, std::size_t size)
{
    Survival survival;
    for (const FaultSet &set : sets) {
        if (set.faults.size() == size) {
            ++survival.of;
            survival.survived += set.survived ? 1 : 0;
        }
    }
    return survival;
}

} // namespace

Survival Resilience::singles() const
{
    return survivalOf(sets, 1);
}

Survival Resilience::pairs() const
{
    return survivalOf(sets, 2);
}

const FaultSet *Resilience::find(std::size_t first, std::size_t second) const
{
    const std::vector<std::size_t> wanted = first == second ? std::vector{first} : std::vector{std::min(first, second), std::max(first, second)};
    if (wanted.size() == 1)
        return wanted.front() < faults.size() ? &sets[wanted.front()] : nullptr;
    const auto found = std::lower_bound(sets.begin() + static_cast<std::ptrdiff_t>(faults.size()), sets.end(), wanted,
                                        [](const FaultSet &set, const std::vector<std::size_t> &key) { return set.faults < key; });
    return found != sets.end() && found->faults == wanted ? &*found : nullptr;
}

std::string Resilience::name(const FaultSet &set) const
{
    std::string text;
    for (const std::size_t fault : set.faults)
        text += (text.empty() ? "" : " + ") + faults[fault].name();
    return text;
}

Result<Resilience> testResilience(const Architecture &given, const Catalogue &catalogue, const ResilienceOptions &wanted,
                                  const ExperimentOptions &options)
{
    const auto started = std::chrono::steady_clock::now();
    Architecture design = given;
    if (const Result<FoundWarmup> found = settleWarmup(design, catalogue, {"base"}, options); !found)
        return found.error();
    Resilience result;
    result.document = design.title;
    result.seed = design.run.seed;
    result.duration = design.run.duration;
    result.warmup = design.run.warmup;
    result.replications = std::max(1, design.run.replications);
    result.at = wanted.at.value_or(defaultTime(design));
    if (!(result.at >= 0 && result.at < result.duration))
        return rangeError("The faults are to happen at " + formatNumber(result.at) + " s and the run ends at " + formatNumber(result.duration)
                          + " s; a time from 0 to before the end would be right.");
    result.answeredFrom = result.at + (result.duration - result.at) * 0.75;
    result.hasPairs = wanted.hasPairs;

    Test test{unharmed(design), catalogue, options.folder, result.at};
    Result<std::vector<Fault>> faults = faultsOf(test.design, catalogue, wanted.kinds.empty() ? faultKinds() : wanted.kinds, result.at, options.folder);
    if (!faults)
        return faults.error();
    if (faults->empty())
        return rangeError("The design has nothing that can fail in this way; add a server or a service, or name other kinds of failure.");
    result.faults = std::move(faults).value();
    const std::vector<std::string> pairKinds = wanted.kinds.empty() ? std::vector<std::string>{"crash"} : wanted.kinds;
    const std::size_t total = (countSets(result, pairKinds, std::size_t{1} << 40) + 1) * static_cast<std::size_t>(result.replications);
    if (total > kMostRuns) {
        return rangeError(std::to_string(total / static_cast<std::size_t>(result.replications) - 1) + " sets of faults would be " + std::to_string(total)
                          + " runs and 10000 are the most; ask for fewer replications, fewer kinds of failure, or no pairs.");
    }
    addSets(result, pairKinds);

    const StructuralCuts structure(test.design, catalogue);
    const Result<Results> base = runUnharmed(test, result, candidates(design, structure, wanted, result), total, options);
    if (!base)
        return base.error();
    if (result.criteria.empty())
        return rangeError("Nothing of the design could break: no consumer is answered at the end and no expectation that is judged holds without a fault.");
    test.base = &*base;
    std::deque<HarmedRuns> all;
    for (FaultSet &set : result.sets) {
        HarmedRuns &one = all.emplace_back();
        one.faults = &result.faults;
        one.set = &set;
    }
    ExperimentOptions rest = options;
    rest.onProgress = [&](const Progress &progress) {
        const double before = static_cast<double>(result.replications);
        if (options.onProgress)
            options.onProgress({progress.done + result.replications, static_cast<int>(total),
                                (before + progress.share * progress.total) / static_cast<double>(total)});
    };
    if (const Result<Done> ran = runAll(all, test, rest); !ran)
        return ran.error();
    compareWithStructure(result, design, structure);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    result.wallSeconds = took.count();
    return result;
}

} // namespace nephoscope::sim
