// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/router.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

std::vector<int> countsOf(Router &router, int requests, RandomStream &random)
{
    std::vector<int> counts(router.size());
    for (int i = 0; i < requests; ++i)
        ++counts[*router.choose(random, static_cast<std::uint64_t>(i))];
    return counts;
}

} // namespace

class RouterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundRobinGoesRoundTheHealthy();
    void randomIsEven();
    void weightsAreMetExactlyAndInterleaved();
    void asymmetricFollowsCapacity();
    void leastConnectionsTakesTheLeastAndTiesAtRandom();
    void twoChoicesAvoidsTheWorst();
    void aKeyKeepsItsTarget();
    void nothingHealthyMeansNone();
};

void RouterTest::roundRobinGoesRoundTheHealthy()
{
    RandomStream random(1, 0, "router", "choice");
    Router router(RoutingPolicy::RoundRobin);
    for (int i = 0; i < 4; ++i)
        router.add();
    std::vector<std::uint32_t> chosen;
    for (int i = 0; i < 5; ++i)
        chosen.push_back(*router.choose(random));
    router.setHealthy(2, false);
    for (int i = 0; i < 4; ++i)
        chosen.push_back(*router.choose(random));
    router.setHealthy(2, true);
    router.setHealthy(2, true);
    for (int i = 0; i < 3; ++i)
        chosen.push_back(*router.choose(random));
    QCOMPARE(chosen, (std::vector<std::uint32_t>{0, 1, 2, 3, 0, 1, 3, 0, 1, 2, 3, 0}));
}

void RouterTest::randomIsEven()
{
    RandomStream random(2, 0, "router", "choice");
    Router router(RoutingPolicy::Random);
    for (int i = 0; i < 5; ++i)
        router.add();
    router.setHealthy(1, false);
    const std::vector<int> counts = countsOf(router, 400'000, random);
    QCOMPARE(counts[1], 0);
    for (const int target : {0, 2, 3, 4})
        QVERIFY(std::abs(counts[static_cast<std::size_t>(target)] - 100'000) < 5 * 274);
}

void RouterTest::weightsAreMetExactlyAndInterleaved()
{
    RandomStream random(1, 0, "router", "choice");
    Router router(RoutingPolicy::Weighted);
    router.add(5);
    router.add(1);
    router.add(1);
    router.add(0);
    std::vector<std::uint32_t> chosen;
    for (int i = 0; i < 7; ++i)
        chosen.push_back(*router.choose(random));
    QCOMPARE(chosen, (std::vector<std::uint32_t>{0, 0, 1, 0, 2, 0, 0}));
    QCOMPARE(countsOf(router, 7000, random), (std::vector<int>{5000, 1000, 1000, 0}));
}

void RouterTest::asymmetricFollowsCapacity()
{
    RandomStream random(1, 0, "router", "choice");
    Router router(RoutingPolicy::Asymmetric);
    router.add(1, 4);
    router.add(1, 2);
    QCOMPARE(countsOf(router, 600, random), (std::vector<int>{400, 200}));
    router.setCapacity(1, 4);
    QCOMPARE(countsOf(router, 600, random), (std::vector<int>{300, 300}));
}

void RouterTest::leastConnectionsTakesTheLeastAndTiesAtRandom()
{
    RandomStream random(3, 0, "router", "choice");
    Router router(RoutingPolicy::LeastConnections);
    for (int i = 0; i < 4; ++i)
        router.add();
    router.begun(0);
    router.begun(0);
    router.begun(2);
    const std::vector<int> counts = countsOf(router, 100'000, random);
    QCOMPARE(counts[0] + counts[2], 0);
    QVERIFY(std::abs(counts[1] - 50'000) < 5 * 158);
    router.begun(1);
    router.begun(3);
    router.ended(0);
    router.ended(0);
    QCOMPARE(*router.choose(random), 0u);
    router.setHealthy(0, false);
    QVERIFY(*router.choose(random) != 0);
}

void RouterTest::twoChoicesAvoidsTheWorst()
{
    RandomStream random(4, 0, "router", "choice");
    Router router(RoutingPolicy::TwoChoices);
    for (int i = 0; i < 4; ++i)
        router.add();
    router.begun(0);
    // The loaded one is never the better of two different ones; the others are equal.
    const std::vector<int> counts = countsOf(router, 90'000, random);
    QCOMPARE(counts[0], 0);
    for (std::size_t target = 1; target < 4; ++target)
        QVERIFY(std::abs(counts[target] - 30'000) < 5 * 142);
    router.setHealthy(1, false);
    router.setHealthy(2, false);
    router.setHealthy(3, false);
    QCOMPARE(*router.choose(random), 0u);
}

void RouterTest::aKeyKeepsItsTarget()
{
    RandomStream random(5, 0, "router", "choice");
    Router router(RoutingPolicy::Hash);
    for (int i = 0; i < 5; ++i)
        router.add();
    std::vector<std::uint32_t> before;
    std::vector<int> counts(5);
    for (std::uint64_t key = 0; key < 100'000; ++key) {
        before.push_back(*router.choose(random, key));
        ++counts[before.back()];
    }
    for (const int count : counts)
        QVERIFY(std::abs(count - 20'000) < 5 * 127);
    router.setHealthy(3, false);
    for (std::uint64_t key = 0; key < 1000; ++key) {
        const std::uint32_t now = *router.choose(random, key);
        QVERIFY(before[key] == 3 ? now != 3 : now == before[key]);
    }
    router.setHealthy(3, true);
    for (std::uint64_t key = 0; key < 1000; ++key)
        QCOMPARE(*router.choose(random, key), before[key]);
}

void RouterTest::nothingHealthyMeansNone()
{
    RandomStream random(6, 0, "router", "choice");
    for (const RoutingPolicy policy : {RoutingPolicy::RoundRobin, RoutingPolicy::Random, RoutingPolicy::Weighted, RoutingPolicy::Asymmetric,
                                       RoutingPolicy::LeastConnections, RoutingPolicy::TwoChoices, RoutingPolicy::Hash}) {
        Router router(policy);
        QVERIFY(!router.choose(random));
        router.add();
        router.setHealthy(0, false);
        QVERIFY(!router.choose(random));
        router.setHealthy(0, true);
        QCOMPARE(router.choose(random), std::optional<std::uint32_t>(0));
    }
}

NEPHOSCOPE_TEST(RouterTest);
#include "router_test.moc"
