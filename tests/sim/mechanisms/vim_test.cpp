// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/vim.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class VimTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void declaresAtTheHeartbeatWhoseLastAnswerIsOldEnough_data();
    void declaresAtTheHeartbeatWhoseLastAnswerIsOldEnough();
    void heartbeatsOverASlowLinkAreAnsweredLater();
    void startsWhatALostHostHeldOnAnother();
    void everyStepHasTheOneBeforeItForItsCause();
    void startsFourAtATime();
    void decidesOnOneAfterTheOther();
    void choosesByItsPolicy_data();
    void choosesByItsPolicy();
    void anImageOnTheDeadHostsOwnDiskIsGone();
    void anImageThatIsNotSharedIsCopiedFirst();
    void waitsForTheVolumeAndForRoom();
    void aHungOrIsolatedHostIsLostToo_data();
    void aHungOrIsolatedHostIsLostToo();
    void aHypervisorAloneMayFail();
    void aClusterStandsForItsHosts();
    void leavesAloneWhatOnlyItsHeartbeatsAreLostOf();
    void lostHeartbeatsAreFalseDetectionsAsOftenAsChanceHasIt();
    void doesNothingWhileItIsDown();
    void aHostThatStartsIsNotMissed();
    void aRunMayBeGivenUpInTheMiddleOfAStart();
};

void VimTest::agreesWithItsCatalogueEntry()
{
    Site site(10, "ab");
    site.server("vs", "a", 8);
    QCOMPARE(differsFromCatalogue(site.design(), "vim"), std::string());
}

// Failed at t, the last answer is the last heartbeat before t; declared at the first one that is interval × missed later.
void VimTest::declaresAtTheHeartbeatWhoseLastAnswerIsOldEnough_data()
{
    QTest::addColumn<double>("interval");
    QTest::addColumn<int>("missed");
    QTest::addColumn<double>("failure");
    QTest::addColumn<double>("declared");
    QTest::newRow("between two") << 1.0 << 3 << 60.5 << 63.0;
    QTest::newRow("fault before beat") << 1.0 << 3 << 60.0 << 62.0;
    QTest::newRow("after the beat") << 1.0 << 3 << 60.001 << 63.0;
    QTest::newRow("one of fifteen seconds") << 15.0 << 1 << 61.0 << 75.0;
    QTest::newRow("two of five") << 5.0 << 2 << 12.0 << 20.0;
}

void VimTest::declaresAtTheHeartbeatWhoseLastAnswerIsOldEnough()
{
    QFETCH(double, interval);
    QFETCH(int, missed);
    QFETCH(double, failure);
    QFETCH(double, declared);
    Site site(200, "ab", {{"heartbeat_interval", interval}, {"missed_heartbeats", missed}});
    site.fail(failure, "host-b");
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "failure_detected"), declared);
    QCOMPARE(run.count("vim", "failure_detected"), 1);
    NEAR(run.metric("vim.detection_time_mean"), declared - failure);
    QCOMPARE(run.metric("vim.detections"), 1.0);
    QCOMPARE(run.metric("vim.false_detections"), 0.0);
}

// 0.1 s each way: the last answer came at 60.2, so that at 63 it is only 2.8 s old.
void VimTest::heartbeatsOverASlowLinkAreAnsweredLater()
{
    Site site(200, "ab");
    site.fail(60.5, "host-b");
    Architecture design = site.design();
    for (Link &link : design.links) {
        if (link.id.text() == site.heartbeatLink("b"))
            link.params["latency"] = 0.1;
    }
    NEAR(OneRun(design).timeOf("vim", "failure_detected"), 64.0);
}

