// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/capacity_purchase.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <vector>

Q_DECLARE_METATYPE(nephoscope::sim::CapacityPurchase::Settings)

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
    void surplusAndShortageAreThoseOfTheStrategy_data();
    void surplusAndShortageAreThoseOfTheStrategy();
    void matchCatchesUpAtOnce();
    void buysWhatItsConsumersNeed();
    void withoutServersItBuysNothing();
    void procurementTakesAsLongAsItsOrganizationSays();
    void whatItBuysServes_data();
    void whatItBuysServes();
    void withoutAPlaceItStaysInItsBox();

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

// 30 to host c and 25 to host b leave 30, 45, 45: 120 in these pieces cannot be spread better. After that a move would only exchange who has most.
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

// Domain C.4: demand grows by g = 10 servers a month of 30 days, from 0, with 60 there. Over whole steps: lead S/2 + m and 0; lag (S - gτ)² / 2S and (gτ)² / 2S.
void CapacityPlannerTest::surplusAndShortageAreThoseOfTheStrategy_data()
{
    using enum sim::CapacityPurchase::Strategy;
    QTest::addColumn<sim::CapacityPurchase::Settings>("settings");
    QTest::addColumn<double>("surplus");
    QTest::addColumn<double>("shortage");
    QTest::newRow("lead") << sim::CapacityPurchase::Settings{Lead, 60, 0, 90} << 30.0 << 0.0;
    QTest::newRow("lead with a margin") << sim::CapacityPurchase::Settings{Lead, 60, 6, 90} << 36.0 << 0.0;
    QTest::newRow("lag") << sim::CapacityPurchase::Settings{Lag, 60, 0, 90} << 7.5 << 7.5;
    QTest::newRow("lag, a month") << sim::CapacityPurchase::Settings{Lag, 60, 0, 30} << 2500.0 / 120 << 100.0 / 120;
    QTest::newRow("match") << sim::CapacityPurchase::Settings{Match, 10, 0, 15} << 1.25 << 1.25;
}

void CapacityPlannerTest::surplusAndShortageAreThoseOfTheStrategy()
{
    QFETCH(sim::CapacityPurchase::Settings, settings);
    QFETCH(double, surplus);
    QFETCH(double, shortage);
    constexpr sim::SimTime kDay = 86400 * sim::kSecond;
    sim::CapacityPurchase purchase;
    purchase.configure(settings);
    purchase.begin(60, 0);
    std::vector<std::int64_t> due(2000, 0); ///< servers that arrive, by day
    double surplusBefore = 0;
    double shortageBefore = 0;
    for (int day = 1; day <= 900; ++day) {
        const sim::SimTime now = day * kDay;
        if (due[day] > 0)
            purchase.arrived(due[day], now);
        due[day + static_cast<int>(settings.leadTime)] += purchase.look((day - 0.5) / 3, now); // the mean of the day
        if (day == 360) {
            surplusBefore = purchase.surplus().integral(now);
            shortageBefore = purchase.shortage().integral(now);
        }
    }
    const double seconds = 540 * 86400.0;
    const double foundSurplus = (purchase.surplus().integral(900 * kDay) - surplusBefore) / seconds;
    const double foundShortage = (purchase.shortage().integral(900 * kDay) - shortageBefore) / seconds;
    // A look a day: nothing is known better than half a day's growth of a sixth of a server.
    QVERIFY2(std::abs(foundSurplus - surplus) < 1.0 / 6, QByteArray::number(foundSurplus));
    QVERIFY2(std::abs(foundShortage - shortage) < 1.0 / 6, QByteArray::number(foundShortage));
}

// 95 are needed at once and 60 there: lag orders one step and then the next, match all that is missing.
void CapacityPlannerTest::matchCatchesUpAtOnce()
{
    sim::CapacityPurchase purchase;
    purchase.begin(60, 0);
    purchase.configure({sim::CapacityPurchase::Strategy::Match, 10, 0, 15});
    QCOMPARE(purchase.look(95, sim::kSecond), std::int64_t{40});
    sim::CapacityPurchase lag;
    lag.begin(60, 0);
    lag.configure({sim::CapacityPurchase::Strategy::Lag, 10, 0, 15});
    QCOMPARE(lag.look(95, sim::kSecond), std::int64_t{10});
    QCOMPARE(lag.ordered(), std::int64_t{10});
}

// One request a second, and a server is good for a quarter: 4 are needed, 3 there. Looked at after a day; one a day is ordered until 5 are to come, which is
// more than 4; each comes two days later.
void CapacityPlannerTest::buysWhatItsConsumersNeed()
{
    Laboratory lab(6 * 86400, 0, 1);
    lab.service("s", 1, 0);
    lab.consumer("u", 1, {{"arrival", "deterministic"}});
    lab.request("u", "s");
    lab.element("p", "capacity_planner", "", {{"servers", 3}, {"per_server", 0.25}, {"strategy", "lag"}, {"lead_time", 2}});
    lab.link(LinkRole::Monitor, "p", "u");
    const OneRun run(lab.design());
    NEAR(run.timeOf("p", "servers_ordered"), 86400.0);
    NEAR(run.timeOf("p", "servers_ordered", 2), 2 * 86400.0);
    QCOMPARE(run.metric("p.orders"), 2.0);
    NEAR(run.timeOf("p", "servers_arrived"), 3 * 86400.0);
    QCOMPARE(run.metric("p.capacity"), 5.0);
    QVERIFY(std::abs(run.metric("p.demand") - 4) < 0.001);
    QCOMPARE(doing(lab.design(), "p", 1.5 * 86400), std::string("Servers needed: 4, there: 3, ordered: 1."));
}

