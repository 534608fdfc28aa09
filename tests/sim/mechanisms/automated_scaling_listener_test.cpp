// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/automated_scaling_listener.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// 50 requests a second, 240 from 60 s on, evenly, by way of the listener and a balancer with one queue to a server that does 100 a second.
/// Instances boot for 45 s.
Site site(double duration, Settings listener, bool isCarried = true)
{
    Site made(duration, "ab", {{"placement", "spread"}});
    made.server("vs", "a", 4, {{"boot_time", 45}});
    made.lab.consumer("user", 50, {{"arrival", "deterministic"}});
    made.lab.element("listener", "automated_scaling_listener", "",
                     {{"metric", "rate_per_server"}, {"law", "target"}, {"target", 90}, {"breaches", 3}, {"sample", 10}, {"maximum", 5}});
    made.set("listener", listener);
    made.lab.balancer("lb", "shared_queue", {{"health_interval", 0}});
    made.lab.request("user", "listener");
    made.lab.request("listener", "lb");
    made.lab.request("lb", "vs-service");
    if (isCarried)
        made.lab.link(LinkRole::Control, "listener", "vim");
    Event &more = made.lab.event(60, "set", "user");
    more.param = "rate";
    more.value = 240;
    return made;
}

void setRate(Site &site, double at, double rate)
{
    Event &change = site.lab.event(at, "set", "user");
    change.param = "rate";
    change.value = rate;
}

} // namespace

class AutomatedScalingListenerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void ordersAsManyAsTheTargetNeedsAtOnce();
    void everyStepHasTheOneBeforeItForItsCause();
    void aUtilizationOvershootsWhileTheBacklogDrains();
    void takesBackWithoutLosingAnything();
    void watchesOverAMonitorLinkToo();
    void otherMetricsDecideToo_data();
    void otherMetricsDecideToo();
    void notifiesOnly();
    void saysWhyItCannotAct();
    void makesTheServerLarger_data();
    void makesTheServerLarger();
    void hasTheServerMovedToAFasterHost();
    void sendsWhatIsTooMuchToTheSecondTarget();
    void withoutItTheBacklogGrows();
};

void AutomatedScalingListenerTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(100, {}).design(), "listener"), std::string());
}

void AutomatedScalingListenerTest::ordersAsManyAsTheTargetNeedsAtOnce()
{
    // Samples that end at 70, 80 and 90 are above; 240 / 90 = 2.67 servers; 90 + 45 = 135.
    const OneRun run = site(400, {}).run();
    QCOMPARE(run.timeOf("listener", "breach"), 90.0);
    QCOMPARE(run.timeOf("listener", "scaled_out"), 90.0);
    QCOMPARE(run.count("listener", "scaled_out"), 1);
    QCOMPARE(run.timeOf("vs#2", "serving"), 135.0);
    QCOMPARE(run.timeOf("vs#3", "serving"), 135.0);
    QCOMPARE(run.count("vs#4", "starting"), 0);
    QCOMPARE(run.metric("user.failures"), 0.0);
    // One server until 90, then three.
    QVERIFY(std::abs(run.metric("listener.instances") - (90 + 3 * 310) / 400.0) < 1e-9);
}

void AutomatedScalingListenerTest::everyStepHasTheOneBeforeItForItsCause()
{
    const OneRun run = site(200, {}).run();
    const auto &log = run.record().log;
    const auto entry = [&](std::string_view element, std::string_view event) {
        return *std::find_if(log.begin(), log.end(), [&](const sim::LogEntry &candidate) { return candidate.element == element && candidate.event == event; });
    };
    QCOMPARE(entry("listener", "scaled_out").cause, entry("listener", "breach").id);
    QCOMPARE(entry("vs#2", "starting").cause, entry("listener", "scaled_out").id);
    QCOMPARE(entry("vs#2", "serving").cause, entry("vs#2", "starting").id);
}

void AutomatedScalingListenerTest::aUtilizationOvershootsWhileTheBacklogDrains()
{
    // Busy all the time until the backlog is gone: one more at 90, then whenever the cooldown is over, up to the most that it may.
    const OneRun run = site(400, {{"metric", "utilization"}, {"law", "step"}, {"cooldown", 60}}).run();
    QCOMPARE(run.count("listener", "scaled_out"), 4);
    QCOMPARE(run.timeOf("listener", "scaled_out", 2), 150.0);
    QCOMPARE(run.timeOf("listener", "scaled_out", 4), 270.0);
}

