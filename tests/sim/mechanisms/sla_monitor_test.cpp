// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class SlaMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCrashIsReportedAtTheLastProbe();
    void aHangIsReportedAfterTheTimeout_data();
    void aHangIsReportedAfterTheTimeout();
    void aSlowLinkGivesAFalseReport();
    void aCutIsNoFalseReport();
    void anOutageBetweenTwoProbesIsNotSeen();
    void objectivesAreLookedAtOverEachInterval();
    void metricsOfTheTargetCanBePromised();
    void withoutManagementItJudgesTheWholeRun();
    void whatFailedByItselfIsStartedAgain();
    void whatIsSwitchedOffIsNotAsked();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

Value promises(const std::string &metric, const std::string &op, double value, double penalty = 0)
{
    return Value(Value::List{Value::Object{{"metric", metric}, {"op", op}, {"value", value}, {"penalty", penalty}}});
}

/// Probes s each 10 s, three failures for a report.
Laboratory watched(Settings more = {}, Settings link = {})
{
    Laboratory lab = shop(400.05, 10);
    lab.element("sla", "sla_monitor", "", {{"interval", 10}, {"timeout", 2}, {"down_after", 3}});
    for (const auto &[name, value] : more)
        lab.set("sla", name, value);
    lab.link(LinkRole::Monitor, "sla", "s", link);
    return lab;
}

void outage(Laboratory &lab, double from, double to, const std::string &kind = "crash")
{
    lab.event(from, "fail", "s").kind = kind;
    lab.event(to, "repair", "s");
}

} // namespace

// Down from 100.5 to 200.5 s: the probes of 110, 120, 130 … 200 s fail, ten of forty; the one of 210 s is answered.
void SlaMonitorTest::aCrashIsReportedAtTheLastProbe()
{
    Laboratory lab = watched();
    outage(lab, 100.5, 200.5);
    QCOMPARE(lab.logged("sla.reported_down"), std::vector<double>{130});
    QCOMPARE(lab.logged("sla.reported_up"), std::vector<double>{210});
    QCOMPARE(lab.entry("sla.reported_down").cause, lab.entry("s.failed").id);
    QCOMPARE(lab.entry("sla.reported_down").target, std::string("s"));
    QCOMPARE(lab.measured("sla.probes"), 40.0);
    QCOMPARE(lab.measured("sla.failed_probes"), 10.0);
    QCOMPARE(lab.measured("sla.observed_up_time"), 0.75);
    QCOMPARE(lab.measured("sla.detections"), 1.0);
    QCOMPARE(lab.measured("sla.detection_time_mean"), 29.5);
    QCOMPARE(lab.measured("sla.recovery_time_mean"), 70.5);
    QCOMPARE(lab.measured("sla.false_detections"), 0.0);
    QCOMPARE(lab.measured("sla.actions"), 0.0);
}

void SlaMonitorTest::aHangIsReportedAfterTheTimeout_data()
{
    QTest::addColumn<double>("timeout");
    QTest::addColumn<int>("downAfter");
    QTest::addColumn<double>("reported");
    // First probe at 110 s, then (down_after - 1) intervals, then the timeout; without one when the next probe is due.
    QTest::newRow("2 s, three") << 2.0 << 3 << 132.0;
    QTest::newRow("5 s, one") << 5.0 << 1 << 115.0;
    QTest::newRow("none, two") << 0.0 << 2 << 130.0;
}

void SlaMonitorTest::aHangIsReportedAfterTheTimeout()
{
    QFETCH(double, timeout);
    QFETCH(int, downAfter);
    QFETCH(double, reported);
    Laboratory lab = watched({{"timeout", timeout}, {"down_after", downAfter}});
    outage(lab, 100.5, 200.5, "hang");
    QCOMPARE(lab.logged("sla.reported_down"), std::vector<double>{reported});
}

// There and back takes 3 s, more than the 2 s that it waits.
void SlaMonitorTest::aSlowLinkGivesAFalseReport()
{
    const Laboratory lab = watched({}, {{"latency", 1.5}});
    QCOMPARE(lab.logged("sla.reported_down"), std::vector<double>{32});
    QCOMPARE(lab.measured("sla.false_detections"), 1.0);
    QCOMPARE(lab.measured("sla.observed_up_time"), 0.0);
}

void SlaMonitorTest::aCutIsNoFalseReport()
{
    Laboratory lab = watched();
    outage(lab, 100.5, 200.5, "cut");
    QCOMPARE(lab.logged("sla.reported_down"), std::vector<double>{132});
    QCOMPARE(lab.measured("sla.false_detections"), 0.0);
}

