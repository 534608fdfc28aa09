// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/clock.h"
#include "sim/run/live_worker.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace std::chrono_literals;

namespace {

/// A run with an event every `gap`, which writes a point and a line; injected actions write a line.
class Ticking final : public SteeredRun, public EventHandler
{
public:
    Ticking(std::shared_ptr<std::atomic<bool>> cancel, SimTime gap, SimTime end) : m_cancel(std::move(cancel)), m_gap(gap), m_end(end)
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
    Result<Done> inject(const Event &event) override
    {
        if (event.action == "nonsense")
            return Error{"E-ACTION", "There is no action \"nonsense\".", {}, {}, 0, 0};
        if (event.action == "break")
            m_clock.fail({"E-BROKEN", "It broke.", {}, {}, 0, 0});
        addLine(event.action);
        return Done{};
    }
    Snapshot snapshot() override
    {
        Snapshot s = std::exchange(m_new, {});
        s.time = toSeconds(now());
        s.eventsProcessed = m_clock.eventsProcessed();
        return s;
    }
    void handle(std::uint32_t, std::uint64_t) override
    {
        m_new.newPoints.push_back({0, toSeconds(now()), static_cast<double>(m_count++)});
        m_clock.after(m_gap, EventClass::Timer, *this);
    }
    std::string_view eventSource() const override { return "ticking"; }

private:
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
    Snapshot m_new;
    std::uint64_t m_count = 0;
    std::uint32_t m_lines = 0;
};

std::unique_ptr<LiveWorker> start(SimTime gap, SimTime end)
{
    auto cancel = std::make_shared<std::atomic<bool>>(false);
    return std::make_unique<LiveWorker>(std::make_unique<Ticking>(cancel, gap, end), cancel);
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
                for (const SeriesPoint &point : snapshot->newPoints)
                    points.push_back(point.v);
                for (const LogEntry &entry : snapshot->newLog)
                    lines.push_back(entry);
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
    std::vector<double> points;
    std::vector<LogEntry> lines;
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
        QCOMPARE(reader.points[i], static_cast<double>(i));
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
    QCOMPARE(reader.lines[0].t, 5.0);
    const auto recorded = worker->recorded();
    QCOMPARE(recorded.size(), std::size_t{2});
    QCOMPARE(recorded[1].time, 5 * kSecond);
    QCOMPARE(std::get<Inject>(recorded[1].command).event.action, std::string("fail"));
}

void LiveWorkerTest::theRecordedCommandsReplayTheRun()
{
    std::vector<LogEntry> lines;
    std::vector<double> points;
    std::vector<RecordedCommand> recorded;
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
    for (const RecordedCommand &command : recorded) {
        QVERIFY(replay.runUntil(command.time));
        if (const auto *inject = std::get_if<Inject>(&command.command))
            QVERIFY(replay.inject(inject->event));
    }
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

void LiveWorkerTest::anActionThatCannotBeCarriedOutDoesNotEndTheRun()
{
    const auto worker = start(kSecond, kHour);
    Reader reader(*worker);
    worker->send(Inject{action("nonsense")});
    QVERIFY(reader.waitFor([&] { return !reader.last.error.empty(); }));
    QCOMPARE(reader.last.phase, RunPhase::Paused);
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
