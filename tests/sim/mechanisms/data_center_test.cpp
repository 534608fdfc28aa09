// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class DataCenterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void energyFollowsLoadAndPue();
    void contentsCountWhileTheyTakePart();
    void anOutageTakesEverythingDown();
    void repairsLastAsTheTierAllows();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// A host of one core, 100 W to 200 W, in a site; 30 % busy, to the end of each 10 ms.
Architecture site(const Parameters &params)
{
    Laboratory lab(3600, 0, 1);
    lab.element("org", "organization", "", {{"role", "provider"}, {"capital_per_server", 0}});
    lab.element("dc", "data_center", "org", {});
    lab.service("s", 1, 10, {{"distribution", "deterministic"}});
    lab.consumer("c", 30, {{"arrival", "deterministic"}});
    lab.request("c", "s");
    Architecture design = lab.design();
    design.find(ElementId("dc"))->params = params;
    design.find(ElementId("s-host"))->parent = ElementId("dc");
    return design;
}

} // namespace

// P = PUE (idle + (peak - idle) u) = 1.56 (100 W + 100 W × 0.3) = 202.8 W; in an hour 0.2028 kWh, at 0.1 a kWh 0.02028, at 400 g 0.08112 kg.
void DataCenterTest::energyFollowsLoadAndPue()
{
    const Architecture design = site({{"pue", 1.56}, {"power_price", 0.1}, {"carbon", 400}, {"cost_per_hour", 2}});
    const OneRun run(design);
    // The last request of the hour comes at its end and is not served any more: one of 108,000.
    QVERIFY(std::abs(run.metric("dc.utilization") - 0.3) < 1e-5);
    QVERIFY(std::abs(run.metric("dc.energy") - 0.2028) < 1e-6);
    QVERIFY(std::abs(run.metric("dc.cost") - 2.02028) < 1e-6);
    QVERIFY(std::abs(run.metric("dc.carbon_emitted") - 0.08112) < 1e-6);
    // The organization that holds it pays for it.
    QVERIFY(std::abs(run.metric("org.cost") - 2.02028) < 1e-6);
}

// Half the time at 3 an hour, then a PUE of 1 instead of 2 for idle servers of 100 W: 1.5, and 0.1 kWh + 0.05 kWh.
void DataCenterTest::contentsCountWhileTheyTakePart()
{
    Architecture design = site({{"pue", 2}});
    design.find(ElementId("s-hypervisor"))->params.insert_or_assign("cost_per_hour", 3);
    design.find(ElementId("c"))->params.insert_or_assign("rate", 0);
    addEvent(design, 1800, "disable", "s-hypervisor");
    addSetting(design, 1800, "dc", "pue", 1);
    const OneRun run(design, {{"dc", "cost", 900, 2700}, {"dc", "energy", 900, 2700}});
    QVERIFY(std::abs(run.metric("dc.cost") - 1.5) < 1e-9);
    QVERIFY(std::abs(run.metric("dc.energy") - 0.15) < 1e-9);
    QVERIFY(std::abs(run.window(0) - 0.75) < 1e-9);
    QVERIFY(std::abs(run.window(1) - 0.075) < 1e-9);
}

// Down from 100 to 160 s: host, hypervisor and virtual server start at once in this laboratory, and 60 s × 30 requests find nobody.
void DataCenterTest::anOutageTakesEverythingDown()
{
    Architecture design = site({});
    design.find(ElementId("c"))->params.insert_or_assign("arrival", "deterministic");
    addEvent(design, 100.005, "fail", "dc");
    addEvent(design, 160.005, "repair", "dc");
    const OneRun run(design);
    QCOMPARE(run.timeOf("s", "failed"), 100.005);
    QVERIFY(std::abs(run.metric("dc.downtime") - 60) < 1e-9);
    QVERIFY(std::abs(run.metric("dc.longest_outage") - 60) < 1e-9);
    // One that came at 100.000 is in service when it happens.
    QCOMPARE(run.metric("c.refused"), 1800.0);
    QCOMPARE(run.metric("c.lost"), 1.0);
}

// Tier 1 is up 99.671 % of the time: with 10 h between failures repairs take 10 h × 0.00329 / 0.99671 = 118.8 s.
void DataCenterTest::repairsLastAsTheTierAllows()
{
    Laboratory lab(4e7, 0, 20);
    lab.element("org", "organization", "", {});
    lab.element("dc", "data_center", "org", {{"tier", 1}, {"mtbf", 10}, {"mttr", 0}});
    NEPHOSCOPE_AGREES(lab.differs("dc.up_time", 0.99671, 1e-4));
    NEPHOSCOPE_AGREES(lab.differs("dc.downtime", 4e7 * 0.00329, 0.02));
}

void DataCenterTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(site({}), "dc"), std::string());
}

NEPHOSCOPE_TEST(DataCenterTest);
#include "data_center_test.moc"