// Dead at 60.5, declared at 63, 30 s of boot: 93; the outage is 32.5 s.
void VimTest::startsWhatALostHostHeldOnAnother()
{
    Site site(900, "abc");
    site.server("filler", "a", 50);
    site.server("lost", "b", 20);
    site.fail(60.5, "host-b");
    site.repair(300, "host-b");
    const OneRun run = site.run();
    NEAR(run.timeOf("lost", "serving"), 93.0);
    NEAR(run.metric("lost.longest_outage"), 32.5);
    NEAR(run.metric("vim.recovery_time_mean"), 30.0);
    QCOMPARE(run.metric("vim.restarts"), 1.0);
    QCOMPARE(run.metric("vim.actions"), 1.0);
    QCOMPARE(run.metric("vim.placements"), 1.0);
    QCOMPARE(run.metric("vim.migrations"), 0.0);
    QCOMPARE(run.count("lost", "failed"), 1);
    QCOMPARE(run.metric("filler.longest_outage"), 0.0);
    lookAt(site.design(), 70, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("lost"))->id(), std::string("hypervisor-c"));
        sim::ElementSnapshot shown;
        simulation.find("lost")->show(shown);
        QCOMPARE(shown.state, sim::ElementState::Recovering);
        QCOMPARE(shown.movingFrom, std::string("hypervisor-b"));
        QCOMPARE(shown.placedIn, std::string("hypervisor-c"));
        NEAR(*shown.progress, 7.0 / 30);
        NEAR(shown.remaining, 23.0);
        QCOMPARE(simulation.find("vim")->doing().en, std::string("Starts again: lost → hypervisor-c."));
    });
}

void VimTest::everyStepHasTheOneBeforeItForItsCause()
{
    Site site(900, "ab");
    site.server("lost", "b", 20);
    site.fail(60.5, "host-b");
    const OneRun run = site.run();
    const std::vector<sim::LogEntry> &log = run.record().log;
    std::vector<std::string> chain;
    const auto last = std::ranges::find_if(log, [](const sim::LogEntry &entry) { return entry.event == "recovered"; });
    QVERIFY(last != log.end());
    for (std::uint32_t id = last->id; id != 0; id = log[id - 1].cause)
        chain.push_back(log[id - 1].element + "." + log[id - 1].event);
    QCOMPARE(chain, (std::vector<std::string>{"vim.recovered", "lost.serving", "lost.starting", "vim.restart_ordered", "vim.failure_detected",
                                              "hypervisor-b.failed", "host-b.failed"}));
}

// Ten servers, four at a time, 30 s each: up at 93, 123 and the last two at 63 + 90 = 153.
void VimTest::startsFourAtATime()
{
    Site site(300, "ab");
    for (int i = 0; i < 10; ++i)
        site.server("vs-" + std::to_string(i), "b", 4);
    site.fail(60.5, "host-b");
    const OneRun run = site.run();
    for (int i = 0; i < 10; ++i)
        NEAR(run.timeOf("vs-" + std::to_string(i), "serving"), i < 4 ? 93.0 : i < 8 ? 123.0 : 153.0);
    site.set("vim", {{"restarts_per_host", 0}});
    NEAR(site.run().timeOf("vs-9", "serving"), 93.0);
}

// 0.2 s a command: ordered at 63.2, 63.4, 63.6.
void VimTest::decidesOnOneAfterTheOther()
{
    Site site(300, "ab", {{"decision_time", 0.2}});
    for (const char *id : {"x", "y", "z"})
        site.server(id, "b", 4);
    site.fail(60.5, "host-b");
    const OneRun run = site.run();
    NEAR(run.timeOf("x", "starting"), 63.2);
    NEAR(run.timeOf("y", "starting"), 63.4);
    NEAR(run.timeOf("z", "starting"), 63.6);
}

// 60 GiB each: a has 20 free and two servers, b 10 and one, c 30 and three; 8 are looked for.
void VimTest::choosesByItsPolicy_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("host");
    QTest::newRow("first_fit") << "first_fit" << "hypervisor-a";
    QTest::newRow("best_fit") << "best_fit" << "hypervisor-b";
    QTest::newRow("worst_fit") << "worst_fit" << "hypervisor-c";
    QTest::newRow("spread") << "spread" << "hypervisor-b";
}

void VimTest::choosesByItsPolicy()
{
    QFETCH(QString, policy);
    QFETCH(QString, host);
    Site site(100, "abcd", {{"placement", policy.toStdString()}});
    site.server("a1", "a", 20);
    site.server("a2", "a", 20);
    site.server("b1", "b", 50);
    site.server("c1", "c", 10);
    site.server("c2", "c", 10);
    site.server("c3", "c", 10);
    site.server("lost", "d", 8);
    site.fail(10.5, "host-d");
    lookAt(site.design(), 60, [&](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("lost"))->id(), host.toStdString());
    });
}

