// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using nephoscope::tests::Laboratory;

class StorageServiceGatewayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSwitchesAfterDetectionAndSwitch();
    void heldOperationsAreDoneAfterwards();
    void operationsFailMeanwhileIfTheyAreToldTo();
    void whatTheFailureCaughtIsDoneAgain();
    void aQuickRepairNeedsNoSwitch();
    void withoutACopyItWaitsForTheRepair();
    void itStaysWithTheSecondary();
    void aCutLinkIsFoundByTheFirstOperation();
    void aHungDeviceIsLeftToo();
    void itsOwnFailureLosesWhatItHolds();
    void latencyIsAddedToEachOperation();
    void disabledItIsBypassed();
    void itIsAsTheCatalogueSays();
    void itSaysWhatItIsDoing();
};

namespace {

/// c -> s -> g -> p (and q, its synchronous copy): a write a second, half a second each on the device.
Laboratory pair(double duration, bool isReplicated = true)
{
    Laboratory lab(duration, 0, 1);
    lab.element("dc", "data_center", "", {});
    lab.element("g", "storage_service_gateway", "dc", {{"latency", 0}, {"detect_time", 3}, {"switch_time", 1}});
    for (const char *id : {"p", "q"})
        lab.element(id, "cloud_storage_device", "dc", {{"iops", 0}, {"throughput", 2}, {"latency", 0}});
    lab.service("s", 1, 0, {{"writes", 1}, {"io_size", 1024}, {"distribution", "deterministic"}});
    lab.consumer("c", 1, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", "g");
    lab.link(LinkRole::Storage, "g", "p");
    lab.link(LinkRole::Storage, "g", "q");
    if (isReplicated) {
        lab.element("r", "storage_replication", "dc", {{"mode", "asynchronous"}, {"lag", 0}, {"bandwidth", 0}, {"rtt", 0}});
        lab.link(LinkRole::Replication, "p", "r");
        lab.link(LinkRole::Replication, "r", "q");
    }
    return lab;
}

} // namespace

void StorageServiceGatewayTest::itSwitchesAfterDetectionAndSwitch()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p");
    QCOMPARE(lab.problem(), std::string());
    QCOMPARE(lab.logged("g.failure_detected"), std::vector<double>{23.75});
    QCOMPARE(lab.logged("g.switched_over"), std::vector<double>{24.75});
    QCOMPARE(lab.measured("g.switchover_time_mean"), 4.0);
    QCOMPARE(lab.measured("g.switchovers"), 1.0);
    // Why: the failure, then its detection, then the switch.
    QCOMPARE(lab.entry("g.failure_detected").cause, lab.entry("p.failed").id);
    QCOMPARE(lab.entry("g.switched_over").cause, lab.entry("g.failure_detected").id);
    QCOMPARE(lab.entry("g.switched_over").target, std::string("q"));
}

// Those of 21, 22, 23 and 24 wait; the first until 24.75, and half a second each: answered at 25.25, 25.75, 26.25 and 26.75.
void StorageServiceGatewayTest::heldOperationsAreDoneAfterwards()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p");
    QCOMPARE(lab.measured("g.held"), 4.0);
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.measured("c.response_time_max"), 4.25);
    // 21 … 59 went to the secondary, and that of 60 is held back by nobody.
    QCOMPARE(lab.measured("g.redirected"), 40.0);
}

void StorageServiceGatewayTest::operationsFailMeanwhileIfTheyAreToldTo()
{
    Laboratory lab = pair(60);
    lab.set("g", "during_switch", "fail");
    lab.event(20.75, "fail", "p");
    QCOMPARE(lab.measured("g.held"), 0.0);
    QCOMPARE(lab.measured("c.refused"), 4.0);
    QCOMPARE(lab.measured("g.dropped"), 4.0);
}

// That of 20 is on the device when it fails at 20.25: it is held with the others, or lost with `fail`.
void StorageServiceGatewayTest::whatTheFailureCaughtIsDoneAgain()
{
    Laboratory lab = pair(60);
    lab.event(20.25, "fail", "p");
    QCOMPARE(lab.measured("g.held"), 5.0);
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.measured("c.response_time_max"), 4.75);
    lab.set("g", "during_switch", "fail");
    QCOMPARE(lab.measured("c.lost"), 1.0);
    QCOMPARE(lab.measured("c.refused"), 4.0);
}

// Back after two seconds, before it was noticed: those of 21 and 22 are done there.
void StorageServiceGatewayTest::aQuickRepairNeedsNoSwitch()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p");
    lab.event(22.75, "repair", "p");
    QCOMPARE(lab.measured("g.switchovers"), 0.0);
    QCOMPARE(lab.measured("g.held"), 2.0);
    QCOMPARE(lab.measured("g.redirected"), 0.0);
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QVERIFY(lab.logged("g.switched_over").empty());
}

