// SPDX-License-Identifier: GPL-3.0-or-later
// Reservations of what is not computing: storage operations and space, memory, bandwidth.
#include "sim/mechanisms/storage/lun.h"
#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class ResourceReservationOfOthersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void operationsAreADeviceOfTheirOwn();
    void idleOperationsAreLentIfTheyMayBe();
    void withoutItBothLoseOperations();
    void spaceIsKeptForItsLuns();
    void anExclusivePartOfSpaceIsTheMost();
    void memoryIsKeptForItsServers();
    void anExclusivePartOfMemoryIsTheMost();
    void moreMemoryThanThereIsCannotBeReserved();
    void bandwidthIsALineOfItsOwn();
    void aLineThatIsAllSetAsideLosesWhatIsOfOthers();
    void idleBandwidthIsLentIfItMayBe();
    void whatHasNoLimitCannotBeDivided();
};

namespace {

void organizations(Laboratory &lab)
{
    lab.element("org-a", "organization", "", {});
    lab.element("org-b", "organization", "", {});
}

/// A device of 100 operations a second with 30 for A and 90 for B.
Laboratory device(Settings reservation, double duration = 2000)
{
    Laboratory lab(duration, 100, 10);
    organizations(lab);
    lab.element("d", "cloud_storage_device", "", {{"iops", 100}, {"throughput", 0}, {"latency", 0}, {"queue_limit", 50}});
    lab.element("lun-a", "lun", "d", {{"demand", 30}, {"tenant", "org-a"}, {"size", 10}});
    lab.element("lun-b", "lun", "d", {{"demand", 90}, {"tenant", "org-b"}, {"size", 10}});
    lab.element("r", "resource_reservation", "", {{"for", "org-a"}, {"of", "d"}, {"amount", 0.4}});
    lab.set("r", reservation);
    return lab;
}

/// A device of 100 GB of which 40 are A's, with a LUN of 50 of B's and one of A's.
Laboratory space(double ofA, Settings reservation)
{
    Laboratory lab(100, 0, 1);
    organizations(lab);
    lab.element("d", "cloud_storage_device", "", {{"capacity", 100}, {"auto_expand", false}});
    lab.element("lun-a", "lun", "d", {{"tenant", "org-a"}, {"size", ofA}});
    lab.element("lun-b", "lun", "d", {{"tenant", "org-b"}, {"size", 50}});
    lab.element("r", "resource_reservation", "", {{"for", "org-a"}, {"of", "d"}, {"amount", 0.4}});
    lab.set("r", reservation);
    return lab;
}

double gigabytesOf(const Architecture &design, const std::string &lun, double time)
{
    double found = std::nan("");
    lookAt(design, time, [&](sim::Simulation &run) { found = static_cast<double>(dynamic_cast<sim::Lun &>(*run.find(lun)).allocatedBytes()) / 1e9; });
    return found;
}

/// A host of 16 GiB of which half are A's.
Laboratory memory(Settings reservation)
{
    Laboratory lab(100, 0, 1);
    organizations(lab);
    lab.element("host", "physical_server", "", {{"cores", 16}, {"memory", 16}});
    lab.element("h", "hypervisor", "host", {{"reserved_memory", 0}});
    lab.element("r", "resource_reservation", "", {{"for", "org-a"}, {"of", "h"}, {"amount", 0.5}});
    lab.set("r", reservation);
    return lab;
}

void server(Laboratory &lab, const std::string &id, const std::string &tenant, double gib)
{
    lab.element(id, "virtual_server", "h", {{"memory", gib}, {"vcpus", 1}});
    if (!tenant.empty())
        lab.set(id, "tenant", tenant);
}

/// 1 KiB a second into a perimeter: A sends one of 1 KiB every 4 s, B every second. Nothing comes back, and the service takes no time.
Laboratory line(Settings reservation)
{
    Laboratory lab(100.5, 0, 1);
    organizations(lab);
    lab.element("site", "organization", "", {});
    lab.element("p", "logical_network_perimeter", "site", {{"bandwidth", 0.008192}, {"burst", 0}});
    lab.element("host", "physical_server", "p", {{"boot_time", 0}});
    lab.element("h", "hypervisor", "host", {{"overhead", 0}, {"start_time", 0}});
    lab.element("vs", "virtual_server", "h", {{"boot_time", 0}});
    lab.element("s", "cloud_service", "vs", {{"demand", 0}, {"response_size", 0}, {"queue_limit", 0}});
    for (const auto &[id, rate] : {std::pair{"a", 0.25}, std::pair{"b", 1.0}}) {
        lab.element(id, "cloud_service_consumer", std::string("org-") + id,
                    {{"rate", rate}, {"arrival", "deterministic"}, {"request_size", 1}, {"timeout", 0}, {"retries", 0}});
        lab.request(id, "s");
    }
    lab.element("r", "resource_reservation", "", {{"for", "org-a"}, {"of", "p"}, {"amount", 0.5}});
    lab.set("r", reservation);
    return lab;
}

} // namespace

