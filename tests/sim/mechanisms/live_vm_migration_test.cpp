// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/live_vm_migration.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class LiveVmMigrationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void copiesRoundByRoundAndPausesForTheRest();
    void losesNoRequest();
    void theNetworkCardsMayBeSlower();
    void whatDoesNotConvergeIsReportedAndPausesForLong();
    void aWorkingSetBoundsTheRest();
    void aFailureOnTheWay_data();
    void aFailureOnTheWay();
    void aSlowHostStillMigrates();
    void bothHostsGiveAShareOfACore();
    void withoutASharedImageItIsNoneOfItsMoves();
    void controlsOnlyWhatItIsLinkedTo();
    void showsTheMoveWhileItGoesOn();

private:
    /// 8 GiB at 1024 MiB/s, 256 MiB/s changed: 8 + 2 + 0.5 s of copying, then 0.125 s of pause.
    static Site site(Settings migration = {})
    {
        Site site(300, "ab");
        site.lab.element("live", "live_vm_migration", "", {{"bandwidth", 1024}, {"cpu_cost", 0}});
        site.set("live", migration);
        site.lab.link(LinkRole::Control, "vim", "live");
        site.server("vs", "a", 8, {{"dirty_rate", 256}});
        site.relocate(100, "vs", "b");
        return site;
    }
};

void LiveVmMigrationTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site().design(), "live"), std::string());
}

// 10.625 s in all, 0.125 s of it the pause; 8192 + 2048 + 512 + 128 MiB.
void LiveVmMigrationTest::copiesRoundByRoundAndPausesForTheRest()
{
    const Site moved = site();
    const OneRun run = moved.run();
    NEAR(run.timeOf("live", "migration_started"), 100.0);
    NEAR(run.timeOf("live", "migration_paused"), 110.5);
    NEAR(run.timeOf("live", "migrated"), 110.625);
    NEAR(run.timeOf("vs", "migrated"), 110.625);
    NEAR(run.metric("live.migration_time_mean"), 10.625);
    NEAR(run.metric("live.pause_mean"), 0.125);
    NEAR(run.metric("live.copied"), 10880.0);
    QCOMPARE(run.metric("live.migrations"), 1.0);
    QCOMPARE(run.metric("live.not_converged"), 0.0);
    QCOMPARE(run.metric("vim.migrations"), 1.0);
    QCOMPARE(run.metric("vs.migrations"), 1.0);
    QCOMPARE(run.metric("vs.downtime"), 0.0);
    // The copy answers before traffic is switched, and only then is the original released.
    std::vector<std::string> order;
    for (const sim::LogEntry &entry : run.record().log) {
        if (entry.element == "live")
            order.push_back(entry.event);
    }
    QCOMPARE(order, (std::vector<std::string>{"migration_started", "migration_paused", "copy_answered", "traffic_switched", "original_released", "migrated"}));
    lookAt(moved.design(), 120, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), std::string("hypervisor-b"));
        NEAR(dynamic_cast<sim::Hypervisor &>(*simulation.find("hypervisor-a")).freeMemory(), 60.0);
        NEAR(dynamic_cast<sim::Hypervisor &>(*simulation.find("hypervisor-b")).freeMemory(), 52.0);
    });
}

// One request of 10 ms each 100 ms. Those that come at 110.5 and 110.6 wait for the end of the pause: 0.125 s and 0.035 s longer.
void LiveVmMigrationTest::losesNoRequest()
{
    Site moved = site();
    moved.set("vs-service", {{"distribution", "deterministic"}});
    moved.lab.consumer("users", 10, {{"arrival", "deterministic"}});
    moved.lab.request("users", "vs-service");
    const OneRun run = moved.run();
    QCOMPARE(run.metric("users.failures"), 0.0);
    NEAR(run.metric("users.response_time_max"), 0.135);
}

// 536.870912 Mbit/s are 64 MiB/s, slower than 256 MiB/s are changed … so that 16 MiB/s are changed here: 128 + 32 + 8 + 2 + 0.5, pause 0.125.
void LiveVmMigrationTest::theNetworkCardsMayBeSlower()
{
    Site moved = site();
    moved.set("vs", {{"dirty_rate", 16}});
    moved.set("host-b", {{"network", 536.870912}});
    const OneRun run = moved.run();
    NEAR(run.metric("live.migration_time_mean"), 170.625);
    NEAR(run.metric("live.pause_mean"), 0.125);
}

// As fast as it is copied it is changed: 5 rounds of 8 s, and a pause of 8 s. The server answers nothing then, and loses nothing.
void LiveVmMigrationTest::whatDoesNotConvergeIsReportedAndPausesForLong()
{
    Site moved = site({{"max_rounds", 5}});
    moved.set("vs", {{"dirty_rate", 1024}});
    moved.lab.consumer("users", 10, {{"arrival", "deterministic"}});
    moved.lab.request("users", "vs-service");
    const OneRun run = moved.run();
    NEAR(run.timeOf("live", "not_converging"), 140.0);
    NEAR(run.timeOf("live", "migrated"), 148.0);
    NEAR(run.metric("live.pause_mean"), 8.0);
    QCOMPARE(run.metric("live.not_converged"), 1.0);
    QCOMPARE(run.metric("users.failures"), 0.0);
    QVERIFY(run.metric("users.response_time_max") > 7.9);
}

