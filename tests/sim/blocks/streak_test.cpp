// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/streak.h"
#include "sim/blocks/sampled_totals.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class StreakTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsInARow();
    void anEnoughThatIsLoweredHasLasted();
    void gainsAreOverTheLastSamples();
    void nothingIsKnownOfOneSample();
    void olderSamplesAreForgotten();
};

void StreakTest::countsInARow()
{
    Streak streak;
    streak.see(true, 3);
    streak.see(true, 3);
    QVERIFY(!streak.hasLasted(3));
    streak.see(false, 3);
    QCOMPARE(streak.count(), 0);
    for (int i = 0; i < 5; ++i)
        streak.see(true, 3);
    QVERIFY(streak.hasLasted(3));
    QCOMPARE(streak.count(), 3);
    streak.restart();
    QVERIFY(!streak.hasLasted(1));
}

void StreakTest::anEnoughThatIsLoweredHasLasted()
{
    Streak streak;
    streak.see(true, 3);
    streak.see(true, 3);
    QVERIFY(streak.hasLasted(2));
}

// 0, 1, 4, 9: 5 over the last, 8 over the last two.
void StreakTest::gainsAreOverTheLastSamples()
{
    SampledTotals totals;
    for (const double total : {0.0, 1.0, 4.0, 9.0})
        totals.add(2, total, 3);
    QCOMPARE(totals.gained(2, 1).total, 5.0);
    QCOMPARE(totals.gained(2, 2).total, 8.0);
    QCOMPARE(totals.gained(2, 2).samples, std::size_t{2});
    QCOMPARE(totals.gained(2, 9).total, 9.0);
    QCOMPARE(totals.gained(2, 9).samples, std::size_t{3});
}

void StreakTest::nothingIsKnownOfOneSample()
{
    SampledTotals totals;
    QCOMPARE(totals.gained(0, 1).samples, std::size_t{0});
    totals.add(0, 7, 3);
    QCOMPARE(totals.gained(0, 1).samples, std::size_t{0});
    QCOMPARE(totals.gained(1, 1).samples, std::size_t{0});
    totals.add(0, 8, 3);
    totals.clear();
    QCOMPARE(totals.gained(0, 1).samples, std::size_t{0});
}

void StreakTest::olderSamplesAreForgotten()
{
    SampledTotals totals;
    for (const double total : {0.0, 1.0, 4.0, 9.0})
        totals.add(0, total, 1);
    QCOMPARE(totals.gained(0, 3).total, 5.0);
    QCOMPARE(totals.gained(0, 3).samples, std::size_t{1});
}

NEPHOSCOPE_TEST(StreakTest);
#include "streak_test.moc"
