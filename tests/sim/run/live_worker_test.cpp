// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/clock.h"
#include "sim/run/live_worker.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iterator>
#include <thread>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace std::chrono_literals;

namespace {

/// A run with an event every `gap`, which writes a point, and a line where it is talkative; injected actions write a line.
class Ticking final : public SteeredRun, public EventHandler
{
public:
    Ticking(std::shared_ptr<std::atomic<bool>> cancel, SimTime gap, SimTime end, bool isTalkative = false)
        : m_cancel(std::move(cancel)), m_gap(gap), m_end(end), m_isTalkative(isTalkative)
    {
        m_clock.at(gap, EventClass::Timer, *this);
    }
    SimTime now() const override { return m_clock.now(); }
    bool isAtEnd() const override { return m_clock.now() >= m_end; }
    Result<Done> runUntil(SimTime time) override
    {
        switch (m_clock.run(std::min(time, m_end), m_cancel.get())) {
        case RunStop::Failed:
            return *m_clock.error();
        case RunStop::Asked:
            return Error{"E-CANCELLED", "The run was cancelled.", {}, {}, 0, 0};
        case RunStop::Reached:
            break;
        }
        return Done{};
    }
    Result<bool> step() override
    {
        if (m_clock.step(m_end) == RunStop::Failed)
            return *m_clock.error();
        return !isAtEnd();
    }
    SimTime nextTime() override { return m_clock.nextTime(); }
    Result<Done> injectAt(SimTime time, const Event &event) override
    {
        if (const Result<Done> there = runUntil(time - 1); !there)
            return there;
        m_clock.at(time, EventClass::Document, *this, kAction);
        m_clock.step(time);
        if (event.action == "nonsense")
            return Error{"E-ACTION", "There is no action \"nonsense\".", {}, {}, 0, 0};
        if (event.action == "break")
            m_clock.fail({"E-BROKEN", "It broke.", {}, {}, 0, 0});
        if (event.action == "quiet")
            m_isQuiet = true;
        if (event.action == "bias") // the run after it is another one
            m_count += 1000;
        addLine(event.action);
        return Done{};
    }
    std::uint64_t lines() const override { return m_lines; }
    Snapshot snapshot() override
    {
        Snapshot s = std::exchange(m_new, {});
        s.time = toSeconds(now());
        s.eventsProcessed = m_clock.eventsProcessed();
        return s;
    }
    void handle(std::uint32_t kind, std::uint64_t) override
    {
        if (kind == kAction)
            return;
        if (m_isTalkative && m_count % 10 == 9)
            addLine("tenth");
        if (!m_isQuiet)
            m_new.newPoints.push_back({0, toSeconds(now()), static_cast<double>(m_count++)});
        m_clock.after(m_gap, EventClass::Timer, *this);
    }
    std::string_view eventSource() const override { return "ticking"; }

private:
    static constexpr std::uint32_t kAction = 1;

    void addLine(std::string event)
    {
        LogEntry entry;
        entry.id = ++m_lines;
        entry.t = toSeconds(now());
        entry.event = std::move(event);
        m_new.newLog.push_back(std::move(entry));
    }

    std::shared_ptr<std::atomic<bool>> m_cancel;
    Clock m_clock;
    SimTime m_gap;
    SimTime m_end;
    bool m_isTalkative; ///< a line with each tenth point
    Snapshot m_new;
    bool m_isQuiet = false;
    std::uint64_t m_count = 0;
    std::uint32_t m_lines = 0;
};

std::unique_ptr<LiveWorker> start(SimTime gap, SimTime end, bool isTalkative = false)
{
    auto cancel = std::make_shared<std::atomic<bool>>(false);
    const auto make = [cancel, gap, end, isTalkative]() -> Result<std::unique_ptr<SteeredRun>> {
        return std::unique_ptr<SteeredRun>(std::make_unique<Ticking>(cancel, gap, end, isTalkative));
    };
    return std::make_unique<LiveWorker>(std::make_unique<Ticking>(cancel, gap, end, isTalkative), make, cancel);
}

Event action(const char *name)
{
    Event event;
    event.action = name;
    return event;
}

/// All that was published, joined.
struct Reader {
    explicit Reader(LiveWorker &worker) : m_worker(worker) {}
    /// Until `isThere` or 5 s are over.
    bool waitFor(const std::function<bool()> &isThere)
    {
        const auto begin = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - begin < 5s) {
            if (auto snapshot = m_worker.fetch()) {
                ++fetched;
                if (last.generation != 0 && snapshot->generation != last.generation) {
                    std::erase_if(points, [&](const SeriesPoint &point) { return point.t > snapshot->keptTime; });
                    std::erase_if(lines, [&](const LogEntry &line) { return line.t > snapshot->keptTime; });
                }
                std::ranges::copy(snapshot->newPoints, std::back_inserter(points));
                std::ranges::copy(snapshot->newLog, std::back_inserter(lines));
                std::ranges::copy(snapshot->newActions, std::back_inserter(tried));
                last = std::move(*snapshot);
            }
            if (isThere())
                return true;
            std::this_thread::sleep_for(1ms);
        }
        return false;
    }
    bool waitFor(RunPhase phase)
    {
        return waitFor([&] { return last.phase == phase; });
    }

    Snapshot last;
    std::vector<SeriesPoint> points;
    std::vector<LogEntry> lines;
    std::vector<TriedAction> tried;
    int fetched = 0;

private:
    LiveWorker &m_worker;
};

} // namespace

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
    void aJumpForwardGoesThereAndLosesNothing();
    void aJumpBackRepeatsTheRunAndTellsNothingTwice();
    void whoActsInThePastTakesAnotherCourse();
    void whatIsVoidStaysSoWhileNobodyFetches();
    void anotherCourseIsToldToWhoFetchesLate();
    void aJumpBackCanBeGivenUp();
    void aRunThatIsOverCanBeLookedAtAgain();
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

void LiveWorkerTest::aJumpForwardGoesThereAndLosesNothing()
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

void LiveWorkerTest::aJumpBackRepeatsTheRunAndTellsNothingTwice()
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

void LiveWorkerTest::whoActsInThePastTakesAnotherCourse()
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

void LiveWorkerTest::whatIsVoidStaysSoWhileNobodyFetches()
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

void LiveWorkerTest::anotherCourseIsToldToWhoFetchesLate()
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

void LiveWorkerTest::aJumpBackCanBeGivenUp()
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

void LiveWorkerTest::aRunThatIsOverCanBeLookedAtAgain()
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
