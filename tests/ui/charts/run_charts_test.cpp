// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_charts.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "ui/charts/log_intervals.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;

class RunChartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesKeepWhatTellsThemApart_data();
    void namesKeepWhatTellsThemApart();
    void aFaultIsShadedUntilOthersMadeUpForIt();
    void theWarmupIsShaded();
};

namespace {

Element element(const char *id, const char *name)
{
    Element e;
    e.id = ElementId(id);
    e.type = "physical_server";
    e.name = name;
    return e;
}

sim::LogEntry entry(std::uint32_t id, std::uint32_t cause, double t, const char *element, const char *event)
{
    sim::LogEntry e;
    e.id = id;
    e.cause = cause;
    e.t = t;
    e.element = element;
    e.event = event;
    return e;
}

} // namespace

void RunChartsTest::namesKeepWhatTellsThemApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("shortened");
    QTest::newRow("letters") << QStringList{"Physical server A", "Physical server B"} << QStringList{"A", "B"};
    QTest::newRow("numbers") << QStringList{"Host 1", "Host 2"} << QStringList{"Host 1", "Host 2"};
    QTest::newRow("nothing in common") << QStringList{"Visitors", "Mobile app"} << QStringList{"Visitors", "Mobile app"};
}

// A number beside a value ("1 13 %") would read as one more value.
void RunChartsTest::namesKeepWhatTellsThemApart()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, shortened);
    const std::vector<QString> found = shortNames({names.begin(), names.end()});
    QCOMPARE(QStringList(found.begin(), found.end()), shortened);
}

void RunChartsTest::aFaultIsShadedUntilOthersMadeUpForIt()
{
    // The host dies at 60.5; its server is ordered elsewhere at 63, is expected at 93, and serves at 93.
    Architecture design;
    design.elements = {element("host", "Host B"), element("vs", "Server C")};
    LogIntervals log;
    log.add(entry(1, 0, 60.5, "host", "failed"));
    log.add(entry(2, 1, 60.5, "vs", "failed"));
    sim::Snapshot snapshot;
    snapshot.time = 62;
    std::vector<sim::Interval> bands = intervalsOfRun(log, design, snapshot);
    QCOMPARE(bands.size(), std::size_t(1)); // the server went down with its host
    QCOMPARE(bands.front().from, 60.5);
    QVERIFY(!bands.front().to && !bands.front().expected);

    log.add(entry(3, 2, 63, "vs", "starting"));
    sim::ElementSnapshot server;
    server.id = server.original = "vs";
    server.state = sim::ElementState::Recovering;
    server.since = 63;
    server.remaining = 23;
    snapshot.time = 70;
    snapshot.elements = {server};
    bands = intervalsOfRun(log, design, snapshot);
    QVERIFY(!bands.front().to);
    QCOMPARE(bands.front().expected, std::optional(93.0));

    log.add(entry(4, 3, 93, "vs", "serving"));
    snapshot.time = 120;
    snapshot.elements.front().state = sim::ElementState::Running;
    bands = intervalsOfRun(log, design, snapshot);
    QCOMPARE(bands.front().to, std::optional(93.0));
    QVERIFY(!bands.front().expected);
    QVERIFY(QString::fromStdString(bands.front().label).contains(QStringLiteral("failover")));
}

void RunChartsTest::theWarmupIsShaded()
{
    Architecture design;
    design.elements = {element("host", "Host B")};
    sim::Results results;
    results.duration = 100;
    results.warmup = 20;
    const ChartSource source = chartSource(design, Catalogue::builtIn(), results);
    ChartChoice choice;
    choice.to = 100;
    const Plot whole = buildPlot(ChartKind::Utilization, source, choice);
    QCOMPARE(whole.bands.size(), std::size_t(1));
    QVERIFY(whole.bands.front().kind == PlotBand::Kind::Warmup);
    QCOMPARE(whole.bands.front().from, 0.0);
    QCOMPARE(whole.bands.front().to, 20.0);
    choice.from = 30; // it is over before the window begins
    QVERIFY(buildPlot(ChartKind::Utilization, source, choice).bands.empty());
}

NEPHOSCOPE_TEST(RunChartsTest);
#include "run_charts_test.moc"
