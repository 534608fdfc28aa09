// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/histogram.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/sampled_series.h"
#include "sim/engine/statistics.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace nephoscope;
using namespace nephoscope::sim;

class StatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void levelsAreIntegratedExactly();
    void averagesAreWeightedByTime();
    void durationsKeepTheirMoments();
    void welfordMergesAsIfAllHadBeenOne();
    void percentilesAreWithinOnePercentAtEverySize();
    void aHistogramWindowIsEndMinusStart();
    void fewAndManyDurationsAreCountedAlike();
    void countsAboveAreInProportion();
    void aSeriesOfAnyLengthHasBoundedMemory();
    void emptySamplesJoinWithoutWeight();
};

void StatisticsTest::levelsAreIntegratedExactly()
{
    LevelOverTime level;
    level.add(1, 0);
    level.add(1, 3);
    level.add(-2, 10);
    level.add(1'000'000, 20);
    QVERIFY(level.integral(20) == 3 + 2 * 7);
    QVERIFY(level.integral(kHorizon) == 17 + static_cast<Wide>(1'000'000) * (kHorizon - 20)); // past 64 bits
}

void StatisticsTest::averagesAreWeightedByTime()
{
    AverageOverTime average(0.5);
    average.set(1.5, 2 * kSecond);
    QCOMPARE(average.integral(3 * kSecond), 2.5);
}

void StatisticsTest::durationsKeepTheirMoments()
{
    DurationTally tally;
    tally.add(kSecond);
    const DurationTally start = tally;
    tally.add(2 * kSecond);
    tally.add(4 * kSecond);
    QCOMPARE(tally.mean(), 7.0 / 3);
    QCOMPARE(tally.most, 4 * kSecond);
    QCOMPARE(tally.least, kSecond);
    QVERIFY(std::abs(tally.variance() - 14.0 / 9) < 1e-12);
    QCOMPARE(tally.since(start).mean(), 3.0);
    DurationTally merged = start;
    merged.merge(tally.since(start));
    QVERIFY(merged.sum == tally.sum && merged.count == tally.count);
    QCOMPARE(DurationTally().mean(), 0.0);
}

void StatisticsTest::welfordMergesAsIfAllHadBeenOne()
{
    // A large offset, at which sums of squares would have lost all digits.
    Welford whole;
    Welford left;
    Welford right;
    for (int i = 0; i < 10; ++i) {
        const double value = 1e9 + i;
        whole.add(value);
        (i < 4 ? left : right).add(value);
    }
    left.merge(right);
    QVERIFY(std::abs(whole.variance() - 55.0 / 6) < 1e-6);
    QVERIFY(std::abs(left.variance() - 55.0 / 6) < 1e-6);
    QVERIFY(std::abs(left.mean - 1000000004.5) < 1e-6);
    QCOMPARE(left.least, 1e9);
    QCOMPARE(left.most, 1e9 + 9);
}

void StatisticsTest::percentilesAreWithinOnePercentAtEverySize()
{
    for (SimTime size = 1; size < kHorizon / 2; size = size + size / 2 + 1) {
        Histogram histogram;
        for (int i = 0; i < 9; ++i)
            histogram.add(size);
        histogram.add(kHorizon);
        const double median = histogram.quantile(0.45); // the middle of the nine
        QVERIFY2(std::abs(median - toSeconds(size)) <= 0.01 * toSeconds(size), qPrintable(QString::number(size)));
    }
    // The quantile of an exponential is -ln(1 - q) × mean.
    RandomStream random(2, 0, "statistics_test", "exponential");
    Histogram histogram;
    for (int i = 0; i < 2'000'000; ++i)
        histogram.add(toTime(0.05 * random.exponential()));
    for (const double q : {0.5, 0.95, 0.99})
        QVERIFY(std::abs(histogram.quantile(q) / (-0.05 * std::log(1 - q)) - 1) < 0.01);
    QCOMPARE(Histogram().quantile(0.5), 0.0);
}

void StatisticsTest::aHistogramWindowIsEndMinusStart()
{
    Histogram all;
    Histogram late;
    for (SimTime i = 0; i < 1000; ++i)
        all.add(i * i);
    const Histogram start = all;
    for (SimTime i = 0; i < 500; ++i) {
        all.add(i * 7'000'000);
        late.add(i * 7'000'000);
    }
    const Histogram window = all.since(start);
    QCOMPARE(window.count(), late.count());
    Histogram merged = start;
    merged.merge(late);
    for (const double q : {0.0, 0.1, 0.5, 0.9, 1.0}) {
        QCOMPARE(window.quantile(q), late.quantile(q));
        QCOMPARE(merged.quantile(q), all.quantile(q));
    }
}

