// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/station.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

/// A station whose jobs and their times of service are noted.
struct Bench final : StationListener {
    explicit Bench(const Station::Settings &settings) : station(clock, "station", *this, settings) {}
    void served(std::uint32_t job, SimTime) override { done.emplace_back(job, clock.now()); }

    Clock clock;
    Station station;
    std::vector<std::pair<std::uint32_t, SimTime>> done;
};

using Served = std::vector<std::pair<std::uint32_t, SimTime>>;

} // namespace

class StationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstComeFirstServed();
    void theLimitCountsAllInTheStation();
    void higherPrioritiesGoFirstButInterruptNobody();
    void sharingGivesEachItsPart();
    void aChangeOfSpeedKeepsTheWorkDone();
    void aStandstillLosesNothing();
    void fewerServersShareWhatIsLeft();
    void sharingFollowsSpeedAndServers();
    void whatItHeldIsHandedBack();
    void aJobCanBeTakenOut();
    void theNextIsInServiceBeforeTheListenerKnows();
    void kindsAreToldApart();
    void oneKindCanBeTakenOut();
    void theDisciplineCanChange();
    void waitsAndServicesAreTallied();
    void hangingAndSlowness();
};

void StationTest::firstComeFirstServed()
{
    Bench bench({.servers = 2});
    bench.station.arrive(1, 100);
    bench.station.arrive(2, 30);
    bench.station.arrive(3, 50);
    bench.station.arrive(4, 10);
    QCOMPARE(bench.station.busy(), std::int64_t{2});
    QCOMPARE(bench.station.waiting(), std::int64_t{2});
    bench.clock.run(1000);
    const Served expected{{2, 30}, {3, 80}, {4, 90}, {1, 100}};
    QCOMPARE(bench.done, expected);
    QVERIFY(bench.station.busyIntegral() == 190);
    QVERIFY(bench.station.waitingIntegral() == 30 + 80);
    QVERIFY(bench.station.inStationIntegral() == 300);
    QVERIFY(bench.station.serversIntegral() == 2000);
    QCOMPARE(bench.station.workDone(), 190.0);
    QCOMPARE(bench.station.workPossible(), 2000.0);
}

void StationTest::theLimitCountsAllInTheStation()
{
    Bench bench({.servers = 1, .limit = 2});
    QVERIFY(bench.station.arrive(1, 10));
    QVERIFY(bench.station.arrive(2, 10));
    QVERIFY(!bench.station.arrive(3, 10));
    bench.clock.run(10);
    QVERIFY(bench.station.arrive(4, 10));
    bench.clock.run(100);
    const Served expected{{1, 10}, {2, 20}, {4, 30}};
    QCOMPARE(bench.done, expected);
}

void StationTest::higherPrioritiesGoFirstButInterruptNobody()
{
    Bench bench({.discipline = Discipline::Priority});
    bench.station.arrive(1, 10, 0);
    bench.station.arrive(2, 10, 3);
    bench.station.arrive(3, 10, 7);
    bench.station.arrive(4, 10, 3);
    bench.clock.run(100);
    const Served expected{{1, 10}, {3, 20}, {2, 30}, {4, 40}};
    QCOMPARE(bench.done, expected);
}

void StationTest::sharingGivesEachItsPart()
{
    // 30, 10 and 20 ns of work on one server: the shortest ends after 3 × 10, the next after 2 × 10 more, the last at 60.
    Bench bench({.discipline = Discipline::Sharing});
    bench.station.arrive(1, 30);
    bench.station.arrive(2, 10);
    bench.station.arrive(3, 20);
    bench.clock.run(100);
    const Served expected{{2, 30}, {3, 50}, {1, 60}};
    QCOMPARE(bench.done, expected);
    QVERIFY(bench.station.busyIntegral() == 60);
    QVERIFY(bench.station.waitingIntegral() == 0);
    // On two servers three jobs go at 2/3 until one is done, then each has a server.
    Bench two({.servers = 2, .discipline = Discipline::Sharing});
    two.station.arrive(1, 20);
    two.station.arrive(2, 20);
    two.station.arrive(3, 40);
    two.clock.run(100);
    const Served expectedOfTwo{{1, 30}, {2, 30}, {3, 50}};
    QCOMPARE(two.done, expectedOfTwo);
}

