// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_pool.h"

#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// A pool of servers that boot for 30 s, from which one is asked for every 100 s and kept for an hour on average.
Site site(double duration, Settings pool)
{
    Site made(duration, "ab");
    made.server("vs", "a", 1);
    made.disabled("vim");
    made.disabled("vs");
    made.lab.element("pool", "resource_pool", "", {{"of", "vs"}, {"size", 10}, {"ready", 2}, {"hand_out_time", 1}});
    made.set("pool", pool);
    made.lab.consumer("user", 0.01, {{"arrival", "deterministic"}});
    made.lab.request("user", "pool");
    return made;
}

} // namespace

class ResourcePoolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void whatStandsReadyIsHandedOutAtOnce();
    void withoutReadyOnesEachIsMade();
    void isALossSystem();
    void aNestedPoolBorrowsFromTheOneThatItStandsIn_data();
    void aNestedPoolBorrowsFromTheOneThatItStandsIn();
    void aTenantHasNoMoreThanItMay();
    void aListenerTakesFromItAndGivesBack();
    void withoutItNobodyHandsOut();
    void whatIsOfAnotherKindIsLeftOut();
};

void ResourcePoolTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(10, {}).design(), "pool"), std::string());
}

void ResourcePoolTest::whatStandsReadyIsHandedOutAtOnce()
{
    // The next is ready 30 s after the last was given, and asked for after 100 s.
    const OneRun run = site(900, {}).run();
    QCOMPARE(run.metric("user.failures"), 0.0);
    QVERIFY(std::abs(run.metric("pool.hand_out_time_mean") - 1) < 1e-9);
    QVERIFY(std::abs(run.metric("user.response_time_max") - 1) < 1e-9);
    lookAt(site(900, {}).design(), 50, [](sim::Simulation &simulation) {
        // Two stand ready, empty.
        QVERIFY(simulation.find("vs#2")->isServing());
        QVERIFY(!simulation.find("vs-service#2")->takesPart());
    });
}

void ResourcePoolTest::withoutReadyOnesEachIsMade()
{
    const OneRun run = site(900, {{"ready", 0}}).run();
    QVERIFY(std::abs(run.metric("pool.hand_out_time_mean") - 30) < 1e-9);
    QCOMPARE(run.timeOf("vs#2", "serving"), 130.0);
}

