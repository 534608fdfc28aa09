// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "tests/helpers/ticking_run.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace nephoscope::tests;
using namespace std::chrono_literals;

class LiveWorkerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itStartsPausedAtZero();
    void asFastAsItGoesLosesNoPoint();
    void speedIsKept();
    void stepsGoAnEventOrSoManySeconds();
    void injectedActionsAreRecordedWithTheirTime();
    void theRecordedCommandsReplayTheRun();
    void theNextLineIsOneStep();
    void anActionThatCannotBeCarriedOutDoesNotEndTheRun();
    void aBrokenRunIsToldWithItsError();
    void snapshotsAreAtMostThirtyASecond();
    void whatIsNotFetchedIsMergedAndBounded();
    void destructionTakesLittleTime();
};

void LiveWorkerTest::itStartsPausedAtZero()
{
    const auto worker = start(kSecond, kHour);
    const auto first = worker->fetch();
    QVERIFY(first.has_value());
    QCOMPARE(first->phase, RunPhase::Paused);
    QCOMPARE(first->time, 0.0);
    std::this_thread::sleep_for(100ms);
    QVERIFY(!worker->fetch()); // nothing new
}

void LiveWorkerTest::asFastAsItGoesLosesNoPoint()
{
    const auto worker = start(kSecond, 20'000 * kSecond);
    Reader reader(*worker);
    worker->send(SetSpeed{0});
    worker->send(Play{});
    QVERIFY(reader.waitFor(RunPhase::Finished));
    QCOMPARE(reader.last.time, 20'000.0);
    QCOMPARE(reader.points.size(), std::size_t{20'000});
    for (std::size_t i = 0; i < reader.points.size(); ++i)
        QCOMPARE(reader.points[i].v, static_cast<double>(i));
    worker->send(Play{}); // nothing happens any more
    std::this_thread::sleep_for(60ms);
    QVERIFY(!worker->fetch());
}

void LiveWorkerTest::speedIsKept()
{
    const auto worker = start(10 * kMillisecond, kHour);
    Reader reader(*worker);
    worker->send(SetSpeed{20});
    const auto begin = std::chrono::steady_clock::now();
    worker->send(Play{});
    std::this_thread::sleep_for(500ms);
    worker->send(Pause{});
    QVERIFY(reader.waitFor(RunPhase::Paused));
    QVERIFY(reader.waitFor([&] { return reader.last.time > 0 && reader.last.phase == RunPhase::Paused; }));
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    // 0.5 s at 20 times are 10 s; a busy machine may take longer, never less.
    QVERIFY2(reader.last.time >= 1 && reader.last.time <= wall * 20, qPrintable(QString::number(reader.last.time)));
    const double stopped = reader.last.time;
    std::this_thread::sleep_for(60ms);
    worker->send(SetSpeed{1});
    QVERIFY(reader.waitFor([&] { return reader.last.speed == 1; }));
    QCOMPARE(reader.last.time, stopped);
}

void LiveWorkerTest::stepsGoAnEventOrSoManySeconds()
{
    const auto worker = start(kSecond, kHour);
    Reader reader(*worker);
    worker->send(StepEvent{});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 1.0; }));
    QCOMPARE(reader.last.phase, RunPhase::Paused);
    worker->send(StepSeconds{2.5});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 3.5 && reader.last.phase == RunPhase::Paused; }));
    QCOMPARE(reader.points.size(), std::size_t{3});
    worker->send(StepSeconds{1e9});
    QVERIFY(reader.waitFor(RunPhase::Finished));
    QCOMPARE(reader.last.time, 3600.0);
}

void LiveWorkerTest::injectedActionsAreRecordedWithTheirTime()
{
    const auto worker = start(kSecond, kHour);
    Reader reader(*worker);
    worker->send(StepSeconds{5});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 5.0 && reader.last.phase == RunPhase::Paused; }));
    worker->send(Inject{action("fail")});
    QVERIFY(reader.waitFor([&] { return reader.lines.size() == 1; }));
    QCOMPARE(reader.lines[0].event, std::string("fail"));
    // All of 5 s has happened: the next whole millisecond.
    QCOMPARE(reader.lines[0].t, 5.001);
    const auto recorded = worker->recorded();
    QCOMPARE(recorded.size(), std::size_t{1});
    QCOMPARE(recorded[0].time, 5 * kSecond + kMillisecond);
    QCOMPARE(recorded[0].event.action, std::string("fail"));
    QCOMPARE(reader.tried.size(), std::size_t{1});
    QCOMPARE(reader.tried[0].time, 5.001);
    QVERIFY(reader.tried[0].error.empty());
}