// A: M/M/1 of 40 a second at 30, 1 / (40 - 30) s; B: M/M/1/50 of 60 a second at 90, of which 60 pass (but for 1.5^-50).
void ResourceReservationOfOthersTest::operationsAreADeviceOfTheirOwn()
{
    const Laboratory lab = device({});
    NEPHOSCOPE_AGREES(lab.differs("lun-a.residence_mean", 0.1, 0.05));
    QVERIFY(std::abs(lab.measured("lun-b.iops") - 60) < 0.6);
    NEPHOSCOPE_AGREES(lab.differs("r.reserved_used", 0.3, 0.02));
    NEPHOSCOPE_AGREES(lab.differs("d.utilization", 0.9, 0.02));
    QCOMPARE(lab.measured("lun-a.dropped"), 0.0);
    QCOMPARE(lab.measured("r.lent"), 0.0);
}

// A leaves a quarter of its 40 idle: B has 70, and A as much as before.
void ResourceReservationOfOthersTest::idleOperationsAreLentIfTheyMayBe()
{
    const Laboratory lab = device({{"borrowable", true}});
    NEPHOSCOPE_AGREES(lab.differs("lun-a.residence_mean", 0.1, 0.05));
    QVERIFY(std::abs(lab.measured("lun-b.iops") - 70) < 0.7);
    NEPHOSCOPE_AGREES(lab.differs("r.lent", 0.1, 0.03));
}

// 120 a second for 100: each loses a sixth.
void ResourceReservationOfOthersTest::withoutItBothLoseOperations()
{
    Laboratory lab = device({});
    lab.event(0, "disable", "r");
    QVERIFY(std::abs(lab.measured("lun-a.iops") - 25) < 0.5);
    QVERIFY(std::abs(lab.measured("lun-b.iops") - 75) < 0.75);
}

// 60 of 100 GB are for all: B's LUN grows to 60 and no further, until there is no reservation any more.
void ResourceReservationOfOthersTest::spaceIsKeptForItsLuns()
{
    Architecture design = space(10, {}).design();
    addSetting(design, 10, "lun-b", "size", Value(61));
    addSetting(design, 20, "lun-b", "size", Value(60));
    addSetting(design, 30, "lun-a", "size", Value(40));
    QCOMPARE(gigabytesOf(design, "lun-b", 15), 50.0);
    QCOMPARE(gigabytesOf(design, "lun-b", 25), 60.0);
    QCOMPARE(gigabytesOf(design, "lun-a", 35), 40.0);
    addEvent(design, 5, "disable", "r");
    QCOMPARE(gigabytesOf(design, "lun-b", 15), 61.0);
}

void ResourceReservationOfOthersTest::anExclusivePartOfSpaceIsTheMost()
{
    for (const bool isExclusive : {true, false}) {
        Architecture design = space(10, {{"kind", isExclusive ? "exclusive" : "minimum"}}).design();
        addSetting(design, 10, "lun-a", "size", Value(41));
        QCOMPARE(gigabytesOf(design, "lun-a", 15), isExclusive ? 10.0 : 41.0);
    }
}

// B's second server finds only what is A's; A's, drawn after it, has its room.
void ResourceReservationOfOthersTest::memoryIsKeptForItsServers()
{
    Laboratory lab = memory({});
    server(lab, "b-1", "org-b", 8);
    server(lab, "b-2", "org-b", 4);
    server(lab, "a-1", "org-a", 8);
    const OneRun run(lab.design());
    QCOMPARE(run.metric("b-1.up_time") > 0, true);
    QCOMPARE(run.metric("b-2.up_time"), 0.0);
    QCOMPARE(run.metric("a-1.up_time") > 0, true);
    QCOMPARE(run.metric("r.reserved_used"), 0.5);
    QCOMPARE(run.metric("r.borrowed"), 0.0);
    const auto refused = std::ranges::find(run.record().log, "placement_refused", &sim::LogEntry::event);
    QVERIFY(refused != run.record().log.end());
    QCOMPARE(refused->target, std::string("b-2"));
    QCOMPARE(refused->detail, std::string("h has 0 GiB free besides 8 that are reserved for org-a, b-2 needs 4"));
    // Without it the first ones count.
    lab.set("r", "for", "");
    const OneRun without(lab.design());
    QCOMPARE(without.metric("b-2.up_time") > 0, true);
    QCOMPARE(without.metric("a-1.up_time"), 0.0);
}

