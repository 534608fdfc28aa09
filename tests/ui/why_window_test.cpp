// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/why_window.h"

#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/charts_panel.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;
using namespace nephoscope::ui;

/// 'Why?' on a chart.
class WhyWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSpikeLeadsBackToItsCause();
    void theKeyAsksAtTheCursor();
    void nothingNeedsToBeClickedFirst();
    void calmIsSaidToBeCalm();
    void aNewRunClosesIt();
};

namespace {

struct Bench {
    Document document;
    Selection selection;
    RunSession session{&document};
    std::unique_ptr<ChartsPanel> charts;

    Bench()
    {
        document.replace(sound(), {});
        charts = std::make_unique<ChartsPanel>(&session, &document, &selection);
        charts->showLast(0);
        // Slow from 41 to 50 s, after host1 failed at 40.5 s.
        sim::Snapshot snapshot;
        snapshot.time = snapshot.furthest = snapshot.duration = 100;
        snapshot.seriesNames = {"users.response_time_p95"};
        for (int t = 0; t <= 100; ++t)
            snapshot.newPoints.push_back({0, double(t), t > 41 && t <= 50 ? 2.0 : 0.1});
        snapshot.newLog = {{1, 0, 40.5, "host1", "failed", {}, {}, {}}, {2, 1, 43, "service1", "failed", "host1", {}, {}}};
        session.take(snapshot);
    }
};

} // namespace

void WhyWindowTest::aSpikeLeadsBackToItsCause()
{
    Bench bench;
    WhyWindow *why = bench.charts->explain(ChartKind::ResponseTime, 46);
    const QString all = why->lines().join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("00:40.5")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("  00:43.0")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Away from that since 00:41.0")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("No measure of what this depends on did")), qPrintable(all));
}

void WhyWindowTest::theKeyAsksAtTheCursor()
{
    Bench bench;
    bench.charts->resize(1200, 260);
    bench.charts->show();
    bench.charts->setCursorTime(45);
    QTest::keyClick(bench.charts->view(ChartKind::ResponseTime), Qt::Key_W);
    auto *why = bench.charts->findChild<WhyWindow *>();
    QVERIFY(why && why->isVisible());
    QVERIFY(why->lines().join(QString()).contains(QStringLiteral("00:4")));
    QSignalSpy jumps(bench.charts.get(), &ChartsPanel::jumpWanted);
    Q_EMIT why->jumpWanted(45);
    QCOMPARE(jumps.size(), 1);
}

void WhyWindowTest::nothingNeedsToBeClickedFirst()
{
    Bench bench;
    bench.charts->resize(1200, 260);
    bench.charts->show();
    QVERIFY(bench.charts->hasRun());
    // The pointer is over a chart; the keyboard is elsewhere.
    Q_EMIT bench.charts->view(ChartKind::ResponseTime)->cursorMoved(46.0);
    bench.charts->explainHere();
    auto *why = bench.charts->findChild<WhyWindow *>();
    QVERIFY(why && why->isVisible());
    const QString all = why->lines().join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("Away from that since 00:41.0")), qPrintable(all));
}

void WhyWindowTest::calmIsSaidToBeCalm()
{
    Bench bench;
    const QString all = bench.charts->explain(ChartKind::ResponseTime, 20)->lines().join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("nothing out of the ordinary")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("Nothing in the log explains it")), qPrintable(all));
    // A chart without a value then says that.
    QVERIFY(bench.charts->explain(ChartKind::Storage, 20)->lines().front().contains(QStringLiteral("Nothing was measured")));
}

void WhyWindowTest::aNewRunClosesIt()
{
    Bench bench;
    WhyWindow *why = bench.charts->explain(ChartKind::ResponseTime, 46);
    QVERIFY(why->isVisible());
    bench.session.stop();
    QVERIFY(!why->isVisible());
}

NEPHOSCOPE_TEST(WhyWindowTest);
#include "why_window_test.moc"