void LiveWorkerTest::theRecordedCommandsReplayTheRun()
{
    std::vector<LogEntry> lines;
    std::vector<SeriesPoint> points;
    std::vector<RecordedAction> recorded;
    {
        const auto worker = start(kMillisecond, 100 * kSecond);
        Reader reader(*worker);
        worker->send(SetSpeed{200});
        worker->send(Play{});
        for (int i = 0; i < 5; ++i) {
            std::this_thread::sleep_for(20ms);
            worker->send(Inject{action(i % 2 ? "repair" : "fail")});
        }
        worker->send(SetSpeed{0});
        QVERIFY(reader.waitFor(RunPhase::Finished));
        recorded = worker->recorded();
        lines = reader.lines;
        points = reader.points;
    }
    auto never = std::make_shared<std::atomic<bool>>(false);
    Ticking replay(never, kMillisecond, 100 * kSecond);
    for (const RecordedAction &action : recorded)
        QVERIFY(replay.injectAt(action.time, action.event));
    QVERIFY(replay.runUntil(kHorizon));
    const Snapshot again = replay.snapshot();
    QCOMPARE(lines.size(), std::size_t{5});
    QCOMPARE(again.newLog.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(again.newLog[i].t, lines[i].t);
        QCOMPARE(again.newLog[i].event, lines[i].event);
    }
    QCOMPARE(again.newPoints.size(), points.size());
}

void LiveWorkerTest::theNextLineIsOneStep()
{
    const auto worker = start(kSecond, 25 * kSecond, true);
    Reader reader(*worker);
    worker->send(StepLine{});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 10 && reader.last.phase == RunPhase::Paused; }));
    worker->send(StepLine{});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 20 && reader.last.phase == RunPhase::Paused; }));
    worker->send(StepLine{}); // no more: the end
    QVERIFY(reader.waitFor(RunPhase::Finished));
    QCOMPARE(reader.lines.size(), std::size_t{2});
}

void LiveWorkerTest::anActionThatCannotBeCarriedOutDoesNotEndTheRun()
{
    const auto worker = start(kSecond, kHour);
    Reader reader(*worker);
    worker->send(Inject{action("nonsense")});
    QVERIFY(reader.waitFor([&] { return !reader.last.error.empty(); }));
    QCOMPARE(reader.last.phase, RunPhase::Paused);
    QCOMPARE(reader.tried.size(), std::size_t{1});
    QCOMPARE(reader.tried[0].error, reader.last.error);
    QVERIFY(!worker->recorded()[0].isCarriedOut);
    worker->send(StepEvent{});
    QVERIFY(reader.waitFor([&] { return reader.last.time == 1.0; }));
}

void LiveWorkerTest::aBrokenRunIsToldWithItsError()
{
    const auto worker = start(kSecond, kHour);
    Reader reader(*worker);
    worker->send(Inject{action("break")});
    worker->send(Play{});
    QVERIFY(reader.waitFor(RunPhase::Failed));
    QCOMPARE(reader.last.error, std::string("It broke."));
    worker->send(Play{});
    std::this_thread::sleep_for(60ms);
    QVERIFY(!worker->fetch());
}

void LiveWorkerTest::snapshotsAreAtMostThirtyASecond()
{
    const auto worker = start(kMillisecond, 100 * kHour);
    Reader reader(*worker);
    worker->send(Play{});
    const auto begin = std::chrono::steady_clock::now();
    reader.waitFor([&] { return std::chrono::steady_clock::now() - begin > 500ms; });
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    QVERIFY2(reader.fetched >= 3 && reader.fetched <= wall * 30 + 2, qPrintable(QString::number(reader.fetched)));
}

void LiveWorkerTest::whatIsNotFetchedIsMergedAndBounded()
{
    // Eight times as many points as the mailbox takes: the run waits for them to be fetched, and none is lost. It looks at the
    // mailbox each time it publishes, so what it does in one such stretch may come on top.
    const SimTime end = static_cast<SimTime>(8 * LiveWorker::kMostPoints) * kMillisecond;
    const auto worker = start(kMillisecond, end);
    worker->send(SetSpeed{0});
    worker->send(Play{});
    std::this_thread::sleep_for(1500ms);
    std::size_t points = 0;
    bool isFinished = false;
    const auto begin = std::chrono::steady_clock::now();
    std::size_t largest = 0;
    while (!isFinished && std::chrono::steady_clock::now() - begin < 10s) {
        if (const auto snapshot = worker->fetch()) {
            for (const SeriesPoint &point : snapshot->newPoints)
                QCOMPARE(point.v, static_cast<double>(points++));
            largest = std::max(largest, snapshot->newPoints.size());
            isFinished = snapshot->phase == RunPhase::Finished;
        }
        std::this_thread::sleep_for(20ms);
    }
    QVERIFY(isFinished);
    QCOMPARE(points, 8 * LiveWorker::kMostPoints);
    QVERIFY(largest < 4 * LiveWorker::kMostPoints);
}

void LiveWorkerTest::destructionTakesLittleTime()
{
    // At most 100 ms; one in ten may meet a machine that is busy with something else.
    int late = 0;
    for (int round = 0; round < 20; ++round) {
        auto worker = start(1, kHorizon / 2); // an event a nanosecond: no slice ends soon
        worker->send(SetSpeed{0});
        worker->send(Play{});
        std::this_thread::sleep_for(std::chrono::milliseconds(round));
        const auto begin = std::chrono::steady_clock::now();
        worker.reset();
        const auto took = std::chrono::steady_clock::now() - begin;
        late += took > 100ms ? 1 : 0;
        QVERIFY2(took < 2s, qPrintable(QString::number(std::chrono::duration<double>(took).count())));
    }
    QVERIFY(late <= 2);
}

NEPHOSCOPE_TEST(LiveWorkerTest);
#include "live_worker_test.moc"
