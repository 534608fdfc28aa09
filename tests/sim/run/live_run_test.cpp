// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_run.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/plan/plan.h"
#include "sim/results/run_record.h"
#include "sim/run/run_once.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <thread>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace std::chrono_literals;

namespace {

constexpr double kEnd = 240; // s

Architecture clusterDesign()
{
    auto read = readDocumentFile(NEPHOSCOPE_SOURCE_DIR "/examples/12-01-hypervisor-clustering.neph", Catalogue::builtIn());
    if (!read)
        qFatal("The example of hypervisor clustering cannot be read.");
    Architecture design = std::move(read->architecture);
    design.run.duration = kEnd;
    design.run.replications = 1;
    design.events.clear();
    return design;
}

Event action(const char *name, const char *target)
{
    Event event;
    event.action = name;
    event.target = target;
    return event;
}

/// Everything that a run told, as a window would have it.
struct Told {
    explicit Told(LiveRun &run) : m_run(run) {}

    bool waitFor(const std::function<bool()> &isThere)
    {
        const auto begin = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - begin < 60s) {
            if (auto snapshot = m_run.fetch()) {
                if (last.generation != 0 && snapshot->generation != last.generation) {
                    std::erase_if(points, [&](const SeriesPoint &point) { return point.t > snapshot->keptTime; });
                    std::erase_if(log, [&](const LogEntry &line) { return line.t > snapshot->keptTime; });
                }
                std::ranges::copy(snapshot->newPoints, std::back_inserter(points));
                std::ranges::copy(snapshot->newLog, std::back_inserter(log));
                std::ranges::copy(snapshot->newActions, std::back_inserter(actions));
                last = std::move(*snapshot);
            }
            if (isThere())
                return true;
            std::this_thread::sleep_for(1ms);
        }
        return false;
    }
    bool goTo(double time)
    {
        m_run.send(GoTo{time});
        return waitFor([&] { return !last.jump && (last.time == std::min(time, kEnd)); });
    }
    bool act(const Event &event)
    {
        const std::size_t before = actions.size();
        m_run.send(Inject{event});
        return waitFor([&] { return actions.size() > before; });
    }

    Snapshot last;
    std::vector<SeriesPoint> points;
    std::vector<LogEntry> log;
    std::vector<TriedAction> actions;

private:
    LiveRun &m_run;
};

QString textOf(const LogEntry &line)
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7").arg(line.id).arg(line.cause).arg(line.t, 0, 'g', 17)
        .arg(QString::fromStdString(line.element), QString::fromStdString(line.event), QString::fromStdString(line.target), QString::fromStdString(line.detail));
}

RunRecord headless(const Architecture &design)
{
    const Result<Plan> plan = compile(design, Catalogue::builtIn());
    if (!plan)
        qFatal("The design does not compile.");
    Result<RunRecord> record = runOnce(*plan);
    if (!record)
        qFatal("The design does not run.");
    return std::move(*record);
}

} // namespace

class LiveRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasDoneGivesTheSameRunAsEventsOfTheDocument();
    void aJumpBackShowsTheSameStateAgain();
};

