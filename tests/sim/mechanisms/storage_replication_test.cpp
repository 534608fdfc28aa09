// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using nephoscope::tests::Laboratory;
using nephoscope::tests::Settings;

class StorageReplicationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSynchronousWriteWaitsForItsCopy();
    void copiesQueueForTheBandwidth();
    void anAsynchronousWriteWaitsForNothing();
    void whatTheLagHoldsIsLost();
    void nothingIsLostSynchronously();
    void aNarrowLineFallsBehind();
    void readsAreNotCopied();
    void whatWasMissedIsCaughtUpWith();
    void outOfStepIsNoCopy();
    void itsOwnFailureStopsNoWrite();
    void aDeadTargetStopsNoWrite();
    void aHungTargetStopsNoWriteForLong();
    void aCutLinkIsBackInStepAfterwards();
    void twoWaysDoNotGoRound();
    void disabledItKeepsNoCopy();
    void itIsAsTheCatalogueSays();
    void itSaysWhatItIsDoing();
};

namespace {

/// c -> s -> p, which r copies to q: `rate` writes a second of `kib`, each of `service` ms on either device (its latency).
Laboratory copied(double duration, double rate, double kib, double service, Settings settings)
{
    Laboratory lab(duration, 0, 1);
    lab.element("dc", "data_center", "", {});
    for (const char *id : {"p", "q"})
        lab.element(id, "cloud_storage_device", "dc", {{"iops", 0}, {"throughput", 0}, {"latency", service}});
    lab.element("r", "storage_replication", "dc", {{"bandwidth", 0}, {"rtt", 0}});
    for (const auto &[name, value] : settings)
        lab.set("r", name, value);
    lab.service("s", 1, 0, {{"writes", 1}, {"reads", 1}, {"io_size", kib}, {"distribution", "deterministic"}, {"queue_limit", 0}});
    lab.consumer("c", rate, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", "p");
    lab.link(LinkRole::Replication, "p", "r");
    lab.link(LinkRole::Replication, "r", "q");
    return lab;
}

bool isNear(double value, double expected, double within)
{
    return std::abs(value - expected) <= within;
}

} // namespace

// Local 4 ms + round trip 1 ms + remote 4 ms (domain A53, serial, with 4 ms on each): 9 ms, of which the copy is 5.
void StorageReplicationTest::aSynchronousWriteWaitsForItsCopy()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    QCOMPARE(lab.problem(), std::string());
    QVERIFY(isNear(lab.measured("p.residence_mean"), 0.009, 1e-9));
    QVERIFY(isNear(lab.measured("c.response_time_mean"), 0.009, 1e-9));
    QVERIFY(isNear(lab.measured("r.write_delay_mean"), 0.005, 1e-9));
    QCOMPARE(lab.measured("r.lag_mean"), 0.0);
    // 999 are done at the end (the last one has just begun), each of 40,960 bytes, on both sides.
    QVERIFY(isNear(lab.measured("r.replicated"), 999 * 40960 / 1e9, 1e-12));
    QCOMPARE(lab.measured("q.used"), lab.measured("p.used"));
}

// 1,000,000 bytes over 10 MB/s are 0.1 s; two at a time: the second waits for the first.
void StorageReplicationTest::copiesQueueForTheBandwidth()
{
    Laboratory lab = copied(100, 1, 976.5625, 0, {{"bandwidth", 10}});
    QVERIFY(isNear(lab.measured("r.write_delay_mean"), 0.1, 1e-9));
    lab.set("s", "writes", 1);
    lab.consumer("c2", 1, {{"write_fraction", 1}, {"arrival", "deterministic"}, {"request_size", 0}});
    lab.request("c2", "s");
    QVERIFY(isNear(lab.measured("r.write_delay_mean"), 0.15, 1e-3));
}

void StorageReplicationTest::anAsynchronousWriteWaitsForNothing()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"mode", "asynchronous"}, {"lag", 5}, {"rtt", 1}});
    QVERIFY(isNear(lab.measured("p.residence_mean"), 0.004, 1e-9));
    QCOMPARE(lab.measured("r.write_delay_mean"), 0.0);
    // Written at 0.104, 0.204 …: the last one that is there by 100 s is that of 94.904.
    QCOMPARE(lab.measured("q.writes"), 949.0);
    // The oldest one that is missing is 4.9 to 5 s old: 4.95 on average; and it begins with five seconds of filling.
    QVERIFY(isNear(lab.measured("r.lag_mean"), 4.95 * 0.95 + 2.5 * 0.05, 0.01));
}