void StationTest::aChangeOfSpeedKeepsTheWorkDone()
{
    Bench bench({.servers = 1});
    bench.station.arrive(1, 100);
    bench.station.arrive(2, 100);
    bench.clock.run(60);
    bench.station.setSpeed(0.5); // 40 left take 80
    bench.clock.run(100);
    bench.station.setSpeed(2); // 20 left take 10
    bench.clock.run(1000);
    const Served expected{{1, 110}, {2, 160}};
    QCOMPARE(bench.done, expected);
    QCOMPARE(bench.station.workDone(), 200.0);
    QCOMPARE(bench.station.workPossible(), 60 + 20 + 2 * 900.0);
}

void StationTest::aStandstillLosesNothing()
{
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing}) {
        Bench bench({.discipline = discipline});
        bench.station.arrive(1, 100);
        bench.clock.run(40);
        bench.station.setSpeed(0);
        bench.station.arrive(2, 50);
        bench.clock.run(500);
        QVERIFY(bench.done.empty());
        bench.station.setSpeed(1);
        bench.clock.run(1000);
        // 60 and 50 left: in turn, or side by side until the shorter one ends.
        const Served expected = discipline == Discipline::Fcfs ? Served{{1, 560}, {2, 610}} : Served{{2, 600}, {1, 610}};
        QCOMPARE(bench.done, expected);
    }
}

void StationTest::fewerServersShareWhatIsLeft()
{
    // Three jobs of 100 in service; at 40 one server is left: each goes at 1/3, all 60 left are done after 180.
    Bench bench({.servers = 3});
    for (std::uint32_t job = 1; job <= 4; ++job)
        bench.station.arrive(job, job == 1 ? 70 : 100);
    bench.clock.run(40);
    bench.station.setServers(1);
    QCOMPARE(bench.station.busy(), std::int64_t{1});
    bench.clock.run(10'000);
    // Job 1 has 30 left: at 130. Then the two others have 30 left at half speed: at 190. Then job 4.
    const Served expected{{1, 130}, {2, 190}, {3, 190}, {4, 290}};
    QCOMPARE(bench.done, expected);
    QCOMPARE(bench.station.workDone(), 370.0);
    Bench more({.servers = 1});
    more.station.arrive(1, 100);
    more.station.arrive(2, 100);
    more.clock.run(10);
    more.station.setServers(2);
    more.clock.run(1000);
    const Served expectedOfMore{{1, 100}, {2, 110}};
    QCOMPARE(more.done, expectedOfMore);
}

void StationTest::sharingFollowsSpeedAndServers()
{
    Bench bench({.servers = 1, .discipline = Discipline::Sharing});
    bench.station.arrive(1, 100);
    bench.station.arrive(2, 100);
    bench.clock.run(40); // 20 each
    bench.station.setServers(2);
    bench.clock.run(60); // 20 more each
    bench.station.setSpeed(3);
    bench.clock.run(1000);
    const Served expected{{1, 80}, {2, 80}};
    QCOMPARE(bench.done, expected);
}

void StationTest::whatItHeldIsHandedBack()
{
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing, Discipline::Priority}) {
        Bench bench({.servers = 1, .discipline = discipline});
        for (std::uint32_t job = 1; job <= 3; ++job)
            bench.station.arrive(job, 100);
        bench.clock.run(30);
        std::vector<std::uint32_t> held;
        bench.station.clear(held);
        QCOMPARE(held, (std::vector<std::uint32_t>{1, 2, 3}));
        QCOMPARE(bench.station.count(), std::int64_t{0});
        QCOMPARE(bench.station.workDone(), 30.0);
        bench.station.arrive(4, 10);
        bench.clock.run(1000);
        const Served expected{{4, 40}};
        QCOMPARE(bench.done, expected);
        QCOMPARE(bench.station.workDone(), 40.0);
    }
}

void StationTest::aJobCanBeTakenOut()
{
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing}) {
        Bench bench({.servers = 1, .discipline = discipline});
        for (std::uint32_t job = 1; job <= 3; ++job)
            bench.station.arrive(job, 60);
        bench.clock.run(30);
        QVERIFY(bench.station.remove(1));
        QVERIFY(!bench.station.remove(1));
        QVERIFY(!bench.station.remove(9));
        QCOMPARE(bench.station.count(), std::int64_t{2});
        QVERIFY(bench.station.remove(3));
        bench.clock.run(1000);
        // Fcfs: 1 had 30 and 2 begins at 30; sharing: each had 10 of 60, 2 has 50 left.
        const Served expected{{2, discipline == Discipline::Fcfs ? 90 : 80}};
        QCOMPARE(bench.done, expected);
        QCOMPARE(bench.station.workDone(), discipline == Discipline::Fcfs ? 90.0 : 80.0);
    }
}

