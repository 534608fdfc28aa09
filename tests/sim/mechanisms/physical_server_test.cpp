// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/physical_server.h"

#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class PhysicalServerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void energyFollowsUtilization();
    void aRepairedHostBootsBeforeWhatItHolds();
    void itsLossTakesAllThatItHolds();
    void whatACopyTakesTheOthersLack();
    void slowedDownEverythingOnItTakesLonger();
};

void PhysicalServerTest::agreesWithItsCatalogueEntry()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 2, 10);
    QCOMPARE(differsFromCatalogue(laboratory.design(), "web-host"), std::string());
}

// 100 W idle, 200 W busy. One request of 500 ms a second for an hour: 150 W, 0.15 kWh; off for the second of two hours: no more.
void PhysicalServerTest::energyFollowsUtilization()
{
    Laboratory laboratory(7200, 0, 1);
    laboratory.service("web", 1, 500, {{"distribution", "deterministic"}});
    laboratory.consumer("users", 1, {{"arrival", "deterministic"}});
    laboratory.request("users", "web");
    Architecture design = laboratory.design();
    addEvent(design, 3600, "fail", "web-host");
    const OneRun run(design);
    QVERIFY(std::abs(run.metric("web-host.energy") - 0.15) < 1e-4); // the first request comes at 1 s
    QVERIFY(std::abs(run.metric("web-host.utilization") - 0.5) < 1e-3);
}

// 300 s repair, then 180 s boot, 20 s hypervisor, 30 s virtual server.
void PhysicalServerTest::aRepairedHostBootsBeforeWhatItHolds()
{
    Laboratory laboratory(1000, 0, 1);
    laboratory.service("web", 1, 10);
    laboratory.set("web-host", {{"boot_time", 180}});
    laboratory.set("web-hypervisor", {{"start_time", 20}});
    laboratory.set("web-server", {{"boot_time", 30}});
    Architecture design = laboratory.design();
    addEvent(design, 60.5, "fail", "web-host");
    addEvent(design, 300, "repair", "web-host");
    const OneRun run(design);
    QCOMPARE(run.timeOf("web-server", "failed"), 60.5);
    QCOMPARE(run.timeOf("web-host", "serving"), 480.0);
    QCOMPARE(run.timeOf("web-hypervisor", "serving"), 500.0);
    QCOMPARE(run.timeOf("web-server", "serving"), 530.0);
    QCOMPARE(run.timeOf("web", "serving"), 530.0);
    NEAR(run.metric("web-server.longest_outage"), 469.5);
    NEAR(run.metric("web-server.up_time"), 1 - 469.5 / 1000);
}

void PhysicalServerTest::itsLossTakesAllThatItHolds()
{
    Laboratory laboratory(100, 0, 1);
    laboratory.service("web", 2, 10);
    laboratory.element("second", "virtual_server", "web-hypervisor", {{"vcpus", 1}});
    Architecture design = laboratory.design();
    addEvent(design, 50, "fail", "web-host");
    const OneRun run(design);
    QCOMPARE(run.metric("web-host.virtual_servers_lost"), 2.0);
    QCOMPARE(run.count("second", "failed"), 1);
}

// One core, half of it taken by a copy: 100 ms take 200, and the host is fully busy.
void PhysicalServerTest::whatACopyTakesTheOthersLack()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, {{"distribution", "deterministic"}});
    laboratory.consumer("users", 0, {{"workload", "batch"}, {"profile_start", 1}, {"count", 1}});
    laboratory.request("users", "web");
    lookAt(laboratory.design(), 0.5, [](sim::Simulation &simulation) {
        auto *host = simulation.as<sim::PhysicalServer>(simulation.find("web-host")->index());
        host->takeCores(0.5);
        NEAR(host->coresBusy(), 0.5);
        QVERIFY(simulation.runUntil(sim::kSecond + 100 * sim::kMillisecond));
        NEAR(host->coresBusy(), 1.0);
        QVERIFY(simulation.runUntil(sim::kSecond + 200 * sim::kMillisecond));
        NEAR(host->coresBusy(), 0.5);
        host->giveCores(0.5);
        NEAR(host->coresBusy(), 0.0);
    });
}

void PhysicalServerTest::slowedDownEverythingOnItTakesLonger()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, {{"distribution", "deterministic"}});
    laboratory.consumer("users", 0, {{"workload", "batch"}, {"profile_start", 1}, {"count", 1}});
    laboratory.request("users", "web");
    Architecture design = laboratory.design();
    addEvent(design, 0.5, "fail", "web-host", "slow");
    design.events.back().factor = 4;
    NEAR(OneRun(design).metric("users.response_time_mean"), 0.4);
}

NEPHOSCOPE_TEST(PhysicalServerTest);
#include "physical_server_test.moc"
