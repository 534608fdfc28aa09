// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/events_model.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

struct Bench {
    Document document;
    RunSession session{&document};
    EventsModel model{&document, &session, Catalogue::builtIn()};
    std::uint32_t lines = 0;

    /// `count` more lines, one a millisecond: `failed` of host-0 … host-9 in turn.
    void log(std::uint32_t count)
    {
        sim::Snapshot snapshot;
        for (std::uint32_t i = 0; i < count; ++i) {
            sim::LogEntry entry;
            entry.id = ++lines;
            entry.t = lines / 1000.0;
            entry.element = "host-" + std::to_string(lines % 10);
            entry.event = lines % 2 ? "failed" : "repaired";
            entry.detail = "line number " + std::to_string(lines);
            snapshot.newLog.push_back(std::move(entry));
        }
        snapshot.time = snapshot.furthest = lines / 1000.0;
        session.take(std::move(snapshot));
    }
    /// Until all is looked through; the longest piece in ms.
    double followAll()
    {
        double longest = 0;
        for (bool isThere = false; !isThere;) {
            QElapsedTimer clock;
            clock.start();
            isThere = model.follow();
            longest = std::max(longest, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        return longest;
    }
};

} // namespace

class EventsModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filtersLetThroughWhatTheyName();
    void theRowOfATimeIsFound();
    void aMillionLinesAreLookedThroughInPieces();
};

void EventsModelTest::filtersLetThroughWhatTheyName()
{
    Bench bench;
    bench.log(1000);
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 1000);
    bench.model.setFilter({QString(), {}, "failed"});
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 500);
    bench.model.setFilter({QString(), {"host-3"}, {}});
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 100);
    bench.model.setFilter({QStringLiteral("HOST-3"), {}, {}}); // by the name, whatever its case
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 100);
    bench.model.setFilter({QStringLiteral("number 77"), {}, {}}); // 77 and 770 to 779
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 11);
    bench.log(100); // what is new passes the same filter: none of 1001 to 1100
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 11);
    bench.model.setFilter({});
    bench.followAll();
    QCOMPARE(bench.model.rowCount(), 1100);
}

void EventsModelTest::theRowOfATimeIsFound()
{
    Bench bench;
    bench.log(1000);
    bench.followAll();
    QCOMPARE(bench.model.rowAt(0), -1);
    QCOMPARE(bench.model.rowAt(0.0015), 0);
    QCOMPARE(bench.model.rowAt(0.5), 499);
    QCOMPARE(bench.model.rowAt(100), 999);
}

// All lines arrive, once; the benchmark tells how long the longest piece of work took.
void EventsModelTest::aMillionLinesAreLookedThroughInPieces()
{
    Bench bench;
    for (int i = 0; i < 20; ++i)
        bench.log(50'000);
    double longest = bench.followAll();
    QCOMPARE(bench.model.rowCount(), 1'000'000);
    qInfo("following a million lines: longest piece %.1f ms", longest);
    bench.model.setFilter({QStringLiteral("number 99"), {}, {}});
    longest = bench.followAll();
    qInfo("filtering a million lines by text: longest piece %.1f ms", longest);
    // 99, 990 to 999 and so on: 1 + 10 + 100 + 1000 + 10000.
    QCOMPARE(bench.model.rowCount(), 11'111);
    bench.log(50'000); // over the bound: the oldest go
    bench.followAll();
    QCOMPARE(bench.session.log().size(), RunHistory::kMostLines);
    QCOMPARE(bench.session.droppedLogLines(), std::uint64_t{50'000});
}

NEPHOSCOPE_TEST(EventsModelTest);
#include "events_model_test.moc"
