// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/selection.h"

#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nephoscope::sim;

class SelectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCheapestIsFoundAsOftenAsPromised();
    void theCheapestThatKeepsItsBoundIsFoundAsOftenAsPromised();
    void whatDoesNotVaryIsToldAtOnce();
    void aStrictBoundIsNotToBeMet();
    void ofTwoThatCostTheSameTheFirstStays();
    void nothingMeasuredIsNoSuccess();
    void whatTheReplicationsLeaveOpenIsSaid();
};

namespace {

constexpr int kMacroRuns = 1000;
// Three standard errors of a share of 0.95 over 1,000 trials below it: 0.95 - 3 × 0.0069.
constexpr int kAtLeast = 929;

struct Made {
    double cost = 0;
    double value = 0;
};

/// Costs and values of standard deviation 1 about the means given, paired: a common part of both makes half of the variance.
Selection choose(const std::vector<Made> &means, const std::vector<SelectionBound> &bounds, const SelectionSettings &settings, std::uint64_t seed)
{
    Selection selection(means.size(), bounds, settings);
    RandomStream common(seed, 0, "common", "test");
    std::vector<RandomStream> own;
    for (std::size_t i = 0; i < means.size(); ++i)
        own.emplace_back(seed, i + 1, "own", "test");
    for (int r = 0; !selection.isDone();) {
        const std::vector<std::size_t> open = selection.open();
        for (const int target = selection.target(); r < target; ++r) {
            const double shared = common.normal() * std::sqrt(0.5);
            for (const std::size_t i : open) {
                const double cost = means[i].cost + shared + own[i].normal() * std::sqrt(0.5);
                const double value = means[i].value + shared + own[i].normal() * std::sqrt(0.5);
                if (selection.state(i) == CandidateState::Open)
                    selection.add(i, cost, std::vector<double>(bounds.size(), value));
            }
        }
        selection.screen();
    }
    return selection;
}

/// Twice, so that neither observation nor target can be forgotten.
Selection constant(const std::vector<Made> &candidates, const std::vector<SelectionBound> &bounds)
{
    Selection selection(candidates.size(), bounds, {.indifference = 1, .first = 2, .most = 100});
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (int r = 0; r < 2 && selection.state(i) == CandidateState::Open; ++r)
            selection.add(i, candidates[i].cost, std::vector<double>(bounds.size(), candidates[i].value));
    }
    selection.screen();
    return selection;
}

} // namespace

// The least favourable case of Kim and Nelson: all others cost exactly the indifference more. The choice by the means of ten alone is
// wrong there far more often than one time in twenty: the difference of two means has a standard error of 0.32, as much as the indifference.
void SelectionTest::theCheapestIsFoundAsOftenAsPromised()
{
    const double delta = 0.3;
    const std::vector<Made> means{{delta, 0}, {delta, 0}, {0, 0}, {delta, 0}, {delta, 0}};
    int right = 0;
    int rightAtOnce = 0;
    for (int seed = 1; seed <= kMacroRuns; ++seed) {
        const Selection selection = choose(means, {}, {.confidence = 0.95, .indifference = delta, .first = 10, .most = 100000}, static_cast<std::uint64_t>(seed));
        QVERIFY(selection.isGuaranteed());
        right += selection.state(2) == CandidateState::Chosen ? 1 : 0;
        const Selection fixed = choose(means, {}, {.confidence = 0.95, .indifference = delta, .first = 10, .most = 10}, static_cast<std::uint64_t>(seed));
        rightAtOnce += fixed.state(2) == CandidateState::Chosen ? 1 : 0;
    }
    qInfo("right in %d of %d, by the first stage alone in %d", right, kMacroRuns, rightAtOnce);
    QVERIFY(right >= kAtLeast);
    QVERIFY(rightAtOnce < 800);
}

// As above with a bound: two that would be cheaper lie the tolerance beyond it, the others the tolerance within.
void SelectionTest::theCheapestThatKeepsItsBoundIsFoundAsOftenAsPromised()
{
    const double delta = 0.4;
    const double tolerance = 0.4;
    const std::vector<Made> means{{-1, 5 + tolerance}, {delta, 5 - tolerance}, {-delta, 5 + tolerance}, {0, 5 - tolerance}, {delta, 5 - tolerance}};
    int right = 0;
    for (int seed = 1; seed <= kMacroRuns; ++seed) {
        const Selection selection = choose(means, {{.most = 5, .tolerance = tolerance}},
                                           {.confidence = 0.95, .indifference = delta, .first = 10, .most = 100000}, static_cast<std::uint64_t>(seed));
        QVERIFY(selection.isGuaranteed());
        right += selection.state(3) == CandidateState::Chosen ? 1 : 0;
    }
    qInfo("right in %d of %d", right, kMacroRuns);
    QVERIFY(right >= kAtLeast);
}

void SelectionTest::whatDoesNotVaryIsToldAtOnce()
{
    const Selection selection = constant({{30, 1}, {20, 2}, {10, 4}, {25, 3}}, {{.most = 3, .tolerance = 0.1}});
    QVERIFY(selection.isDone() && selection.isGuaranteed());
    QCOMPARE(selection.state(0), CandidateState::Dearer);
    QCOMPARE(selection.state(1), CandidateState::Chosen);
    QCOMPARE(selection.state(2), CandidateState::Breaks);
    QCOMPARE(selection.brokenBound(2), std::size_t(0));
    QCOMPARE(selection.state(3), CandidateState::Dearer); // on the bound is within it
}

void SelectionTest::aStrictBoundIsNotToBeMet()
{
    QCOMPARE(constant({{1, 3}}, {{.most = 3, .tolerance = 0.1}}).state(0), CandidateState::Chosen);
    QCOMPARE(constant({{1, 3}}, {{.most = 3, .tolerance = 0.1, .isStrict = true}}).state(0), CandidateState::Breaks);
}

void SelectionTest::ofTwoThatCostTheSameTheFirstStays()
{
    const Selection selection = constant({{7, 0}, {7, 0}, {7, 0}}, {});
    QVERIFY(selection.isDone() && selection.isGuaranteed());
    QCOMPARE(selection.state(0), CandidateState::Chosen);
    QCOMPARE(selection.state(1), CandidateState::Dearer);
    QCOMPARE(selection.state(2), CandidateState::Dearer);
}

void SelectionTest::nothingMeasuredIsNoSuccess()
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const Selection selection = constant({{1, nothing}, {5, 0}}, {{.most = 3, .tolerance = 0.1}});
    QCOMPARE(selection.state(0), CandidateState::Unmeasured);
    QCOMPARE(selection.state(1), CandidateState::Chosen);
}

// Two that cost the same on average and vary cannot be told apart by 20 looks at an indifference of a hundredth.
void SelectionTest::whatTheReplicationsLeaveOpenIsSaid()
{
    const Selection selection = choose({{0, 0}, {0, 0}}, {}, {.confidence = 0.95, .indifference = 0.01, .first = 10, .most = 20}, 3);
    QVERIFY(selection.isDone() && !selection.isGuaranteed());
    QCOMPARE(selection.unresolved().size(), std::size_t(1));
    const std::size_t other = selection.unresolved().front();
    QCOMPARE(selection.state(other), CandidateState::Dearer);
    QCOMPARE(selection.state(1 - other), CandidateState::Chosen);
    QCOMPARE(selection.observations(0), 20);
}

NEPHOSCOPE_TEST(SelectionTest);
#include "selection_test.moc"
