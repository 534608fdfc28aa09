// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/controller.h"

#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class ControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsAStepAfterEnoughBreachesInARow();
    void takesBackAfterTheWindowWithoutABreak();
    void waitsForTheCooldown();
    void aTargetIsReachedInOneGo();
    void aTargetHasATolerance();
    void neverLeavesItsLimits();
};

namespace {

ControlSettings steps()
{
    ControlSettings settings;
    settings.breaches = 3;
    settings.cooldown = 60 * kSecond;
    settings.downWindow = 30 * kSecond;
    settings.maximum = 5;
    return settings;
}

Controller controller(const ControlSettings &settings)
{
    Controller made;
    made.configure(settings);
    return made;
}

} // namespace

void ControllerTest::addsAStepAfterEnoughBreachesInARow()
{
    Controller made = controller(steps());
    QCOMPARE(made.sample(10 * kSecond, 0.9, 1), 1);
    QCOMPARE(made.sample(20 * kSecond, 0.9, 1), 1);
    QCOMPARE(made.sample(30 * kSecond, 0.5, 1), 1); // begins anew
    QCOMPARE(made.sample(40 * kSecond, 0.9, 1), 1);
    QCOMPARE(made.sample(50 * kSecond, 0.9, 1), 1);
    QVERIFY(!made.isBreached());
    QCOMPARE(made.sample(60 * kSecond, 0.9, 1), 2);
    QVERIFY(made.isBreached());
}

void ControllerTest::takesBackAfterTheWindowWithoutABreak()
{
    Controller made = controller(steps());
    QCOMPARE(made.sample(10 * kSecond, 0.1, 3), 3);
    QCOMPARE(made.sample(20 * kSecond, 0.4, 3), 3);
    QCOMPARE(made.sample(30 * kSecond, 0.1, 3), 3);
    QCOMPARE(made.sample(50 * kSecond, 0.1, 3), 3);
    QCOMPARE(made.sample(60 * kSecond, 0.1, 3), 2);
}

void ControllerTest::waitsForTheCooldown()
{
    Controller made = controller(steps());
    made.acted(100 * kSecond);
    for (int second = 110; second < 160; second += 10)
        QCOMPARE(made.sample(second * kSecond, 0.9, 2), 2);
    QCOMPARE(made.sample(160 * kSecond, 0.9, 2), 3);
}

void ControllerTest::aTargetIsReachedInOneGo()
{
    ControlSettings settings = steps();
    settings.law = ControlLaw::Target;
    settings.target = 90;
    Controller made = controller(settings);
    QCOMPARE(made.sample(10 * kSecond, 240, 1), 1);
    QCOMPARE(made.sample(20 * kSecond, 240, 1), 1);
    // 240 / 90 = 2.67
    QCOMPARE(made.sample(30 * kSecond, 240, 1), 3);
    made.acted(30 * kSecond);
    // 50 requests a second on three: one is enough. What was wanted most within the window counts: 100 on three are two.
    QCOMPARE(made.sample(100 * kSecond, 100.0 / 3, 3), 3);
    QCOMPARE(made.sample(110 * kSecond, 50.0 / 3, 3), 3);
    QCOMPARE(made.sample(130 * kSecond, 50.0 / 3, 3), 2);
}

void ControllerTest::aTargetHasATolerance()
{
    ControlSettings settings = steps();
    settings.law = ControlLaw::Target;
    settings.target = 90;
    settings.breaches = 1;
    settings.downWindow = 0;
    Controller made = controller(settings);
    QCOMPARE(made.sample(10 * kSecond, 98.9, 2), 2);
    QCOMPARE(made.sample(20 * kSecond, 81.1, 2), 2);
    QCOMPARE(made.sample(30 * kSecond, 99.1, 2), 3);
}

void ControllerTest::neverLeavesItsLimits()
{
    ControlSettings settings = steps();
    settings.step = 10;
    settings.breaches = 1;
    settings.downWindow = 0;
    settings.minimum = 2;
    Controller made = controller(settings);
    QCOMPARE(made.sample(10 * kSecond, 0.9, 3), 5);
    QCOMPARE(made.sample(20 * kSecond, 0.1, 3), 2);
    // What there is too little of from the start is made up for at once.
    QCOMPARE(made.sample(30 * kSecond, 0.5, 1), 2);
}

NEPHOSCOPE_TEST(ControllerTest);
#include "controller_test.moc"
