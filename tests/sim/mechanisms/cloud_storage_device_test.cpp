// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using nephoscope::tests::Laboratory;
using nephoscope::tests::Settings;

class CloudStorageDeviceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void operationsQueueAsInMM1();
    void mediaSetTheSpeed_data();
    void mediaSetTheSpeed();
    void aTransferTakesSizeOverThroughput();
    void blocksAreMovedWhole_data();
    void blocksAreMovedWhole();
    void writesPayForRaid_data();
    void writesPayForRaid();
    void latencyHoldsUpNobody();
    void anOperationTooManyIsRejected();
    void writesFailWhenItIsFull();
    void expandingInsteadOfFailing();
    void aFullDiskFailsWritesAndReadsGoOn();
    void aCrashLosesWhatItWorkedOn();
    void aHungOneAnswersNothing();
    void aSlowOneTakesLonger();
    void itIsAsTheCatalogueSays();
    void itSaysWhatItIsDoing();
};

namespace {

/// One device "d" that is only as slow as a test makes it.
void device(Laboratory &lab, Settings settings)
{
    lab.element("dc", "data_center", "", {});
    lab.element("d", "cloud_storage_device", "dc", {{"iops", 0}, {"throughput", 0}, {"latency", 0}});
    for (const auto &[name, value] : settings)
        lab.set("d", name, value);
}

/// A consumer "c" of a service "s" whose requests are each one operation on "d" and nothing else.
void operations(Laboratory &lab, double rate, bool areWrites, double kib, const char *arrival = "deterministic")
{
    lab.service("s", 1, 0, {{areWrites ? "writes" : "reads", 1}, {"io_size", kib}, {"distribution", "deterministic"}});
    lab.consumer("c", rate, {{"write_fraction", areWrites ? 1 : 0}, {"arrival", arrival}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", "d");
}

} // namespace

// M/M/1 of 100/s at 50/s: 1 / (100 - 50) = 20 ms, half of it waiting; and 5 ms of latency besides.
void CloudStorageDeviceTest::operationsQueueAsInMM1()
{
    Laboratory lab(500, 10, 20);
    device(lab, {{"iops", 100}, {"latency", 5}});
    lab.element("lun", "lun", "d", {{"demand", 50}});
    NEPHOSCOPE_AGREES(lab.differs("d.residence_mean", 0.025, 0.02));
    NEPHOSCOPE_AGREES(lab.differs("d.wait_mean", 0.010, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("d.service_mean", 0.010, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("d.utilization", 0.5, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("d.queue_length", 0.5, 0.04));
    NEPHOSCOPE_AGREES(lab.differs("d.iops", 50, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("lun.residence_mean", 0.025, 0.02));
    NEPHOSCOPE_AGREES(lab.differs("lun.wait_mean", 0.010, 0.03));
}

void CloudStorageDeviceTest::mediaSetTheSpeed_data()
{
    QTest::addColumn<QString>("media");
    QTest::addColumn<double>("residence");
    // 1/iops + 1 MiB over the throughput + the latency, with nobody waiting.
    QTest::newRow("hdd") << "hdd" << 1.0 / 150 + 1.0 / 150;
    QTest::newRow("ssd") << "ssd" << 1.0 / 3000 + 1.0 / 125 + 0.0005;
    QTest::newRow("nvme") << "nvme" << 1.0 / 16000 + 1.0 / 1000 + 0.0001;
}

void CloudStorageDeviceTest::mediaSetTheSpeed()
{
    QFETCH(QString, media);
    QFETCH(double, residence);
    Laboratory lab(5000, 0, 8);
    lab.element("dc", "data_center", "", {});
    lab.element("d", "cloud_storage_device", "dc", {{"media", media.toStdString()}});
    operations(lab, 1, false, 1024);
    NEPHOSCOPE_AGREES(lab.differs("d.residence_mean", residence, 0.02));
    // The first one comes at 1 s, so that 4999 are done by the end.
    QCOMPARE(lab.measured("d.throughput_read"), 4999 / 5000.0);
}

// 1 MiB over 2 MiB/s is half a second; at one a second nobody waits.
void CloudStorageDeviceTest::aTransferTakesSizeOverThroughput()
{
    Laboratory lab(100, 0, 1);
    device(lab, {{"throughput", 2}});
    operations(lab, 1, true, 1024);
    QCOMPARE(lab.measured("d.residence_mean"), 0.5);
    QVERIFY(std::abs(lab.measured("d.utilization") - 0.5) < 0.01);
    QVERIFY(std::abs(lab.measured("d.throughput_write") - 1) < 0.02);
    QCOMPARE(lab.measured("d.reads"), 0.0);
    // What was written takes space: the last one may still be under way.
    QCOMPARE(lab.measured("d.used"), lab.measured("d.writes") * 1048576 / 1e9);
}

void CloudStorageDeviceTest::blocksAreMovedWhole_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<double>("bytes");
    QTest::newRow("blocks") << "blocks" << 8192.0;
    QTest::newRow("files") << "files" << 5120.0;
    QTest::newRow("datasets") << "datasets" << 5120.0;
    QTest::newRow("objects") << "objects" << 5120.0;
}

// 5 KiB are two blocks of 4 KiB, and 5 KiB at every other level.
void CloudStorageDeviceTest::blocksAreMovedWhole()
{
    QFETCH(QString, level);
    QFETCH(double, bytes);
    Laboratory lab(100, 0, 1);
    device(lab, {{"level", level.toStdString()}, {"throughput", 1}});
    operations(lab, 1, true, 5);
    QVERIFY(std::abs(lab.measured("d.residence_mean") - bytes / 1048576) < 2e-9);
    QCOMPARE(lab.measured("d.used"), lab.measured("d.writes") * bytes / 1e9);
}

void CloudStorageDeviceTest::writesPayForRaid_data()
{
    QTest::addColumn<QString>("raid");
    QTest::addColumn<int>("operations");
    QTest::newRow("none") << "none" << 1;
    QTest::newRow("1") << "1" << 2;
    QTest::newRow("5") << "5" << 4;
    QTest::newRow("6") << "6" << 6;
    QTest::newRow("10") << "10" << 2;
}

// A write is p exponential operations one after the other, so M/E_p/1: W = lambda E[S²] / (2 (1 - rho)) with E[S²] = p (p + 1) / iops².
void CloudStorageDeviceTest::writesPayForRaid()
{
    QFETCH(QString, raid);
    QFETCH(int, operations);
    const double p = operations;
    const double lambda = 8;
    Laboratory lab(2000, 10, 10);
    device(lab, {{"iops", 100}, {"raid", raid.toStdString()}});
    ::operations(lab, lambda, true, 0, "poisson");
    const double service = p / 100;
    const double wait = lambda * p * (p + 1) / 1e4 / (2 * (1 - lambda * service));
    NEPHOSCOPE_AGREES(lab.differs("d.residence_mean", service + wait, 0.04));
    NEPHOSCOPE_AGREES(lab.differs("d.utilization", lambda * service, 0.02));
}

// Ten a second with a latency of a second: all ten are in their latency together.
void CloudStorageDeviceTest::latencyHoldsUpNobody()
{
    Laboratory lab(100, 0, 1);
    device(lab, {{"latency", 1000}});
    operations(lab, 10, false, 16);
    QCOMPARE(lab.measured("d.residence_mean"), 1.0);
    QCOMPARE(lab.measured("d.wait_mean"), 0.0);
    QCOMPARE(lab.measured("d.utilization"), 0.0);
}

// M/M/1/2 at load 1: a third finds it full.
void CloudStorageDeviceTest::anOperationTooManyIsRejected()
{
    Laboratory lab(300, 10, 20);
    device(lab, {{"iops", 50}, {"queue_limit", 2}});
    operations(lab, 50, false, 0, "poisson");
    NEPHOSCOPE_AGREES(lab.differs("d.dropped", 300 * 50 / 3.0, 0.02));
    NEPHOSCOPE_AGREES(lab.differs("c.rejected", 300 * 50 / 3.0, 0.02));
    QCOMPARE(lab.measured("d.write_errors"), 0.0);
}

// 1 MiB a second on 0.1 GB: 95 fit (99,614,720 bytes), the 96th does not; the alarm at 80 % comes with the 77th.
void CloudStorageDeviceTest::writesFailWhenItIsFull()
{
    Laboratory lab(200, 0, 1);
    device(lab, {{"capacity", 0.1}});
    operations(lab, 1, true, 1024);
    QCOMPARE(lab.measured("d.writes"), 95.0);
    QCOMPARE(lab.measured("d.used"), 95 * 1048576 / 1e9);
    QCOMPARE(lab.measured("d.write_errors"), lab.measured("c.requests") - 95);
    QCOMPARE(lab.measured("c.rejected"), lab.measured("d.write_errors"));
    const double first = lab.logged("d.alarm").at(0) - 76;
    QCOMPARE(lab.logged("d.full"), std::vector<double>{first + 95});
    QCOMPARE(lab.entry("d.full").cause, lab.entry("d.alarm").id);
}

// The same with a tenth more each time that it is full: nothing fails.
void CloudStorageDeviceTest::expandingInsteadOfFailing()
{
    Laboratory lab(200, 0, 1);
    device(lab, {{"capacity", 0.1}, {"auto_expand", true}});
    operations(lab, 1, true, 1024);
    QCOMPARE(lab.measured("d.write_errors"), 0.0);
    QCOMPARE(lab.measured("c.responses"), lab.measured("d.writes"));
    // 200 writes are 0.2097 GB: from 0.1 that is eleven steps of 0.01.
    QCOMPARE(lab.logged("d.expanded").size(), std::size_t(11));
    QVERIFY(lab.logged("d.full").empty());
}

// From 10 to 20 s its disk is full: ten writes fail, and reads go on.
void CloudStorageDeviceTest::aFullDiskFailsWritesAndReadsGoOn()
{
    for (const bool areWrites : {true, false}) {
        Laboratory lab(30, 0, 1);
        device(lab, {});
        operations(lab, 1, areWrites, 16);
        lab.event(9.5, "fail", "d").kind = "disk_full";
        lab.event(19.5, "repair", "d");
        QCOMPARE(lab.measured("c.rejected"), areWrites ? 10.0 : 0.0);
        QCOMPARE(lab.measured("d.write_errors"), areWrites ? 10.0 : 0.0);
        QCOMPARE(lab.measured("d.up_time"), 1.0);
    }
}

// Half a second each, one a second: that which came at 10 is lost at 10.25, those of 11 … 15 are refused, and then it serves again.
void CloudStorageDeviceTest::aCrashLosesWhatItWorkedOn()
{
    Laboratory lab(30, 0, 1);
    device(lab, {{"throughput", 2}});
    operations(lab, 1, true, 1024);
    lab.event(10.25, "fail", "d");
    lab.event(15.5, "repair", "d");
    QCOMPARE(lab.measured("c.lost"), 1.0);
    QCOMPARE(lab.measured("c.refused"), 5.0);
    QCOMPARE(lab.measured("d.dropped"), 1.0);
    QCOMPARE(lab.measured("d.longest_outage"), 5.25);
    QCOMPARE(lab.measured("d.used"), lab.measured("d.writes") * 1048576 / 1e9);
}

// Hung from 10.25 to 15.5: what it worked on and the five that came meanwhile are answered by nobody until its repair loses them.
void CloudStorageDeviceTest::aHungOneAnswersNothing()
{
    Laboratory lab(30, 0, 1);
    device(lab, {{"throughput", 2}});
    operations(lab, 1, true, 1024);
    lab.event(10.25, "fail", "d").kind = "hang";
    lab.event(15.5, "repair", "d");
    QCOMPARE(lab.measured("c.lost"), 6.0);
    QCOMPARE(lab.measured("c.refused"), 0.0);
    QCOMPARE(lab.measured("c.response_time_max"), 0.5);
}

// Three times slower, transfer and latency alike: 0.3 s and 0.3 s instead of 0.1 s and 0.1 s.
void CloudStorageDeviceTest::aSlowOneTakesLonger()
{
    Laboratory lab(100, 0, 1);
    device(lab, {{"throughput", 10}, {"latency", 100}});
    operations(lab, 1, true, 1024);
    Event &slow = lab.event(0, "fail", "d");
    slow.kind = "slow";
    slow.factor = 3;
    QVERIFY(std::abs(lab.measured("d.residence_mean") - 0.6) < 1e-6);
}

void CloudStorageDeviceTest::itIsAsTheCatalogueSays()
{
    Laboratory lab(1, 0, 1);
    device(lab, {});
    QCOMPARE(tests::differsFromCatalogue(lab.design(), "d"), std::string());
}

void CloudStorageDeviceTest::itSaysWhatItIsDoing()
{
    Laboratory lab(200, 0, 1);
    device(lab, {{"capacity", 0.1}, {"throughput", 0.5}});
    operations(lab, 1, true, 1024);
    // It needs two seconds for each: after 4.5 s two are done, one is worked on and one waits.
    QCOMPARE(tests::doing(lab.design(), "d", 4.5), std::string("0 of 0.1 GB are taken; 2 operations wait."));
    QVERIFY(tests::doing(lab.design(), "d", 165).starts_with("Past its alarm: 0.1 of 0.1 GB"));
    QVERIFY(tests::doing(lab.design(), "d", 199).starts_with("Full: "));
    lab.event(10, "fail", "d").kind = "disk_full";
    QCOMPARE(tests::doing(lab.design(), "d", 11), std::string("Its disk is full: what writes fails."));
}

NEPHOSCOPE_TEST(CloudStorageDeviceTest);
#include "cloud_storage_device_test.moc"
