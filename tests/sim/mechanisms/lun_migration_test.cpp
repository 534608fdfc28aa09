// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class LunMigrationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void copiesWhatIsWritten();
    void whatIsWrittenMeanwhileIsCopiedToo();
    void fasterWritesThanCopiesAreGivenUp();
    void losesNoOperation();
    void operationsWaitForThePause();
    void theCopyTakesAShareOfBothDevices();
    void spaceGoesWithTheLun();
    void withoutRoomItIsRefused();
    void aFailureOnTheWayLeavesItWhereItIs_data();
    void aFailureOnTheWayLeavesItWhereItIs();
    void oneAfterTheOther();
    void controlsOnlyWhatItIsLinkedTo();
    void saysWhatItIsDoing();
};

namespace {

/// LUN `a` of 100 GB written on device `d1` goes to `d2` at 10 s: 500 s at 200 MB/s.
Laboratory storage(Settings migration = {}, Settings lun = {})
{
    Laboratory lab(1000, 0, 1);
    lab.element("dc", "data_center", "", {});
    for (const char *device : {"d1", "d2"})
        lab.element(device, "cloud_storage_device", "dc", {{"iops", 1000}, {"throughput", 0}, {"latency", 0}, {"capacity", 1000}});
    lab.element("a", "lun", "d1", {{"size", 500}, {"used", 100}});
    lab.element("m", "lun_migration", "dc", {{"io_cost", 0}});
    for (const auto &[name, value] : migration)
        lab.set("m", name, value);
    for (const auto &[name, value] : lun)
        lab.set("a", name, value);
    lab.event(10, "relocate", "a").to = "d2";
    return lab;
}

} // namespace

void LunMigrationTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(storage().design(), "m"), std::string());
}

// 100 GB at 200 MB/s, nothing written meanwhile.
void LunMigrationTest::copiesWhatIsWritten()
{
    const Laboratory lab = storage();
    const OneRun run(lab.design());
    NEAR(run.timeOf("m", "migration_started"), 10.0);
    NEAR(run.timeOf("m", "migrated"), 510.0);
    NEAR(run.timeOf("a", "migrated"), 510.0);
    NEAR(run.metric("m.migration_time_mean"), 500.0);
    NEAR(run.metric("m.moved"), 100.0);
    QCOMPARE(run.metric("m.migrations"), 1.0);
    QCOMPARE(run.metric("m.actions"), 1.0);
    QCOMPARE(run.metric("a.downtime"), 0.0);
    std::vector<std::string> order;
    for (const sim::LogEntry &entry : run.record().log) {
        if (entry.element == "m")
            order.push_back(entry.event);
    }
    QCOMPARE(order, (std::vector<std::string>{"migration_started", "migration_paused", "copy_answered", "traffic_switched", "original_released", "migrated"}));
}

// V / (B - D): 100 GB at 200 MB/s with 20 MB/s (72 GB/h) written, 555.56 s; the LUN has 10 s more of it before (domain A54).
void LunMigrationTest::whatIsWrittenMeanwhileIsCopiedToo()
{
    const OneRun run(storage({}, {{"growth", 72}, {"used", 99.8}}).design());
    QVERIFY2(std::abs(run.metric("m.migration_time_mean") - 100e9 / 180e6) < 1e-3, QByteArray::number(run.metric("m.migration_time_mean"), 'g', 12));
    QVERIFY(std::abs(run.metric("m.moved") - 0.2 * 100e9 / 180e6) < 1e-3);
}

// 200 MB/s and more are written: rounds do not shrink.
void LunMigrationTest::fasterWritesThanCopiesAreGivenUp()
{
    const OneRun run(storage({}, {{"used", 1}, {"growth", 800}}).design());
    QCOMPARE(run.metric("m.not_converged"), 1.0);
    QCOMPARE(run.count("m", "migration_aborted"), 1);
    QCOMPARE(run.metric("m.migrations"), 0.0);
    QCOMPARE(run.metric("m.moved"), 0.0);
}