// No replication: the three of 21 … 23 are held until it has noticed and then fail, like those of 24 … 40.
void StorageServiceGatewayTest::withoutACopyItWaitsForTheRepair()
{
    Laboratory lab = pair(60, false);
    lab.event(20.75, "fail", "p");
    lab.event(40.75, "repair", "p");
    QCOMPARE(lab.logged("g.no_copy"), std::vector<double>{23.75});
    QCOMPARE(lab.measured("c.refused"), 20.0);
    QCOMPARE(lab.measured("g.held"), 3.0);
    QCOMPARE(lab.measured("q.writes"), 0.0);
}

// The secondary has the newer data: it goes on there when the primary is back, and is stranded when that dies too.
void StorageServiceGatewayTest::itStaysWithTheSecondary()
{
    Laboratory lab = pair(100);
    lab.event(20.75, "fail", "p");
    lab.event(30.75, "repair", "p");
    const double written = lab.measured("p.writes");
    QCOMPARE(written, 20.0);
    lab.event(50.75, "fail", "q");
    QCOMPARE(lab.measured("p.writes"), 20.0);
    QCOMPARE(lab.logged("g.no_copy"), std::vector<double>{53.75});
    QCOMPARE(lab.measured("g.switchovers"), 1.0);
}

// Cut at 20.75; the write of 21 finds out, so that the switch is done at 25.
void StorageServiceGatewayTest::aCutLinkIsFoundByTheFirstOperation()
{
    Laboratory lab = pair(60);
    const std::string link = lab.design().links[2].id.text();
    QCOMPARE(lab.design().links[2].to.text(), std::string("p"));
    lab.event(20.75, "fail", link).kind = "cut";
    QCOMPARE(lab.logged("g.switched_over"), std::vector<double>{25});
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.measured("g.held"), 4.0); // 21 … 24: at 25 the switch comes first
}

void StorageServiceGatewayTest::aHungDeviceIsLeftToo()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p").kind = "hang";
    QCOMPARE(lab.logged("g.switched_over"), std::vector<double>{24.75});
    QCOMPARE(lab.measured("c.failures"), 0.0);
}

// It dies while it holds those of 21 and 22: both are lost; and it finds the primary dead when it is back.
void StorageServiceGatewayTest::itsOwnFailureLosesWhatItHolds()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p");
    lab.event(22.75, "fail", "g");
    lab.event(25.5, "repair", "g");
    QCOMPARE(lab.measured("c.lost"), 2.0);
    QCOMPARE(lab.measured("c.refused"), 3.0); // 23 … 25: it is down
    QCOMPARE(lab.logged("g.switched_over"), std::vector<double>{29.5});
    QCOMPARE(lab.measured("g.longest_outage"), 2.75);
}

void StorageServiceGatewayTest::latencyIsAddedToEachOperation()
{
    Laboratory lab = pair(60);
    lab.set("g", "latency", 250);
    QCOMPARE(lab.measured("g.residence_mean"), 0.75);
    QCOMPARE(lab.measured("c.response_time_mean"), 0.75);
    QCOMPARE(lab.measured("p.residence_mean"), 0.5);
}

// Operations go to the first device whatever its state.
void StorageServiceGatewayTest::disabledItIsBypassed()
{
    Laboratory lab = pair(60);
    lab.event(0, "disable", "g");
    lab.event(20.75, "fail", "p");
    lab.event(30.75, "repair", "p");
    QCOMPARE(lab.measured("c.refused"), 10.0);
    QCOMPARE(lab.measured("g.served"), 0.0);
}

void StorageServiceGatewayTest::itIsAsTheCatalogueSays()
{
    QCOMPARE(tests::differsFromCatalogue(pair(1).design(), "g"), std::string());
}

void StorageServiceGatewayTest::itSaysWhatItIsDoing()
{
    Laboratory lab = pair(60);
    lab.event(20.75, "fail", "p");
    QCOMPARE(tests::doing(lab.design(), "g", 10), std::string("Sends operations to p."));
    QCOMPARE(tests::doing(lab.design(), "g", 22.25), std::string("p has failed: it is noticed in 1.5 s; 2 operations are held."));
    QCOMPARE(tests::doing(lab.design(), "g", 24), std::string("Switches away from p: done in 0.75 s; 4 operations are held."));
    QCOMPARE(tests::doing(lab.design(), "g", 30), std::string("Sends operations to q."));
    lab.set("g", "during_switch", "fail");
    QCOMPARE(tests::doing(lab.design(), "g", 24), std::string("Switches away from p: done in 0.75 s; operations fail."));
    Laboratory alone = pair(60, false);
    alone.event(20.75, "fail", "p");
    QCOMPARE(tests::doing(alone.design(), "g", 30), std::string("p has failed, and no other device has a copy: operations fail until its repair."));
}

NEPHOSCOPE_TEST(StorageServiceGatewayTest);
#include "storage_service_gateway_test.moc"
