// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/instances.h"

#include "model/catalogue/catalogue.h"
#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// A server on host a behind a balancer, of which a replication may make instances.
Site replicated(double duration, int instances)
{
    Site site(duration, "ab");
    site.disabled("vim");
    site.server("vs", "a", 4);
    site.lab.balancer("lb", "round_robin", {{"health_interval", 0}, {"drain", 300}});
    site.lab.consumer("user", 40);
    site.lab.request("user", "lb");
    site.lab.request("lb", "vs-service");
    site.lab.element("copies", "resource_replication", "", {{"of", "vs"}, {"instances", instances}});
    return site;
}

bool reports(const sim::RunRecord &record, const std::string &element)
{
    const bool isMeasured = std::ranges::any_of(record.metrics, [&](const auto &metrics) { return metrics.element == element; });
    const bool isDrawn = std::ranges::any_of(record.series, [&](const auto &series) { return series.first.rfind(element + ".", 0) == 0; });
    return isMeasured || isDrawn;
}

} // namespace

class InstancesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anInstanceHasTheContentsAndTheLinksOfTheOriginal();
    void anInstanceIsReportedUnderItsOwnId();
    void whatWasNeverStartedIsNotReported();
    void drawnElementsDrawTheSameWithInstancesAndWithout();
    void theWindowSeesInstancesWhileTheyAreThere();
    void anInstanceThatStartsGetsNothingToDo();
    void anInstanceFinishesWhatItHasBeforeItGoes();
    void noMoreThanAThousandInstancesArePrepared();
    void oneMoreThanAThousandIsARunaway();
    void whatTheyDidTogetherIsReportedToo();
    void whatTheyDidTogetherInAPartOfTheRun();
    void anAgentOfTheOriginalServesThemToo();
    void aRunThatIsSteeredHasSomeToSpare();
    void whoRaisesANumberByHandGetsMore();
};

void InstancesTest::anInstanceHasTheContentsAndTheLinksOfTheOriginal()
{
    lookAt(replicated(100, 2).design(), 50, [](sim::Simulation &simulation) {
        const sim::Plan &plan = simulation.plan();
        const sim::ElementIndex service = plan.element("vs-service#2");
        QVERIFY(service != sim::kNone);
        QCOMPARE(simulation.containerOf(simulation.at(service))->id(), std::string("vs#2"));
        QVERIFY(std::ranges::any_of(plan.links, [&](const sim::PlanLink &link) { return link.from == plan.element("lb") && link.to == service; }));
        // Host a holds the original, so that the one with the fewest servers is b.
        QCOMPARE(simulation.containerOf(*simulation.find("vs#2"))->id(), std::string("hypervisor-b"));
    });
}

void InstancesTest::anInstanceIsReportedUnderItsOwnId()
{
    const OneRun run = replicated(100, 2).run();
    QVERIFY(reports(run.record(), "vs-service#2"));
    // In turn: each has half of the requests.
    QVERIFY(std::abs(run.metric("vs-service.served") - run.metric("vs-service#2.served")) <= 2);
    QCOMPARE(run.metric("vs#2.server_hours"), 100.0 / 3600);
}

void InstancesTest::whatWasNeverStartedIsNotReported()
{
    const OneRun run = replicated(100, 1).run();
    QVERIFY(!reports(run.record(), "vs#2"));
    QVERIFY(!reports(run.record(), "vs-service#2"));
    lookAt(replicated(100, 1).design(), 50, [](sim::Simulation &simulation) {
        const sim::Snapshot snapshot = simulation.snapshot();
        QVERIFY(std::ranges::none_of(snapshot.elements, [](const auto &element) { return element.id != element.original; }));
        QVERIFY(std::ranges::none_of(snapshot.seriesNames, [](const std::string &name) { return name.find('#') != std::string::npos; }));
        QVERIFY(std::ranges::none_of(snapshot.links, [](const auto &link) { return link.id.find('#') != std::string::npos; }));
    });
}

void InstancesTest::drawnElementsDrawTheSameWithInstancesAndWithout()
{
    QCOMPARE(replicated(100, 2).run().metric("user.requests"), replicated(100, 1).run().metric("user.requests"));
}

void InstancesTest::theWindowSeesInstancesWhileTheyAreThere()
{
    lookAt(replicated(100, 2).design(), 50, [](sim::Simulation &simulation) {
        const sim::Snapshot snapshot = simulation.snapshot();
        const auto found = std::ranges::find(snapshot.elements, std::string("vs#2"), &sim::ElementSnapshot::id);
        QVERIFY(found != snapshot.elements.end());
        QCOMPARE(found->original, std::string("vs"));
        QVERIFY(std::ranges::find(snapshot.seriesNames, std::string("vs#2.utilization")) != snapshot.seriesNames.end());
    });
}

void InstancesTest::anInstanceThatStartsGetsNothingToDo()
{
    // The original is gone at 20: its replacement boots for 30 s. The other one answers all the while, so that nothing fails but what the
    // original held.
    Site site = replicated(100, 2);
    site.fail(20, "vs");
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("vs#3", "serving"), 50.0);
    QVERIFY(run.metric("vs-service#3.served") > 500);
    QCOMPARE(run.metric("vs-service#3.dropped"), 0.0);
}

void InstancesTest::anInstanceFinishesWhatItHasBeforeItGoes()
{
    // The replacement goes when the original serves again, 30 s after its repair at 60: with what it is working on then done, not lost.
    Site site = replicated(200, 2);
    site.set("vs-service", {{"demand", 40}});
    site.fail(20, "vs");
    site.repair(60, "vs");
    const OneRun run = site.run();
    QVERIFY(run.timeOf("vs#3", "terminated") >= 90);
    QVERIFY(run.timeOf("vs#3", "terminated") < 95);
    QCOMPARE(run.metric("vs-service#3.dropped"), 0.0);
    QVERIFY(std::abs(run.metric("vs#3.server_hours") * 3600 - (run.timeOf("vs#3", "terminated") - 50)) < 1e-6);
}

