// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using nephoscope::tests::Laboratory;
using nephoscope::tests::Settings;

class LunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSharesItsDevice();
    void thickTakesItsSizeAtOnce();
    void whatDoesNotFitIsNotMade();
    void thinTakesWhatIsWritten();
    void thinTakesWholeGrains();
    void growthFillsTheDeviceOnTime();
    void growthStopsAtItsSize();
    void moreCapacityLetsItGrowAgain();
    void expandingLetsItGrowOn();
    void aFullOneFailsWrites();
    void aFullDeviceFailsWritesOfThinOnes();
    void itsOwnFailureLeavesTheOthers();
    void itGoesDownWithItsDevice();
    void itIsAsTheCatalogueSays();
    void itSaysWhatItIsDoing();
};

namespace {

constexpr double kDay = 86400;

void device(Laboratory &lab, double capacity, Settings settings = {})
{
    lab.element("dc", "data_center", "", {});
    lab.element("d", "cloud_storage_device", "dc", {{"iops", 0}, {"throughput", 0}, {"latency", 0}, {"capacity", capacity}});
    for (const auto &[name, value] : settings)
        lab.set("d", name, value);
}

/// One write of `kib` a second to `lun`.
void writes(Laboratory &lab, const std::string &lun, double kib)
{
    lab.service("s", 1, 0, {{"writes", 1}, {"io_size", kib}, {"distribution", "deterministic"}});
    lab.consumer("c", 1, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.link(LinkRole::Storage, "s", lun);
}

} // namespace

// Two LUNs of 300/s and 400/s on 1000/s: M/M/1 at 700, 1 / (1000 - 700) = 3.33 ms on each (domain S-12.10).
void LunTest::itSharesItsDevice()
{
    Laboratory lab(100, 5, 10);
    device(lab, 1000, {{"iops", 1000}});
    lab.element("a", "lun", "d", {{"demand", 300}});
    lab.element("b", "lun", "d", {{"demand", 400}});
    NEPHOSCOPE_AGREES(lab.differs("d.residence_mean", 1.0 / 300, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("a.residence_mean", 1.0 / 300, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("b.residence_mean", 1.0 / 300, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("a.iops", 300, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("d.utilization", 0.7, 0.01));
    QCOMPARE(lab.measured("a.dropped"), 0.0);
}

void LunTest::thickTakesItsSizeAtOnce()
{
    Laboratory lab(10, 0, 1);
    device(lab, 1000);
    lab.element("a", "lun", "d", {{"size", 500}, {"used", 120}});
    lab.element("b", "lun", "d", {{"size", 300}, {"used", 300}});
    QCOMPARE(lab.measured("d.used"), 420.0);
    QCOMPARE(lab.measured("d.allocated"), 800.0);
    QCOMPARE(lab.measured("a.used"), 120.0);
    QCOMPARE(lab.measured("a.allocated"), 500.0);
    // 800 of 1000 are the alarm of 80 %, and a LUN that is written through is full.
    QCOMPARE(lab.logged("d.alarm"), std::vector<double>{0});
    QCOMPARE(lab.logged("b.full"), std::vector<double>{0});
    QVERIFY(lab.logged("a.full").empty());
}

// 2000 GB do not fit 1000: the third and fourth of 500 cannot be made thick, and all can thin (domain S-11.7).
void LunTest::whatDoesNotFitIsNotMade()
{
    for (const bool isThin : {false, true}) {
        Laboratory lab(10, 0, 1);
        device(lab, 1000, {{"thin", isThin}});
        for (const char *id : {"a", "b", "c0", "d0"})
            lab.element(id, "lun", "d", {{"size", 500}, {"used", 50}});
        writes(lab, "c0", 16);
        QCOMPARE(lab.measured("d.allocated"), isThin ? 2000.0 : 1000.0);
        QCOMPARE(lab.logged("c0.full").size(), std::size_t(isThin ? 0 : 1));
        QCOMPARE(lab.logged("b.full").size(), std::size_t(0));
        QCOMPARE(lab.measured("c.refused") > 0, !isThin);
    }
}

void LunTest::thinTakesWhatIsWritten()
{
    Laboratory lab(11, 0, 1);
    device(lab, 1, {{"alarm", 0.105}});
    lab.element("a", "lun", "d", {{"size", 5}, {"used", 0.1}, {"thin", true}});
    writes(lab, "a", 1024);
    const double written = lab.measured("a.writes") * 1048576 / 1e9;
    QCOMPARE(lab.measured("a.used"), 0.1 + written);
    QCOMPARE(lab.measured("d.used"), 0.1 + written);
    QCOMPARE(lab.measured("d.allocated"), 5.0);
    // 96 grains of 1 MiB hold the 0.1 GB with 0.66 MB to spare; five writes of a grain each bring it past 0.105.
    QCOMPARE(lab.logged("d.alarm").size(), std::size_t(1));
    QCOMPARE(lab.logged("d.alarm")[0], 5.0);
}

// Grains of 10 MiB: 64 KiB writes take one for 160 of them; the tenth grain makes 104,857,600 bytes, and 100,000,000 is the capacity.
void LunTest::thinTakesWholeGrains()
{
    Laboratory lab(2000, 0, 1);
    device(lab, 0.1, {{"thin", true}, {"grain", 10}, {"alarm", 1}});
    lab.element("a", "lun", "d", {{"size", 5}, {"used", 0}});
    writes(lab, "a", 64);
    QCOMPARE(lab.measured("a.writes"), 9 * 160.0);
    QCOMPARE(lab.measured("d.write_errors"), lab.measured("c.requests") - 9 * 160);
    QCOMPARE(lab.measured("c.rejected"), lab.measured("d.write_errors"));
    QCOMPARE(lab.logged("d.full").size(), std::size_t(1));
}

// Four of 100 GB that grow by 10 GB a day on 1000 GB: 400 + 40 t, alarm at day 10, full at day 15 (domain S-11.7 B). Grains of a
// byte, since four half-empty ones of 1 MiB would fill it nine seconds earlier.
void LunTest::growthFillsTheDeviceOnTime()
{
    Laboratory lab(20 * kDay, 0, 1);
    device(lab, 1000, {{"thin", true}, {"grain", 1e-6}});
    for (const char *id : {"a", "b", "c", "d0"})
        lab.element(id, "lun", "d", {{"size", 500}, {"used", 100}, {"growth", 10 / 24.0}});
    QCOMPARE(lab.problem(), std::string());
    QVERIFY(std::abs(lab.logged("d.alarm").at(0) - 10 * kDay) < 0.01);
    QVERIFY(std::abs(lab.logged("d.full").at(0) - 15 * kDay) < 0.01);
    QCOMPARE(lab.entry("d.full").cause, lab.entry("d.alarm").id);
    QVERIFY(std::abs(lab.measured("d.used") - 1000) < 1e-6);
    QVERIFY(std::abs(lab.measured("a.used") - 250) < 1e-6);
    QVERIFY(lab.logged("a.full").empty());
}

// 50 + 10 t comes to its size of 100 at 5 h, on a thick device too.
void LunTest::growthStopsAtItsSize()
{
    for (const bool isThin : {false, true}) {
        Laboratory lab(10 * 3600, 0, 1);
        device(lab, 1000);
        lab.element("a", "lun", "d", {{"size", 100}, {"used", 50}, {"growth", 10}, {"thin", isThin}});
        QCOMPARE(lab.logged("a.full").size(), std::size_t(1));
        QVERIFY(std::abs(lab.logged("a.full")[0] - 5 * 3600) < 0.01);
        QCOMPARE(lab.measured("a.used"), 100.0);
        QCOMPARE(lab.measured("d.used"), 100.0);
    }
}

// Full at 100 GB after 5 h; 20 GB more at 8 h last until 10 h.
void LunTest::moreCapacityLetsItGrowAgain()
{
    Laboratory lab(24 * 3600, 0, 1);
    device(lab, 100, {{"thin", true}, {"grain", 1e-6}});
    lab.element("a", "lun", "d", {{"size", 500}, {"used", 50}, {"growth", 10}});
    Event &more = lab.event(8 * 3600, "set", "d");
    more.param = "capacity";
    more.value = 120;
    const std::vector<double> full = lab.logged("d.full");
    QCOMPARE(full.size(), std::size_t(2));
    QVERIFY(std::abs(full[0] - 5 * 3600) < 0.01);
    QVERIFY(std::abs(full[1] - 10 * 3600) < 0.01);
    QVERIFY(std::abs(lab.measured("a.used") - 120) < 1e-6);
}

// From 50 by 10 an hour for 10 h to 150, on 100 that get 10 more whenever they are full: at 5, 6, 7, 8 and 9 h, and at the end.
void LunTest::expandingLetsItGrowOn()
{
    Laboratory lab(9.5 * 3600, 0, 1);
    device(lab, 100, {{"thin", true}, {"auto_expand", true}});
    lab.element("a", "lun", "d", {{"size", 500}, {"used", 50}, {"growth", 10}});
    QCOMPARE(lab.logged("d.expanded").size(), std::size_t(5));
    QVERIFY(lab.logged("d.full").empty());
    QVERIFY(std::abs(lab.measured("a.used") - 145) < 1e-6);
}

// 0.1 GB with 95 MiB of room at 1 MiB a write: 95 fit.
void LunTest::aFullOneFailsWrites()
{
    Laboratory lab(200, 0, 1);
    device(lab, 1000);
    lab.element("a", "lun", "d", {{"size", 0.1}, {"used", 0}});
    writes(lab, "a", 1024);
    QCOMPARE(lab.measured("a.writes"), 95.0);
    QCOMPARE(lab.measured("a.dropped"), lab.measured("c.requests") - 95);
    QCOMPARE(lab.measured("c.rejected"), lab.measured("a.dropped"));
    QCOMPARE(lab.measured("d.write_errors"), 0.0);
    QCOMPARE(lab.logged("a.full").size(), std::size_t(1));
}

// A thin device that one LUN's growth has filled fails the writes of the other; a thick LUN keeps its place.
void LunTest::aFullDeviceFailsWritesOfThinOnes()
{
    for (const bool isThin : {true, false}) {
        Laboratory lab(100, 0, 1);
        device(lab, 100);
        lab.element("b", "lun", "d", {{"size", 40}, {"used", 0}, {"thin", isThin}});
        lab.element("a", "lun", "d", {{"size", 500}, {"used", isThin ? 99.999 : 59.999}, {"growth", 360}, {"thin", true}});
        writes(lab, "b", 1024);
        QCOMPARE(lab.logged("d.full").size(), std::size_t(1));
        QCOMPARE(lab.measured("b.writes") > 90, !isThin);
        QCOMPARE(lab.measured("c.rejected") > 90, isThin);
        QCOMPARE(lab.measured("d.write_errors"), lab.measured("c.rejected"));
    }
}

void LunTest::itsOwnFailureLeavesTheOthers()
{
    Laboratory lab(30, 0, 1);
    device(lab, 1000);
    lab.element("a", "lun", "d", {});
    lab.element("b", "lun", "d", {});
    writes(lab, "a", 16);
    lab.event(9.5, "fail", "a");
    lab.event(19.5, "repair", "a");
    QCOMPARE(lab.measured("c.refused"), 10.0);
    QCOMPARE(lab.measured("a.longest_outage"), 10.0);
    QCOMPARE(lab.measured("b.longest_outage"), 0.0);
    QCOMPARE(lab.measured("d.longest_outage"), 0.0);
}

void LunTest::itGoesDownWithItsDevice()
{
    Laboratory lab(30, 0, 1);
    device(lab, 1000);
    lab.element("a", "lun", "d", {});
    writes(lab, "a", 16);
    lab.event(9.5, "fail", "d");
    lab.event(19.5, "repair", "d");
    QCOMPARE(lab.measured("c.refused"), 10.0);
    QCOMPARE(lab.measured("a.longest_outage"), 10.0);
    QCOMPARE(lab.entry("a.failed").cause, lab.entry("d.failed").id);
}

void LunTest::itIsAsTheCatalogueSays()
{
    Laboratory lab(1, 0, 1);
    device(lab, 1000);
    lab.element("a", "lun", "d", {});
    QCOMPARE(tests::differsFromCatalogue(lab.design(), "a"), std::string());
}

void LunTest::itSaysWhatItIsDoing()
{
    Laboratory lab(3600, 0, 1);
    device(lab, 100);
    lab.element("a", "lun", "d", {{"size", 60}, {"used", 50}});
    lab.element("b", "lun", "d", {{"size", 60}, {"used", 50}});
    lab.element("full", "lun", "d", {{"size", 10}, {"used", 10}});
    lab.element("thin", "lun", "d", {{"size", 90}, {"used", 20}, {"growth", 36}, {"thin", true}});
    QCOMPARE(tests::doing(lab.design(), "a", 1), std::string("50 of 60 GB are written."));
    QCOMPARE(tests::doing(lab.design(), "b", 1), std::string("Its device has no room for it, so it refuses every operation."));
    QCOMPARE(tests::doing(lab.design(), "full", 1), std::string("Full: 10 of 10 GB are written, so writes fail."));
    // 10 GB of the device are left, and it takes 10 MB a second: full at 1000 s.
    QCOMPARE(tests::doing(lab.design(), "thin", 1100), std::string("Its device is full, so writes fail; 30 of 90 GB are written."));
}

NEPHOSCOPE_TEST(LunTest);
#include "lun_test.moc"
