// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class OrganizationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void serversAreWrittenOffOverTheirLife();
    void aNewPriceHoldsFromThenOn();
    void whatIsSwitchedOffFromTheStartIsNotOwnedYet();
    void requestsAcrossItsBorderAreCounted();
    void everyRoleIsKnown_data();
    void everyRoleIsKnown();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// Two organizations: the one has a host with a service that answers at once, the other asks it 10 times a second.
Architecture twoOrganizations(const Parameters &owner)
{
    Laboratory lab(3600, 0, 1);
    lab.element("owner", "organization", "", {});
    lab.element("guest", "organization", "", {});
    lab.service("s", 1, 1);
    lab.consumer("c", 10, {{"arrival", "deterministic"}});
    lab.request("c", "s");
    Architecture design = lab.design();
    design.find(ElementId("owner"))->params = owner;
    design.find(ElementId("s-host"))->parent = ElementId("owner");
    design.find(ElementId("c"))->parent = ElementId("guest");
    return design;
}

} // namespace

// 35,040 over 4 years of 8,760 h is 1 an hour.
void OrganizationTest::serversAreWrittenOffOverTheirLife()
{
    const OneRun run(twoOrganizations({{"capital_per_server", 35040}, {"life", 4}}), {{"owner", "cost", 600, 1200}});
    QVERIFY(std::abs(run.metric("owner.cost") - 1) < 1e-9);
    QVERIFY(std::abs(run.window(0) - 1.0 / 6) < 1e-9);
    QCOMPARE(run.metric("guest.cost"), 0.0);
    QCOMPARE(run.metric("guest.charges"), 0.0);
}

// 1 an hour for 900 s, then 3 an hour for 2,700 s: 0.25 + 2.25.
void OrganizationTest::aNewPriceHoldsFromThenOn()
{
    Architecture design = twoOrganizations({{"capital_per_server", 35040}, {"life", 4}});
    addSetting(design, 900, "owner", "capital_per_server", 3 * 35040);
    QVERIFY(std::abs(OneRun(design).metric("owner.cost") - 2.5) < 1e-9);
}

// 1 an hour for the host from the start, and for the other from 1,800 s on, when it is put in; that it is switched off at 2,700 s pays nothing back.
void OrganizationTest::whatIsSwitchedOffFromTheStartIsNotOwnedYet()
{
    Architecture design = twoOrganizations({{"capital_per_server", 35040}, {"life", 4}});
    Element spare = *design.find(ElementId("s-host"));
    spare.id = ElementId("spare");
    spare.enabled = false;
    design.elements.push_back(spare);
    QVERIFY(std::abs(OneRun(design).metric("owner.cost") - 1) < 1e-9);
    addEvent(design, 1800, "enable", "spare");
    addEvent(design, 2700, "disable", "spare");
    QVERIFY(std::abs(OneRun(design).metric("owner.cost") - 1.5) < 1e-9);
}

// 36,000 requests leave the one and enter the other; what the owner's own people ask crosses nothing.
void OrganizationTest::requestsAcrossItsBorderAreCounted()
{
    Architecture design = twoOrganizations({});
    const OneRun across(design);
    QCOMPARE(across.metric("c.requests"), 36000.0);
    QCOMPARE(across.metric("owner.crossings"), 36000.0);
    QCOMPARE(across.metric("guest.crossings"), 36000.0);
    design.find(ElementId("c"))->parent = ElementId("owner");
    QCOMPARE(OneRun(design).metric("owner.crossings"), 0.0);
}

void OrganizationTest::everyRoleIsKnown_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"consumer", "provider", "both", "third_party"})
        QTest::newRow(role) << role;
}

void OrganizationTest::everyRoleIsKnown()
{
    QFETCH(QString, role);
    const Architecture design = twoOrganizations({{"role", role.toStdString()}, {"communities", Value::List{"schools"}}, {"procurement_time", 45}});
    QVERIFY(OneRun(design).metric("owner.cost") > 0);
}

void OrganizationTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(twoOrganizations({}), "owner"), std::string());
}

NEPHOSCOPE_TEST(OrganizationTest);
#include "organization_test.moc"