// 100 writes/s of 40,000 bytes and 5 s behind: 500 of them, 20 MB, and five seconds, less the time since the last write.
void StorageReplicationTest::whatTheLagHoldsIsLost()
{
    Laboratory lab = copied(100, 100, 39.0625, 1, {{"mode", "asynchronous"}, {"lag", 5}, {"bandwidth", 100}, {"rtt", 1}});
    lab.event(60.5, "fail", "p");
    QCOMPARE(lab.measured("r.data_lost"), 20.0);
    QVERIFY(isNear(lab.measured("r.lost_time"), 4.999, 1e-9));
    QCOMPARE(lab.logged("r.data_lost"), std::vector<double>{60.5});
    QCOMPARE(lab.entry("r.data_lost").cause, lab.entry("p.failed").id);
    QCOMPARE(lab.measured("r.lag_mean") > 0, true);
}

void StorageReplicationTest::nothingIsLostSynchronously()
{
    Laboratory lab = copied(100, 100, 39.0625, 1, {{"bandwidth", 100}, {"rtt", 20}});
    lab.event(60.5, "fail", "p");
    QCOMPARE(lab.measured("r.data_lost"), 0.0);
    QCOMPARE(lab.measured("r.lost_time"), 0.0);
    QVERIFY(lab.logged("r.data_lost").empty());
    // Two or three wait for their copies (some 21 ms each, one every 10 ms): they were never confirmed.
    QVERIFY(lab.measured("c.lost") >= 2 && lab.measured("c.lost") <= 3);
}

// 20 MB/s on a line of 15 MB/s for 60 s: 300 MB behind, 20 s of line (domain A53). Then the source dies.
void StorageReplicationTest::aNarrowLineFallsBehind()
{
    Laboratory lab = copied(70, 20, 976.5625, 0, {{"mode", "asynchronous"}, {"lag", 0}, {"bandwidth", 15}});
    lab.event(60.01, "fail", "p");
    QVERIFY(isNear(lab.measured("r.data_lost"), 300, 1.0));
    // What waits was written in the last 15 s: 300 MB at 20 MB/s.
    QVERIFY(isNear(lab.measured("r.lost_time"), 15, 0.1));
}

void StorageReplicationTest::readsAreNotCopied()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    lab.set("c", "write_fraction", 0);
    QVERIFY(isNear(lab.measured("p.residence_mean"), 0.004, 1e-9));
    QCOMPARE(lab.measured("q.served"), 0.0);
    QCOMPARE(lab.measured("r.replicated"), 0.0);
}

// Out for 20 s at 1 MB/s: 20 MB are missing, and 1 MB/s more comes while 10 MB/s catch up: 20 / 9 = 2.2 s.
void StorageReplicationTest::whatWasMissedIsCaughtUpWith()
{
    Laboratory lab = copied(100, 10, 97.65625, 0, {{"bandwidth", 10}});
    lab.event(30.05, "fail", "q");
    lab.event(50.05, "repair", "q");
    const std::vector<double> synchronised = lab.logged("r.synchronised");
    QCOMPARE(synchronised.size(), std::size_t(1));
    QVERIFY2(isNear(synchronised[0], 50.05 + 20 / 9.0, 0.15), qPrintable(QString::number(synchronised[0])));
    // Then all that is on the one is on the other.
    QCOMPARE(lab.measured("q.used"), lab.measured("p.used"));
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.measured("r.data_lost"), 0.0);
}

// While the copy has holes the gateway must not go there.
void StorageReplicationTest::outOfStepIsNoCopy()
{
    for (const double repaired : {35.0, 59.99}) {
        Laboratory lab = copied(100, 10, 97.65625, 0, {{"bandwidth", 10}});
        lab.element("g", "storage_service_gateway", "dc", {{"latency", 0}});
        lab.link(LinkRole::Storage, "g", "p");
        lab.link(LinkRole::Storage, "g", "q");
        lab.event(30.05, "fail", "q");
        lab.event(repaired, "repair", "q");
        lab.event(60.05, "fail", "p");
        // Missing for 5 s it was back in step in time; for 30 s it was not, and that is lost.
        const bool isInStep = repaired < 40;
        QCOMPARE(lab.logged("g.switched_over").size(), std::size_t(isInStep ? 1 : 0));
        QCOMPARE(lab.logged("g.no_copy").size(), std::size_t(isInStep ? 0 : 1));
        QVERIFY(isNear(lab.measured("r.data_lost"), isInStep ? 0 : 29.5, 0.6));
    }
}

