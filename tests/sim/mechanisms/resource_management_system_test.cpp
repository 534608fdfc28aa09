// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class ResourceManagementSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSetsUpServersByItself();
    void workflowsAreLimited();
    void beyondTheQuotaOrdersAreRefused();
    void onlyWhatIsOfferedCanBeOrdered();
    void aProvisionerIsPreferred();
    void whatNothingSetsUpIsATicket();
    void aLunIsMadeWithoutATicket();
    void oneOfAGroupCanBeGivenBack();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

Event &act(Site &site, double at, const std::string &action, int amount, const std::string &what = "v")
{
    Event &event = site.lab.event(at, action, "rms");
    event.what = what;
    event.amount = amount;
    return event;
}

/// A workflow takes 10 s, a boot 30 s.
Site managed(Settings more = {})
{
    Site site(50000, "ab", {{"placement", "spread"}});
    site.server("v", "a", 2);
    site.lab.element("rms", "resource_management_system", "", {{"provision_time", 10}, {"workflows", 0}});
    for (const auto &[name, value] : more)
        site.lab.set("rms", name, value);
    return site;
}

} // namespace

void ResourceManagementSystemTest::itSetsUpServersByItself()
{
    Site site = managed();
    act(site, 100, "order", 2);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "serving"), 140.0);
    QCOMPARE(run.timeOf("v#3", "serving"), 140.0);
    QCOMPARE(run.metric("rms.lead_time_mean"), 40.0);
    QCOMPARE(run.metric("rms.orders_fulfilled"), 2.0);
}

// One at a time: workflows end at 110, 120 and 130 s.
void ResourceManagementSystemTest::workflowsAreLimited()
{
    Site site = managed({{"workflows", 1}});
    act(site, 100, "order", 3);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("rms", "order_done", 1), 140.0);
    QCOMPARE(run.timeOf("rms", "order_done", 3), 160.0);
}

void ResourceManagementSystemTest::beyondTheQuotaOrdersAreRefused()
{
    Site site = managed({{"quota", 2}});
    act(site, 100, "order", 3);
    act(site, 1000, "release", 1);
    act(site, 2000, "order", 1);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("rms", "order_refused"), 100.0);
    QCOMPARE(run.count("rms", "order_refused"), 1);
    QCOMPARE(run.timeOf("v#3", "terminated"), 1010.0);
    QCOMPARE(run.metric("rms.released"), 1.0);
    QCOMPARE(run.metric("rms.orders_fulfilled"), 3.0);
    // Two from 140 to 1,010 s, one to 2,040 s, two to the end.
    QCOMPARE(run.metric("rms.given_out"), (2.0 * 870 + 1030 + 2.0 * 47960) / 50000);
}

void ResourceManagementSystemTest::onlyWhatIsOfferedCanBeOrdered()
{
    Site site = managed({{"templates", Value::List{"w"}}});
    site.server("w", "b", 2);
    act(site, 100, "order", 1);
    act(site, 100, "order", 1, "w");
    const OneRun run = site.run();
    QCOMPARE(run.metric("rms.orders_refused"), 1.0);
    QCOMPARE(run.timeOf("w#2", "serving"), 140.0);
}

// 5 + 30 + 15 s instead of a boot.
void ResourceManagementSystemTest::aProvisionerIsPreferred()
{
    Site site = managed();
    site.lab.element("rapid", "rapid_provisioning", "", {});
    act(site, 100, "order", 1);
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "serving"), 160.0);
    QCOMPARE(run.metric("rapid.provisioned"), 1.0);
}

void ResourceManagementSystemTest::whatNothingSetsUpIsATicket()
{
    Site site = managed();
    site.lab.element("m", "physical_server", "dc", {});
    site.lab.element("dc", "data_center", "", {});
    act(site, 100, "order", 1, "m");
    QCOMPARE(site.run().metric("rms.orders_refused"), 1.0);
    site.lab.element("admin", "cloud_resource_administrator", "", {{"bare_metal_time", 2}});
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("rms", "order_done"), 110.0 + 7200);
    QCOMPARE(run.metric("admin.tickets"), 1.0);
}

// A workflow and nothing else, although an administrator is there; the third one finds no space beside three of 40 GB.
void ResourceManagementSystemTest::aLunIsMadeWithoutATicket()
{
    Site site = managed();
    site.lab.element("admin", "cloud_resource_administrator", "", {});
    site.lab.element("d", "cloud_storage_device", "", {{"capacity", 130}, {"auto_expand", false}});
    site.lab.element("volume", "lun", "d", {{"size", 40}});
    act(site, 100, "order", 3, "volume");
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("rms", "order_done", 1), 110.0);
    QCOMPARE(run.timeOf("rms", "order_done", 2), 110.0);
    QCOMPARE(run.metric("d.allocated"), 120.0);
    QCOMPARE(run.metric("admin.tickets"), 0.0);
    QCOMPARE(run.metric("rms.orders_fulfilled"), 2.0);
    QCOMPARE(run.metric("rms.orders_refused"), 1.0);
    const auto refused = std::ranges::find(run.record().log, "order_refused", &sim::LogEntry::event);
    QVERIFY(refused != run.record().log.end());
    QCOMPARE(refused->detail, std::string("d has 10 GB free, volume#4 needs 40"));
}

// Of three the one that is named goes, not the last one.
void ResourceManagementSystemTest::oneOfAGroupCanBeGivenBack()
{
    Site site = managed();
    act(site, 100, "order", 2);
    act(site, 1000, "release", 1, "v#2");
    act(site, 2000, "release", 1, "v#2"); // it is not there any more
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#2", "terminated"), 1010.0);
    QCOMPARE(run.count("v#2", "terminated"), 1);
    QCOMPARE(run.count("v#3", "terminated"), 0);
    QCOMPARE(run.metric("rms.released"), 1.0);
}

void ResourceManagementSystemTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(managed().design(), "rms"), std::string());
}

void ResourceManagementSystemTest::itSaysWhatItDoes()
{
    Site site = managed({{"quota", 5}});
    act(site, 100, "order", 2);
    act(site, 200, "order", 1);
    QCOMPARE(doing(site.design(), "rms", 205), std::string("2 of 5 given out, 1 on their way."));
}

NEPHOSCOPE_TEST(ResourceManagementSystemTest);
#include "resource_management_system_test.moc"