void AutomatedScalingListenerTest::takesBackWithoutLosingAnything()
{
    Site made = site(900, {{"cooldown", 100}, {"down_window", 100}});
    setRate(made, 500, 50);
    // 50 on three servers are too few from the sample on that ends at 510: they are taken back at 610, and nothing is lost.
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "scaled_in"), 610.0);
    QCOMPARE(run.count("listener", "scaled_in"), 1);
    QCOMPARE(run.count("vs#2", "terminated"), 1);
    QCOMPARE(run.count("vs#3", "terminated"), 1);
    QVERIFY(run.timeOf("vs#3", "terminated") < 610.1);
    QCOMPARE(run.count("vs", "terminated"), 0);
    QCOMPARE(run.metric("user.failures"), 0.0);
}

void AutomatedScalingListenerTest::watchesOverAMonitorLinkToo()
{
    Site made(400, "ab");
    made.server("vs", "a", 4, {{"boot_time", 45}});
    made.lab.consumer("user", 240, {{"arrival", "deterministic"}});
    made.lab.balancer("lb", "shared_queue", {{"health_interval", 0}});
    made.lab.request("user", "lb");
    made.lab.request("lb", "vs-service");
    made.lab.element("listener", "automated_scaling_listener", "", {{"metric", "rate_per_server"}, {"law", "target"}, {"target", 90}, {"breaches", 1}});
    made.lab.link(LinkRole::Monitor, "listener", "lb");
    made.lab.link(LinkRole::Control, "listener", "vim");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "scaled_out"), 10.0);
    QCOMPARE(run.timeOf("vs#3", "serving"), 55.0);
}

void AutomatedScalingListenerTest::otherMetricsDecideToo_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<double>("upper");
    QTest::addColumn<double>("at");
    // From 60 s on 140 more wait every second: on average 700 in the first ten seconds, and an answer takes 7 s after 700 were answered.
    QTest::newRow("queue_length") << "queue_length" << 500.0 << 70.0;
    QTest::newRow("above the first sample") << "queue_length" << 1000.0 << 80.0;
    QTest::newRow("response_time") << "response_time" << 1.0 << 70.0;
}

void AutomatedScalingListenerTest::otherMetricsDecideToo()
{
    QFETCH(QString, metric);
    QFETCH(double, upper);
    QFETCH(double, at);
    const OneRun run = site(100, {{"metric", metric.toStdString()}, {"law", "step"}, {"upper", upper}, {"lower", 0}, {"breaches", 1}}).run();
    QCOMPARE(run.timeOf("listener", "scaled_out"), at);
}

void AutomatedScalingListenerTest::notifiesOnly()
{
    const OneRun run = site(400, {{"law", "notify"}, {"upper", 90}}).run();
    QCOMPARE(run.timeOf("listener", "breach"), 90.0);
    QCOMPARE(run.metric("listener.breaches"), 1.0);
    QCOMPARE(run.metric("listener.actions"), 0.0);
    QCOMPARE(run.count("vs#2", "starting"), 0);
}

void AutomatedScalingListenerTest::saysWhyItCannotAct()
{
    const Site unlinked = site(400, {}, false);
    QCOMPARE(unlinked.run().count("listener", "cannot_scale"), 1);
    QCOMPARE(doing(unlinked.design(), "listener", 200), std::string("Cannot act: it is linked to nothing that could carry it out."));
    Site small = site(380, {});
    small.set("vs", {{"memory", 50}});
    QVERIFY(small.run().metric("listener.not_carried_out") == 0);
    small.set("host-b", {{"memory", 16}});
    const std::string says = doing(small.design(), "listener", 200);
    QVERIFY2(says.find("hypervisor-b has 12 of 12 GiB free, vs#2 needs 50") != std::string::npos, says.c_str());
    QCOMPARE(doing(site(400, {{"sample", 5}, {"breaches", 4}}).design(), "listener", 72), std::string("240/s: 2 of 4 samples above 99/s seen."));
}

