// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/virtual_server.h"

#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// A host of `cores` with two virtual servers of one vCPU, each with a service and a batch of one request of 100 ms.
Laboratory twoNeighbours(int cores, double weightOfFirst)
{
    Laboratory laboratory(10, 0, 1);
    laboratory.element("host", "physical_server", "", {{"cores", cores}, {"boot_time", 0}});
    laboratory.element("hv", "hypervisor", "host", {{"overhead", 0}, {"start_time", 0}});
    for (const std::string id : {"a", "b"}) {
        laboratory.element("vs-" + id, "virtual_server", "hv", {{"vcpus", 1}, {"weight", id == "a" ? weightOfFirst : 1.0}, {"boot_time", 0}});
        laboratory.element("web-" + id, "cloud_service", "vs-" + id, {{"demand", 100}, {"distribution", "deterministic"}});
        laboratory.consumer("users-" + id, 0, {{"workload", "batch"}, {"count", 1}});
        laboratory.request("users-" + id, "web-" + id);
    }
    return laboratory;
}

} // namespace

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class VirtualServerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void neighboursShareByWeightOnlyWhileBothAreBusy();
    void overheadAndCoreSpeedSetItsSpeed();
    void isBilledFromRunningToItsEnd();
    void withoutHotAddItRebootsToBeResized();
    void withHotAddTheNextOneInTheQueueBeginsAtOnce();
    void pausedItLosesNothing();
};

void VirtualServerTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(twoNeighbours(1, 1).design(), "vs-a"), std::string());
}

void VirtualServerTest::neighboursShareByWeightOnlyWhileBothAreBusy()
{
    // One core, equal weights: both take 200 ms, half of which was stolen from each.
    const OneRun equal(twoNeighbours(1, 1).design());
    NEAR(equal.metric("users-a.response_time_mean"), 0.2);
    NEAR(equal.metric("users-b.response_time_mean"), 0.2);
    NEAR(equal.metric("vs-a.steal"), 0.5);
    NEAR(equal.metric("host.utilization"), 0.02);
    // 3:1: the first is done after 100 / 0.75 ms; the other had a third of that and has its core for itself from then on.
    const OneRun weighted(twoNeighbours(1, 3).design());
    NEAR(weighted.metric("users-a.response_time_mean"), 0.1 / 0.75);
    NEAR(weighted.metric("users-b.response_time_mean"), 0.2);
    NEAR(weighted.metric("vs-a.steal"), 0.25);
    // A core for each: nobody is held up.
    const OneRun ample(twoNeighbours(2, 1).design());
    NEAR(ample.metric("users-a.response_time_mean"), 0.1);
    NEAR(ample.metric("vs-a.steal"), 0.0);
}

void VirtualServerTest::overheadAndCoreSpeedSetItsSpeed()
{
    Laboratory laboratory = twoNeighbours(2, 1);
    laboratory.set("host", {{"core_speed", 2}});
    laboratory.set("hv", {{"overhead", 0.2}});
    const OneRun run(laboratory.design());
    NEAR(run.metric("users-a.response_time_mean"), 0.1 / (2 * 0.8));
}

// Enabled at 100 s it boots for 30 s and is billed from 130 s to 1000 s, its failure included; its neighbour runs all the time.
void VirtualServerTest::isBilledFromRunningToItsEnd()
{
    Laboratory laboratory = twoNeighbours(2, 1);
    laboratory.set("vs-a", {{"boot_time", 30}});
    Architecture design = laboratory.design();
    design.run.duration = 1200;
    for (Element &element : design.elements) {
        if (element.id == ElementId("vs-a"))
            element.enabled = false;
    }
    addEvent(design, 100, "enable", "vs-a");
    addEvent(design, 400, "fail", "vs-a");
    addEvent(design, 500, "repair", "vs-a");
    addEvent(design, 1000, "disable", "vs-a");
    const OneRun run(design);
    NEAR(run.metric("vs-a.server_hours"), 870.0 / 3600);
    NEAR(run.metric("vs-b.server_hours"), 1200.0 / 3600);
    NEAR(run.metric("vs-a.start_time_mean"), 30.0);
    QCOMPARE(run.timeOf("vs-a", "serving"), 130.0);
    QCOMPARE(run.timeOf("vs-a", "serving", 2), 530.0);
    NEAR(run.metric("vs-a.memory_used"), 8.0 * 900 / 1200);
}

void VirtualServerTest::withoutHotAddItRebootsToBeResized()
{
    Laboratory laboratory = twoNeighbours(4, 1);
    laboratory.set("vs-a", {{"hot_add", false}, {"boot_time", 2}});
    Architecture design = laboratory.design();
    addSetting(design, 5, "vs-a", "vcpus", 2);
    const OneRun run(design);
    QCOMPARE(run.timeOf("vs-a", "starting"), 5.0);
    QCOMPARE(run.timeOf("vs-a", "serving"), 7.0);
    QCOMPARE(OneRun(twoNeighbours(4, 1).design()).count("vs-a", "starting"), 0);
}

// Two of 100 ms on one vCPU, a second one from 50 ms on: done at 100 and 150 ms.
void VirtualServerTest::withHotAddTheNextOneInTheQueueBeginsAtOnce()
{
    Laboratory laboratory = twoNeighbours(4, 1);
    laboratory.set("users-a", {{"count", 2}});
    Architecture design = laboratory.design();
    addSetting(design, 0.05, "vs-a", "vcpus", 2);
    NEAR(OneRun(design).metric("users-a.response_time_mean"), 0.125);
}

// Paused from 50 to 80 ms: 30 ms later, nothing lost.
void VirtualServerTest::pausedItLosesNothing()
{
    lookAt(twoNeighbours(2, 1).design(), 0.05, [](sim::Simulation &simulation) {
        auto *server = simulation.as<sim::VirtualServer>(simulation.find("vs-a")->index());
        server->setPaused(true);
        QVERIFY(simulation.runUntil(80 * sim::kMillisecond));
        QCOMPARE(server->processor().station().servedCount(), std::uint64_t{0});
        server->setPaused(false);
        QVERIFY(simulation.runUntil(130 * sim::kMillisecond - 1));
        QCOMPARE(server->processor().station().servedCount(), std::uint64_t{0});
        QVERIFY(simulation.runUntil(130 * sim::kMillisecond));
        QCOMPARE(server->processor().station().servedCount(), std::uint64_t{1});
    });
}

NEPHOSCOPE_TEST(VirtualServerTest);
#include "virtual_server_test.moc"