void CapacityPlannerTest::withoutServersItBuysNothing()
{
    QCOMPARE(site().run().metric("planner.orders"), 0.0);
}

namespace {

/// A server that does one request in 100 s, in an organization's data center, for a demand that goes from a request in 200 s to three from day 10 on; what
/// does not fit into a queue of 4 is refused. The planner sees it after the day, and what it orders comes two days later: on day 13.
Architecture shop(Settings planner, bool hasProvisioning = false)
{
    Laboratory lab(30 * 86400, 0, 1);
    lab.element("company", "organization", "", {{"role", "provider"}, {"capital_per_server", 35040}, {"life", 4}});
    lab.element("dc", "data_center", "company", {});
    lab.service("s", 1, 100'000, {{"distribution", "deterministic"}, {"queue_limit", 4}});
    lab.balancer("lb", "round_robin", {{"health_interval", 0}});
    lab.consumer("u", 0.005, {{"arrival", "deterministic"}, {"profile", "step"}, {"profile_start", 10 * 86400}, {"profile_rate", 0.015}});
    lab.request("u", "lb");
    lab.request("lb", "s");
    lab.element("p", "capacity_planner", "company", {{"servers", 1}, {"per_server", 0.01}, {"strategy", "lag"}, {"lead_time", 2}});
    for (const auto &[name, value] : planner)
        lab.set("p", name, value);
    lab.link(LinkRole::Monitor, "p", "u");
    if (hasProvisioning) {
        lab.element("bare", "bare_metal_provisioning", "dc", {});
        lab.link(LinkRole::Control, "p", "bare");
        lab.set("s-host", "network", 1000);
    }
    Architecture design = lab.design();
    design.find(ElementId("s-host"))->parent = ElementId("dc");
    return design;
}

} // namespace

// The planner's own lead time, else what its organization says, else 30 days.
void CapacityPlannerTest::procurementTakesAsLongAsItsOrganizationSays()
{
    const auto days = [](const Architecture &design) {
        const OneRun run(design);
        return (run.timeOf("p", "servers_arrived") - run.timeOf("p", "servers_ordered")) / 86400;
    };
    Architecture design = shop({});
    design.find(ElementId("company"))->params["procurement_time"] = 5;
    NEAR(days(design), 2.0);
    design.find(ElementId("p"))->params.erase("lead_time");
    NEAR(days(design), 5.0);
    design.find(ElementId("company"))->params.erase("procurement_time");
    design.run.duration = 45 * 86400;
    NEAR(days(design), 30.0);
}

void CapacityPlannerTest::whatItBuysServes_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<bool>("hasProvisioning");
    QTest::addColumn<double>("ready");
    QTest::addColumn<double>("refused");
    // One server does one of three requests in 200 s less than is asked for: 4,320 in ten days.
    QTest::newRow("only counted") << "" << false << std::nan("") << 10 * 86400 * 0.005;
    QTest::newRow("put in: it boots at once") << "s-host" << false << 13 * 86400.0 << 0.0;
    // 30 + 180 + 80 for 10 GB at 1 Gbit/s + 120 + 150 + 10 s
    QTest::newRow("set up by bare-metal provisioning") << "s-host" << true << 13 * 86400 + 570.0 << 0.0;
}

void CapacityPlannerTest::whatItBuysServes()
{
    QFETCH(QString, of);
    QFETCH(bool, hasProvisioning);
    QFETCH(double, ready);
    QFETCH(double, refused);
    const std::string from = of.toStdString();
    const OneRun run(shop({{"of", from}}, hasProvisioning),
                     {{"u", "rejected", 20 * 86400, 30 * 86400}, {"u", "rejected", 11 * 86400, 13 * 86400}, {"s#all", "served", 20 * 86400, 30 * 86400}});
    NEAR(run.timeOf("p", "servers_arrived"), 13 * 86400.0);
    QCOMPARE(run.metric("p.orders"), 1.0);
    // Until it comes a third is refused, whoever buys.
    QVERIFY2(std::abs(run.window(1) - 2 * 86400 * 0.005) <= 2, QByteArray::number(run.window(1)));
    QVERIFY2(std::abs(run.window(0) - refused) <= 2, QByteArray::number(run.window(0)));
    QCOMPARE(run.metric("p.put_in"), from.empty() ? 0.0 : 1.0);
    if (!from.empty()) {
        NEAR(hasProvisioning ? run.timeOf("bare", "provisioned") : run.timeOf("p", "server_put_in"), ready);
        QVERIFY2(std::abs(run.window(2) - 10 * 86400 * 0.015) <= 2, QByteArray::number(run.window(2)));
    }
    // Written off at one a hour each: the first one 720 h, the bought one from its arrival (or its start) on; it was paid for once.
    QCOMPARE(run.metric("p.capital"), 35040.0);
    QVERIFY2(std::abs(run.metric("company.cost") - (720 + (30 - 13) * 24)) < 0.2, QByteArray::number(run.metric("company.cost")));
}

void CapacityPlannerTest::withoutAPlaceItStaysInItsBox()
{
    const OneRun run(shop({{"of", "s-host"}, {"places", 0}}));
    NEAR(run.timeOf("p", "no_place"), 13 * 86400.0);
    QCOMPARE(run.metric("p.put_in"), 0.0);
}

NEPHOSCOPE_TEST(CapacityPlannerTest);
#include "capacity_planner_test.moc"