void ResourceReservationOfOthersTest::anExclusivePartOfMemoryIsTheMost()
{
    for (const bool isExclusive : {true, false}) {
        Laboratory lab = memory({{"kind", isExclusive ? "exclusive" : "minimum"}});
        server(lab, "a-1", "org-a", 6);
        server(lab, "a-2", "org-a", 4);
        const OneRun run(lab.design());
        QCOMPARE(run.metric("a-2.up_time") > 0, !isExclusive);
        QCOMPARE(run.metric("r.reserved_used"), isExclusive ? 0.375 : 0.5);
        QCOMPARE(run.metric("r.borrowed"), isExclusive ? 0.0 : 0.125);
    }
}

void ResourceReservationOfOthersTest::moreMemoryThanThereIsCannotBeReserved()
{
    Laboratory lab = memory({});
    lab.element("r2", "resource_reservation", "", {{"for", "org-b"}, {"of", "h"}, {"amount", 0.6}});
    server(lab, "a-1", "org-a", 8);
    server(lab, "c-1", "", 8);
    QCOMPARE(lab.logged("r2.reservation_refused"), std::vector<double>{0});
    // What is refused keeps nothing.
    QVERIFY(OneRun(lab.design()).metric("c-1.up_time") > 0);
    lab.set("r2", "amount", 0.5);
    QVERIFY(lab.logged("r2.reservation_refused").empty());
    QCOMPARE(OneRun(lab.design()).metric("c-1.up_time"), 0.0);
}

// Half a KiB a second each: each of A's takes 2 s, whatever B does; number n of B's is through at 1 + 2n s. In one line they would wait for
// each other ever longer.
void ResourceReservationOfOthersTest::bandwidthIsALineOfItsOwn()
{
    const OneRun run(line({}).design());
    QCOMPARE(run.metric("a.response_time_max"), 2.0);
    QCOMPARE(run.metric("b.responses"), 49.0);
    Laboratory without = line({});
    without.event(0, "disable", "r");
    const OneRun together(without.design());
    QVERIFY(together.metric("a.response_time_max") > 15);
    // The line is never idle from 1 s on: 99 messages are through by 100.5 s.
    QCOMPARE(together.metric("a.responses") + together.metric("b.responses"), 99.0);
}

// Nothing is left for B: each of its 100 is lost at the border, and A goes on.
void ResourceReservationOfOthersTest::aLineThatIsAllSetAsideLosesWhatIsOfOthers()
{
    const Laboratory lab = line({{"amount", 1.0}});
    QCOMPARE(lab.measured("p.dropped"), 100.0);
    QVERIFY(lab.measured("s.served") >= 24);
}

// A needs half of its line, B gets the other half: three quarters of all, and the sum is as good as the whole line but for what is on its way at
// the ends. None of A's waits for more than one of B's, which takes 2 s as its own does.
void ResourceReservationOfOthersTest::idleBandwidthIsLentIfItMayBe()
{
    const OneRun run(line({{"borrowable", true}}).design());
    QVERIFY(run.metric("a.response_time_max") <= 4.001);
    QVERIFY(run.metric("a.responses") >= 24);
    QVERIFY(run.metric("a.responses") + run.metric("b.responses") >= 95);
    QVERIFY(run.metric("r.lent") > 0.2);
}

void ResourceReservationOfOthersTest::whatHasNoLimitCannotBeDivided()
{
    Laboratory lab = line({});
    lab.set("p", "bandwidth", 0);
    QCOMPARE(doing(lab.design(), "r", 50), std::string("Sets nothing aside for org-a: p has no limit, so that nobody waits there."));
}

NEPHOSCOPE_TEST(ResourceReservationOfOthersTest);
#include "resource_reservation_of_others_test.moc"
