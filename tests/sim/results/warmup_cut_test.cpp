// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/warmup_cut.h"

#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nephoscope::sim;

class WarmupCutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStepIsCutOffWhole();
    void nothingIsCutOffWhatHasNoStart();
    void whatNeverSettlesIsTooShort();
    void aDecayIsCutOffWhereNoiseTakesOver();
    void gapsCountAsWhatWasBefore();
    void severalSeriesAreAveraged();
};

namespace {

/// `length` points of 1 and -1 by turns after `start` points of 10.
std::vector<double> step(std::size_t start, std::size_t length)
{
    std::vector<double> series(start, 10);
    for (std::size_t i = 0; i < length; ++i)
        series.push_back(i % 2 == 0 ? 1 : -1);
    return series;
}

} // namespace

// Groups of five of the rest are ±1/5 by turns. Cut later and the error, v / count, grows; earlier and a 10 is among them.
void WarmupCutTest::aStepIsCutOffWhole()
{
    const WarmupCut cut = mser5(step(100, 900));
    QCOMPARE(cut.points, std::size_t(100));
    QVERIFY(cut.isFound);
    // Groups are whole: 103 points end within the 21st.
    QCOMPARE(mser5(step(103, 900)).points, std::size_t(105));
}

void WarmupCutTest::nothingIsCutOffWhatHasNoStart()
{
    QCOMPARE(mser5(step(0, 1000)).points, std::size_t(0));
    const WarmupCut flat = mser5(std::vector<double>(500, 0.8));
    QCOMPARE(flat.points, std::size_t(0));
    QVERIFY(flat.isFound);
    // The same once it settles on a value: all before it goes.
    std::vector<double> settles(200, 1);
    settles.insert(settles.begin(), 50, 0);
    QCOMPARE(mser5(settles).points, std::size_t(50));
}

void WarmupCutTest::whatNeverSettlesIsTooShort()
{
    std::vector<double> ramp;
    for (int i = 0; i < 1000; ++i)
        ramp.push_back(i);
    QVERIFY(!mser5(ramp).isFound);
    QVERIFY(!mser5(step(600, 400)).isFound); // its start is longer than its half
    QVERIFY(!mser5({1, 2, 3}).isFound);
}

// 100 exp(-i / 50) about noise of standard deviation 1 (groups of five: 0.45). At the best cut the start's part of the error, e² / 2 × (25 / 5) groups for
// what is left of the decay there, is about the noise of one group: e is about 0.3, which is reached after 50 ln(100 / 0.3) = 290 points. Between 150,
// where it is still 5, and 600, where nothing is left of it.
void WarmupCutTest::aDecayIsCutOffWhereNoiseTakesOver()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        RandomStream stream(seed, 0, "decay", "test");
        std::vector<double> series;
        for (int i = 0; i < 3000; ++i)
            series.push_back(100 * std::exp(-i / 50.0) + stream.normal());
        const WarmupCut cut = mser5(series);
        QVERIFY2(cut.isFound && cut.points >= 150 && cut.points <= 600, qPrintable(QString("seed %1: %2").arg(seed).arg(cut.points)));
    }
}

void WarmupCutTest::gapsCountAsWhatWasBefore()
{
    std::vector<double> series = step(100, 900);
    series[0] = series[50] = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(mser5(series).points, std::size_t(100));
}

void WarmupCutTest::severalSeriesAreAveraged()
{
    AveragedSeries averaged;
    averaged.add({1, 2});
    averaged.add({3, std::numeric_limits<double>::quiet_NaN(), 7});
    QCOMPARE(averaged.mean(), (std::vector<double>{2, 2, 7}));
}

NEPHOSCOPE_TEST(WarmupCutTest);
#include "warmup_cut_test.moc"
