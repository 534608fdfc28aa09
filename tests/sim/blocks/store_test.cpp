// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/store.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

struct Told final : StoreListener {
    std::vector<SimTime> alarms;
    std::vector<SimTime> full;
    const Clock &clock;
    std::function<void(Store &)> whenFull = {};

    explicit Told(const Clock &of) : clock(of) {}
    void alarmReached(Store &) override { alarms.push_back(clock.now()); }
    void filledUp(Store &store) override
    {
        full.push_back(clock.now());
        if (whenFull)
            whenFull(store);
    }
};

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void piecesFillIt();
    void inflowReachesAlarmAndLimitOnTime();
    void alarmIsGivenOnceEachTime();
    void piecesAndInflowAddUp();
    void aSlowInflowLosesNoPart();
    void moreRoomLetsItGoOn();
};

void StoreTest::piecesFillIt()
{
    Clock clock;
    Told told(clock);
    Store store(clock, "store", told);
    store.change({.limit = 100, .alarm = 80});
    QVERIFY(store.put(60));
    QVERIFY(!store.put(41));
    QCOMPARE(store.level(), 60);
    QVERIFY(store.put(40));
    QCOMPARE(store.room(), 0);
    store.take(30);
    QCOMPARE(store.room(), 30);
    QCOMPARE(told.alarms.size(), std::size_t(1));
}

void StoreTest::inflowReachesAlarmAndLimitOnTime()
{
    // 400 + 40 t of 1000: the alarm at 800 comes at 10, the limit at 15 (domain S-11.7, with days for seconds).
    Clock clock;
    Told told(clock);
    Store store(clock, "store", told);
    store.change({.limit = 1000, .alarm = 800});
    store.put(400);
    store.change({.limit = 1000, .alarm = 800, .inflow = 40});
    clock.run(20 * kSecond);
    QCOMPARE(told.alarms, std::vector<SimTime>{10 * kSecond});
    QCOMPARE(told.full, std::vector<SimTime>{15 * kSecond});
    QCOMPARE(store.level(), 1000);
    // 400 … 1000 over 15 s is 700 on average, then 1000 for 5 s.
    QCOMPARE(store.integral(), 700.0 * 15 + 1000.0 * 5);
}

void StoreTest::alarmIsGivenOnceEachTime()
{
    Clock clock;
    Told told(clock);
    Store store(clock, "store", told);
    store.change({.limit = 100, .alarm = 50});
    store.put(50);
    store.put(10);
    QCOMPARE(told.alarms.size(), std::size_t(1));
    store.take(20);
    store.put(10);
    QCOMPARE(told.alarms.size(), std::size_t(2));
}

void StoreTest::piecesAndInflowAddUp()
{
    // 10/s from 0, and 30 at once at 3 s: full at (100 - 30) / 10 = 7 s.
    Clock clock;
    Told told(clock);
    Store store(clock, "store", told);
    store.change({.limit = 100, .alarm = 0, .inflow = 10});
    clock.run(3 * kSecond);
    QVERIFY(store.put(30));
    QCOMPARE(store.level(), 60);
    clock.run(10 * kSecond);
    QCOMPARE(told.full, std::vector<SimTime>{7 * kSecond});
    QVERIFY(!store.put(1));
}

void StoreTest::aSlowInflowLosesNoPart()
{
    // A third of a unit a second, looked at and written to each second: 20 whole units after a minute.
    Clock clock;
    Told told(clock);
    Store store(clock, "store", told);
    store.change({.limit = 1000, .alarm = 0, .inflow = 1.0 / 3});
    for (int second = 1; second <= 61; ++second) {
        clock.run(second * kSecond);
        store.put(0);
    }
    QCOMPARE(store.level(), 20);
}

void StoreTest::moreRoomLetsItGoOn()
{
    // Full at 10 s, then twice the limit: full again at 20 s.
    Clock clock;
    Told told(clock);
    told.whenFull = [](Store &store) {
        if (store.settings().limit == 100)
            store.change({.limit = 200, .alarm = 0, .inflow = 10});
    };
    Store store(clock, "store", told);
    store.change({.limit = 100, .alarm = 0, .inflow = 10});
    clock.run(30 * kSecond);
    QCOMPARE(told.full, (std::vector<SimTime>{10 * kSecond, 20 * kSecond}));
    QCOMPARE(store.level(), 200);
}

NEPHOSCOPE_TEST(StoreTest);
#include "store_test.moc"
