// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/failover_system.h"

#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// 100 requests a second, evenly, by way of the failover system to a server on host a and one on host b; a detection takes 3 s, a switch 1 s.
Site site(double duration, Settings failover)
{
    Site made(duration, "ab");
    made.disabled("vim");
    made.server("one", "a", 4, {{"vcpus", 4}, {"boot_time", 30}});
    made.server("two", "b", 4, {{"vcpus", 4}, {"boot_time", 30}});
    made.lab.consumer("user", 100, {{"arrival", "deterministic"}});
    made.lab.element("failover", "failover_system", "", {{"detect_time", 3}, {"switch_time", 1}});
    made.set("failover", failover);
    made.lab.request("user", "failover");
    made.lab.request("failover", "one-service");
    made.lab.request("failover", "two-service");
    return made;
}

std::string linkTo(const Site &site, const std::string &target)
{
    for (const Link &link : site.lab.design().links) {
        if (link.from.text() == "failover" && link.to.text() == target)
            return link.id.text();
    }
    return {};
}

} // namespace

class FailoverSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void theLostShareGoesToTheOthers();
    void aStandbyTakesOver_data();
    void aStandbyTakesOver();
    void aMonitorThatFindsItOutSoonerStartsIt();
    void whatIsBackGetsItsWorkAgain();
    void manuallyItStaysWithTheStandby();
    void aHiccupIsNotNoticed();
    void aCutLinkMayLeadToASplitBrain_data();
    void aCutLinkMayLeadToASplitBrain();
    void saysWhenNobodyIsLeft();
    void whatIsNotMadeYetIsNoLoss();
};

void FailoverSystemTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(10, {}).design(), "failover"), std::string());
}

void FailoverSystemTest::theLostShareGoesToTheOthers()
{
    Site made = site(400, {});
    made.fail(100, "host-a");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("failover", "failure_detected"), 103.0);
    QCOMPARE(run.timeOf("failover", "switched_over"), 104.0);
    // Half of 400 requests, at random: 200 ± 4 × 10, and those that were in service.
    QVERIFY2(std::abs(run.metric("user.failures") - 200) < 45, QByteArray::number(run.metric("user.failures")));
    QVERIFY(run.metric("two-service.served") > 0.7 * 400 * 100);
}

void FailoverSystemTest::aStandbyTakesOver_data()
{
    QTest::addColumn<QString>("standby");
    QTest::addColumn<double>("at");
    // Detection 3 s, then nothing, 10 s, or a boot of 30 s, and a switch of 1 s.
    QTest::newRow("hot") << "hot" << 104.0;
    QTest::newRow("warm") << "warm" << 114.0;
    QTest::newRow("cold") << "cold" << 134.0;
}

void FailoverSystemTest::aStandbyTakesOver()
{
    QFETCH(QString, standby);
    QFETCH(double, at);
    Site made = site(200, {{"mode", "active_passive"}, {"standby", standby.toStdString()}});
    if (standby == QLatin1String("cold"))
        made.disabled("two");
    made.fail(100, "host-a");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("failover", "switched_over"), at);
    // All fail that come until then, and the few that were in service.
    QVERIFY2(std::abs(run.metric("user.failures") - 100 * (at - 100)) < 12, QByteArray::number(run.metric("user.failures")));
}

// Failed at 100.5 s, and asked at 101, 102 and 103 s: reported then, and switched 1 s later; by itself it would have taken 60 s and 1 s.
void FailoverSystemTest::aMonitorThatFindsItOutSoonerStartsIt()
{
    Site made = site(200, {{"mode", "active_passive"}, {"detect_time", 60}});
    made.lab.element("sla", "sla_monitor", "", {{"interval", 1}, {"timeout", 0.5}, {"down_after", 3}});
    made.lab.link(LinkRole::Monitor, "sla", "one-service");
    made.fail(100.5, "host-a");
    QCOMPARE(made.run().timeOf("failover", "switched_over"), 161.5);
    QCOMPARE(made.run().metric("sla.actions"), 0.0);
    made.lab.link(LinkRole::Control, "sla", "failover");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("sla", "reported_down"), 103.0);
    QCOMPARE(run.timeOf("failover", "failure_detected"), 103.0);
    QCOMPARE(run.timeOf("failover", "switched_over"), 104.0);
    QCOMPARE(run.metric("sla.actions"), 1.0);
    QCOMPARE(made.lab.entry("failover.failure_detected").cause, made.lab.entry("sla.reported_down").id);
    // 100 a second for 3.5 s, and those that were in service.
    QVERIFY2(std::abs(run.metric("user.failures") - 350) < 12, QByteArray::number(run.metric("user.failures")));
    // What it reports is none of the targets: nobody's business here.
    Site other = site(200, {{"mode", "active_passive"}, {"detect_time", 60}});
    other.lab.element("sla", "sla_monitor", "", {{"interval", 1}, {"timeout", 0.5}, {"down_after", 3}});
    other.lab.link(LinkRole::Monitor, "sla", "vim");
    other.lab.link(LinkRole::Control, "sla", "failover");
    other.fail(100.5, "host-a");
    QCOMPARE(other.run().timeOf("failover", "switched_over"), 161.5);
}

