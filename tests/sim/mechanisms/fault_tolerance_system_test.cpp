// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/fault_tolerance_system.h"

#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

Site site(double duration, const std::string &hosts = "ab")
{
    Site made(duration, hosts);
    made.server("vs", "a", 4, {{"vcpus", 2}});
    made.lab.consumer("user", 100, {{"arrival", "deterministic"}});
    made.set("vs-service", {{"distribution", "deterministic"}});
    made.lab.request("user", "vs-service");
    made.lab.element("ft", "fault_tolerance_system", "", {{"interval", 0.1}, {"misses", 3}, {"switch_time", 0.1}, {"overhead", 0.1}});
    made.lab.link(LinkRole::Control, "ft", "vs");
    return made;
}

} // namespace

class FaultToleranceSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void aLostHostLosesNoRequest();
    void aHostThatHangsLosesNoneEither();
    void workingInStepTakesLongerAndCostsTwice();
    void makesANewShadowWhereThereIsRoom();
    void withoutAShadowTheServerIsLost();
    void whenBothHostsFailTheServerIsLost();
    void withoutItTheServerIsRestarted();
};

void FaultToleranceSystemTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(10).design(), "ft"), std::string());
}

void FaultToleranceSystemTest::aLostHostLosesNoRequest()
{
    Site made = site(100);
    made.fail(60.05, "host-a");
    const OneRun run = made.run();
    // The last answer was that of 60.0; three intervals later it is declared, and the switch takes one more.
    QVERIFY(std::abs(run.timeOf("ft", "failure_detected") - 60.3) < 1e-9);
    QVERIFY(std::abs(run.timeOf("ft", "switched_over") - 60.4) < 1e-9);
    QVERIFY(std::abs(run.metric("ft.stall_mean") - 0.35) < 1e-9);
    QCOMPARE(run.metric("user.failures"), 0.0);
    QCOMPARE(run.metric("vs.longest_outage"), 0.0);
    QVERIFY(run.metric("user.response_time_max") > 0.34 && run.metric("user.response_time_max") < 0.6);
    lookAt(made.design(), 80, [](sim::Simulation &simulation) { QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), std::string("hypervisor-b")); });
}

void FaultToleranceSystemTest::aHostThatHangsLosesNoneEither()
{
    Site made = site(100);
    made.fail(60.05, "host-a", "hang");
    const OneRun run = made.run();
    QCOMPARE(run.metric("user.failures"), 0.0);
    QCOMPARE(run.metric("ft.switchovers"), 1.0);
}

void FaultToleranceSystemTest::workingInStepTakesLongerAndCostsTwice()
{
    const OneRun run = site(100).run();
    // 10 ms and a tenth.
    QVERIFY(std::abs(run.metric("user.response_time_mean") - 0.011) < 1e-9);
    QVERIFY(std::abs(run.metric("host-a.utilization") - run.metric("host-b.utilization")) < 1e-9);
    QVERIFY(std::abs(run.metric("host-b.utilization") * 16 - 1.1) < 0.001);
    QVERIFY(std::abs(run.metric("vs#2.server_hours") - 100.0 / 3600) < 1e-9);
    QVERIFY(std::abs(run.metric("ft.shadow_hours") - 100.0 / 3600) < 1e-9);
}

void FaultToleranceSystemTest::makesANewShadowWhereThereIsRoom()
{
    Site made = site(200, "abc");
    made.fail(60.05, "host-a");
    made.fail(120.05, "host-b");
    // The second shadow boots for 30 s in time for the second loss.
    const OneRun run = made.run();
    QCOMPARE(run.metric("ft.switchovers"), 2.0);
    QCOMPARE(run.metric("user.failures"), 0.0);
    lookAt(made.design(), 150, [](sim::Simulation &simulation) { QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), std::string("hypervisor-c")); });
}

void FaultToleranceSystemTest::withoutAShadowTheServerIsLost()
{
    Site made = site(200);
    made.fail(60.05, "host-a");
    made.fail(80.05, "host-b"); // nobody is left to take its shadow
    made.repair(100, "host-b");
    const OneRun run = made.run();
    QCOMPARE(run.metric("ft.switchovers"), 1.0);
    QVERIFY(run.metric("vs.longest_outage") > 40);
    const std::string says = doing(made.design(), "ft", 70);
    QVERIFY2(says.find("Unprotected: no shadow of vs") == 0, says.c_str());
}

void FaultToleranceSystemTest::whenBothHostsFailTheServerIsLost()
{
    Site made = site(100);
    made.fail(60, "host-a");
    made.fail(60, "host-b");
    const OneRun run = made.run();
    QVERIFY(run.metric("user.failures") > 3900);
    QCOMPARE(run.metric("vs.longest_outage"), 40.0);
}

void FaultToleranceSystemTest::withoutItTheServerIsRestarted()
{
    Site made = site(100);
    made.disabled("ft");
    made.fail(60.05, "host-a");
    const OneRun run = made.run();
    // Declared at 63, and a boot of 30 s.
    QVERIFY(std::abs(run.metric("vs.longest_outage") - 32.95) < 1e-9);
}

NEPHOSCOPE_TEST(FaultToleranceSystemTest);
#include "fault_tolerance_system_test.moc"
