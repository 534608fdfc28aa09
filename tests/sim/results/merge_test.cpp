// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/merge.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nephoscope::sim;

class MergeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meanIntervalAndExtremes();
    void oneReplicationHasNoInterval();
    void whatWasNotMeasuredDoesNotCount();
    void theFirstReplicationTellsTheStory();
};

// 1, 2, 3: mean 2, standard deviation 1, half width t(0.95, 2) / sqrt 3 with t = 0.95 sqrt(2 / (1 - 0.95^2)).
void MergeTest::meanIntervalAndExtremes()
{
    const Estimate result = estimate({1, 2, 3});
    QCOMPARE(result.mean, 2.0);
    QCOMPARE(result.min, 1.0);
    QCOMPARE(result.max, 3.0);
    QCOMPARE(result.n, 3);
    const double t = 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95));
    QVERIFY(std::abs(*result.ci95 - t / std::sqrt(3.0)) < 1e-9);
}

void MergeTest::oneReplicationHasNoInterval()
{
    QVERIFY(!estimate({5}).ci95);
    QCOMPARE(estimate({5, 5}).ci95.value(), 0.0);
}

void MergeTest::whatWasNotMeasuredDoesNotCount()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const Estimate some = estimate({none, 4, none, 6});
    QCOMPARE(some.n, 2);
    QCOMPARE(some.mean, 5.0);
    QCOMPARE(estimate({none, none}).n, 0);
}

void MergeTest::theFirstReplicationTellsTheStory()
{
    RunRecord first;
    first.metrics = {{"b", {{"served", 10}}}, {"a", {{"served", 1}}}};
    first.series = {{"a.utilization", {{0, 1}, {0, 0.5}}}};
    first.log = {{.id = 1, .t = 60, .element = "a", .event = "failed", .target = {}, .detail = {}, .detailZh = {}}};
    RunRecord second;
    second.metrics = {{"b", {{"served", 20}}}, {"a", {{"served", 3}}}, {"a#2", {{"served", 9}}}};
    MetricTable table;
    table.put(1, second.metrics); // whichever is done first
    table.put(0, first.metrics);
    table.pad();
    const Results results = merge(table, first);
    QCOMPARE(results.replications, 2);
    QCOMPARE(results.metric("b.served")->mean, 15.0);
    QCOMPARE(results.metric("a.served")->max, 3.0);
    QCOMPARE(results.metric("a#2.served")->n, 1);
    QVERIFY(std::isnan(table.column("a#2", "served")->front())); // the first replication had no such instance
    QVERIFY(!results.metric("a.nothing"));
    QCOMPARE(results.series.at("a.utilization").v.size(), std::size_t(2));
    QCOMPARE(results.log.size(), std::size_t(1));
}

NEPHOSCOPE_TEST(MergeTest);
#include "merge_test.moc"
