// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/working_hours.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class WorkingHoursTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTheClockNothingIsInterrupted();
    void workEndsWithinTheHoursOfSomeDay_data();
    void workEndsWithinTheHoursOfSomeDay();
    void itIsOpenFromTheFirstToBeforeTheLast();
};

namespace {
SimTime hours(double h) { return toTime(h * 3600); }
} // namespace

void WorkingHoursTest::roundTheClockNothingIsInterrupted()
{
    QCOMPARE(WorkingHours().endOf(hours(3), hours(100)), hours(103));
}

// Nine to five: eight hours a day.
void WorkingHoursTest::workEndsWithinTheHoursOfSomeDay_data()
{
    QTest::addColumn<double>("begin");
    QTest::addColumn<double>("work");
    QTest::addColumn<double>("end");
    QTest::newRow("within a day") << 10.0 << 2.0 << 12.0;
    QTest::newRow("up to the last minute") << 9.0 << 8.0 << 17.0;
    QTest::newRow("called at night") << 3.0 << 1.0 << 10.0;
    QTest::newRow("called in the evening") << 20.0 << 1.0 << 34.0;
    QTest::newRow("over the night") << 16.0 << 2.0 << 34.0;
    QTest::newRow("two whole days") << 9.0 << 16.0 << 41.0;
    QTest::newRow("five days of a week") << 24.0 + 13 << 40.0 << 24.0 * 6 + 13;
    QTest::newRow("no work at night") << 3.0 << 0.0 << 9.0;
}

void WorkingHoursTest::workEndsWithinTheHoursOfSomeDay()
{
    QFETCH(double, begin);
    QFETCH(double, work);
    QFETCH(double, end);
    QCOMPARE(WorkingHours(hours(9), hours(17)).endOf(hours(begin), hours(work)), hours(end));
}

void WorkingHoursTest::itIsOpenFromTheFirstToBeforeTheLast()
{
    const WorkingHours day(hours(9), hours(17));
    QVERIFY(!day.isOpen(hours(8.99)));
    QVERIFY(day.isOpen(hours(9)));
    QVERIFY(day.isOpen(hours(24 + 16.99)));
    QVERIFY(!day.isOpen(hours(17)));
}

NEPHOSCOPE_TEST(WorkingHoursTest);
#include "working_hours_test.moc"
