// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/divided_bucket.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class DividedBucketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachPassesAtItsPartOfTheRate();
    void whoBorrowsPassesByAnIdlePart();
    void whatIsNotLentStaysIdle();
    void moreThanIsLeftIsRefused();
    void aPartOfNothingLetsNobodyThrough();
    void whatIsGivenBackIsCommonAgain();
};

namespace {

constexpr std::uint32_t kA = 1;
constexpr std::uint32_t kB = 2;
const int kOwner = 0;
const int kOther = 0;

/// 10 tokens a second without a burst, of which A has 4.
DividedBucket divided(bool borrows, bool lends)
{
    DividedBucket bucket;
    bucket.change(0, 10, 0);
    bucket.reserve(0, &kOwner, kA, 0.4, borrows, lends);
    return bucket;
}

} // namespace

// Two messages of 4 at 4 a second, and two of 6 at 6 a second, side by side.
void DividedBucketTest::eachPassesAtItsPartOfTheRate()
{
    DividedBucket bucket = divided(false, false);
    QCOMPARE(bucket.pass(0, kA, 4), kSecond);
    QCOMPARE(bucket.pass(0, kB, 6), kSecond);
    QCOMPARE(bucket.pass(0, kA, 4), 2 * kSecond);
    QCOMPARE(bucket.pass(0, kB, 6), 2 * kSecond);
    QVERIFY(bucket.owes(kSecond, &kOwner));
    QVERIFY(!bucket.owes(2 * kSecond, &kOwner));
    // After 1.5 s six of the eight tokens that A took are there.
    QCOMPARE(bucket.passed(3 * kSecond / 2, &kOwner).own, 6.0);
    QCOMPARE(bucket.passed(2 * kSecond, &kOwner).own, 8.0);
}

// B's first 6 are there after 1 s by its own part; its next 4 would be there after 10/6 s, by A's part after 1 s.
void DividedBucketTest::whoBorrowsPassesByAnIdlePart()
{
    DividedBucket bucket = divided(false, true);
    QCOMPARE(bucket.pass(0, kB, 6), kSecond);
    QCOMPARE(bucket.pass(0, kB, 4), kSecond);
    QCOMPARE(bucket.passed(kSecond, &kOwner).lent, 4.0);
    // Now A's part is busy too: A waits for it, and B takes its own.
    QCOMPARE(bucket.pass(0, kA, 4), 2 * kSecond);
    QCOMPARE(bucket.pass(0, kB, 6), 2 * kSecond);
}

void DividedBucketTest::whatIsNotLentStaysIdle()
{
    DividedBucket bucket = divided(true, false);
    QCOMPARE(bucket.pass(0, kB, 6), kSecond);
    QCOMPARE(bucket.pass(0, kB, 6), 2 * kSecond);
    QCOMPARE(bucket.passed(2 * kSecond, &kOwner).lent, 0.0);
    // The common part lends always: A's 6 would take 1.5 s by its own part, and the next 4 would be the second there.
    QCOMPARE(bucket.pass(10 * kSecond, kA, 6), 11 * kSecond);
    QCOMPARE(bucket.pass(10 * kSecond, kA, 4), 11 * kSecond);
    QCOMPARE(bucket.passed(11 * kSecond, &kOwner).borrowed, 6.0);
}

void DividedBucketTest::moreThanIsLeftIsRefused()
{
    DividedBucket bucket = divided(false, false);
    QVERIFY(!bucket.reserve(0, &kOther, kB, 0.61, false, false));
    QVERIFY(bucket.reserve(0, &kOther, kB, 0.6, false, false));
    QCOMPARE(bucket.pass(0, kB, 6), kSecond);
}

void DividedBucketTest::aPartOfNothingLetsNobodyThrough()
{
    DividedBucket bucket = divided(false, false);
    QVERIFY(bucket.reserve(0, &kOwner, kA, 1, false, false));
    QCOMPARE(bucket.pass(0, kB, 1), kNever);
    QCOMPARE(bucket.pass(0, kA, 10), kSecond);
}

void DividedBucketTest::whatIsGivenBackIsCommonAgain()
{
    DividedBucket bucket = divided(false, false);
    bucket.release(0, &kOwner);
    QCOMPARE(bucket.pass(0, kB, 10), kSecond);
    QCOMPARE(bucket.pass(0, kA, 10), 2 * kSecond);
}

NEPHOSCOPE_TEST(DividedBucketTest);
#include "divided_bucket_test.moc"