void SlaMonitorTest::anOutageBetweenTwoProbesIsNotSeen()
{
    Laboratory lab = watched({{"down_after", 1}});
    outage(lab, 101, 109);
    QVERIFY(lab.logged("sla.reported_down").empty());
    QCOMPARE(lab.measured("sla.observed_up_time"), 1.0);
}

// Ten requests a second. Refused from 100.5 to 200.5 s: all intervals from [100, 110) to [200, 210) are below 0.99, eleven of forty.
void SlaMonitorTest::objectivesAreLookedAtOverEachInterval()
{
    Laboratory lab = watched({{"objectives", promises("availability", ">=", 0.99)}});
    outage(lab, 100.5, 200.5);
    QCOMPARE(lab.logged("sla.breach"), std::vector<double>{110});
    QCOMPARE(lab.logged("sla.objective_restored"), std::vector<double>{220});
    QCOMPARE(lab.measured("sla.compliance"), 29.0 / 40);
    QCOMPARE(lab.measured("sla.breach_time"), 110.0);
    QCOMPARE(lab.entry("sla.objective_restored").cause, lab.entry("sla.breach").id);
}

// Each answer takes 1 ms: a promise of 2 ms holds, one of less than 1 ms does not.
void SlaMonitorTest::metricsOfTheTargetCanBePromised()
{
    QCOMPARE(watched({{"objectives", promises("residence_mean", "<=", 0.002)}}).measured("sla.compliance"), 1.0);
    QCOMPARE(watched({{"objectives", promises("residence_mean", "<", 0.001)}}).measured("sla.compliance"), 0.0);
    QCOMPARE(watched({{"objectives", promises("throughput", ">", 9.5)}}).measured("sla.compliance"), 1.0);
    // At the service, from the moment when it was issued.
    QCOMPARE(watched({{"objectives", promises("response_time_mean", "<", 0.0011)}}).measured("sla.compliance"), 1.0);
}

// Refused: those of 100.5, 100.6 … 200.4 s.
void SlaMonitorTest::withoutManagementItJudgesTheWholeRun()
{
    Laboratory lab = watched({{"objectives", promises("availability", ">=", 0.99, 25)}});
    outage(lab, 100.5, 200.5);
    const auto &verdicts = results(lab).sla;
    QCOMPARE(verdicts.size(), std::size_t(1));
    QCOMPARE(verdicts[0].service, std::string("s"));
    QCOMPARE(verdicts[0].measured, 3000.0 / 4000);
    QVERIFY(!verdicts[0].met);
    QCOMPARE(verdicts[0].penalty, sim::MicroMoney(0));
}

// The virtual server fails by itself at 100.5 s; nobody but the monitor sees it, and the VIM starts it again.
void SlaMonitorTest::whatFailedByItselfIsStartedAgain()
{
    Laboratory lab = watched();
    lab.element("vim", "vim", "", {{"decision_time", 0}});
    lab.link(LinkRole::Control, "vim", "s-hypervisor");
    lab.link(LinkRole::Control, "sla", "vim");
    lab.link(LinkRole::Monitor, "sla", "s-server");
    lab.event(100.5, "fail", "s-server");
    QVERIFY(lab.measured("sla.actions") >= 1);
    QCOMPARE(lab.logged("s-server.serving"), std::vector<double>{130});
}

// Switched off from 105 to 205 s; asked again an interval after it is back.
void SlaMonitorTest::whatIsSwitchedOffIsNotAsked()
{
    Laboratory lab = watched();
    lab.event(105, "disable", "s");
    lab.event(205, "enable", "s");
    // At 10 … 100 s and at 215 … 395 s.
    QCOMPARE(lab.measured("sla.probes"), 29.0);
    QCOMPARE(lab.measured("sla.failed_probes"), 0.0);
    QVERIFY(lab.logged("sla.reported_down").empty());
}

void SlaMonitorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(watched().design(), "sla"), std::string());
}

void SlaMonitorTest::itSaysWhatItDoes()
{
    Laboratory lab = watched({{"objectives", promises("availability", ">=", 0.99)}});
    outage(lab, 100.5, 200.5);
    QCOMPARE(doing(lab.design(), "sla", 50), std::string("All answer, and all objectives are met."));
    QCOMPARE(doing(lab.design(), "sla", 115), std::string("1 of 3 failed probes seen at s."));
    QCOMPARE(doing(lab.design(), "sla", 145), std::string("s is down: 4 probes in a row were not answered."));
    QCOMPARE(doing(lab.design(), "sla", 215), std::string("s misses its objective for availability."));
}

NEPHOSCOPE_TEST(SlaMonitorTest);
#include "sla_monitor_test.moc"