// Fifty operations a second over the whole of it: each is done, here or there.
void LunMigrationTest::losesNoOperation()
{
    Laboratory lab = storage({{"pause", 1}}, {{"demand", 50}});
    lab.service("s", 1, 0, {{"writes", 1}, {"io_size", 4}, {"distribution", "deterministic"}});
    lab.consumer("c", 10, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", "a");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("a.dropped"), 0.0);
    QCOMPARE(run.metric("c.failures"), 0.0);
    QVERIFY(run.metric("d1.served") > 29000);
    QVERIFY(run.metric("d2.served") > 27000);
    QCOMPARE(run.metric("m.migrations"), 1.0);
}

// One read each second, at whole seconds, that takes no time; the pause is from 510.0 for 2.5 s. Timers come before arrivals of the same instant:
// the reads of 510, 511 and 512 wait 2.5, 1.5 and 0.5 s, all others not at all.
void LunMigrationTest::operationsWaitForThePause()
{
    Laboratory lab = storage({{"pause", 2.5}, {"bandwidth", 200}});
    for (const char *device : {"d1", "d2"})
        lab.set(device, "iops", 0);
    lab.service("s", 1, 0, {{"reads", 1}, {"io_size", 4}, {"distribution", "deterministic"}});
    lab.consumer("c", 1, {{"write_fraction", 0}, {"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", "a");
    const OneRun run(lab.design());
    NEAR(run.metric("m.pause_mean"), 2.5);
    NEAR(run.timeOf("m", "migrated"), 512.5);
    NEAR(run.metric("c.response_time_max"), 2.5);
    NEAR(run.metric("c.response_time_mean") * run.metric("c.responses"), 4.5);
    QCOMPARE(run.metric("c.failures"), 0.0);
}

// M/M/1 at 500 of 1000 takes 2 ms; with half of the speed taken 450 of 500 would take 20 ms. Here 400 of 1000 · (1 - 0.5): 10 ms.
void LunMigrationTest::theCopyTakesAShareOfBothDevices()
{
    Laboratory lab = storage({{"io_cost", 0.5}});
    lab.element("b", "lun", "d2", {{"demand", 400}});
    lab.element("x", "lun", "d1", {{"demand", 400}});
    const OneRun run(lab.design(), {{"b", "residence_mean", 60, 500}, {"x", "residence_mean", 60, 500}, {"b", "residence_mean", 520, 1000}});
    QVERIFY2(std::abs(run.window(0) - 0.01) < 0.001, QByteArray::number(run.window(0)));
    QVERIFY2(std::abs(run.window(1) - 0.01) < 0.001, QByteArray::number(run.window(1)));
    QVERIFY2(std::abs(run.window(2) - 1.0 / 600) < 1e-4, QByteArray::number(run.window(2)));
}

void LunMigrationTest::spaceGoesWithTheLun()
{
    const Laboratory lab = storage();
    // While it is copied both devices hold it.
    lookAt(lab.design(), 300, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("a"))->id(), std::string("d1"));
    });
    const OneRun run(lab.design());
    QCOMPARE(run.metric("d1.allocated"), 0.0);
    QCOMPARE(run.metric("d2.allocated"), 500.0);
    QCOMPARE(run.metric("d2.used"), 100.0);
}

// 600 GB are free there, 700 are needed. Thin, only what is written is needed.
void LunMigrationTest::withoutRoomItIsRefused()
{
    Laboratory lab = storage({}, {{"size", 700}});
    lab.element("b", "lun", "d2", {{"size", 400}});
    const OneRun run(lab.design());
    QCOMPARE(run.count("m", "placement_refused"), 1);
    QCOMPARE(run.metric("m.migrations"), 0.0);
    QCOMPARE(doing(lab.design(), "m", 20), std::string("Does not act: a needs 700 GB, d2 has 600 GB free."));
    lab.set("a", "thin", true);
    QCOMPARE(OneRun(lab.design()).metric("m.migrations"), 1.0);
}

void LunMigrationTest::aFailureOnTheWayLeavesItWhereItIs_data()
{
    QTest::addColumn<QString>("failed");
    for (const char *element : {"d1", "d2", "a", "m"})
        QTest::newRow(element) << QString(element);
}

void LunMigrationTest::aFailureOnTheWayLeavesItWhereItIs()
{
    QFETCH(QString, failed);
    Laboratory lab = storage();
    lab.event(200, "fail", failed.toStdString());
    const OneRun run(lab.design());
    NEAR(run.timeOf("m", "migration_aborted"), 200.0);
    QCOMPARE(run.metric("m.migrations"), 0.0);
    QCOMPARE(run.metric("d1.allocated"), 500.0);
    QCOMPARE(run.metric("d2.allocated"), 0.0);
}

// Two orders of 100 and 40 GB: 500 s, then 200 s.
void LunMigrationTest::oneAfterTheOther()
{
    Laboratory lab = storage();
    lab.element("b", "lun", "d1", {{"size", 100}, {"used", 40}});
    lab.event(20, "relocate", "b").to = "d2";
    const OneRun run(lab.design());
    NEAR(run.timeOf("a", "migrated"), 510.0);
    NEAR(run.timeOf("b", "migrated"), 710.0);
    QCOMPARE(doing(lab.design(), "m", 30), std::string("Copies a to d2: 100 GB. 1 other LUN waits for its turn."));
}

void LunMigrationTest::controlsOnlyWhatItIsLinkedTo()
{
    Laboratory lab = storage();
    lab.link(LinkRole::Control, "m", "d2");
    QCOMPARE(OneRun(lab.design()).count("a", "placement_refused"), 1); // nothing else can move it
    lab.link(LinkRole::Control, "m", "d1");
    QCOMPARE(OneRun(lab.design()).metric("m.migrations"), 1.0);
}

void LunMigrationTest::saysWhatItIsDoing()
{
    const Laboratory lab = storage({{"pause", 5}});
    QCOMPARE(doing(lab.design(), "m", 5), std::string("Waits for a move to be ordered."));
    QCOMPARE(doing(lab.design(), "m", 100), std::string("Copies a to d2: 100 GB."));
    QCOMPARE(doing(lab.design(), "m", 512), std::string("Operations on a wait while it is switched to d2."));
    QCOMPARE(doing(lab.design(), "a", 100), std::string("Moves to d2 while it serves."));
    QCOMPARE(doing(lab.design(), "a", 512), std::string("Moves to d2: operations wait for the switch."));
}

NEPHOSCOPE_TEST(LunMigrationTest);
#include "lun_migration_test.moc"
