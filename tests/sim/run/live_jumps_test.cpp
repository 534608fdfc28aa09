// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "tests/helpers/ticking_run.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace nephoscope::tests;
using namespace std::chrono_literals;

class LiveJumpsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aJumpForwardGoesThereAndLosesNothing();
    void aJumpBackRepeatsTheRunAndTellsNothingTwice();
    void whoActsInThePastTakesAnotherCourse();
    void whatIsVoidStaysSoWhileNobodyFetches();
    void anotherCourseIsToldToWhoFetchesLate();
    void aJumpBackCanBeGivenUp();
    void aRunThatIsOverCanBeLookedAtAgain();
};

void LiveJumpsTest::aJumpForwardGoesThereAndLosesNothing()
{
    const auto worker = start(kSecond, kHour, true);
    Reader reader(*worker);
    worker->send(GoTo{1234.5});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 1234.5 && !reader.last.jump; }));
    QCOMPARE(reader.last.phase, RunPhase::Paused);
    QCOMPARE(reader.points.size(), std::size_t{1234});
    QCOMPARE(reader.lines.size(), std::size_t{123});
    QCOMPARE(reader.last.furthest, 1234.5);
}

void LiveJumpsTest::aJumpBackRepeatsTheRunAndTellsNothingTwice()
{
    const auto worker = start(kSecond, kHour, true);
    Reader reader(*worker);
    worker->send(GoTo{100});
    worker->send(Inject{action("bias")}); // waits for nothing: the jump forward is under way, it acts where the run is
    QVERIFY(reader.waitFor([&] { return reader.last.time >= 100 && !reader.last.jump; }));
    worker->send(Inject{action("bias")});
    worker->send(GoTo{1000});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 1000 && !reader.last.jump; }));
    const std::vector<SeriesPoint> points = reader.points;
    const std::vector<LogEntry> lines = reader.lines;
    QCOMPARE(points.size(), std::size_t{1000});

    worker->send(GoTo{50.5});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 50.5 && !reader.last.jump; }));
    QCOMPARE(reader.last.furthest, 1000.0);
    QCOMPARE(reader.last.generation, std::uint64_t{1});
    worker->send(GoTo{1500});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 1500 && !reader.last.jump; }));
    // Each point and line once, and the count goes on from where both actions put it.
    QCOMPARE(reader.points.size(), std::size_t{1500});
    for (std::size_t i = 0; i < points.size(); ++i) {
        QCOMPARE(reader.points[i].t, points[i].t);
        QCOMPARE(reader.points[i].v, points[i].v);
    }
    for (std::size_t i = 1; i < reader.points.size(); ++i)
        QCOMPARE(reader.points[i].t, reader.points[i - 1].t + 1);
    QCOMPARE(reader.points.back().v, 1499.0 + 2000);
    for (std::size_t i = 0; i < lines.size(); ++i)
        QCOMPARE(reader.lines[i].id, lines[i].id);
    QCOMPARE(reader.lines.back().id, static_cast<std::uint32_t>(reader.lines.size()));
    QCOMPARE(worker->recorded().size(), std::size_t{2});
}

void LiveJumpsTest::whoActsInThePastTakesAnotherCourse()
{
    const auto worker = start(kSecond, kHour, true);
    Reader reader(*worker);
    worker->send(GoTo{300});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 300 && !reader.last.jump; }));
    worker->send(Inject{action("late")});
    QVERIFY(reader.waitFor([&] { return reader.tried.size() == 1; }));
    worker->send(GoTo{100});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 100 && !reader.last.jump; }));
    worker->send(Inject{action("bias")});
    QVERIFY(reader.waitFor([&] { return reader.tried.size() == 2; }));
    QCOMPARE(reader.last.generation, std::uint64_t{2});
    QCOMPARE(reader.points.size(), std::size_t{100});
    QCOMPARE(reader.last.furthest, 100.001);
    worker->send(GoTo{400});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 400 && !reader.last.jump; }));
    QCOMPARE(reader.points.size(), std::size_t{400});
    QCOMPARE(reader.points.back().v, 1399.0);
    // What was done at 300 s on the other course does not come again.
    QVERIFY(std::ranges::none_of(reader.lines, [](const LogEntry &line) { return line.event == "late"; }));
    QCOMPARE(worker->recorded().size(), std::size_t{1});
}

void LiveJumpsTest::whatIsVoidStaysSoWhileNobodyFetches()
{
    // Two courses were left unseen, the first at 100 s; the second is told on. All after 100 s is void for whoever fetches now.
    Snapshot first;
    first.generation = 2;
    first.keptTime = 100;
    Snapshot second;
    second.generation = 3;
    second.keptTime = 150;
    Snapshot more = second;
    const Snapshot joined = merged(merged(std::move(first), std::move(second), false), std::move(more), false);
    QCOMPARE(joined.generation, std::uint64_t{3});
    QCOMPARE(joined.keptTime, 100.0);
}

void LiveJumpsTest::anotherCourseIsToldToWhoFetchesLate()
{
    const auto worker = start(kSecond, kHour, true);
    Reader reader(*worker);
    worker->send(GoTo{300});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 300 && !reader.last.jump; }));
    worker->send(GoTo{100});
    worker->send(Inject{action("bias")}); // waits until the run is back
    worker->send(GoTo{200});
    std::this_thread::sleep_for(300ms);
    worker->send(GoTo{150});
    worker->send(Inject{action("bias")});
    std::this_thread::sleep_for(300ms);
    worker->send(GoTo{500});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 500 && !reader.last.jump; }));
    QCOMPARE(reader.points.size(), std::size_t{500});
    for (std::size_t i = 1; i < reader.points.size(); ++i)
        QCOMPARE(reader.points[i].t, reader.points[i - 1].t + 1);
    for (std::size_t i = 0; i < reader.lines.size(); ++i)
        QCOMPARE(reader.lines[i].id, static_cast<std::uint32_t>(i + 1));
}

void LiveJumpsTest::aJumpBackCanBeGivenUp()
{
    const auto worker = start(10 * 1000, kHour); // a hundred thousand events a second: repeating them takes a while
    Reader reader(*worker);
    worker->send(Inject{action("quiet")});
    worker->send(GoTo{60});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 60 && !reader.last.jump; }));
    worker->send(GoTo{59});
    QVERIFY(reader.waitFor([&] { return reader.last.jump.has_value() && reader.last.jump->isBack; }));
    QCOMPARE(reader.last.time, 60.0); // what is shown stays
    worker->send(CancelJump{});
    QVERIFY(reader.waitFor([&] { return !reader.last.jump; }));
    QCOMPARE(reader.last.time, 60.0);
    worker->send(StepSeconds{1});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 61 && reader.last.phase == RunPhase::Paused; }));
}

void LiveJumpsTest::aRunThatIsOverCanBeLookedAtAgain()
{
    const auto worker = start(kSecond, 100 * kSecond);
    Reader reader(*worker);
    worker->send(GoTo{1e9});
    QVERIFY(reader.waitFor(RunPhase::Finished));
    worker->send(GoTo{40});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 40 && !reader.last.jump; }));
    QCOMPARE(reader.last.phase, RunPhase::Paused);
    worker->send(SetSpeed{0});
    worker->send(Play{});
    QVERIFY(reader.waitFor(RunPhase::Finished));
    QCOMPARE(reader.points.size(), std::size_t{100});
}

NEPHOSCOPE_TEST(LiveJumpsTest);
#include "live_jumps_test.moc"
