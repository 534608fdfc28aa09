// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class StorageCapacityMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void movesTheOneThatLowersTheHighestLoadMost();
    void doesNotOscillate();
    void aShortPeakIsNoBreach();
    void withoutAMigrationItOnlyAlarms();
    void whereNoMoveHelpsItSaysSo();
    void evensSpaceOut();
    void aWriteCountsAsRaidMakesIt();
    void startsAnewAfterItsFailure();
};

namespace {

/// Devices of 1000 operations/s, 500, 400 and 300 of them asked of the first and 100 of the second (domain S-12.10), a tenth of it all.
Laboratory storage(Settings monitor = {}, bool hasMigration = true)
{
    Laboratory lab(1200, 0, 1);
    lab.element("dc", "data_center", "", {});
    for (const char *device : {"d1", "d2"})
        lab.element(device, "cloud_storage_device", "dc", {{"iops", 100}, {"throughput", 0}, {"latency", 0}, {"capacity", 2000}});
    lab.element("a", "lun", "d1", {{"demand", 50}, {"used", 100}});
    lab.element("b", "lun", "d1", {{"demand", 40}, {"used", 100}});
    lab.element("c", "lun", "d1", {{"demand", 30}, {"used", 100}});
    lab.element("e", "lun", "d2", {{"demand", 10}, {"used", 100}});
    lab.element("w", "storage_capacity_monitor", "dc", monitor);
    lab.link(LinkRole::Monitor, "w", "d1");
    lab.link(LinkRole::Monitor, "w", "d2");
    if (hasMigration) {
        lab.element("m", "lun_migration", "dc", {{"io_cost", 0}});
        lab.link(LinkRole::Control, "w", "m");
    }
    return lab;
}

} // namespace

void StorageCapacityMonitorTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(storage().design(), "w"), std::string());
}

// 120 of 100 from the start: three samples of 60 s, then LUN a, which leaves 70 and 60; 500 s of copying.
void StorageCapacityMonitorTest::movesTheOneThatLowersTheHighestLoadMost()
{
    const Laboratory lab = storage();
    const OneRun run(lab.design());
    NEAR(run.timeOf("w", "alarm"), 180.0);
    NEAR(run.timeOf("w", "migration_ordered"), 180.0);
    NEAR(run.timeOf("a", "migrated"), 680.0);
    QCOMPARE(run.metric("w.actions"), 1.0);
    QCOMPARE(run.metric("w.alarms"), 1.0);
    QCOMPARE(run.metric("w.observations"), 20.0);
    QCOMPARE(run.metric("d2.allocated"), 1000.0);
    QVERIFY(doing(lab.design(), "w", 130).find("2 of 3 samples seen") != std::string::npos);
    QCOMPARE(doing(lab.design(), "w", 400), std::string("Waits for the move that it ordered."));
}

// Nothing more is moved once all are under the limit, however long it goes on.
void StorageCapacityMonitorTest::doesNotOscillate()
{
    Laboratory lab = storage();
    Architecture design = lab.design();
    design.run.duration = 20000;
    const OneRun run(design);
    QCOMPARE(run.metric("w.actions"), 1.0);
    QCOMPARE(run.count("w", "alarm"), 1);
}

// Above the limit for two samples only.
void StorageCapacityMonitorTest::aShortPeakIsNoBreach()
{
    Laboratory lab = storage();
    Event &calm = lab.event(121, "set", "a");
    calm.param = "demand";
    calm.value = 5;
    const OneRun run(lab.design());
    QCOMPARE(run.metric("w.actions"), 0.0);
    QCOMPARE(run.metric("w.alarms"), 0.0);
}

void StorageCapacityMonitorTest::withoutAMigrationItOnlyAlarms()
{
    const Laboratory lab = storage({}, false);
    const OneRun run(lab.design());
    NEAR(run.timeOf("w", "alarm"), 180.0);
    QCOMPARE(run.metric("w.alarms"), 1.0);
    QCOMPARE(run.metric("w.actions"), 0.0);
    QCOMPARE(doing(lab.design(), "w", 200), std::string("Does not act: no LUN migration is linked to it."));
}

// The second device has no room for any of them.
void StorageCapacityMonitorTest::whereNoMoveHelpsItSaysSo()
{
    Laboratory lab = storage();
    lab.set("d2", "capacity", 600);
    QCOMPARE(OneRun(lab.design()).metric("w.actions"), 0.0);
    QCOMPARE(doing(lab.design(), "w", 200), std::string("Does not act: there is no LUN whose move would lower the load of d1."));
}

// 1500 of 1600 GB beside 500 of 2000: one of 500 goes, whichever comes first.
void StorageCapacityMonitorTest::evensSpaceOut()
{
    Laboratory lab = storage({{"objective", "space"}});
    lab.set("d1", "capacity", 1600);
    for (const char *lun : {"a", "b", "c", "e"})
        lab.set(lun, "demand", 0);
    const OneRun run(lab.design());
    NEAR(run.timeOf("w", "migration_ordered"), 180.0);
    QCOMPARE(run.metric("d1.allocated"), 1000.0);
    QCOMPARE(run.metric("d2.allocated"), 1000.0);
    QCOMPARE(run.metric("w.actions"), 1.0);
}

// 50 writes a second on RAID 5 are 200 operations.
void StorageCapacityMonitorTest::aWriteCountsAsRaidMakesIt()
{
    Laboratory lab = storage({{"breaches", 1}}, false);
    for (const char *lun : {"a", "b", "c", "e"})
        lab.set(lun, "demand", 0);
    lab.set("d1", "raid", "5");
    lab.service("s", 1, 0, {{"writes", 1}, {"io_size", 4}, {"distribution", "deterministic"}});
    lab.consumer("u", 15, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("u", "s");
    lab.link(LinkRole::Storage, "s", "a");
    QCOMPARE(doing(lab.design(), "w", 130), std::string("The highest load is 60 % (d1); it acts above 80 %."));
    lab.set("u", "rate", 22);
    QCOMPARE(OneRun(lab.design()).metric("w.alarms"), 1.0);
}

// Down from 130 to 200: what it saw before counts no more, samples are at 260, 320, 380.
void StorageCapacityMonitorTest::startsAnewAfterItsFailure()
{
    Laboratory lab = storage();
    lab.event(130, "fail", "w");
    lab.event(200, "repair", "w");
    const OneRun run(lab.design());
    NEAR(run.timeOf("w", "migration_ordered"), 380.0);
}

NEPHOSCOPE_TEST(StorageCapacityMonitorTest);
#include "storage_capacity_monitor_test.moc"