void FailoverSystemTest::whatIsBackGetsItsWorkAgain()
{
    Site made = site(400, {{"mode", "active_passive"}, {"standby", "cold"}});
    made.disabled("two");
    made.fail(100, "host-a");
    made.repair(200, "host-a");
    // The server boots for 30 s, is watched for 4 s, and the standby finishes what it has.
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("failover", "failed_back"), 234.0);
    QVERIFY(run.timeOf("two", "terminated") >= 234 && run.timeOf("two", "terminated") < 235);
    QCOMPARE(run.metric("failover.failbacks"), 1.0);
}

void FailoverSystemTest::manuallyItStaysWithTheStandby()
{
    Site made = site(400, {{"mode", "active_passive"}, {"failback", "manual"}});
    made.fail(100, "host-a");
    made.repair(200, "host-a");
    QCOMPARE(made.run().count("failover", "failed_back"), 0);
    Event &byHand = made.lab.event(300, "set", "failover");
    byHand.param = "failback";
    byHand.value = "auto";
    QCOMPARE(made.run().timeOf("failover", "failed_back"), 300.0);
}

void FailoverSystemTest::aHiccupIsNotNoticed()
{
    Site made = site(200, {});
    made.set("one", {{"boot_time", 0}});
    made.fail(100, "host-a");
    made.repair(102, "host-a");
    const OneRun run = made.run();
    QCOMPARE(run.metric("failover.detections"), 0.0);
    QCOMPARE(run.metric("failover.switchovers"), 0.0);
}

void FailoverSystemTest::aCutLinkMayLeadToASplitBrain_data()
{
    QTest::addColumn<QString>("guard");
    QTest::addColumn<double>("splitBrains");
    QTest::newRow("none") << "none" << 1.0;
    QTest::newRow("quorum") << "quorum" << 0.0;
    QTest::newRow("fencing") << "fencing" << 0.0;
}

void FailoverSystemTest::aCutLinkMayLeadToASplitBrain()
{
    QFETCH(QString, guard);
    QFETCH(double, splitBrains);
    Site made = site(200, {{"mode", "active_passive"}, {"guard", guard.toStdString()}});
    made.fail(100, linkTo(made, "one-service"), "cut");
    const OneRun run = made.run();
    QCOMPARE(run.metric("failover.split_brains"), splitBrains);
    QCOMPARE(run.metric("failover.switchovers"), 1.0);
    QCOMPARE(run.count("one-service", "failed"), splitBrains > 0 ? 0 : 1);
}

void FailoverSystemTest::saysWhenNobodyIsLeft()
{
    Site made = site(200, {{"guard", "quorum"}});
    made.fail(100, "host-a");
    made.fail(100, "host-b");
    QCOMPARE(made.run().metric("failover.switchovers"), 0.0);
    QCOMPARE(doing(made.design(), "failover", 150), std::string("Cannot switch over: no quorum: fewer than half of the sites answer."));
}

// A pool of the first server may make five more, and makes none: nobody fails, and the two that are there share the work.
void FailoverSystemTest::whatIsNotMadeYetIsNoLoss()
{
    Site made = site(100, {});
    made.lab.element("pool", "resource_pool", "", {{"of", "one"}, {"size", 5}, {"ready", 0}});
    const OneRun run = made.run();
    QCOMPARE(run.metric("failover.detections"), 0.0);
    QCOMPARE(run.metric("failover.switchovers"), 0.0);
    QCOMPARE(run.metric("user.failures"), 0.0);
    QCOMPARE(doing(made.design(), "failover", 50), std::string("All share the work: one-service, two-service."));
}

NEPHOSCOPE_TEST(FailoverSystemTest);
#include "failover_system_test.moc"
