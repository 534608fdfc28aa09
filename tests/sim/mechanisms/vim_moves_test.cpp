// SPDX-License-Identifier: GPL-3.0-or-later
// What others ask of a VIM: moves without live migration, admission, restarts where something is.
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/control/vim.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class VimMovesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutLiveMigrationAMoveIsStopCopyBoot();
    void anImageOnItsOwnDiskIsCopiedToo();
    void whatIsCopiedStaysWhereItWasIfTheTargetFails();
    void refusesMovesThatCannotBe();
    void movesAsManyAtATimeAsAHostMay();
    void keepsTheReserve();
    void asksNobodyWhatItDoesNotLookAfter();
    void startsOverWhatAMonitorReports();
};

// 8 GiB over 6871.9476736 Mbit/s are 10 s, then 30 s of boot: down from 100 to 140.
void VimMovesTest::withoutLiveMigrationAMoveIsStopCopyBoot()
{
    Site site(300, "ab");
    site.server("vs", "a", 8);
    site.set("host-a", {{"network", 10000}});
    site.set("host-b", {{"network", 6871.9476736}});
    site.relocate(100, "vs", "b");
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "migration_ordered"), 100.0);
    NEAR(run.timeOf("vs", "stopped"), 100.0);
    NEAR(run.timeOf("vs", "serving"), 140.0);
    NEAR(run.timeOf("vs", "migrated"), 140.0);
    NEAR(run.metric("vs.downtime"), 40.0);
    QCOMPARE(run.metric("vs.failures"), 0.0);
    QCOMPARE(run.metric("vs.migrations"), 1.0);
    QCOMPARE(run.metric("vim.migrations"), 1.0);
    QCOMPARE(run.metric("vim.restarts"), 0.0);
    QCOMPARE(run.metric("vim.actions"), 1.0);
    lookAt(site.design(), 105, [](sim::Simulation &simulation) {
        auto &target = dynamic_cast<sim::Hypervisor &>(*simulation.find("hypervisor-b"));
        NEAR(target.freeMemory(), 52.0); // kept for it
        QCOMPARE(simulation.find("vim")->doing().en, std::string("Moves vs → hypervisor-b by stop, copy and boot."));
    });
    lookAt(site.design(), 200, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), std::string("hypervisor-b"));
        NEAR(dynamic_cast<sim::Hypervisor &>(*simulation.find("hypervisor-a")).freeMemory(), 60.0);
    });
}

// 8 GiB of memory and 8 of image: 20 s, then the boot.
void VimMovesTest::anImageOnItsOwnDiskIsCopiedToo()
{
    Site site(300, "ab");
    site.server("vs", "a", 8, {{"image_on", ""}});
    site.set("host-a", {{"network", 6871.9476736}});
    site.relocate(100, "vs", "b");
    NEAR(site.run().timeOf("vs", "serving"), 150.0);
}

// The copy would end at 110; at 104 the target fails: it boots where it was.
void VimMovesTest::whatIsCopiedStaysWhereItWasIfTheTargetFails()
{
    Site site(300, "ab");
    site.server("vs", "a", 8);
    site.set("host-a", {{"network", 6871.9476736}});
    site.relocate(100, "vs", "b");
    site.fail(104, "host-b");
    const OneRun run = site.run();
    NEAR(run.timeOf("vs", "serving"), 134.0);
    NEAR(run.timeOf("vim", "migration_aborted"), 134.0);
    QCOMPARE(run.metric("vim.migrations"), 0.0);
}

void VimMovesTest::refusesMovesThatCannotBe()
{
    Site site(300, "abc");
    site.server("vs", "a", 20);
    site.server("filler", "b", 50);
    site.fail(5, "host-c");
    site.relocate(10, "vs", "a"); // it is there
    site.relocate(20, "vs", "b"); // no room
    site.relocate(30, "vs", "c"); // down
    const OneRun run = site.run();
    QCOMPARE(run.count("vim", "placement_refused"), 2);
    QCOMPARE(run.metric("vim.placement_refused"), 2.0);
    QCOMPARE(run.count("vim", "migration_ordered"), 0);
    QCOMPARE(run.metric("vs.downtime"), 0.0);
    QCOMPARE(doing(site.design(), "vim", 25), std::string("Does not act: hypervisor-b has 10 of 60 GiB free, vs needs 20."));
}