void AutomatedScalingListenerTest::makesTheServerLarger_data()
{
    QTest::addColumn<bool>("hasHotAdd");
    QTest::newRow("while it runs") << true;
    QTest::newRow("with a boot") << false;
}

void AutomatedScalingListenerTest::makesTheServerLarger()
{
    QFETCH(bool, hasHotAdd);
    Site made = site(400, {{"action", "up_down"}});
    made.set("vs", {{"hot_add", hasHotAdd}, {"boot_time", 30}});
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "scaled_up"), 90.0);
    lookAt(made.design(), 100, [](sim::Simulation &simulation) { QCOMPARE(simulation.as<sim::VirtualServer>(simulation.plan().element("vs"))->vcpus(), 3); });
    QCOMPARE(run.metric("vs.longest_outage"), hasHotAdd ? 0.0 : 30.0);
    QCOMPARE(run.metric("user.failures") > 0, !hasHotAdd);
}

void AutomatedScalingListenerTest::hasTheServerMovedToAFasterHost()
{
    Site made = site(400, {{"action", "relocate"}});
    made.set("host-b", {{"core_speed", 3}});
    made.lab.element("migration", "live_vm_migration", "", {{"bandwidth", 128}, {"cpu_cost", 0}});
    made.lab.link(LinkRole::Control, "vim", "migration");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "scaled_up"), 90.0);
    QCOMPARE(run.count("listener", "scaled_up"), 1);
    lookAt(made.design(), 300, [](sim::Simulation &simulation) { QCOMPARE(simulation.containerOf(*simulation.find("vs"))->id(), std::string("hypervisor-b")); });
    // The pause of the migration is no outage.
    QCOMPARE(run.metric("user.failures"), 0.0);
}

void AutomatedScalingListenerTest::sendsWhatIsTooMuchToTheSecondTarget()
{
    // 80 a second for the server of the first target; 120 come from 60 s on: 40 of them go to the second, which boots for 5 s.
    Site made(400, "ab");
    made.server("own", "a", 4);
    made.server("other", "b", 4, {{"boot_time", 5}});
    made.disabled("other");
    made.lab.consumer("user", 50, {{"arrival", "deterministic"}});
    made.lab.element("listener", "automated_scaling_listener", "",
                     {{"metric", "rate_per_server"}, {"action", "burst"}, {"upper", 80}, {"lower", 65}, {"target", 80}, {"breaches", 1}, {"sample", 10}, {"cooldown", 50}});
    made.lab.request("user", "listener");
    made.lab.request("listener", "own-service");
    made.lab.request("listener", "other-service");
    setRate(made, 60, 120);
    setRate(made, 200, 50);
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "burst_out"), 70.0);
    QCOMPARE(run.timeOf("other", "serving"), 75.0);
    // The first sample that is low ends at 210; 50 s later it is over.
    QCOMPARE(run.timeOf("listener", "burst_in"), 260.0);
    QVERIFY(run.timeOf("other", "terminated") >= 260 && run.timeOf("other", "terminated") < 260.1);
    // A third of what came from 75 to 200, but for the second that the first had saved up.
    QVERIFY2(std::abs(run.metric("listener.burst_requests") - 40 * 125) < 200, QByteArray::number(run.metric("listener.burst_requests")));
    QCOMPARE(run.metric("listener.burst_time"), 190.0);
    QCOMPARE(run.metric("user.failures"), 0.0);
    QVERIFY(std::abs(run.metric("other.server_hours") - (run.timeOf("other", "terminated") - 75) / 3600) < 1e-9);
}

void AutomatedScalingListenerTest::withoutItTheBacklogGrows()
{
    Site made = site(400, {});
    made.disabled("listener");
    // 240 come and 100 are served: 140 more wait every second.
    lookAt(made.design(), 160, [](sim::Simulation &simulation) {
        const sim::Snapshot snapshot = simulation.snapshot();
        const auto lb = std::ranges::find(snapshot.elements, std::string("lb"), &sim::ElementSnapshot::id);
        QVERIFY2(std::abs(lb->waiting - 14000.0) < 200, QByteArray::number(static_cast<double>(lb->waiting)));
    });
}

NEPHOSCOPE_TEST(AutomatedScalingListenerTest);
#include "automated_scaling_listener_test.moc"
