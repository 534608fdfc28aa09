// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class BareMetalProvisioningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copiesShareTheImageServer_data();
    void copiesShareTheImageServer();
    void thoseThatComeLaterSlowDownThoseThatCopy();
    void aStepThatFailsIsDoneAgain();
    void moreThanThereAreAreRefused();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

Event &order(Laboratory &lab, double at, int amount)
{
    Event &event = lab.event(at, "order", "bare");
    event.what = "m";
    event.amount = amount;
    return event;
}

/// Machines with 1 Gbit/s that are switched off; 30 + 180 + copy + 120 + 150 + 10 s each, the image of 10 GB from a server with 10 Gbit/s.
Laboratory rack(Settings more = {})
{
    Laboratory lab(5000, 0, 1);
    lab.element("m", "physical_server", "dc", {{"network", 1000}});
    lab.element("dc", "data_center", "", {});
    lab.element("bare", "bare_metal_provisioning", "", {{"workers", 0}});
    for (const auto &[name, value] : more)
        lab.set("bare", name, value);
    return lab;
}

Architecture off(const Laboratory &lab)
{
    Architecture design = lab.design();
    design.find(ElementId("m"))->enabled = false;
    return design;
}

} // namespace

void BareMetalProvisioningTest::copiesShareTheImageServer_data()
{
    QTest::addColumn<int>("machines");
    QTest::addColumn<double>("bandwidth");
    QTest::addColumn<double>("ready");
    QTest::newRow("one, by its own network") << 1 << 10000.0 << 570.0;
    QTest::newRow("twenty, half a Gbit/s each") << 20 << 10000.0 << 650.0;
    QTest::newRow("no limit but their own") << 20 << 0.0 << 570.0;
    QTest::newRow("a slow server") << 2 << 1000.0 << 650.0;
}

void BareMetalProvisioningTest::copiesShareTheImageServer()
{
    QFETCH(int, machines);
    QFETCH(double, bandwidth);
    QFETCH(double, ready);
    Laboratory lab = rack({{"bandwidth", bandwidth}});
    order(lab, 0, machines);
    const OneRun run(off(lab));
    QCOMPARE(run.timeOf("bare", "provisioned", 1), ready);
    QCOMPARE(run.timeOf("bare", "provisioned", machines), ready);
    QCOMPARE(run.timeOf("m", "serving"), ready);
    QCOMPARE(run.metric("bare.lead_time_mean"), ready);
}

// 1 Gbit/s for all. The first copies alone for 40 s, half of the image; then both share: 80 s for the other half. The second then has half
// of its own left, and copies alone again: 40 s.
void BareMetalProvisioningTest::thoseThatComeLaterSlowDownThoseThatCopy()
{
    Laboratory lab = rack({{"bandwidth", 1000}});
    order(lab, 0, 1);
    order(lab, 40, 1);
    const OneRun run(off(lab));
    QCOMPARE(run.timeOf("bare", "provisioned", 1), 490.0 + 120);
    QCOMPARE(run.timeOf("bare", "provisioned", 2), 40.0 + 490 + 120);
}

// Five steps of 490 s in all, each done twice on average.
void BareMetalProvisioningTest::aStepThatFailsIsDoneAgain()
{
    Laboratory lab = rack({{"failure", 0.5}, {"bandwidth", 0}});
    order(lab, 0, 300);
    const OneRun run(off(lab));
    const double deviation = std::sqrt(2.0 * (30 * 30 + 180 * 180 + 120 * 120 + 150 * 150 + 10 * 10));
    QVERIFY(std::abs(run.metric("bare.lead_time_mean") - (2 * 490 + 80)) < 4 * deviation / std::sqrt(300.0));
    QVERIFY(run.metric("bare.step_failures") > 0);
}

// The machine that is drawn and instances of it: those ordered and ten more.
void BareMetalProvisioningTest::moreThanThereAreAreRefused()
{
    Laboratory lab = rack();
    order(lab, 0, 5);
    const OneRun run(off(lab));
    QCOMPARE(run.metric("bare.orders_refused"), 0.0);
    lookAt(off(lab), 1, [](sim::Simulation &simulation) {
        Event more;
        more.action = "order";
        more.target = "bare";
        more.what = "m";
        more.amount = 100;
        QVERIFY(simulation.inject(more).isOk());
        int refused = 0;
        for (const auto &entry : simulation.entries())
            refused += entry.event == "order_refused" ? 1 : 0;
        QCOMPARE(refused, 100 - 11);
    });
}

void BareMetalProvisioningTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(rack().design(), "bare"), std::string());
}

void BareMetalProvisioningTest::itSaysWhatItDoes()
{
    Laboratory lab = rack({{"workers", 4}});
    order(lab, 10, 6);
    QCOMPARE(doing(off(lab), "bare", 5), std::string("Waits for orders."));
    QCOMPARE(doing(off(lab), "bare", 230), std::string("Sets up 4 machines; 4 copy their image, 2 wait."));
}

NEPHOSCOPE_TEST(BareMetalProvisioningTest);
#include "bare_metal_provisioning_test.moc"