void ResourcePoolTest::isALossSystem()
{
    // M/M/4/4 at 2 erlangs: B = (2^4 / 4!) / (1 + 2 + 2 + 4/3 + 2/3) = 2/21 (Erlang's formula B).
    Laboratory lab(200'000, 1'000, 8);
    lab.element("pool", "resource_pool", "", {{"size", 4}, {"hand_out_time", 0}, {"hold_time", 20}});
    lab.consumer("user", 0.1);
    lab.request("user", "pool");
    NEPHOSCOPE_AGREES(lab.differs("pool.blocking", 2.0 / 21, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("pool.in_use", 2 * (1 - 2.0 / 21), 0.02));
}

void ResourcePoolTest::aNestedPoolBorrowsFromTheOneThatItStandsIn_data()
{
    QTest::addColumn<bool>("borrows");
    QTest::addColumn<double>("handedOut");
    QTest::newRow("its own and the outer ones") << true << 5.0;
    QTest::newRow("its own") << false << 2.0;
}

void ResourcePoolTest::aNestedPoolBorrowsFromTheOneThatItStandsIn()
{
    QFETCH(bool, borrows);
    QFETCH(double, handedOut);
    // Nobody gives back: of seven, two are those of the nested pool and two those of the one beside it.
    Laboratory lab(10'000, 0, 1);
    lab.element("outer", "resource_pool", "", {{"size", 7}});
    lab.element("inner", "resource_pool", "outer", {{"size", 2}, {"borrow", borrows}, {"hold_time", 1e9}});
    lab.element("sibling", "resource_pool", "outer", {{"size", 2}});
    lab.consumer("user", 0.1, {{"arrival", "deterministic"}});
    lab.request("user", "inner");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("inner.handed_out"), handedOut);
    QCOMPARE(run.metric("outer.lent"), borrows ? 3.0 : 0.0);
    QCOMPARE(run.metric("inner.borrowed"), borrows ? 3.0 : 0.0);
    QCOMPARE(run.metric("sibling.in_use"), 0.0);
}

void ResourcePoolTest::aTenantHasNoMoreThanItMay()
{
    Laboratory lab(10'000, 0, 1);
    lab.element("pool", "resource_pool", "", {{"size", 7}, {"max_per_tenant", 3}, {"hold_time", 1e9}});
    lab.consumer("user", 0.1, {{"arrival", "deterministic"}});
    lab.request("user", "pool");
    QCOMPARE(OneRun(lab.design()).metric("pool.handed_out"), 3.0);
}

void ResourcePoolTest::aListenerTakesFromItAndGivesBack()
{
    Site made(1000, "ab");
    made.disabled("vim");
    made.server("vs", "a", 4, {{"boot_time", 45}});
    made.lab.consumer("user", 240, {{"arrival", "deterministic"}});
    made.lab.element("pool", "resource_pool", "", {{"of", "vs"}, {"size", 4}, {"ready", 2}, {"hand_out_time", 1}});
    made.lab.element("listener", "automated_scaling_listener", "",
                     {{"metric", "rate_per_server"}, {"law", "target"}, {"target", 90}, {"breaches", 3}, {"cooldown", 100}, {"down_window", 100}});
    made.lab.balancer("lb", "shared_queue", {{"health_interval", 0}});
    made.lab.request("user", "listener");
    made.lab.request("listener", "lb");
    made.lab.request("lb", "vs-service");
    made.lab.request("lb", "pool");
    made.lab.link(LinkRole::Control, "listener", "pool");
    Event &less = made.lab.event(400, "set", "user");
    less.param = "rate";
    less.value = 50;
    const OneRun run = made.run();
    // Decided at 30; two stood ready and are there a second later instead of after a boot of 45 s.
    QCOMPARE(run.timeOf("listener", "scaled_out"), 30.0);
    QCOMPARE(run.count("pool", "handed_out"), 2);
    QVERIFY(run.metric("vs-service#2.served") > 10'000);
    QVERIFY(std::abs(run.timeOf("vs-service#2", "serving") - 31) < 1e-9);
    QCOMPARE(run.count("pool", "taken_back"), 2);
    QCOMPARE(run.metric("user.failures"), 0.0);
}

void ResourcePoolTest::withoutItNobodyHandsOut()
{
    Site made = site(900, {});
    made.disabled("pool");
    const OneRun run = made.run();
    QCOMPARE(run.metric("user.refused"), run.metric("user.requests"));
}

// The place is refused with the reason, in both languages.
void ResourcePoolTest::whatIsOfAnotherKindIsLeftOut()
{
    Laboratory lab(10, 0, 1);
    lab.element("pool", "resource_pool", "", {{"of", "host"}});
    lab.element("host", "physical_server", "", {});
    lab.element("spare", "physical_server", "pool", {});
    lab.element("drive", "cloud_storage_device", "pool", {});
    lab.link(LinkRole::Storage, "spare", "drive");
    QCOMPARE(lab.logged("spare.left_out").size(), std::size_t(0));
    const sim::LogEntry entry = lab.entry("drive.left_out");
    QCOMPARE(entry.detail, std::string("\"drive\" cannot stand where it stands: is of another kind than the pool hands out (Physical server)."));
    QCOMPARE(entry.detailZh, std::string("“drive”不能放在所处的位置：与该资源池发放的资源种类（物理服务器）不同。"));
    QCOMPARE(lab.entry("link-1.left_out").detail, std::string("Link \"link-1\" has an end that takes no part."));
}

NEPHOSCOPE_TEST(ResourcePoolTest);
#include "resource_pool_test.moc"
