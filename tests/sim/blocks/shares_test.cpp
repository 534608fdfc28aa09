// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/shares.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class SharesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachGetsItsOwnPart();
    void whatIsNotLentStaysIdle();
    void whatIsLentGoesToThoseWhoBorrowByTheirParts();
    void nobodyGetsMoreThanItWants();
};

namespace {
Share wanting(double part, double wants, bool borrows, bool lends)
{
    Share share{.part = part, .borrows = borrows, .lends = lends};
    share.wants = wants;
    return share;
}
} // namespace

void SharesTest::eachGetsItsOwnPart()
{
    Share shares[]{wanting(0.6, 1, true, true), wanting(0.4, 1, false, true)};
    divide(shares);
    QCOMPARE(shares[0].gets, 0.6);
    QCOMPARE(shares[1].gets, 0.4);
}

void SharesTest::whatIsNotLentStaysIdle()
{
    Share shares[]{wanting(0.6, 1, true, true), wanting(0.4, 0.1, false, false)};
    divide(shares);
    QCOMPARE(shares[0].gets, 0.6);
    QCOMPARE(shares[1].gets, 0.1);
    QCOMPARE(shares[1].lent, 0.0);
}

// 0.3 is left: two thirds of it for the one with 0.4, one third for the one with 0.2.
void SharesTest::whatIsLentGoesToThoseWhoBorrowByTheirParts()
{
    Share shares[]{wanting(0.4, 1, true, true), wanting(0.2, 1, true, true), wanting(0.1, 1, false, true), wanting(0.3, 0, true, true)};
    divide(shares);
    QCOMPARE(shares[0].gets, 0.6);
    QVERIFY(qFuzzyCompare(shares[1].gets, 0.3));
    QCOMPARE(shares[2].gets, 0.1);
    QCOMPARE(shares[3].lent, 0.3);
}

// 0.6 is left: the first needs 0.1 of it, the other takes the rest.
void SharesTest::nobodyGetsMoreThanItWants()
{
    Share shares[]{wanting(0.2, 0.3, true, true), wanting(0.2, 1, true, true), wanting(0.6, 0, false, true)};
    divide(shares);
    QVERIFY(qFuzzyCompare(shares[0].gets, 0.3));
    QVERIFY(qFuzzyCompare(shares[1].gets, 0.7));
}

NEPHOSCOPE_TEST(SharesTest);
#include "shares_test.moc"
