// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/rules.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

/// What the rules say about who provides, who administers, who trusts whom, and what lies open.
class PartyRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void platformStandsOnItsProvidersHardware();
    void someoneOfTheRightPartyPatchesTheGuest();
    void tenantsOfAnApplicationAreToldApart();
    void tenantsDoNotShareANetwork();
    void whatCrossesATrustBoundaryIsEncrypted();
    void sharedResourceIsIsolated();
    void serviceIsNotOpenToTheInternet();
    void exposedServerIsHardenedWhereAttackersAre();
    void reservedHoursAreUsed();
};

void PartyRulesTest::platformStandsOnItsProvidersHardware()
{
    Architecture design = sound();
    add(design, "shop", "organization", "", {{"role", "consumer"}});
    Element &cloud = *design.find(ElementId("cloud"));
    cloud.params["owner"] = "shop";
    QVERIFY(of(design, "L-02").empty()); // bare infrastructure
    cloud.params["delivery"] = "paas";
    expect(design, "L-02", "cloud", Severity::Error, true);
    design.find(ElementId("shop"))->params["role"] = "provider";
    QVERIFY(of(design, "L-02").empty());
    // Without a cloud it is the premises that tell.
    design = sound();
    add(design, "shop", "organization", "", {{"role", "consumer"}});
    design.find(ElementId("host1"))->parent = ElementId("shop");
    add(design, "runtime", "ready_made_environment", "server1");
    expect(design, "L-02", "runtime", Severity::Error, true);
}

void PartyRulesTest::someoneOfTheRightPartyPatchesTheGuest()
{
    Architecture design = sound();
    design.find(ElementId("cloud"))->params["deployment"] = "public";
    add(design, "operators", "cloud_resource_administrator", "cloud", {{"of", "provider"}});
    QVERIFY(of(design, "L-03").empty()); // they are linked to nothing
    link(design, LinkRole::Control, "operators", "host1");
    QVERIFY(of(design, "L-03").empty()); // for the machine, not for the guests
    link(design, LinkRole::Control, "operators", "server1");
    expect(design, "L-03", "server1", Severity::Warning);
    design.find(ElementId("cloud"))->params["delivery"] = "paas"; // now the guest is the provider's
    QVERIFY(of(design, "L-03").empty());
    design.find(ElementId("cloud"))->params["delivery"] = "iaas";
    add(design, "ours", "cloud_resource_administrator", "cloud", {{"of", "consumer"}});
    link(design, LinkRole::Control, "ours", "server1");
    QVERIFY(of(design, "L-03").empty());
}

void PartyRulesTest::tenantsOfAnApplicationAreToldApart()
{
    Architecture design = sound();
    design.find(ElementId("cloud"))->params["delivery"] = "saas";
    QVERIFY(of(design, "L-04").empty()); // one tenant
    design.find(ElementId("service1"))->params["tenants"] = 3.0;
    expect(design, "L-04", "service1", Severity::Warning);
    add(design, "access", "iam", "cloud");
    link(design, LinkRole::Control, "access", "lb"); // all come past it
    QVERIFY(of(design, "L-04").empty());
}

void PartyRulesTest::tenantsDoNotShareANetwork()
{
    Architecture design = sound();
    add(design, "red", "organization");
    add(design, "blue", "organization");
    design.find(ElementId("server1"))->params["tenant"] = "red";
    design.find(ElementId("server2"))->params["tenant"] = "red";
    add(design, "lan", "virtual_network", "cloud", {{"members", Value::List{Value("server1"), Value("server2")}}});
    QVERIFY(of(design, "L-10").empty());
    design.find(ElementId("server2"))->params["tenant"] = "blue";
    expect(design, "L-10", "lan", Severity::Error, true);
    add(design, "wall", "virtual_firewall", "lan");
    QVERIFY(of(design, "L-10").empty());
}

void PartyRulesTest::whatCrossesATrustBoundaryIsEncrypted()
{
    Architecture design = sound();
    add(design, "ours", "trust_boundary", "", {{"members", Value::List{Value("cloud")}}});
    expect(design, "L-34", "ours", Severity::Warning, true); // users -> lb comes in from outside
    add(design, "keys", "encryption", "cloud");
    link(design, LinkRole::Control, "keys", "users");
    QVERIFY(of(design, "L-34").empty());
}

void PartyRulesTest::sharedResourceIsIsolated()
{
    Architecture design = sound();
    add(design, "red", "trust_boundary", "", {{"members", Value::List{Value("server1")}}});
    add(design, "blue", "trust_boundary", "", {{"members", Value::List{Value("server2")}}});
    QVERIFY(of(design, "L-37").empty()); // each on its own host
    design.find(ElementId("server2"))->parent = ElementId("hypervisor1");
    expect(design, "L-37", "red", Severity::Warning);
    add(design, "image", "hardened_image", "cloud");
    link(design, LinkRole::Control, "image", "host1");
    QVERIFY(of(design, "L-37").empty());
}

void PartyRulesTest::serviceIsNotOpenToTheInternet()
{
    Architecture design = sound();
    add(design, "net", "internet");
    link(design, LinkRole::Request, "net", "lb");
    QVERIFY(of(design, "L-38").empty()); // nobody comes in over it
    link(design, LinkRole::Request, "users", "net");
    expect(design, "L-38", "service1", Severity::Hint);
    QCOMPARE(of(design, "L-38").front().others, std::vector<std::string>{"service2"});
    add(design, "wall", "virtual_firewall", "cloud");
    std::erase_if(design.links, [](const Link &one) { return one.from == ElementId("net"); });
    link(design, LinkRole::Request, "net", "wall");
    link(design, LinkRole::Request, "wall", "lb");
    QVERIFY(of(design, "L-38").empty());
}

void PartyRulesTest::exposedServerIsHardenedWhereAttackersAre()
{
    Architecture design = sound();
    add(design, "net", "internet");
    add(design, "wall", "virtual_firewall", "cloud");
    link(design, LinkRole::Request, "users", "net");
    link(design, LinkRole::Request, "net", "wall");
    link(design, LinkRole::Request, "wall", "lb");
    add(design, "image", "hardened_image", "cloud");
    link(design, LinkRole::Control, "image", "server1");
    expect(design, "L-38", "server2", Severity::Hint);
    link(design, LinkRole::Control, "image", "host2");
    QVERIFY(of(design, "L-38").empty());
}

void PartyRulesTest::reservedHoursAreUsed()
{
    // Two servers at 0.096 by use, 720 hours a period: 1,440 hours can be used. Reserved at 0.06 an hour pays from 62.5 % on.
    Architecture design = sound();
    for (const char *server : {"server1", "server2"})
        design.find(ElementId(server))->params["price"] = 0.096;
    const Value::Object row{{"what", Value("server_hours")}, {"price", Value(0.06)}};
    add(design, "bill", "billing_management_system", "cloud",
        {{"plan", "reserved"}, {"period", 720.0}, {"allowance", 2304.0}, {"prices", Value::List{Value(row)}}});
    QVERIFY(of(design, "L-42").empty()); // 1,440 of 2,304: exactly the break-even
    design.find(ElementId("bill"))->params["allowance"] = 2305.0;
    expect(design, "L-42", "bill", Severity::Hint, true);
    design.find(ElementId("bill"))->params["plan"] = "pay_per_use";
    QVERIFY(of(design, "L-42").empty());
}

NEPHOSCOPE_TEST(PartyRulesTest);
#include "party_rules_test.moc"