// Three of 10 s + 30 s, two at a time: the third begins at 140.
void VimMovesTest::movesAsManyAtATimeAsAHostMay()
{
    Site site(400, "ab");
    site.set("host-a", {{"network", 6871.9476736}});
    for (const char *id : {"x", "y", "z"}) {
        site.server(id, "a", 8);
        site.relocate(100, id, "b");
    }
    const OneRun run = site.run();
    NEAR(run.timeOf("x", "stopped"), 100.0);
    NEAR(run.timeOf("y", "stopped"), 100.0);
    NEAR(run.timeOf("z", "stopped"), 140.0);
    NEAR(run.timeOf("z", "serving"), 180.0);
}

// Hosts of 60: 44 on a, 28 on b. With 24 more on c the loss of a could not be taken over; with 16 it can.
void VimMovesTest::keepsTheReserve()
{
    Site site(300, "abc", {{"reserve", 1}});
    site.server("big", "a", 44);
    site.server("small", "b", 28);
    site.server("too-much", "c", 24);
    site.server("enough", "c", 16);
    site.disabled("too-much");
    site.disabled("enough");
    site.enable(10, "too-much");
    site.enable(20, "enough");
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "placement_refused"), 10.0);
    QCOMPARE(run.metric("vim.placement_refused"), 1.0);
    QCOMPARE(run.count("too-much", "enabled"), 0);
    NEAR(run.timeOf("enough", "serving"), 50.0);
    const auto refused = std::ranges::find_if(run.record().log, [](const sim::LogEntry &entry) { return entry.event == "placement_refused"; });
    QCOMPARE(refused->detail, std::string("no reserve for too-much (24 GiB): with it the loss of hypervisor-a could not be taken over"));
    site.set("vim", {{"reserve", 0}});
    NEAR(site.run().timeOf("too-much", "serving"), 40.0);
}

void VimMovesTest::asksNobodyWhatItDoesNotLookAfter()
{
    Site site(300, "ab", {{"reserve", 1}});
    site.lab.element("host-z", "physical_server", "", {{"memory", 64}, {"boot_time", 0}});
    site.lab.element("hypervisor-z", "hypervisor", "host-z", {{"start_time", 0}});
    site.server("elsewhere", "z", 50);
    site.disabled("elsewhere");
    site.enable(10, "elsewhere");
    site.fail(60, "host-z");
    const OneRun run = site.run();
    NEAR(run.timeOf("elsewhere", "serving"), 40.0);
    QCOMPARE(run.count("vim", "failure_detected"), 0);
}

void VimMovesTest::startsOverWhatAMonitorReports()
{
    Site site(300, "ab");
    site.server("vs", "a", 8);
    site.fail(10, "vs");
    lookAt(site.design(), 20, [](sim::Simulation &simulation) {
        auto &vim = dynamic_cast<sim::Vim &>(*simulation.find("vim"));
        // The service in it was found down; it is the server that has to be started.
        QVERIFY(vim.restart(*simulation.find("vs-service"), 0));
        QVERIFY(simulation.find("vs")->isStarting());
        QVERIFY(!vim.restart(*simulation.find("vs-service"), 0)); // it is being looked after
        QVERIFY(simulation.runUntil(51'000'000'000).isOk());
        QVERIFY(simulation.find("vs-service")->isServing());
        QVERIFY(!vim.restart(*simulation.find("host-b"), 0)); // nothing has failed
    });
}

NEPHOSCOPE_TEST(VimMovesTest);
#include "vim_moves_test.moc"