// Nothing can be done but wait for the repair at 100; then it boots where it was.
void VimTest::anImageOnTheDeadHostsOwnDiskIsGone()
{
    Site site(200, "ab");
    site.server("lost", "b", 20, {{"image_on", ""}});
    site.fail(60.5, "host-b");
    site.repair(100, "host-b");
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "placement_refused"), 63.0);
    QCOMPARE(run.count("vim", "placement_refused"), 1);
    QCOMPARE(run.metric("vim.placement_refused"), 1.0);
    QCOMPARE(run.metric("vim.restarts"), 0.0);
    NEAR(run.timeOf("lost", "serving"), 130.0);
    QCOMPARE(doing(site.design(), "vim", 80), std::string("Does not act: cannot start lost elsewhere: its image is on its host's own disk."));
}

// 8 GiB over 6871.9476736 Mbit/s are 10 s: 63 + 10 + 30.
void VimTest::anImageThatIsNotSharedIsCopiedFirst()
{
    Site site(200, "ab");
    site.server("lost", "b", 20);
    site.set("lun", {{"shared", false}});
    site.set("host-a", {{"network", 6871.9476736}});
    site.fail(60.5, "host-b");
    NEAR(site.run().timeOf("lost", "serving"), 103.0);
}

void VimTest::waitsForTheVolumeAndForRoom()
{
    // The LUN is down from 50 to 80: the restart is ordered when it is back.
    Site site(200, "ab");
    site.server("lost", "b", 20);
    site.fail(50, "lun");
    site.fail(60.5, "host-b");
    site.repair(80, "lun");
    NEAR(site.run().timeOf("lost", "serving"), 110.0);

    // Room comes with host c, which is repaired at 90.
    Site full(200, "abc");
    full.server("filler", "a", 50);
    full.server("lost", "b", 20);
    full.fail(10, "host-c");
    full.fail(60.5, "host-b");
    full.repair(90, "host-c");
    const OneRun run = full.run();
    NEAR(run.timeOf("lost", "serving"), 120.0);
    QCOMPARE(run.count("vim", "placement_refused"), 1);
    QCOMPARE(doing(full.design(), "vim", 80),
             std::string("Does not act: cannot start lost elsewhere: hypervisor-a has 10 of 60 GiB free, lost needs 20."));
}

void VimTest::aHungOrIsolatedHostIsLostToo_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("hang") << "hang";
    QTest::newRow("cut") << "cut";
}

void VimTest::aHungOrIsolatedHostIsLostToo()
{
    QFETCH(QString, kind);
    Site site(200, "ab");
    site.server("lost", "b", 20);
    site.fail(60.5, "host-b", kind.toStdString());
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "failure_detected"), 63.0);
    QCOMPARE(run.metric("vim.false_detections"), 0.0);
    NEAR(run.timeOf("lost", "serving"), 93.0);
    lookAt(site.design(), 100, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("lost"))->id(), std::string("hypervisor-a"));
        QVERIFY(simulation.find("lost")->isServing() && !simulation.find("lost")->isCut());
    });
}

void VimTest::aHypervisorAloneMayFail()
{
    Site site(200, "ab");
    site.server("lost", "b", 20);
    site.fail(60.5, "hypervisor-b");
    NEAR(site.run().timeOf("lost", "serving"), 93.0);
}

// One link from the VIM and one to the LUN, both of the cluster that the hosts are members of.
void VimTest::aClusterStandsForItsHosts()
{
    Laboratory lab(200, 0, 1);
    lab.element("device", "cloud_storage_device", "", {});
    lab.element("lun", "lun", "device", {{"shared", true}});
    lab.element("vim", "vim", "", {{"decision_time", 0}});
    lab.element("cluster", "resource_cluster", "", {{"quorum", 1}});
    lab.link(LinkRole::Control, "vim", "cluster");
    lab.link(LinkRole::Storage, "cluster", "lun");
    for (const char *host : {"host-a", "host-b", "stranger"}) {
        lab.element(host, "physical_server", "", {{"memory", 64}});
        lab.element(std::string(host) + "-hypervisor", "hypervisor", host, {});
    }
    lab.link(LinkRole::Member, "host-a", "cluster");
    lab.link(LinkRole::Member, "host-b", "cluster");
    lab.element("lost", "virtual_server", "host-b-hypervisor", {{"image_on", "lun"}});
    lab.event(60.5, "fail", "host-b");
    const OneRun run(lab.design());
    NEAR(run.timeOf("lost", "serving"), 93.0);
    lookAt(lab.design(), 50, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.find("vim")->doing().en, std::string("Watches 2 hypervisors: all answer."));
    });
    // The LUN is the cluster's: a host that is no member does not reach it.
    lab.link(LinkRole::Control, "vim", "stranger-hypervisor");
    lab.event(10, "fail", "host-a");
    QCOMPARE(doing(lab.design(), "vim", 70),
             std::string("Does not act: cannot start lost elsewhere: stranger-hypervisor does not reach lun, which holds its image."));
}

