// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/cheapest.h"

#include "model/value.h"
#include "sim/experiment/design_runs.h"
#include "sim/experiment/expectations.h"
#include "sim/results/merge.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace nephoscope::sim {

namespace {

constexpr int kFewest = 10;
constexpr double kWorthFinding = 0.01;

Error refused(std::string sentence)
{
    return {"E-REF", std::move(sentence), {}, {}, 0, 0};
}

/// The part of a bound that is the scale to judge distances from it by. The last percent of an availability is what it is about.
double scaleOf(const Expectation &expectation)
{
    const double bound = std::abs(expectation.value.value_or(0));
    const bool isLowerBound = expectation.op.starts_with('>');
    const double scale = isLowerBound && bound > 0.5 && bound <= 1 ? 1 - bound : bound;
    return scale > 0 ? scale : bound > 0 ? 0.01 : 1;
}

Requirement requirementOf(const Expectation &expectation, double tolerance)
{
    Requirement requirement;
    requirement.expectation = expectation;
    if (expectation.metric.empty()) {
        requirement.text = expectation.event;
        for (const std::string &event : expectation.order)
            requirement.text += (requirement.text.empty() ? "" : ", ") + event;
        return requirement;
    }
    requirement.text = expectation.metric + " " + expectation.op + " " + formatNumber(expectation.value.value_or(0));
    if (expectation.op == "~")
        requirement.text += " ± " + formatNumber(expectation.tolerance.value_or(0));
    requirement.tolerance = tolerance * (expectation.op == "~" && expectation.tolerance.value_or(0) > 0 ? *expectation.tolerance : scaleOf(expectation));
    return requirement;
}

/// A requirement as bounds from above: `sign` × value at most so much. What is to be equal has one for each side.
struct SignedBound {
    std::size_t requirement = 0;
    double sign = 1;
    SelectionBound bound;
};

std::vector<SignedBound> boundsOf(const std::vector<Requirement> &requirements)
{
    std::vector<SignedBound> all;
    for (std::size_t i = 0; i < requirements.size(); ++i) {
        const Expectation &expectation = requirements[i].expectation;
        if (expectation.metric.empty())
            continue;
        const double value = expectation.value.value_or(0);
        const double room = expectation.op == "~" ? expectation.tolerance.value_or(0) : 0;
        const bool isStrict = expectation.op == "<" || expectation.op == ">";
        if (!expectation.op.starts_with('>'))
            all.push_back({i, 1, {value + room, requirements[i].tolerance, isStrict}});
        if (!expectation.op.starts_with('<'))
            all.push_back({i, -1, {room - value, requirements[i].tolerance, isStrict}});
    }
    return all;
}

class Search
{
public:
    Search(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const CheapestOptions &wanted, const ExperimentOptions &options)
        : m_base(base), m_catalogue(catalogue), m_wanted(wanted), m_options(options), m_runs(static_cast<std::size_t>(grid.size()))
    {
        m_shown.document = base.title;
        m_shown.currency = base.currency;
        m_shown.grid = grid;
        m_shown.costs = wanted.costs;
        m_shown.confidence = wanted.confidence;
        for (const Expectation &expectation : base.expect) {
            if (isAbout(expectation, "base"))
                m_shown.requirements.push_back(requirementOf(expectation, wanted.tolerance));
        }
        m_bounds = boundsOf(m_shown.requirements);
        m_shown.candidates.resize(m_runs.size());
        for (std::size_t i = 0; i < m_runs.size(); ++i)
            m_shown.candidates[i].point = static_cast<int>(i);
    }