void InstancesTest::noMoreThanAThousandInstancesArePrepared()
{
    Site site = replicated(10, 600);
    // They are small, and yet two hosts have room for so many only.
    site.set("vs", {{"memory", 0.125}});
    lookAt(site.design(), 1, [](sim::Simulation &simulation) {
        sim::Mechanism &original = *simulation.find("vs");
        const std::size_t present = simulation.instancesOf(original).size();
        // 16 cores × 4 vCPUs a core on each of two hosts.
        QCOMPARE(present, std::size_t{128});
        sim::Mechanism *next = simulation.idleInstance(original);
        QVERIFY(next);
        QCOMPARE(next->id(), std::string("vs#129"));
        QCOMPARE(std::ranges::count_if(simulation.plan().elements, [&](const auto &element) { return element.original == original.index(); }),
                 std::ptrdiff_t{sim::kMostInstances - 1});
    });
}

void InstancesTest::oneMoreThanAThousandIsARunaway()
{
    Site site = replicated(10, 600);
    lookAt(site.design(), 1, [](sim::Simulation &simulation) {
        sim::Mechanism &original = *simulation.find("vs");
        // All of them in use.
        for (sim::ElementIndex element = 0; element < simulation.size(); ++element) {
            if (simulation.plan().elements[element].original == original.index())
                simulation.topology().setEnabled(element, true);
        }
        QVERIFY(!simulation.idleInstance(original));
        QVERIFY(simulation.clock().error().has_value());
        QCOMPARE(simulation.clock().error()->code, std::string("E-RUNAWAY"));
        QVERIFY(simulation.clock().error()->message.find("\"vs\"") != std::string::npos);
    });
}

void InstancesTest::whatTheyDidTogetherIsReportedToo()
{
    const OneRun run = replicated(100, 3).run();
    QCOMPARE(run.metric("vs-service#all.served"), run.metric("vs-service.served") + run.metric("vs-service#2.served") + run.metric("vs-service#3.served"));
    QCOMPARE(run.metric("vs-service#all.served"), run.metric("lb.served"));
    QCOMPARE(run.metric("vs#all.server_hours"), run.metric("vs.server_hours") + run.metric("vs#2.server_hours") + run.metric("vs#3.server_hours"));
    QVERIFY(!reports(replicated(100, 1).run().record(), "vs#all"));
}

void InstancesTest::whatTheyDidTogetherInAPartOfTheRun()
{
    const Site site = replicated(100, 3);
    const OneRun run(site.design(), {{"vs#all", "server_hours", 20, 65},
                                     {"vs-service#all", "served", 20, 65},
                                     {"lb", "served", 20, 65},
                                     {"vs-service#all", "utilization", 20, 65}});
    QCOMPARE(run.window(0), 3 * 45.0 / 3600);
    // Nothing is lost, and who comes through the balancer came to one of them.
    QVERIFY(run.window(2) > 1000);
    QCOMPARE(run.window(1), run.window(2));
    // Shares do not add up.
    QVERIFY(std::isnan(run.window(3)));
    // One alone is no row.
    QVERIFY(std::isnan(OneRun(replicated(100, 1).design(), {{"vs#all", "server_hours", 20, 65}}).window(0)));
}

void InstancesTest::anAgentOfTheOriginalServesThemToo()
{
    Site site = replicated(100, 3);
    site.lab.element("agent", "service_agent", "", {{"kind", "passive"}, {"latency", 0}});
    site.lab.link(LinkRole::Control, "agent", "vs-service");
    const OneRun run = site.run();
    QVERIFY(run.metric("vs-service#3.served") > 1000);
    QCOMPARE(run.metric("agent.messages"), run.metric("lb.served"));
}

// Who raises a number by hand gets more: as many again, and eight at least.
void InstancesTest::aRunThatIsSteeredHasSomeToSpare()
{
    const Architecture design = replicated(10, 3).design();
    const auto prepared = [&design](bool isSteered) {
        const Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn(), {}, isSteered);
        return std::ranges::count_if(plan->elements, [&](const auto &element) { return element.original == plan->element("vs"); });
    };
    const std::ptrdiff_t asked = prepared(false);
    QCOMPARE(prepared(true), asked + std::max(asked, std::ptrdiff_t{8}));
}

void InstancesTest::whoRaisesANumberByHandGetsMore()
{
    Result<sim::Plan> plan = sim::compile(replicated(200, 2).design(), Catalogue::builtIn(), {}, true);
    QVERIFY(plan.isOk());
    const auto simulation = sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(*plan)), {});
    QVERIFY(simulation.isOk());
    sim::Simulation &run = **simulation;
    const auto instances = [&run] { return run.instancesOf(*run.find("vs")).size(); };
    QVERIFY(run.runUntil(sim::toTime(50)).isOk());
    QCOMPARE(instances(), std::size_t{2});
    Event more;
    more.action = "set";
    more.target = "copies";
    more.param = "instances";
    more.value = 8;
    QVERIFY(run.inject(more).isOk());
    QVERIFY(run.runUntil(sim::toTime(150)).isOk());
    QCOMPARE(instances(), std::size_t{8});
    QVERIFY(run.find("vs#8")->isServing());
}

NEPHOSCOPE_TEST(InstancesTest);
#include "instances_test.moc"