// A run with actions at odd moments (paused amid an instant, at a whole second, in the past of what it had reached) is the run of a
// document that has these actions as events: the same log to the last cause, the same number of events, the same points.
void LiveRunTest::whatWasDoneGivesTheSameRunAsEventsOfTheDocument()
{
    Architecture design = clusterDesign();
    auto started = LiveRun::start(design, Catalogue::builtIn());
    QVERIFY(started);
    LiveRun &run = **started;
    Told told(run);

    QVERIFY(told.goTo(30));
    QVERIFY(told.act(action("fail", "host-b"))); // at a whole second, of which all has happened
    run.send(StepSeconds{7.0625});
    QVERIFY(told.waitFor([&] { return told.last.time == 37.0635 && told.last.phase == RunPhase::Paused; }));
    for (int i = 0; i < 3; ++i)
        run.send(StepEvent{});
    QVERIFY(told.act(action("repair", "host-b"))); // amid an instant
    Event refused = action("fail", "host-b");
    refused.kind = "disk_full";
    QVERIFY(told.act(refused));
    QVERIFY(!told.actions.back().error.empty());
    QVERIFY(told.goTo(120));
    QVERIFY(told.act(action("fail", "host-c")));
    QVERIFY(told.goTo(150));

    QVERIFY(told.goTo(33)); // back, then the same again
    QVERIFY(told.goTo(140));
    QVERIFY(told.goTo(100)); // back before host C failed: this time another one does
    QVERIFY(told.act(action("fail", "host-a")));
    QVERIFY(told.goTo(kEnd));
    QCOMPARE(told.last.phase, RunPhase::Finished);

    for (const RecordedAction &recorded : run.recorded()) {
        if (!recorded.isCarriedOut)
            continue;
        design.events.push_back(recorded.event);
        design.events.back().at = static_cast<double>(recorded.time) / 1e9;
    }
    QCOMPARE(design.events.size(), std::size_t{3});
    QCOMPARE(design.events.front().at, 30.001);
    const RunRecord record = headless(design);
    QCOMPARE(told.log.size(), record.log.size());
    for (std::size_t i = 0; i < record.log.size(); ++i)
        QCOMPARE(textOf(told.log[i]), textOf(record.log[i]));
    QVERIFY(record.log.size() > 30);
    QCOMPARE(told.last.eventsProcessed, record.eventsProcessed + 1); // what was refused took an event too
    // The points of every series: as many as there are samples, at the same times, with the same values.
    std::size_t compared = 0;
    for (std::uint32_t index = 0; index < told.last.seriesNames.size(); ++index) {
        const auto found = std::ranges::find(record.series, told.last.seriesNames[index], [](const auto &series) { return series.first; });
        QVERIFY(found != record.series.end());
        const Series &series = found->second;
        std::size_t i = 0;
        for (const SeriesPoint &point : told.points) {
            if (point.series != index)
                continue;
            while (i < series.t.size() && series.t[i] < point.t)
                ++i;
            QVERIFY(i < series.t.size() && series.t[i] == point.t);
            QCOMPARE(point.v, series.v[i]);
            ++compared;
        }
    }
    QVERIFY(compared > 1000);
}

void LiveRunTest::aJumpBackShowsTheSameStateAgain()
{
    auto started = LiveRun::start(clusterDesign(), Catalogue::builtIn());
    QVERIFY(started);
    Told told(**started);
    QVERIFY(told.goTo(20));
    QVERIFY(told.act(action("fail", "host-b")));
    QVERIFY(told.goTo(26.5)); // amid the failover
    const Snapshot first = told.last;
    const std::size_t lines = told.log.size();
    QVERIFY(told.goTo(200));
    QVERIFY(told.goTo(26.5));
    const Snapshot &again = told.last;
    QCOMPARE(again.eventsProcessed, first.eventsProcessed);
    QCOMPARE(again.elements.size(), first.elements.size());
    for (std::size_t i = 0; i < first.elements.size(); ++i) {
        const ElementSnapshot &a = first.elements[i];
        const ElementSnapshot &b = again.elements[i];
        QCOMPARE(b.id, a.id);
        QVERIFY(b.state == a.state);
        QCOMPARE(b.since, a.since);
        QCOMPARE(b.utilization, a.utilization);
        QCOMPARE(b.waiting, a.waiting);
        QCOMPARE(b.failures, a.failures);
        QCOMPARE(b.placedIn, a.placedIn);
        QCOMPARE(b.remaining, a.remaining);
        QCOMPARE(b.doing, a.doing);
    }
    QCOMPARE(again.furthest, 200.0);
    QVERIFY(told.log.size() > lines); // what came later is still known
}

NEPHOSCOPE_TEST(LiveRunTest);
#include "live_run_test.moc"
