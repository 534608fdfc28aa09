// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/units/bytes.h"
#include "model/units/duration.h"
#include "model/units/money.h"
#include "model/units/rate.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <limits>

using namespace nephoscope;

class UnitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secondsBecomeWholeNanoseconds();
    void timesPastTheLimitAreNone();
    void moneyRoundsHalvesAwayFromZero();
    void bitsAndBytesAreNotMixedUp();
};

void UnitsTest::secondsBecomeWholeNanoseconds()
{
    QCOMPARE(Duration::ofSeconds(60.5)->nanoseconds(), 60'500'000'000);
    QCOMPARE(Duration::ofSeconds(0.1)->nanoseconds(), 100'000'000);
    QCOMPARE(Duration::ofSeconds(1e-9)->nanoseconds(), 1);
    QCOMPARE((*Duration::ofSeconds(0.1) + *Duration::ofSeconds(0.2)).seconds(), 0.3);
}

void UnitsTest::timesPastTheLimitAreNone()
{
    QVERIFY(Duration::ofSeconds(3'155'760'000.0));
    for (const double bad : {3.2e9, 1e300, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        QVERIFY(!Duration::ofSeconds(bad));
}

void UnitsTest::moneyRoundsHalvesAwayFromZero()
{
    QCOMPARE(Money::ofUnits(0.3)->micros(), 300'000);
    QCOMPARE(Money::ofUnits(0.0000005)->micros(), 1);
    QCOMPARE(Money::ofUnits(-0.0000005)->micros(), -1);
    QVERIFY(!Money::ofUnits(1e12));
    QCOMPARE((*Money::ofUnits(0.1) + *Money::ofUnits(0.2)).micros(), Money::ofUnits(0.3)->micros());
}

void UnitsTest::bitsAndBytesAreNotMixedUp()
{
    QCOMPARE(Bandwidth::ofMbits(1000).perSecond().count(), 125e6);
    QCOMPARE(Bandwidth::ofMbits(8.388608).mebibytes(), 1.0);
    QCOMPARE(Bytes::ofGiB(1).gigabytes(), 1.073741824);
    QCOMPARE(Bytes::ofKiB(16).bits(), 131072.0);
    QCOMPARE((Rate::perSecond(80) + Rate::perSecond(20)).perSecond(), 100.0);
}

NEPHOSCOPE_TEST(UnitsTest);
#include "units_test.moc"