/// Below 128 ns a bucket is a nanosecond, so that every percentile is one of the durations themselves: from a single one to so many
/// different ones that they no longer stand one by one.
void StatisticsTest::fewAndManyDurationsAreCountedAlike()
{
    RandomStream random(3, 0, "statistics_test", "few");
    const auto check = [](const Histogram &histogram, std::vector<SimTime> all) {
        QCOMPARE(histogram.count(), std::uint64_t(all.size()));
        std::ranges::sort(all);
        for (std::size_t rank = 1; rank <= all.size(); ++rank) {
            const double q = (static_cast<double>(rank) - 0.5) / static_cast<double>(all.size());
            QCOMPARE(histogram.quantile(q), toSeconds(all[rank - 1]));
        }
        for (const SimTime limit : {0, 20, 60, 127})
            QCOMPARE(histogram.countAbove(limit), double(std::ranges::count_if(all, [limit](SimTime one) { return one > limit; })));
    };
    for (std::uint32_t different = 1; different <= 40; ++different) {
        for (const std::size_t before : {0u, 3u, 30u, 100u}) {
            Histogram histogram;
            std::vector<SimTime> all;
            const auto add = [&](std::size_t number) {
                for (std::size_t i = 0; i < number; ++i) {
                    all.push_back(3 * random.below(different));
                    histogram.add(all.back());
                }
            };
            add(before);
            const Histogram start = histogram;
            Histogram follower = histogram;
            add(60);
            check(histogram, all);
            const std::vector<SimTime> late(all.begin() + static_cast<std::ptrdiff_t>(before), all.end());
            check(histogram.since(start), late);
            follower.catchUpWith(histogram);
            check(follower, all);
            Histogram merged = start;
            merged.merge(histogram.since(start));
            check(merged, all);
            // One that held something else before.
            Histogram reused = follower;
            reused.setDifference(start, Histogram());
            check(reused, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(before)});
        }
    }
}

void StatisticsTest::countsAboveAreInProportion()
{
    Histogram histogram;
    for (SimTime i = 0; i < 100; ++i)
        histogram.add(i);
    QCOMPARE(histogram.countAbove(49), 50.0);
    for (SimTime i = 0; i < 100'000; ++i)
        histogram.add(100 + i * 1000);
    QVERIFY(std::abs(histogram.countAbove(50'000'000) - 50'000) < 500);
}

void StatisticsTest::aSeriesOfAnyLengthHasBoundedMemory()
{
    // The value of a sample is its number, so a point that joins n of them is the mean of n consecutive numbers.
    SampledSeries series(kSecond);
    for (int i = 0; i <= 3600; ++i)
        series.add(i);
    QCOMPARE(series.size(), std::size_t{3601});
    QCOMPARE(series.width(), kSecond);
    for (int i = 3601; i <= 100'000; ++i)
        series.add(i);
    QCOMPARE(series.width(), 32 * kSecond);
    QCOMPARE(series.size(), std::size_t{100'000 / 32 + 1});
    QCOMPARE(series.valueOf(0), 0.0);
    for (std::size_t point = 1; point < series.size(); ++point) {
        QCOMPARE(series.timeOf(point), static_cast<SimTime>(point) * 32 * kSecond);
        QCOMPARE(series.valueOf(point), static_cast<double>(point) * 32 - 15.5);
    }
}

void StatisticsTest::emptySamplesJoinWithoutWeight()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    SampledSeries series(kSecond);
    series.add(0);
    for (int i = 1; i <= 7200; ++i)
        series.add(i <= 3600 && i % 2 ? 4 : nan);
    QCOMPARE(series.width(), 2 * kSecond);
    QCOMPARE(series.size(), std::size_t{3601});
    QCOMPARE(series.valueOf(1), 4.0);
    QCOMPARE(series.valueOf(1800), 4.0);
    QVERIFY(std::isnan(series.valueOf(1801)));
}

NEPHOSCOPE_TEST(StatisticsTest);
#include "statistics_test.moc"
