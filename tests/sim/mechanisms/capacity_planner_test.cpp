// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class CapacityPlannerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void fewestMoves();
    void lowestHighestLoad();
    void fewestHosts();
    void withoutRoomThereIsNoPlan();
    void withoutAVimItSaysSo();
    void downItDoesNothing();
    void waitsForWhatIsUnderWay();

private:
    /// Domain S-12.2: hosts of one core with loads of 30, 30 and 25 %, of 20 % and of 15 %, all deterministic, with live migration: 42.625 s a move.
    static Site site(Settings planner = {}, Settings watchdog = {{"lower", 0}})
    {
        Site site(1200, "abc");
        site.lab.element("live", "live_vm_migration", "", {{"cpu_cost", 0}});
        site.lab.link(LinkRole::Control, "vim", "live");
        const std::vector<std::tuple<const char *, const char *, double>> servers{
            {"v1", "a", 30}, {"v2", "a", 30}, {"v3", "a", 25}, {"v4", "b", 20}, {"v5", "c", 15}};
        for (const char *host : {"host-a", "host-b", "host-c"})
            site.set(host, {{"cores", 1}});
        site.lab.element("dog", "capacity_watchdog", "", watchdog);
        site.lab.element("planner", "capacity_planner", "", planner);
        for (const char *host : {"hypervisor-a", "hypervisor-b", "hypervisor-c"})
            site.lab.link(LinkRole::Monitor, "dog", host);
        site.lab.link(LinkRole::Notify, "dog", "planner");
        site.lab.link(LinkRole::Control, "planner", "vim");
        for (const auto &[id, host, rate] : servers) {
            const std::string name = id;
            site.server(name, host, 4, {{"vcpus", 1}, {"dirty_rate", 32}});
            site.set(name + "-service", {{"distribution", "deterministic"}});
            site.lab.consumer("u-" + name, rate, {{"arrival", "deterministic"}});
            site.lab.request("u-" + name, name + "-service");
        }
        return site;
    }
};

void CapacityPlannerTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site().design(), "planner"), std::string());
}

// One move suffices; 25 is the smallest load that does it, and host c has the least.
void CapacityPlannerTest::fewestMoves()
{
    const Site moved = site({{"objective", "min_migrations"}});
    const OneRun run = moved.run();
    NEAR(run.timeOf("planner", "plan_made"), 180.0);
    NEAR(run.timeOf("v3", "migrated"), 222.625);
    QCOMPARE(run.metric("planner.plans"), 1.0);
    QCOMPARE(run.metric("planner.actions"), 1.0);
    QCOMPARE(run.metric("vim.migrations"), 1.0);
    QCOMPARE(doing(moved.design(), "planner", 500), std::string("Its last plan: v3 → hypervisor-c."));
    QCOMPARE(doing(moved.design(), "planner", 10), std::string("Waits for an alarm of a capacity watchdog."));
}

// 30 to host c leaves 55, 20, 45: no single move leaves less. Then 25 to host b: 30, 45, 45. After that a move would only exchange who has most.
void CapacityPlannerTest::lowestHighestLoad()
{
    const OneRun run = site({{"objective", "min_max_load"}}).run();
    NEAR(run.timeOf("planner", "plan_made"), 180.0);
    QCOMPARE(run.metric("planner.plans"), 1.0);
    QCOMPARE(run.metric("planner.actions"), 2.0);
    QCOMPARE(run.count("v3", "migrated"), 1);
    QCOMPARE(run.metric("vim.migrations"), 2.0);
}

// First under the limit, as above: 60, 20, 40. Then host b is below 30 %, and what it holds goes to the fullest that stays under 80 %: host a is that already
// (60 + 20). Nothing is left in b.
void CapacityPlannerTest::fewestHosts()
{
    const OneRun run = site({{"objective", "consolidate"}}, {{"lower", 0.3}}).run();
    QCOMPARE(run.metric("planner.plans"), 2.0);
    QCOMPARE(run.count("v4", "migrated"), 1);
    QCOMPARE(run.metric("vim.migrations"), 2.0);
}

void CapacityPlannerTest::withoutRoomThereIsNoPlan()
{
    Site full = site({{"objective", "min_migrations"}});
    full.set("hypervisor-b", {{"reserved_memory", 57}});
    full.set("hypervisor-c", {{"reserved_memory", 57}});
    const OneRun run = full.run();
    QCOMPARE(run.metric("planner.plans"), 0.0);
    NEAR(run.timeOf("planner", "no_plan"), 180.0);
    QCOMPARE(run.count("planner", "no_plan"), 1); // once, however often the alarm comes
    QCOMPARE(doing(full.design(), "planner", 500), std::string("Does not act: no move would make it better."));
}

void CapacityPlannerTest::withoutAVimItSaysSo()
{
    Site alone = site({{"objective", "min_migrations"}});
    alone.disabled("vim");
    const OneRun run = alone.run();
    QCOMPARE(run.metric("planner.actions"), 0.0);
    QCOMPARE(doing(alone.design(), "planner", 500), std::string("Does not act: no VIM is linked to it."));
}

void CapacityPlannerTest::downItDoesNothing()
{
    Site failing = site({{"objective", "min_migrations"}});
    failing.fail(100, "planner");
    QCOMPARE(failing.run().metric("vim.migrations"), 0.0);
}

// A sample each 10 s: while the move goes on, alarms that come meanwhile lead to no second plan.
void CapacityPlannerTest::waitsForWhatIsUnderWay()
{
    const OneRun run = site({{"objective", "min_migrations"}}, {{"lower", 0}, {"interval", 10}, {"breaches", 1}}).run();
    NEAR(run.timeOf("planner", "plan_made"), 10.0);
    QCOMPARE(run.metric("planner.plans"), 1.0);
    QVERIFY(run.count("dog", "alarm") >= 4);
    QCOMPARE(run.count("planner", "no_plan"), 1);
}

NEPHOSCOPE_TEST(CapacityPlannerTest);
#include "capacity_planner_test.moc"
