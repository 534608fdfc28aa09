// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/transfer.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class TransferTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachRoundCopiesWhatTheLastOneLeft();
    void fourRounds();
    void whatIsChangedOverAndOverBoundsARound();
    void whatChangesFasterThanItIsCopiedNeverConverges();
    void whatFitsIntoThePauseNeedsNoRound();
    void whatDoesNotChangeIsCopiedOnce();
};

// 8192 at 1024 a second, 256 a second changed: 8192 + 2048 + 512 in 10.5 s, then 128 in a pause of 0.125 s: 10.625 s in all.
void TransferTest::eachRoundCopiesWhatTheLastOneLeft()
{
    const TransferPlan plan = planTransfer({.amount = 8192, .changeRate = 256, .bandwidth = 1024, .longestPause = 0.3, .mostRounds = 30});
    QCOMPARE(plan.rounds, (std::vector<double>{8192, 2048, 512}));
    QCOMPARE(plan.workingTime(), 10.5);
    QCOMPARE(plan.pause(), 0.125);
    QCOMPARE(plan.copied(), 10880.0);
    QVERIFY(plan.converges);
}

// 4096 at 128, 32 changed: r = 1/4, n = 4 rounds of 32 (1 − r⁴)/(1 − r) = 42.5 s, a pause of 32 r⁴ = 0.125 s, 5456 copied.
void TransferTest::fourRounds()
{
    const TransferPlan plan = planTransfer({.amount = 4096, .changeRate = 32, .bandwidth = 128, .longestPause = 0.3, .mostRounds = 30});
    QCOMPARE(plan.rounds.size(), std::size_t(4));
    QCOMPARE(plan.workingTime(), 42.5);
    QCOMPARE(plan.pause(), 0.125);
    QCOMPARE(plan.copied(), 5456.0);
}

// 1000 at 100, 200 changed, but never more than 20 at once: one round, then those 20.
void TransferTest::whatIsChangedOverAndOverBoundsARound()
{
    const TransferPlan plan
        = planTransfer({.amount = 1000, .changeRate = 200, .mostChanged = 20, .bandwidth = 100, .longestPause = 0.3, .mostRounds = 30});
    QCOMPARE(plan.rounds, (std::vector<double>{1000}));
    QCOMPARE(plan.rest, 20.0);
    QVERIFY(plan.converges);
}

// All rounds are used up, and the pause is that of the whole: 4096 / 128 = 32 s.
void TransferTest::whatChangesFasterThanItIsCopiedNeverConverges()
{
    const TransferPlan plan = planTransfer({.amount = 4096, .changeRate = 500, .bandwidth = 128, .longestPause = 0.3, .mostRounds = 5});
    QCOMPARE(plan.rounds.size(), std::size_t(5));
    QCOMPARE(plan.pause(), 32.0);
    QVERIFY(!plan.converges);
}

void TransferTest::whatFitsIntoThePauseNeedsNoRound()
{
    const TransferPlan plan = planTransfer({.amount = 10, .changeRate = 5, .bandwidth = 100, .longestPause = 0.3, .mostRounds = 30});
    QVERIFY(plan.rounds.empty());
    QCOMPARE(plan.rest, 10.0);
}

void TransferTest::whatDoesNotChangeIsCopiedOnce()
{
    const TransferPlan plan = planTransfer({.amount = 4096, .changeRate = 0, .bandwidth = 128, .longestPause = 0.3, .mostRounds = 30});
    QCOMPARE(plan.rounds.size(), std::size_t(1));
    QCOMPARE(plan.pause(), 0.0);
    QVERIFY(plan.converges);
}

NEPHOSCOPE_TEST(TransferTest);
#include "transfer_test.moc"