// The control link is cut at 10.5: declared at 13, but the server works on and keeps its volume.
void VimTest::leavesAloneWhatOnlyItsHeartbeatsAreLostOf()
{
    Site site(200, "ab");
    site.server("vs", "b", 20);
    site.fail(10.5, site.heartbeatLink("b"), "cut");
    site.repair(100.5, site.heartbeatLink("b"));
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "failure_detected"), 13.0);
    QCOMPARE(run.metric("vim.false_detections"), 1.0);
    QCOMPARE(run.metric("vim.restarts"), 0.0);
    QCOMPARE(run.metric("vs.longest_outage"), 0.0);
    QCOMPARE(doing(site.design(), "vim", 50), std::string("Does not act: vs still runs and is left alone."));
    QCOMPARE(doing(site.design(), "vim", 150), std::string("Watches 2 hypervisors: all answer."));
}

// A heartbeat is lost with q = 1 − (1 − 1/2)² = 3/4. Declared for every run of at least two losses: n q²(1 − q) = 1406 of 10,000; the
// standard deviation of that count is below its square root, 37.5.
void VimTest::lostHeartbeatsAreFalseDetectionsAsOftenAsChanceHasIt()
{
    Site site(10000, "a", {{"missed_heartbeats", 2}});
    Architecture design = site.design();
    for (Link &link : design.links) {
        if (link.id.text() == site.heartbeatLink("a"))
            link.params["loss"] = 0.5;
    }
    const OneRun run(design);
    QVERIFY2(std::abs(run.metric("vim.false_detections") - 1406) < 4 * 37.5, QByteArray::number(run.metric("vim.false_detections")));
    QCOMPARE(run.metric("vim.detections"), run.metric("vim.false_detections"));
}

// Down from 50 to 100: from its return on the dead host misses three heartbeats, at 100, 101 and 102.
void VimTest::doesNothingWhileItIsDown()
{
    Site site(200, "ab");
    site.server("lost", "b", 20);
    site.fail(50, "vim");
    site.fail(60.5, "host-b");
    site.repair(100, "vim");
    const OneRun run = site.run();
    NEAR(run.timeOf("vim", "failure_detected"), 102.0);
    NEAR(run.timeOf("lost", "serving"), 132.0);

    // What was ordered goes on: the VIM fails at 70, while the server boots.
    Site ordered(200, "ab");
    ordered.server("lost", "b", 20);
    ordered.fail(60.5, "host-b");
    ordered.fail(70, "vim");
    NEAR(ordered.run().timeOf("lost", "serving"), 93.0);
}

// A host that is switched on during the run boots for 100 s: silence means nothing until it has answered.
void VimTest::aHostThatStartsIsNotMissed()
{
    Site site(300, "ab");
    site.set("host-b", {{"boot_time", 100}});
    site.disabled("host-b");
    site.enable(10, "host-b");
    site.fail(200.5, "host-b");
    const OneRun run = site.run();
    QCOMPARE(run.count("vim", "failure_detected"), 1);
    NEAR(run.timeOf("vim", "failure_detected"), 203.0);
}

// What is drawn first is taken apart first: the server that is being started before the VIM whose story uses it. Sanitizers show
// whether it still does.
void VimTest::aRunMayBeGivenUpInTheMiddleOfAStart()
{
    Site site(200, "ab");
    site.server("vs", "a", 8);
    site.fail(60.5, "host-a");
    Architecture design = site.design();
    std::ranges::stable_partition(design.elements, [](const Element &element) { return element.type != "vim"; });
    lookAt(design, 70, [](sim::Simulation &simulation) { QVERIFY(simulation.find("vs")->isStarting()); });
}

NEPHOSCOPE_TEST(VimTest);
#include "vim_test.moc"