    Result<Cheapest> find()
    {
        const auto started = std::chrono::steady_clock::now();
        SelectionSettings settings;
        settings.confidence = m_wanted.confidence;
        settings.first = m_wanted.first > 0 ? m_wanted.first : std::max(kFewest, m_base.run.replications);
        settings.most = std::max(settings.first, m_wanted.most);
        std::vector<SelectionBound> bounds;
        for (const SignedBound &one : m_bounds)
            bounds.push_back(one.bound);
        Selection selection(m_runs.size(), std::move(bounds), settings);
        if (const Result<Done> begun = begin(); !begun)
            return begun.error();
        for (bool isFirst = true; !selection.isDone(); isFirst = false) {
            if (const Result<Done> ran = observe(selection, selection.target()); !ran)
                return ran.error();
            if (isFirst)
                afterFirstStage(selection);
            selection.screen();
            show(selection);
            if (m_wanted.onStep && !selection.isDone())
                m_wanted.onStep(m_shown);
        }
        m_shown.isDone = true;
        const bool isAnyTooShort = std::ranges::any_of(m_shown.candidates, [](const CheapestCandidate &one) { return !one.warmup.isEnough.value_or(true); });
        m_shown.isGuaranteed = selection.isGuaranteed() && !isAnyTooShort;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        m_shown.wallSeconds = took.count();
        m_shown.verdict = verdictOf(m_shown);
        return std::move(m_shown);
    }

private:
    Error atPoint(Error error, std::size_t candidate) const
    {
        if (error.code != "E-CANCELLED")
            error.message = "At " + placeOf(m_shown.grid, static_cast<int>(candidate)) + ": " + error.message;
        return error;
    }

    /// Compiles all designs and runs the first once, to learn what it measures before much is spent.
    Result<Done> begin()
    {
        std::vector<int> points(m_runs.size());
        std::iota(points.begin(), points.end(), 0);
        const Result<std::vector<PointWarmup>> warmups = settleWarmups(m_base, m_catalogue, m_shown.grid, points, m_options);
        if (!warmups)
            return warmups.error();
        ExperimentOptions quiet = m_options;
        quiet.onProgress = nullptr;
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            Result<Architecture> design = designAt(m_base, m_catalogue, m_shown.grid, static_cast<int>(i));
            if (!design)
                return atPoint(design.error(), i);
            m_shown.candidates[i].warmup = (*warmups)[i];
            design->run.warmup = (*warmups)[i].seconds;
            Result<std::unique_ptr<DesignRuns>> runs = DesignRuns::ofDesign(*design, m_catalogue, m_options.folder);
            if (!runs)
                return atPoint(runs.error(), i);
            m_runs[i] = std::move(runs).value();
            m_runs[i]->keepStory(false);
        }
        if (const Result<Done> ran = runTasks({m_runs.front()->replication(0)}, quiet); !ran)
            return atPoint(ran.error(), 0);
        m_isFirstKnown = true;
        return nameCosts();
    }

    Result<Done> nameCosts()
    {
        for (const std::string &cost : m_shown.costs) {
            if (!m_runs.front()->measures(cost))
                return refused("The design measures no \"" + cost + "\"; name a metric of one of its elements, for example company.cost.");
        }
        if (!m_shown.costs.empty())
            return Done{};
        SpendingMetrics found = spendingOf(m_base, m_runs.front()->table(), m_wanted.spending);
        m_shown.costs = std::move(found.paths);
        m_shown.isBill = found.isBill;
        if (!m_shown.costs.empty())
            return Done{};
        if (m_wanted.spending == Spending::Bill)
            return refused("Nothing in the design is billed; add a billing management system with prices, or name the metric that is to be least.");
        return refused("Nothing in the design costs anything or is billed; give its parts a cost or a billing management system prices, or name the metric that is to be least.");
    }

    /// Runs every open candidate up to `target` replications and hands on what they showed.
    Result<Done> observe(Selection &selection, int target)
    {
        const std::vector<std::size_t> open = selection.open();
        std::vector<Task> tasks;
        std::vector<std::size_t> owners;
        // Replication by replication, so that an interruption finds all equally far.
        for (int replication = selection.observations(open.front()); replication < target; ++replication) {
            for (const std::size_t candidate : open) {
                if (replication == 0 && candidate == 0 && m_isFirstKnown)
                    continue;
                Task task = m_runs[candidate]->replication(replication);
                task.run = [this, candidate, run = std::move(task.run)](const std::atomic<bool> &cancel, std::atomic<std::int64_t> &clock) -> Result<Done> {
                    const Result<Done> ran = run(cancel, clock);
                    return ran ? ran : Result<Done>(atPoint(ran.error(), candidate));
                };
                tasks.push_back(std::move(task));
            }
        }
        ExperimentOptions stage = m_options;
        if (m_options.onProgress) {
            stage.onProgress = [this, total = m_shown.runs + static_cast<int>(tasks.size())](const Progress &progress) {
                const double before = total > 0 ? double(m_shown.runs) / total : 0;
                m_options.onProgress({m_shown.runs + progress.done, total, before + progress.share * (1 - before)});
            };
        }
        if (const Result<Done> ran = runTasks(tasks, stage); !ran)
            return ran.error();
        for (const std::size_t candidate : open)
            handOn(selection, candidate, target);
        m_shown.runs = 0;
        for (std::size_t i = 0; i < m_runs.size(); ++i)
            m_shown.runs += selection.state(i) == CandidateState::Open ? target : m_shown.candidates[i].runs;
        return Done{};
    }

