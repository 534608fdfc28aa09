// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/simulation.h"
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class RemoteAdministrationSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOrderGoesThroughThePortal();
    void approvalByHandTakesTheAdministratorsTime();
    void withoutSelfServiceOrdersAreTickets();
    void withoutAManagementSystemOrdersAreTickets();
    void withoutAnybodyOrdersAreRefused();
    void whatIsGivenBackLeavesTheRun();
    void whatIsOrderedIsBilledUntilItIsGivenBack();
    void ordersOfMadeUpThingsAreRefused();
    void aLiveRunOffersWhatNoTemplateNames();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

Event &act(Site &site, double at, const std::string &action, int amount)
{
    Event &event = site.lab.event(at, action, "portal");
    event.what = "v";
    event.amount = amount;
    return event;
}

/// 5 s in the portal, 10 s for the workflow, 30 s to boot.
Site portal(Settings more = {}, bool hasManagement = true, bool hasAdministrator = true)
{
    Site site(50000, "ab", {{"placement", "spread"}});
    site.server("v", "a", 2);
    site.lab.element("portal", "remote_administration_system", "", {{"order_time", 5}});
    if (hasManagement)
        site.lab.element("rms", "resource_management_system", "", {{"provision_time", 10}, {"workflows", 0}});
    if (hasAdministrator)
        site.lab.element("admin", "cloud_resource_administrator", "", {{"response_time", 1800}, {"ticket_time", 4}, {"people", 1}});
    for (const auto &[name, value] : more)
        site.lab.set("portal", name, value);
    return site;
}

} // namespace

void RemoteAdministrationSystemTest::anOrderGoesThroughThePortal()
{
    Site site = portal();
    act(site, 100, "order", 1);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "serving"), 145.0);
    QCOMPARE(run.metric("portal.lead_time_mean"), 45.0);
    QCOMPARE(run.metric("portal.self_service_share"), 1.0);
    QCOMPARE(run.metric("portal.orders_fulfilled"), 1.0);
}

// One after the other: 1,800 and 3,600 s.
void RemoteAdministrationSystemTest::approvalByHandTakesTheAdministratorsTime()
{
    Site site = portal({{"approval", "manual"}});
    act(site, 100, "order", 2);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("portal", "delivered", 1), 1945.0);
    QCOMPARE(run.timeOf("portal", "delivered", 2), 3745.0);
    QCOMPARE(run.metric("portal.self_service_share"), 0.0);
}

void RemoteAdministrationSystemTest::withoutSelfServiceOrdersAreTickets()
{
    Site site = portal({{"portals", Value::List{"usage_and_administration"}}});
    act(site, 100, "order", 1);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "serving"), 100.0 + 14400);
    QCOMPARE(run.metric("portal.orders"), 0.0);
}

void RemoteAdministrationSystemTest::withoutAManagementSystemOrdersAreTickets()
{
    Site site = portal({}, false);
    act(site, 100, "order", 2);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "serving"), 105.0 + 14400);
    QCOMPARE(run.timeOf("v#3", "serving"), 105.0 + 28800);
    QCOMPARE(run.metric("portal.self_service_share"), 0.0);
}

void RemoteAdministrationSystemTest::withoutAnybodyOrdersAreRefused()
{
    Site site = portal({}, false, false);
    act(site, 100, "order", 1);
    QCOMPARE(site.run().metric("portal.orders_refused"), 1.0);
    site.disabled("portal");
    QCOMPARE(site.run().count("v", "order_refused"), 1);
}

void RemoteAdministrationSystemTest::whatIsGivenBackLeavesTheRun()
{
    Site site = portal();
    act(site, 100, "order", 2);
    act(site, 1000, "release", 1);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#3", "terminated"), 1015.0);
    QVERIFY(std::isnan(run.timeOf("v#2", "terminated")));
}

// It serves at 145 s (5 + 10 + 30 after the order) and ends at 1,015 s: 870 s, at 3.6 an hour.
void RemoteAdministrationSystemTest::whatIsOrderedIsBilledUntilItIsGivenBack()
{
    Site site = portal();
    site.lab.element("org", "organization", "", {});
    site.lab.set("v", "tenant", "org");
    meter(site.lab, {"v"}, {"server_time"}, {{"granule", 1}, {"minimum", 0}});
    bill(site.lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    act(site, 100, "order", 1);
    act(site, 1000, "release", 1);
    const OneRun run = site.run();
    QCOMPARE(run.record().invoices.size(), std::size_t{1});
    const auto &lines = run.record().invoices[0].lines;
    const auto line = std::ranges::find(lines, std::string("v#2"), &sim::InvoiceLine::element);
    QVERIFY(line != lines.end());
    QCOMPARE(line->what, std::string("server_hours"));
    QVERIFY(std::abs(line->quantity - 870.0 / 3600) < 1e-9);
    QCOMPARE(line->amount, sim::MicroMoney{870'000});
}

// No document orders it and no template names it: a run that is watched has some ready all the same.
void RemoteAdministrationSystemTest::aLiveRunOffersWhatNoTemplateNames()
{
    const Architecture design = portal().design();
    const std::vector<std::string> offers = sim::offersOf(design, Catalogue::builtIn());
    QVERIFY(std::ranges::find(offers, std::string("v")) != offers.end());
    const auto watched = sim::compile(design, Catalogue::builtIn(), {}, true);
    QVERIFY(watched && watched->element("v#2") != sim::kNone && watched->element("v#11") != sim::kNone);
    const auto plain = sim::compile(design, Catalogue::builtIn());
    QVERIFY(plain && plain->element("v#2") == sim::kNone);
    // A template says what there is, and what the document orders is there too.
    Site chosen = portal();
    chosen.server("w", "b", 2);
    chosen.lab.set("rms", "templates", Value::List{"w"});
    QCOMPARE(sim::offersOf(chosen.design(), Catalogue::builtIn()), std::vector<std::string>{"w"});
    act(chosen, 100, "order", 1);
    QCOMPARE(sim::offersOf(chosen.design(), Catalogue::builtIn()), (std::vector<std::string>{"v", "w"}));
}

void RemoteAdministrationSystemTest::ordersOfMadeUpThingsAreRefused()
{
    lookAt(portal().design(), 10, [](sim::Simulation &simulation) {
        Event event;
        event.action = "order";
        event.target = "portal";
        event.what = "nothing";
        QVERIFY(!simulation.inject(event).isOk());
        event.what = "v";
        event.amount = 0;
        QVERIFY(!simulation.inject(event).isOk());
    });
}

void RemoteAdministrationSystemTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(portal().design(), "portal"), std::string());
}

void RemoteAdministrationSystemTest::itSaysWhatItDoes()
{
    Site site = portal();
    act(site, 100, "order", 2);
    QCOMPARE(doing(site.design(), "portal", 50), std::string("Waits for orders, and shows usage."));
    QCOMPARE(doing(site.design(), "portal", 120), std::string("2 orders are being carried out."));
}

NEPHOSCOPE_TEST(RemoteAdministrationSystemTest);
#include "remote_administration_system_test.moc"
