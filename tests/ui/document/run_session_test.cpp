// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/run_session.h"
#include "ui/panels/inspector/parameter_form.h"
#include "ui/panels/inspector/parameter_row.h"

#include "model/catalogue/catalogue.h"
#include "sim/plan/plan.h"
#include "sim/results/run_record.h"
#include "sim/run/run_once.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

struct Bench {
    Document document;
    RunSession session{&document};

    Bench()
    {
        if (!document.load(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/12-01-hypervisor-clustering.neph")))
            qFatal("The example cannot be read.");
        RunSettings settings = document.architecture().run;
        settings.duration = 200;
        settings.replications = 1;
        document.setRunSettings(settings);
        document.setEvents({}, QStringLiteral("no events"));
    }
    double time() const { return session.snapshot() ? session.snapshot()->time : -1; }
    bool isThere(double when) const { return time() == when && !session.jump(); }
    void act(const char *action, const char *target)
    {
        Event event;
        event.action = action;
        event.target = target;
        session.inject(event);
    }
};

} // namespace

class RunSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aJumpBackKeepsWhatIsKnownUntilSomebodyActs();
    void aRecordedRunRepeatsItselfWithoutAWindow();
    void anEditOfTheDesignIsNotRecordedOnceMore();
    void aChangeWhileRecordingIsAnEventAndNoEdit();
    void theLineBeforeIsOneStepBack();
};

void RunSessionTest::aJumpBackKeepsWhatIsKnownUntilSomebodyActs()
{
    Bench bench;
    bench.session.jumpTo(60);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(60), 30000);
    bench.act("fail", "host-b");
    QTRY_VERIFY(bench.session.hasFault("host-b"));
    bench.session.jumpTo(120);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(120), 30000);
    const std::size_t lines = bench.session.log().size();
    const std::uint64_t course = bench.session.course();
    const std::size_t points = bench.session.points("host-a.utilization")->t.size();

    bench.session.jumpTo(30);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(30), 30000);
    QVERIFY(!bench.session.hasFault("host-b")); // it has not happened yet
    QCOMPARE(bench.session.log().size(), lines);
    QCOMPARE(bench.session.course(), course);
    bench.session.jumpTo(120);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(120), 30000);
    QVERIFY(bench.session.hasFault("host-b"));
    QCOMPARE(bench.session.log().size(), lines);
    QCOMPARE(bench.session.points("host-a.utilization")->t.size(), points);

    bench.session.jumpTo(30);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(30), 30000);
    bench.act("fail", "host-a");
    QTRY_VERIFY(bench.session.hasFault("host-a"));
    QVERIFY(bench.session.course() != course);
    for (const sim::LogEntry &line : bench.session.log())
        QVERIFY(line.t <= bench.time());
    QVERIFY(bench.session.points("host-a.utilization")->t.back() <= bench.time());
}

void RunSessionTest::aRecordedRunRepeatsItselfWithoutAWindow()
{
    Bench bench;
    bench.session.setRecording(true);
    bench.session.jumpTo(40);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(40), 30000);
    const int steps = bench.document.undoStack()->index();
    bench.act("fail", "host-b");
    QTRY_COMPARE(bench.document.architecture().events.size(), std::size_t{1});
    bench.session.jumpTo(90);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(90), 30000);
    bench.act("repair", "host-b");
    QTRY_COMPARE(bench.document.architecture().events.size(), std::size_t{2});
    QCOMPARE(bench.document.undoStack()->index(), steps + 2); // each is a step of its own
    QCOMPARE(bench.document.architecture().events[0].at, 40.001);
    QCOMPARE(bench.document.architecture().events[1].at, 90.001);
    bench.session.jumpTo(1000);
    QTRY_VERIFY_WITH_TIMEOUT(bench.session.hasEnded(), 30000);

    const auto plan = sim::compile(bench.document.architecture(), Catalogue::builtIn());
    QVERIFY(plan);
    const auto record = sim::runOnce(*plan);
    QVERIFY(record);
    const auto &log = bench.session.log();
    QCOMPARE(log.size(), record->log.size());
    for (std::size_t i = 0; i < log.size(); ++i) {
        QCOMPARE(log[i].t, record->log[i].t);
        QCOMPARE(log[i].element, record->log[i].element);
        QCOMPARE(log[i].event, record->log[i].event);
        QCOMPARE(log[i].cause, record->log[i].cause);
        QCOMPARE(log[i].detail, record->log[i].detail);
    }
}