void StorageReplicationTest::itsOwnFailureStopsNoWrite()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    lab.event(30.05, "fail", "r");
    lab.event(40.05, "repair", "r");
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QVERIFY(isNear(lab.measured("c.response_time_max"), 0.009, 1e-9));
    QCOMPARE(lab.logged("r.synchronised").size(), std::size_t(1));
    QCOMPARE(lab.measured("q.used"), lab.measured("p.used"));
}

void StorageReplicationTest::aDeadTargetStopsNoWrite()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    lab.event(30.007, "fail", "q");
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.measured("c.requests"), 1000.0);
    QCOMPARE(lab.measured("p.writes"), 999.0);
}

// It hangs with one copy on it, whose write goes on at once; what it swallowed is copied again after its repair.
void StorageReplicationTest::aHungTargetStopsNoWriteForLong()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    lab.event(30.007, "fail", "q").kind = "hang";
    lab.event(50.007, "repair", "q");
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QVERIFY(isNear(lab.measured("c.response_time_max"), 0.009, 1e-9));
    QCOMPARE(lab.measured("q.used"), lab.measured("p.used"));
}

void StorageReplicationTest::aCutLinkIsBackInStepAfterwards()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    const std::string link = lab.design().links.back().id.text();
    lab.event(30.05, "fail", link).kind = "cut";
    lab.event(40.05, "repair", link);
    QCOMPARE(lab.measured("c.failures"), 0.0);
    QCOMPARE(lab.logged("r.synchronised").size(), std::size_t(1));
    QCOMPARE(lab.measured("q.used"), lab.measured("p.used"));
}

// With a second replication back to the first device each write is copied once, not for ever.
void StorageReplicationTest::twoWaysDoNotGoRound()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"rtt", 1}});
    lab.element("back", "storage_replication", "dc", {});
    lab.link(LinkRole::Replication, "q", "back");
    lab.link(LinkRole::Replication, "back", "p");
    QCOMPARE(lab.measured("p.writes"), 999.0);
    QCOMPARE(lab.measured("q.writes"), 999.0);
    QCOMPARE(lab.measured("back.replicated"), 0.0);
}

void StorageReplicationTest::disabledItKeepsNoCopy()
{
    Laboratory lab = copied(100, 10, 40, 4, {{"mode", "asynchronous"}, {"rtt", 1}});
    lab.event(0, "disable", "r");
    lab.event(60, "fail", "p");
    QCOMPARE(lab.measured("q.writes"), 0.0);
    QCOMPARE(lab.measured("r.data_lost"), 0.0);
}

void StorageReplicationTest::itIsAsTheCatalogueSays()
{
    QCOMPARE(tests::differsFromCatalogue(copied(1, 1, 1, 0, {}).design(), "r"), std::string());
}

void StorageReplicationTest::itSaysWhatItIsDoing()
{
    Laboratory lab = copied(100, 10, 97.65625, 0, {{"bandwidth", 10}});
    lab.event(30.05, "fail", "q");
    lab.event(50.05, "repair", "q");
    lab.event(80.05, "fail", "p");
    QCOMPARE(tests::doing(lab.design(), "r", 20), std::string("Copies each write to q before it is done."));
    // 20 writes of 0.1 MB since it died.
    QCOMPARE(tests::doing(lab.design(), "r", 32.05), std::string("q cannot be reached: 2 MB wait to be copied."));
    QVERIFY(tests::doing(lab.design(), "r", 51).starts_with("Catches up: "));
    QCOMPARE(tests::doing(lab.design(), "r", 90), std::string("p is down: there is nothing to copy."));
    lab.set("r", "mode", "asynchronous");
    // The lag of 5 s holds 50 writes.
    QCOMPARE(tests::doing(lab.design(), "r", 20.05), std::string("Copies to q later: 5 MB are not there yet."));
}

NEPHOSCOPE_TEST(StorageReplicationTest);
#include "storage_replication_test.moc"