// At most 64 MiB are dirty at once: one round of 8 s, and 62.5 ms.
void LiveVmMigrationTest::aWorkingSetBoundsTheRest()
{
    Site moved = site();
    moved.set("vs", {{"dirty_rate", 2000}, {"writable_working_set", 64}});
    NEAR(moved.run().timeOf("live", "migrated"), 108.0625);
}

// At 105, in the first round. Without the target or the mechanism it goes on where it is; with the source it is lost, and is started again
// from its image when the source is declared: 108 + 30.
void LiveVmMigrationTest::aFailureOnTheWay_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<double>("at");
    QTest::addColumn<double>("downtime");
    QTest::newRow("target, first round") << "host-b" << 105.5 << 0.0;
    QTest::newRow("mechanism, first round") << "live" << 105.5 << 0.0;
    QTest::newRow("target, pause") << "hypervisor-b" << 110.6 << 0.0;
    QTest::newRow("source") << "host-a" << 105.5 << 32.5;
    QTest::newRow("the server itself") << "vs" << 105.5 << 194.5;
}

void LiveVmMigrationTest::aFailureOnTheWay()
{
    QFETCH(QString, target);
    QFETCH(double, at);
    QFETCH(double, downtime);
    Site moved = site();
    moved.fail(at, target.toStdString());
    const OneRun run = moved.run();
    NEAR(run.timeOf("live", "migration_aborted"), at);
    QCOMPARE(run.count("live", "migrated"), 0);
    QCOMPARE(run.metric("live.migrations"), 0.0);
    QCOMPARE(run.metric("vim.migrations"), 0.0);
    NEAR(run.metric("vs.downtime"), downtime);
    lookAt(moved.design(), 200, [&](sim::Simulation &simulation) {
        const bool isRecovered = target == "host-a";
        QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), isRecovered ? std::string("hypervisor-b") : std::string("hypervisor-a"));
        NEAR(dynamic_cast<sim::Hypervisor &>(*simulation.find("hypervisor-b")).freeMemory(), isRecovered ? 52.0 : 60.0);
        QCOMPARE(simulation.find("live")->isServing(), target != "live");
    });
}

// A host that only got slower still answers: what is on it can be moved away alive.
void LiveVmMigrationTest::aSlowHostStillMigrates()
{
    Site moved = site();
    moved.fail(50, "host-a", "slow");
    const OneRun run = moved.run();
    NEAR(run.timeOf("live", "migrated"), 110.625);
    QCOMPARE(run.count("vim", "failure_detected"), 0);
    QCOMPARE(doing(moved.design(), "hypervisor-a", 60),
             std::string("Runs 1 virtual server; 52 of 60 GiB are free. It works 2 times slower: what runs here can still be moved away alive."));
}

// Half a core for 10.625 s of 300 on each of two hosts with 16.
void LiveVmMigrationTest::bothHostsGiveAShareOfACore()
{
    const OneRun run = site({{"cpu_cost", 0.5}}).run();
    NEAR(run.metric("host-a.utilization"), 0.5 * 10.625 / 300 / 16);
    NEAR(run.metric("host-b.utilization"), 0.5 * 10.625 / 300 / 16);
    NEAR(run.metric("hypervisor-b.utilization"), 0.0);
}

void LiveVmMigrationTest::withoutASharedImageItIsNoneOfItsMoves()
{
    Site moved = site();
    moved.set("lun", {{"shared", false}});
    const OneRun run = moved.run();
    QCOMPARE(run.count("live", "migration_started"), 0);
    const auto ordered = std::ranges::find_if(run.record().log, [](const sim::LogEntry &entry) { return entry.event == "migration_ordered"; });
    QCOMPARE(ordered->detail, std::string("from hypervisor-a to hypervisor-b, by stop, copy and boot: lun, which holds its image, is not shared"));
    NEAR(run.timeOf("vs", "serving"), 130.0);
}

void LiveVmMigrationTest::controlsOnlyWhatItIsLinkedTo()
{
    Site moved = site();
    moved.lab.link(LinkRole::Control, "live", "hypervisor-a");
    QCOMPARE(moved.run().count("live", "migration_started"), 0);
    moved.lab.link(LinkRole::Control, "live", "hypervisor-b");
    QCOMPARE(moved.run().count("live", "migration_started"), 1);
}

void LiveVmMigrationTest::showsTheMoveWhileItGoesOn()
{
    lookAt(site().design(), 102.125, [](sim::Simulation &simulation) {
        sim::ElementSnapshot shown;
        simulation.find("vs")->show(shown);
        QCOMPARE(shown.state, sim::ElementState::Migrating);
        QCOMPARE(shown.movingFrom, std::string("hypervisor-a"));
        QCOMPARE(shown.placedIn, std::string("hypervisor-b"));
        NEAR(*shown.progress, 0.2);
        NEAR(shown.remaining, 8.5);
        QCOMPARE(simulation.find("live")->doing().en, std::string("Copies the memory of vs to hypervisor-b: round 1 of 3."));
        const sim::Snapshot snapshot = simulation.snapshot();
        QCOMPARE(snapshot.intervals.size(), std::size_t(1));
        QCOMPARE(snapshot.intervals[0].kind, sim::Interval::Kind::Move);
        NEAR(*snapshot.intervals[0].expected, 110.625);
        QVERIFY(simulation.runUntil(111'000'000'000).isOk());
        NEAR(*simulation.snapshot().intervals[0].to, 110.625);
    });
}

NEPHOSCOPE_TEST(LiveVmMigrationTest);
#include "live_vm_migration_test.moc"
