// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/fair_queue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class FairQueueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void togetherItIsFirstComeFirstServed();
    void fairlyTheOneWithTheFewestGoesNext();
    void reservedNobodyGetsMoreThanItsPart();
    void placesWithoutLimitNeverMakeAnyoneWait();
};

void FairQueueTest::togetherItIsFirstComeFirstServed()
{
    FairQueue queue;
    queue.configure(FairQueue::Sharing::Together, 1, 1);
    const std::uint32_t a = queue.partyOf(10);
    const std::uint32_t b = queue.partyOf(20);
    QCOMPARE(queue.partyOf(10), a);
    QVERIFY(queue.mayBegin(a));
    queue.begun(a);
    QVERIFY(!queue.mayBegin(b));
    queue.wait(a, 1);
    queue.wait(b, 2);
    queue.wait(a, 3);
    QVERIFY(!queue.next());
    queue.ended(a);
    QVERIFY(!queue.mayBegin(b)); // others wait
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(1));
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(2));
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(3));
    QVERIFY(!queue.next());
}

void FairQueueTest::fairlyTheOneWithTheFewestGoesNext()
{
    FairQueue queue;
    queue.configure(FairQueue::Sharing::Fair, 2, 1);
    const std::uint32_t noisy = queue.partyOf(1);
    const std::uint32_t quiet = queue.partyOf(2);
    queue.begun(noisy); // an idle place is anybody's
    QVERIFY(queue.mayBegin(noisy));
    queue.begun(noisy);
    queue.wait(noisy, 1);
    queue.wait(noisy, 2);
    queue.wait(quiet, 3);
    queue.ended(noisy);
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(3)); // it has none in service
    queue.begun(quiet);
    QVERIFY(!queue.next());
    queue.ended(quiet);
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(1));
}

void FairQueueTest::reservedNobodyGetsMoreThanItsPart()
{
    FairQueue queue;
    queue.configure(FairQueue::Sharing::Reserved, 4, 2);
    const std::uint32_t noisy = queue.partyOf(1);
    const std::uint32_t quiet = queue.partyOf(2);
    queue.begun(noisy);
    queue.begun(noisy);
    QVERIFY(!queue.mayBegin(noisy)); // though two places are free
    QVERIFY(queue.mayBegin(quiet));
    queue.wait(noisy, 1);
    QVERIFY(!queue.next());
    queue.ended(noisy);
    QCOMPARE(queue.next(), std::optional<std::uint32_t>(1));
}

void FairQueueTest::placesWithoutLimitNeverMakeAnyoneWait()
{
    FairQueue queue;
    queue.configure(FairQueue::Sharing::Together, 0, 1);
    const std::uint32_t a = queue.partyOf(1);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(queue.mayBegin(a));
        queue.begun(a);
    }
    QCOMPARE(queue.inService(), 1000u);
}

NEPHOSCOPE_TEST(FairQueueTest);
#include "fair_queue_test.moc"
