// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/intelligent_automation_engine.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// A server of 2 virtual CPUs and 4 GiB, to which 320 requests a second come from 60 s on; a listener that signals at 90 s.
Site site(double duration, Settings engine)
{
    Site made(duration, "a");
    made.server("vs", "a", 4, {{"vcpus", 2}});
    made.lab.consumer("user", 150, {{"arrival", "deterministic"}});
    made.lab.element("listener", "automated_scaling_listener", "",
                     {{"metric", "utilization"}, {"action", "up_down"}, {"upper", 0.9}, {"lower", 0.4}, {"step", 2}, {"minimum", 2}, {"maximum", 4}, {"down_window", 100}, {"cooldown", 100}});
    made.lab.element("engine", "intelligent_automation_engine", "", {{"script_time", 2}, {"failure", 0}});
    made.set("engine", engine);
    made.lab.request("user", "listener");
    made.lab.request("listener", "vs-service");
    made.lab.link(LinkRole::Control, "listener", "engine");
    made.lab.link(LinkRole::Control, "engine", "vs");
    for (const auto &[at, rate] : {std::pair{60.0, 320.0}, std::pair{400.0, 100.0}}) {
        Event &change = made.lab.event(at, "set", "user");
        change.param = "rate";
        change.value = rate;
    }
    return made;
}

} // namespace

class IntelligentAutomationEngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void givesAndTakesBackWhileTheServerWorks();
    void givesMemoryInProportion();
    void aScriptMayFail();
    void givesNoMoreThanTheHostHas();
    void withoutItSignalsAreMessages();
};

void IntelligentAutomationEngineTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(100, {}).design(), "engine"), std::string());
}

void IntelligentAutomationEngineTest::givesAndTakesBackWhileTheServerWorks()
{
    const OneRun run = site(600, {}).run();
    QCOMPARE(run.timeOf("engine", "script_done", 1), 92.0);
    // Little to do from the sample on that ends at 410: signalled at 510.
    QCOMPARE(run.timeOf("engine", "script_done", 2), 512.0);
    QVERIFY(std::abs(run.metric("engine.vcpu_hours") * 3600 - (2 * 92 + 4 * 420 + 2 * 88)) < 1e-6);
    QCOMPARE(run.metric("user.failures"), 0.0);
    QCOMPARE(run.metric("vs.longest_outage"), 0.0);
}

void IntelligentAutomationEngineTest::givesMemoryInProportion()
{
    lookAt(site(600, {}).design(), 200, [](sim::Simulation &simulation) {
        const auto *server = simulation.as<sim::VirtualServer>(simulation.plan().element("vs"));
        QCOMPARE(server->vcpus(), 4);
        QCOMPARE(server->memory(), 8.0);
    });
}

void IntelligentAutomationEngineTest::aScriptMayFail()
{
    const OneRun run = site(300, {{"failure", 1}}).run();
    QVERIFY(run.metric("engine.script_failures") >= 1);
    QCOMPARE(run.metric("engine.actions"), 0.0);
    QCOMPARE(run.timeOf("engine", "script_failed"), 92.0);
}

void IntelligentAutomationEngineTest::givesNoMoreThanTheHostHas()
{
    Site made = site(300, {});
    made.set("host-a", {{"cores", 3}});
    made.set("hypervisor-a", {{"cpu_overcommit", 1}});
    const OneRun run = made.run();
    QCOMPARE(run.metric("engine.actions"), 0.0);
    QCOMPARE(doing(made.design(), "listener", 100), std::string("Cannot act: hypervisor-a has too little left for 4 virtual CPUs of vs."));
}

void IntelligentAutomationEngineTest::withoutItSignalsAreMessages()
{
    Site made = site(300, {});
    made.disabled("engine");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("listener", "breach"), 90.0);
    QCOMPARE(run.count("listener", "scaled_up"), 0);
}

NEPHOSCOPE_TEST(IntelligentAutomationEngineTest);
#include "intelligent_automation_engine_test.moc"