void RunSessionTest::anEditOfTheDesignIsNotRecordedOnceMore()
{
    Bench bench;
    bench.session.setRecording(true);
    bench.session.stepSecond();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(1), 30000);
    bench.document.setParameter({ElementId("lun-1")}, "growth", Value(0.5));
    QTRY_VERIFY(bench.session.lastSet("lun-1", "growth").has_value()); // it acts in the run
    QVERIFY(bench.document.architecture().events.empty());
}

// The design keeps the value of the start: else the event would say what it says already.
void RunSessionTest::aChangeWhileRecordingIsAnEventAndNoEdit()
{
    Bench bench;
    QVERIFY(!bench.session.recordsChanges());
    bench.session.setRecording(true);
    QVERIFY(!bench.session.recordsChanges()); // nothing runs
    bench.session.stepSecond();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(1), 30000);
    QVERIFY(bench.session.recordsChanges());
    const Architecture before = bench.document.architecture();
    QVERIFY(bench.session.change("lun-1", "growth", Value(0.5)));
    QVERIFY(!bench.session.change("drawn-later", "growth", Value(0.5)));
    QTRY_COMPARE(bench.document.architecture().events.size(), before.events.size() + 1);
    const Event &event = bench.document.architecture().events.back();
    QCOMPARE(event.action, std::string("set"));
    QCOMPARE(event.target, std::string("lun-1"));
    QCOMPARE(event.param, std::string("growth"));
    QVERIFY(event.value == Value(0.5));
    QVERIFY(bench.document.architecture().elements == before.elements);
    QVERIFY(bench.session.lastSet("lun-1", "growth") == Value(0.5));
    // In the inspector it is as the run has it; without a recording as the design has it.
    ParameterForm form(&bench.document, &bench.session, Catalogue::builtIn());
    form.setElements({ElementId("lun-1")});
    const auto row = std::ranges::find_if(form.rows(), [](const ParameterRow *one) { return one->parameter().id == "growth"; });
    QVERIFY(row != form.rows().end());
    Q_EMIT (*row)->edited(Value(0.25));
    QTRY_COMPARE(bench.document.architecture().events.size(), before.events.size() + 2);
    QVERIFY(bench.document.architecture().elements == before.elements);
    bench.session.setRecording(false);
    Q_EMIT (*row)->edited(Value(0.75));
    QTRY_VERIFY(bench.session.lastSet("lun-1", "growth") == Value(0.75));
    QVERIFY(bench.document.architecture().find(ElementId("lun-1"))->params.at("growth") == Value(0.75));
    bench.session.setRecording(true);
    // Back to the default, which the run knows as a value.
    QVERIFY(bench.session.change("lun-1", "growth", std::nullopt));
    QTRY_COMPARE(bench.document.architecture().events.size(), before.events.size() + 3);
    QVERIFY(bench.document.architecture().events.back().value == Value(0.0));
}

void RunSessionTest::theLineBeforeIsOneStepBack()
{
    Bench bench;
    bench.session.jumpTo(60);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(60), 30000);
    bench.act("fail", "host-b");
    QTRY_VERIFY(bench.session.hasFault("host-b"));
    bench.session.jumpTo(70);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(70), 30000);
    double before = 0;
    for (const sim::LogEntry &line : bench.session.log()) {
        if (line.t < 70)
            before = line.t;
    }
    QVERIFY(before > 60);
    bench.session.stepBackLine();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isThere(before), 30000);
    QVERIFY(!bench.session.isPlaying());
}

NEPHOSCOPE_TEST(RunSessionTest);
#include "run_session_test.moc"
