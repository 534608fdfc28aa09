// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class RapidProvisioningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sequencesGoOnAsManyAsThereAreWorkers_data();
    void sequencesGoOnAsManyAsThereAreWorkers();
    void whatWasSetUpServes();
    void aStepThatFailsIsDoneAgain();
    void withoutRoomAnOrderIsRefused();
    void whatIsReleasedLeavesTheRun();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

/// Orders at 100 s; a sequence takes 5 + 30 + 15 = 50 s.
Site ordered(int amount, Settings more = {}, double duration = 2000)
{
    Site site(duration, "ab", {{"placement", "spread"}});
    site.server("v", "a", 2);
    site.lab.element("rapid", "rapid_provisioning", "", {});
    for (const auto &[name, value] : more)
        site.lab.set("rapid", name, value);
    Event &event = site.lab.event(100, "order", "rapid");
    event.what = "v";
    event.amount = amount;
    return site;
}

} // namespace

void RapidProvisioningTest::sequencesGoOnAsManyAsThereAreWorkers_data()
{
    QTest::addColumn<int>("workers");
    QTest::addColumn<double>("last");
    QTest::addColumn<double>("mean");
    QTest::newRow("four") << 4 << 350.0 << 150.0;
    QTest::newRow("one") << 1 << 1100.0 << 525.0;
    QTest::newRow("no limit") << 0 << 150.0 << 50.0;
}

// Twenty orders of 50 s each.
void RapidProvisioningTest::sequencesGoOnAsManyAsThereAreWorkers()
{
    QFETCH(int, workers);
    QFETCH(double, last);
    QFETCH(double, mean);
    const Site site = ordered(20, {{"workers", workers}});
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("rapid", "provisioned", 20), last);
    QCOMPARE(run.metric("rapid.lead_time_mean"), mean);
    QCOMPARE(run.metric("rapid.provisioned"), 20.0);
}

void RapidProvisioningTest::whatWasSetUpServes()
{
    const OneRun run = ordered(1).run();
    QCOMPARE(run.timeOf("v#2", "serving"), 150.0);
    QVERIFY(std::isnan(run.timeOf("v#3", "serving")));
}

// Each step is done 1 / (1 − 0.5) times on average: 100 s; the standard deviation of one sequence is sqrt(2·(5² + 30² + 15²)) = 48 s.
void RapidProvisioningTest::aStepThatFailsIsDoneAgain()
{
    Site site(20000, "a");
    site.server("v", "a", 0.125);
    site.set("hypervisor-a", {{"cpu_overcommit", 64}});
    site.lab.element("rapid", "rapid_provisioning", "", {{"failure", 0.5}, {"workers", 0}});
    Event &event = site.lab.event(100, "order", "rapid");
    event.what = "v";
    event.amount = 400;
    const OneRun run = site.run();
    QCOMPARE(run.metric("rapid.provisioned"), 400.0);
    QVERIFY(std::abs(run.metric("rapid.lead_time_mean") - 100) < 4 * 48 / std::sqrt(400.0));
    QVERIFY(std::abs(run.metric("rapid.step_failures") - 1200) < 4 * std::sqrt(2.0 * 1200));
}

// Two hosts of 60 GiB, and one server of 40 is there.
void RapidProvisioningTest::withoutRoomAnOrderIsRefused()
{
    Site site = ordered(2);
    site.set("v", {{"memory", 40}});
    const OneRun run = site.run();
    QCOMPARE(run.metric("rapid.provisioned"), 1.0);
    QCOMPARE(run.metric("rapid.orders_refused"), 1.0);
    QCOMPARE(run.count("rapid", "order_refused"), 1);
}

void RapidProvisioningTest::whatIsReleasedLeavesTheRun()
{
    Site site = ordered(3);
    Event &event = site.lab.event(500, "release", "rapid");
    event.what = "v";
    event.amount = 2;
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v#4", "terminated"), 500.0);
    QCOMPARE(run.timeOf("v#3", "terminated"), 500.0);
    QVERIFY(std::isnan(run.timeOf("v#2", "terminated")));
}

void RapidProvisioningTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(ordered(2).design(), "rapid"), std::string());
}

void RapidProvisioningTest::itSaysWhatItDoes()
{
    const Site site = ordered(6);
    QCOMPARE(doing(site.design(), "rapid", 50), std::string("Waits for orders."));
    QCOMPARE(doing(site.design(), "rapid", 110), std::string("Sets up 4, 2 wait for a worker."));
}

NEPHOSCOPE_TEST(RapidProvisioningTest);
#include "rapid_provisioning_test.moc"
