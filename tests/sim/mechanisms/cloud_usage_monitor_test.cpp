// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class CloudUsageMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMonitoringAgentReadsAndDelaysEveryMessage();
    void aResourceAgentKnowsTheTimeLineExactly();
    void aPollMissesWhatIsShorterThanItsInterval();
    void aPollSeesWhatIsLonger();
    void pollsEstimateTheUtilization();
    void aClusterStandsForItsHosts();
    void whileItIsDownItSeesNothing();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

/// 10 requests a second of 50 ms each.
Laboratory watched(double duration, const std::string &kind, const std::string &target = "s-server", Settings more = {})
{
    Laboratory lab = shop(duration, 10, {{"demand", 50}, {"response_size", 10}}, {{"request_size", 2}});
    lab.element("monitor", "cloud_usage_monitor", "", {{"kind", kind}, {"interval", 30}});
    for (const auto &[name, value] : more)
        lab.set("monitor", name, value);
    lab.link(LinkRole::Monitor, "monitor", target);
    return lab;
}

void outage(Laboratory &lab, const std::string &element, double from, double to)
{
    lab.event(from, "fail", element);
    lab.event(to, "repair", element);
}

} // namespace

// 1,000 requests of 2 KiB that are answered by 10 KiB; each is read for 10 ms and worked on for 50.
void CloudUsageMonitorTest::aMonitoringAgentReadsAndDelaysEveryMessage()
{
    Laboratory lab = watched(100.09, "monitoring_agent", "s", {{"latency", 0.01}});
    QCOMPARE(lab.measured("monitor.messages"), 1000.0);
    QCOMPARE(lab.measured("monitor.observations"), 1000.0);
    QCOMPARE(lab.measured("monitor.transfer_in"), 1000 * 2048 / 1e9);
    QCOMPARE(lab.measured("monitor.transfer_out"), 1000 * 10240 / 1e9);
    QCOMPARE(lab.measured("c.response_time_mean"), 0.06);
    lab.set("monitor", "latency", 0);
    QCOMPARE(lab.measured("c.response_time_mean"), 0.05);
}

// Down for 10 of 300 s. Utilization is a half while it serves.
void CloudUsageMonitorTest::aResourceAgentKnowsTheTimeLineExactly()
{
    Laboratory lab = watched(300, "resource_agent");
    outage(lab, "s-server", 35, 45);
    QCOMPARE(lab.measured("monitor.observed_up_time"), 290.0 / 300);
    QCOMPARE(lab.measured("monitor.observations"), 2.0);
    QCOMPARE(lab.measured("monitor.missed_changes"), 0.0);
    const Laboratory quiet = watched(300, "resource_agent");
    QVERIFY(std::abs(quiet.measured("monitor.observed_utilization") - 0.5) < 0.001);
    QVERIFY(std::abs(quiet.measured("monitor.observed_utilization") - quiet.measured("s-server.utilization")) < 1e-9);
}

// Polls at 30, 60 … 300 s; the outage lies between two of them.
void CloudUsageMonitorTest::aPollMissesWhatIsShorterThanItsInterval()
{
    Laboratory lab = watched(300, "polling_agent");
    outage(lab, "s-server", 35, 45);
    QCOMPARE(lab.measured("monitor.observations"), 10.0);
    QCOMPARE(lab.measured("monitor.observed_up_time"), 1.0);
    QCOMPARE(lab.measured("monitor.missed_changes"), 2.0);
}

// From 35 to 65 s: the poll of 60 s sees it down, that of 90 s up again.
void CloudUsageMonitorTest::aPollSeesWhatIsLonger()
{
    Laboratory lab = watched(300, "polling_agent");
    outage(lab, "s-server", 35, 65);
    QCOMPARE(lab.measured("monitor.observed_up_time"), 0.9);
    QCOMPARE(lab.measured("monitor.missed_changes"), 0.0);
}

// Requests at 0.1, 0.2 … s keep the server busy for the first half of each tenth of a second. Polls each 0.07 s fall on its ten
// hundredths in turn, and see work on four of them: at the instant of an arrival it has not begun yet, at that of a departure it has ended.
void CloudUsageMonitorTest::pollsEstimateTheUtilization()
{
    const Laboratory lab = watched(700, "polling_agent", "s-server", {{"interval", 0.07}});
    QCOMPARE(lab.measured("monitor.observed_utilization"), 0.4);
}

// Two hosts in a cluster, one of which is down for half of the time: three quarters are up.
void CloudUsageMonitorTest::aClusterStandsForItsHosts()
{
    Laboratory lab = watched(300, "resource_agent", "cluster");
    lab.service("t", 1, 1);
    lab.element("cluster", "resource_cluster", "", {});
    for (const char *host : {"s-host", "t-host"})
        lab.link(LinkRole::Member, host, "cluster");
    outage(lab, "t-host", 150, 400);
    QCOMPARE(lab.measured("monitor.observed_up_time"), 0.75);
    QCOMPARE(lab.measured("monitor.observations"), 1.0);
}

void CloudUsageMonitorTest::whileItIsDownItSeesNothing()
{
    Laboratory lab = watched(300, "resource_agent");
    outage(lab, "s-server", 35, 45);
    outage(lab, "monitor", 30, 60);
    QCOMPARE(lab.measured("monitor.observed_up_time"), 1.0);
    QCOMPARE(lab.measured("monitor.missed_changes"), 2.0);
    Laboratory agent = watched(100.09, "monitoring_agent", "s", {{"latency", 0}});
    outage(agent, "monitor", 20.05, 30.05);
    QCOMPARE(agent.measured("monitor.messages"), 900.0);
}

void CloudUsageMonitorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(watched(300, "polling_agent").design(), "monitor"), std::string());
}

void CloudUsageMonitorTest::itSaysWhatItDoes()
{
    QCOMPARE(doing(watched(300, "polling_agent").design(), "monitor", 50), std::string("Samples 1 element; samples so far: 1; asks again in 10 s."));
}

NEPHOSCOPE_TEST(CloudUsageMonitorTest);
#include "cloud_usage_monitor_test.moc"