void StationTest::theNextIsInServiceBeforeTheListenerKnows()
{
    struct Returning final : StationListener {
        explicit Returning() : station(clock, "s", *this, {}) {}
        void served(std::uint32_t job, SimTime) override
        {
            order.push_back(job);
            if (order.size() < 6)
                station.arrive(job, 10); // without time to think: behind those that wait
        }
        Clock clock;
        Station station;
        std::vector<std::uint32_t> order;
    } returning;
    returning.station.arrive(1, 10);
    returning.station.arrive(2, 10);
    returning.clock.run(1000);
    QCOMPARE(returning.order, (std::vector<std::uint32_t>{1, 2, 1, 2, 1, 2, 1}));
}

void StationTest::kindsAreToldApart()
{
    // Two servers for 0–30: kind 0 has one of them for 30 and kind 1 one for 10; sharing, three jobs of 20 each on two servers: kind 0
    // has two of the three, 4/3 of a server until all end at 30.
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing}) {
        Bench bench({.servers = 2, .discipline = discipline});
        AverageOverTime first;
        AverageOverTime second;
        const std::uint16_t one = bench.station.addKind(first);
        const std::uint16_t other = bench.station.addKind(second);
        if (discipline == Discipline::Fcfs) {
            bench.station.arrive(1, 30, 0, one);
            bench.station.arrive(2, 10, 0, other);
        } else {
            bench.station.arrive(1, 20, 0, one);
            bench.station.arrive(2, 20, 0, one);
            bench.station.arrive(3, 20, 0, other);
        }
        bench.clock.run(100);
        const bool isFcfs = discipline == Discipline::Fcfs;
        QVERIFY(std::abs(first.integral(100) * 1e9 - (isFcfs ? 30.0 : 40.0)) < 1e-6);
        QVERIFY(std::abs(second.integral(100) * 1e9 - (isFcfs ? 10.0 : 20.0)) < 1e-6);
    }
}

void StationTest::oneKindCanBeTakenOut()
{
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing}) {
        Bench bench({.discipline = discipline});
        AverageOverTime busy;
        const std::uint16_t other = bench.station.addKind(busy);
        bench.station.arrive(1, 100, 0, other);
        bench.station.arrive(2, 50, 0, 0);
        bench.station.arrive(3, 50, 0, other);
        bench.clock.run(30);
        std::vector<std::uint32_t> held;
        bench.station.clearKind(other, held);
        QCOMPARE(held.size(), std::size_t{2});
        bench.clock.run(1000);
        // Fcfs: 2 begins at 30; sharing: it had 10 of its 50 by then.
        const Served expected{{2, discipline == Discipline::Fcfs ? 80 : 70}};
        QCOMPARE(bench.done, expected);
    }
}

void StationTest::theDisciplineCanChange()
{
    // 1 has had 40 of 100 when the two begin to share: 2 has its 50 at 40 + 2 × 50, 1 its last 10 after that.
    Bench bench({.discipline = Discipline::Fcfs});
    bench.station.arrive(1, 100);
    bench.station.arrive(2, 50);
    bench.clock.run(40);
    bench.station.setDiscipline(Discipline::Sharing);
    bench.clock.run(1000);
    const Served expected{{2, 140}, {1, 150}};
    QCOMPARE(bench.done, expected);
    QCOMPARE(bench.station.workDone(), 150.0);
}

void StationTest::waitsAndServicesAreTallied()
{
    Bench bench({});
    bench.station.arrive(1, 30);
    bench.station.arrive(2, 20);
    bench.clock.run(100);
    QCOMPARE(bench.station.waits().count, std::uint64_t{2});
    QVERIFY(bench.station.waits().sum == 30);
    QVERIFY(bench.station.services().sum == 50);
}

void StationTest::hangingAndSlowness()
{
    Bench bench({});
    bench.station.arrive(1, 100);
    bench.station.setSlowdown(4); // 100 take 400
    bench.clock.run(200);
    bench.station.setHung(true);
    QVERIFY(bench.station.arrive(2, 10));
    bench.clock.run(1000);
    QVERIFY(bench.done.empty());
    bench.station.setHung(false);
    bench.station.setSlowdown(1);
    bench.clock.run(2000);
    const Served expected{{1, 1050}, {2, 1060}};
    QCOMPARE(bench.done, expected);
}

NEPHOSCOPE_TEST(StationTest);
#include "station_test.moc"
