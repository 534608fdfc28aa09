// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/detector.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class DetectorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void declaresWhenTheLastAnswerIsOldEnough_data();
    void declaresWhenTheLastAnswerIsOldEnough();
    void anAnswerOnTheWayMovesTheDeclaration();
    void declaresOnceUntilItAnswersAgain();
    void whatHasNeverAnsweredIsNotMissed();
    void whatWasNotAskedIsMissedFromTheNextQuestionOn();

private:
    /// The question at which something is declared that answers all those before `failure`, asked every `interval`.
    static SimTime declaredAt(SimTime interval, int most, SimTime failure, SimTime way = 0)
    {
        Detector detector(interval, most);
        detector.heard(0);
        for (SimTime now = interval; now < 1000 * kSecond; now += interval) {
            if (now < failure)
                detector.heard(now + way);
            else if (detector.missed(now))
                return now;
        }
        return kNever;
    }
};

// A failure is declared (most − 1) × interval ≤ delay < most × interval after it; one at the very moment of a question comes before it.
void DetectorTest::declaresWhenTheLastAnswerIsOldEnough_data()
{
    QTest::addColumn<double>("interval");
    QTest::addColumn<int>("most");
    QTest::addColumn<double>("failure");
    QTest::addColumn<double>("declared");
    QTest::newRow("between two questions") << 1.0 << 3 << 60.5 << 63.0;
    QTest::newRow("at a question") << 1.0 << 3 << 60.0 << 62.0;
    QTest::newRow("just after a question") << 1.0 << 3 << 60.000000001 << 63.0;
    QTest::newRow("the first miss counts") << 2.0 << 1 << 7.0 << 8.0;
    QTest::newRow("rare questions") << 15.0 << 1 << 61.0 << 75.0;
    QTest::newRow("before any answer") << 1.0 << 3 << 0.5 << 3.0;
}

void DetectorTest::declaresWhenTheLastAnswerIsOldEnough()
{
    QFETCH(double, interval);
    QFETCH(int, most);
    QFETCH(double, failure);
    QFETCH(double, declared);
    QCOMPARE(declaredAt(toTime(interval), most, toTime(failure)), toTime(declared));
}

// Its last answer came at 60.2, so that at 63 it is only 2.8 s old.
void DetectorTest::anAnswerOnTheWayMovesTheDeclaration()
{
    QCOMPARE(declaredAt(kSecond, 3, toTime(60.5), toTime(0.2)), toTime(64));
}

void DetectorTest::declaresOnceUntilItAnswersAgain()
{
    Detector detector(kSecond, 2);
    detector.heard(0);
    QVERIFY(!detector.missed(1 * kSecond));
    QCOMPARE(detector.misses(), 1);
    QVERIFY(detector.missed(2 * kSecond));
    QVERIFY(!detector.missed(3 * kSecond));
    QVERIFY(detector.hasDeclared());
    detector.heard(4 * kSecond);
    QVERIFY(!detector.hasDeclared());
    QVERIFY(!detector.missed(5 * kSecond));
    QVERIFY(detector.missed(6 * kSecond));
}

void DetectorTest::whatHasNeverAnsweredIsNotMissed()
{
    Detector detector(kSecond, 1);
    QVERIFY(!detector.missed(5 * kSecond));
    detector.heard(6 * kSecond);
    detector.forget();
    QVERIFY(!detector.missed(100 * kSecond));
    QCOMPARE(detector.misses(), 0);
}

void DetectorTest::whatWasNotAskedIsMissedFromTheNextQuestionOn()
{
    Detector detector(kSecond, 3);
    detector.heard(10 * kSecond);
    detector.missed(11 * kSecond);
    detector.skipped(40 * kSecond);
    QCOMPARE(detector.misses(), 0);
    QVERIFY(!detector.missed(41 * kSecond));
    QVERIFY(!detector.missed(42 * kSecond));
    QVERIFY(detector.missed(43 * kSecond));
    detector.skipped(44 * kSecond);
    QVERIFY(detector.hasDeclared());
}

NEPHOSCOPE_TEST(DetectorTest);
#include "detector_test.moc"
