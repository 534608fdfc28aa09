// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/pareto.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace nephoscope::sim;

class ParetoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFrontOfAFewPoints();
    void higherIsBetterTurnsAnAxis();
    void equalsStandTogetherAndWhatIsNoNumberDoesNot();
    void itIsWhatTheDefinitionSays();
};

namespace {

using Indices = std::vector<std::size_t>;

bool beats(const TradeOff &a, const TradeOff &b, bool isXHigher, bool isYHigher)
{
    const auto better = [](double u, double v, bool isHigher) { return isHigher ? u > v : u < v; };
    const bool isWorse = better(b.x, a.x, isXHigher) || better(b.y, a.y, isYHigher);
    return !isWorse && (better(a.x, b.x, isXHigher) || better(a.y, b.y, isYHigher));
}

} // namespace

void ParetoTest::theFrontOfAFewPoints()
{
    // Cheap and slow, dear and fast, and one in the middle; the fourth costs what the third does and is slower, the fifth is worse in both.
    const std::vector<TradeOff> points{{1, 9}, {9, 1}, {4, 4}, {4, 5}, {10, 10}};
    QCOMPARE(paretoFront(points, MetricSense::LowerIsBetter, MetricSense::LowerIsBetter), (Indices{0, 2, 1}));
    QCOMPARE(paretoFront({}, MetricSense::LowerIsBetter, MetricSense::LowerIsBetter), Indices{});
}

void ParetoTest::higherIsBetterTurnsAnAxis()
{
    // Cost against availability: 0.99 for 3 beats 0.98 for 3 and 0.99 for 4.
    const std::vector<TradeOff> points{{3, 0.98}, {3, 0.99}, {4, 0.99}, {5, 0.999}, {1, 0.5}};
    QCOMPARE(paretoFront(points, MetricSense::LowerIsBetter, MetricSense::HigherIsBetter), (Indices{4, 1, 3}));
}

void ParetoTest::equalsStandTogetherAndWhatIsNoNumberDoesNot()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<TradeOff> points{{2, 2}, {nan, 0}, {2, 2}, {0, nan}};
    QCOMPARE(paretoFront(points, MetricSense::LowerIsBetter, MetricSense::LowerIsBetter), (Indices{0, 2}));
    // The only point is not beaten, however bad it is; a better one of the same x beats it.
    QCOMPARE(paretoFront({{1, infinity}}, MetricSense::LowerIsBetter, MetricSense::LowerIsBetter), Indices{0});
    QCOMPARE(paretoFront({{1, infinity}, {1, 5}}, MetricSense::LowerIsBetter, MetricSense::LowerIsBetter), Indices{1});
}

void ParetoTest::itIsWhatTheDefinitionSays()
{
    std::mt19937 random(7); // NOLINT: the same points each time
    for (int round = 0; round < 200; ++round) {
        std::vector<TradeOff> points;
        for (int i = 0; i < 40; ++i) // few values, so that many are equal
            points.push_back({static_cast<double>(random() % 12), static_cast<double>(random() % 12)});
        const bool isXHigher = round % 2 == 1;
        const bool isYHigher = round % 4 >= 2;
        Indices expected;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (std::none_of(points.begin(), points.end(), [&](const TradeOff &other) { return beats(other, points[i], isXHigher, isYHigher); }))
                expected.push_back(i);
        }
        Indices found = paretoFront(points, isXHigher ? MetricSense::HigherIsBetter : MetricSense::LowerIsBetter,
                                    isYHigher ? MetricSense::HigherIsBetter : MetricSense::LowerIsBetter);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, expected);
    }
}

NEPHOSCOPE_TEST(ParetoTest);
#include "pareto_test.moc"