    void handOn(Selection &selection, std::size_t candidate, int target)
    {
        DesignRuns &runs = *m_runs[candidate];
        const auto count = static_cast<std::size_t>(target);
        std::vector<double> costs(count, 0);
        for (const std::string &path : m_shown.costs) {
            Expectation cost;
            cost.metric = path;
            const std::vector<double> values = runs.valuesOf(cost);
            for (std::size_t i = 0; i < count; ++i)
                costs[i] += i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
        }
        std::vector<std::vector<double>> measured;
        for (const Requirement &requirement : m_shown.requirements)
            measured.push_back(requirement.expectation.metric.empty() ? std::vector<double>() : runs.valuesOf(requirement.expectation));
        for (auto i = static_cast<std::size_t>(selection.observations(candidate)); i < count; ++i) {
            std::vector<double> values;
            for (const SignedBound &one : m_bounds)
                values.push_back(one.sign * measured[one.requirement][i]);
            selection.add(candidate, costs[i], values);
            if (selection.state(candidate) != CandidateState::Open)
                break;
        }
        CheapestCandidate &shown = m_shown.candidates[candidate];
        shown.runs = target;
        shown.cost = estimate(costs);
        shown.measured.clear();
        for (const std::vector<double> &values : measured)
            shown.measured.push_back(estimate(values));
    }

    void afterFirstStage(Selection &selection)
    {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            if (selection.state(i) == CandidateState::Open)
                judgeLog(selection, i);
            const Estimate &cost = m_shown.candidates[i].cost;
            if (cost.n > 0)
                least = std::min(least, std::abs(cost.mean));
        }
        m_shown.indifference = m_wanted.indifference.value_or(std::isfinite(least) && least > 0 ? kWorthFinding * least : kWorthFinding);
        selection.setIndifference(m_shown.indifference);
    }

    /// What is to happen, in the first replication.
    void judgeLog(Selection &selection, std::size_t candidate)
    {
        const bool hasAny = std::ranges::any_of(m_shown.requirements, [](const Requirement &one) { return one.expectation.metric.empty(); });
        if (!hasAny)
            return;
        const Results results = m_runs[candidate]->results();
        for (std::size_t i = 0; i < results.expect.size(); ++i) {
            if (m_shown.requirements[i].expectation.metric.empty() && !results.expect[i].ok) {
                selection.reject(candidate, m_bounds.size() + 1);
                m_shown.candidates[candidate].broken = i;
                return;
            }
        }
    }

    void show(const Selection &selection)
    {
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            CheapestCandidate &shown = m_shown.candidates[i];
            shown.state = selection.state(i);
            if (shown.state == CandidateState::Chosen)
                m_shown.chosen = i;
            const bool isBroken = shown.state == CandidateState::Breaks || shown.state == CandidateState::Unmeasured;
            if (isBroken && selection.brokenBound(i) < m_bounds.size())
                shown.broken = m_bounds[selection.brokenBound(i)].requirement;
            shown.isUnresolved = std::ranges::find(selection.unresolved(), i) != selection.unresolved().end();
            if (shown.state != CandidateState::Open)
                m_runs[i].reset();
        }
    }

    const Architecture &m_base;
    const Catalogue &m_catalogue;
    const CheapestOptions &m_wanted;
    const ExperimentOptions &m_options;
    std::vector<std::unique_ptr<DesignRuns>> m_runs;
    std::vector<SignedBound> m_bounds;
    bool m_isFirstKnown = false;
    Cheapest m_shown;
};

} // namespace

Result<Cheapest> findCheapest(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const CheapestOptions &wanted,
                              const ExperimentOptions &options)
{
    if (grid.size() < 1 || grid.size() > kMostCandidates) {
        return refused("The grid has " + std::string(grid.size() < 1 ? "no" : "more than " + std::to_string(kMostCandidates))
                       + " points; take from 1 to " + std::to_string(kMostCandidates) + ".");
    }
    return Search(base, catalogue, grid, wanted, options).find();
}

} // namespace nephoscope::sim
