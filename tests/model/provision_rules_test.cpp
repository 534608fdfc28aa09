// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/rules.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

/// What the rules say about how a sound design is run: spares, limits, copies, promises.
class ProvisionRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spareHostIsMissed();
    void linkBetweenKindsOfCloudsIsEncrypted();
    void foreignerReachesAClosedCloud();
    void replicasStandOnOneHost();
    void copyStandsOnAnotherDevice();
    void failureIsNoticedBeforeUsersGiveUp();
    void failoverIsStartedBeforeUsersGiveUp();
    void evenClusterHasNoMajority();
    void monitorMustSeeTheOutageThatBreaksThePromise();
    void copyInStepIsNear();
    void thinDeviceHasAnAlarm();
    void limitsAreMissed();
    void providerOwnsTheServicesOfASaasCloud();
    void consumerStaysOutOfTheProvidersLayers();
    void retriesBeforeTheAnswerAreAStorm();
    void overloadIsWarnedOfBeforeARun();
    void listenerNeedsAnExecutor();
    void listenerWaitsForWhatItOrdered();
    void boundsOfAListenerAreInOrder();
    void digestNeedsAKeyOrASignature();
    void dataStaysInItsRegions();
    void permissionIsUsed();
    void certificatesLiveAsLongAsTheRun();
    void consumersAsk();
};

void ProvisionRulesTest::spareHostIsMissed()
{
    // 12 GiB on each of two hosts: two servers of 8 are 16, and 12 are left without one.
    Architecture design = sound();
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Control, "vim", "hypervisor1");
    QVERIFY(of(design, "L-08").empty()); // one host is no cluster
    link(design, LinkRole::Control, "vim", "hypervisor2");
    expect(design, "L-08", "vim", Severity::Warning);
    for (const char *server : {"server1", "server2"})
        design.find(ElementId(server))->params["memory"] = 6.0;
    QVERIFY(of(design, "L-08").empty());
}

void ProvisionRulesTest::linkBetweenKindsOfCloudsIsEncrypted()
{
    Architecture design = sound();
    design.find(ElementId("cloud"))->params["deployment"] = "public";
    add(design, "own", "cloud", "", {{"deployment", "private"}});
    add(design, "near", "load_balancer", "own");
    link(design, LinkRole::Request, "near", "lb");
    expect(design, "L-11", design.links.back().id.text().c_str(), Severity::Warning, true);
    design.find(ElementId("own"))->params["deployment"] = "public";
    QVERIFY(of(design, "L-11").empty());
}

void ProvisionRulesTest::foreignerReachesAClosedCloud()
{
    Architecture design = sound();
    add(design, "shop", "organization");
    add(design, "others", "organization", "", {{"communities", Value::List{Value("schools")}}});
    design.find(ElementId("users"))->parent = ElementId("others");
    Element &cloud = *design.find(ElementId("cloud"));
    cloud.params["owner"] = "shop";
    QVERIFY(of(design, "L-12").empty()); // public
    cloud.params["deployment"] = "private";
    expect(design, "L-12", "users", Severity::Error);
    cloud.params["owner"] = "others";
    QVERIFY(of(design, "L-12").empty());
    cloud.params["owner"] = "shop";
    cloud.params["deployment"] = "community";
    cloud.params["community"] = "hospitals";
    expect(design, "L-12", "users", Severity::Error);
    cloud.params["community"] = "schools";
    QVERIFY(of(design, "L-12").empty());
}

void ProvisionRulesTest::replicasStandOnOneHost()
{
    Architecture design = sound();
    QVERIFY(of(design, "L-14").empty());
    design.find(ElementId("server2"))->parent = ElementId("hypervisor1");
    expect(design, "L-14", "lb", Severity::Warning);
    // What a failover system turns to instead has to stand elsewhere too.
    add(design, "failover", "failover_system", "cloud");
    link(design, LinkRole::Request, "failover", "service1");
    link(design, LinkRole::Request, "failover", "service2");
    QCOMPARE(of(design, "L-14").size(), std::size_t(2));
    QCOMPARE(of(design, "L-14").back().element, std::string("failover"));
    design.find(ElementId("server2"))->parent = ElementId("hypervisor2");
    QVERIFY(of(design, "L-14").empty());
}

void ProvisionRulesTest::copyStandsOnAnotherDevice()
{
    Architecture design = sound();
    add(design, "second", "lun", "disk");
    add(design, "copy", "storage_replication", "cloud");
    link(design, LinkRole::Replication, "images", "copy");
    link(design, LinkRole::Replication, "copy", "second");
    expect(design, "L-14", "copy", Severity::Warning);
    add(design, "other", "cloud_storage_device", "cloud");
    design.find(ElementId("second"))->parent = ElementId("other");
    QVERIFY(of(design, "L-14").empty());
}

void ProvisionRulesTest::failureIsNoticedBeforeUsersGiveUp()
{
    // Three heartbeats of 1 s: 3 s. Users wait 5 s unless told otherwise.
    Architecture design = sound();
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Control, "vim", "hypervisor1");
    QVERIFY(of(design, "L-20").empty());
    design.find(ElementId("users"))->params["timeout"] = 2.0;
    expect(design, "L-20", "vim", Severity::Warning, true);
    design.find(ElementId("users"))->params["timeout"] = 0.0; // waits for ever
    QVERIFY(of(design, "L-20").empty());
}

void ProvisionRulesTest::failoverIsStartedBeforeUsersGiveUp()
{
    // Users wait 5 s.
    Architecture design = sound();
    add(design, "failover", "failover_system", "cloud");
    design.links.back().to = ElementId("failover");
    link(design, LinkRole::Request, "failover", "lb");
    QVERIFY(of(design, "L-20").empty());
    design.find(ElementId("failover"))->params["detect_time"] = 6.0;
    expect(design, "L-20", "failover", Severity::Warning, true);
    // A monitor tells it after three probes in 3 s.
    add(design, "monitor", "sla_monitor", "cloud", {{"interval", 1.0}});
    link(design, LinkRole::Control, "monitor", "failover");
    QVERIFY(of(design, "L-20").empty());
}

void ProvisionRulesTest::evenClusterHasNoMajority()
{
    Architecture design = sound();
    add(design, "cluster", "resource_cluster", "cloud", {{"type", "high_availability"}});
    link(design, LinkRole::Member, "server1", "cluster");
    link(design, LinkRole::Member, "server2", "cluster");
    expect(design, "L-21", "cluster", Severity::Warning);
    design.find(ElementId("cluster"))->params["quorum"] = 1.0;
    QVERIFY(of(design, "L-21").empty());
}

void ProvisionRulesTest::monitorMustSeeTheOutageThatBreaksThePromise()
{
    // Of an hour 99 % leave 36 s: whoever looks every 60 s may miss them, and so may one that looks every 20 s.
    Architecture design = sound();
    design.run.duration = 3600;
    const auto objective = [](double value) {
        return Value(Value::List{Value(Value::Object{{"metric", Value("availability")}, {"op", Value(">=")}, {"value", Value(value)}})});
    };
    add(design, "monitor", "sla_monitor", "cloud", {{"objectives", objective(0.99)}});
    link(design, LinkRole::Monitor, "monitor", "lb");
    expect(design, "L-25", "monitor", Severity::Warning, true);
    design.find(ElementId("monitor"))->params["interval"] = 18.0;
    QVERIFY(of(design, "L-25").empty());
}

void ProvisionRulesTest::copyInStepIsNear()
{
    Architecture design = sound();
    add(design, "copy", "storage_replication", "cloud", {{"mode", "synchronous"}, {"rtt", 4.9}});
    QVERIFY(of(design, "L-27").empty());
    design.find(ElementId("copy"))->params["rtt"] = 5.0;
    expect(design, "L-27", "copy", Severity::Warning, true);
    design.find(ElementId("copy"))->params["rtt"] = 10.1;
    expect(design, "L-27", "copy", Severity::Error, true);
}

void ProvisionRulesTest::thinDeviceHasAnAlarm()
{
    Architecture design = sound();
    Element &disk = *design.find(ElementId("disk"));
    disk.params = {{"thin", true}, {"capacity", 400.0}, {"alarm", 0.0}}; // the LUN may grow to 500 GB
    expect(design, "L-29", "disk", Severity::Warning, true);
    design.find(ElementId("disk"))->params["capacity"] = 500.0;
    QVERIFY(of(design, "L-29").empty());
}

void ProvisionRulesTest::limitsAreMissed()
{
    Architecture design = sound();
    QVERIFY(of(design, "L-39").empty());
    design.find(ElementId("users"))->params["timeout"] = 0.0;
    expect(design, "L-39", "users", Severity::Hint, true);
    // Two services are one hint of their own.
    design.find(ElementId("service1"))->params["queue_limit"] = 0.0;
    design.find(ElementId("service2"))->params["queue_limit"] = 0.0;
    QCOMPARE(of(design, "L-39").size(), std::size_t(2));
    QCOMPARE(of(design, "L-39").back().fixes.front().changes.size(), std::size_t(2));
}

void ProvisionRulesTest::providerOwnsTheServicesOfASaasCloud()
{
    Architecture design = sound();
    design.find(ElementId("service1"))->params["owner"] = "consumer";
    QVERIFY(of(design, "L-01").empty());
    design.find(ElementId("cloud"))->params["delivery"] = "saas";
    expect(design, "L-01", "service1", Severity::Error, true);
}

void ProvisionRulesTest::consumerStaysOutOfTheProvidersLayers()
{
    Architecture design = sound(); // IaaS, public: up to the hypervisor all is the provider's
    add(design, "admin", "cloud_resource_administrator", "cloud", {{"of", "consumer"}});
    link(design, LinkRole::Control, "admin", "server1");
    QVERIFY(of(design, "L-01").empty());
    design.links.back().to = ElementId("host1");
    expect(design, "L-01", "admin", Severity::Error, true);
    design.find(ElementId("cloud"))->params["deployment"] = "private";
    QVERIFY(of(design, "L-01").empty());
    // A platform is leased without the servers under it.
    design.find(ElementId("cloud"))->params = {{"delivery", "paas"}};
    design.links.back().to = ElementId("server1");
    expect(design, "L-01", "admin", Severity::Error, true);
}

void ProvisionRulesTest::retriesBeforeTheAnswerAreAStorm()
{
    Architecture design = sound();
    design.find(ElementId("users"))->params["timeout"] = 0.005; // a request is worked on for 10 ms
    QVERIFY(of(design, "L-43").empty());
    design.find(ElementId("users"))->params["retries"] = 1.0;
    expect(design, "L-43", "users", Severity::Warning, true);
    QCOMPARE(of(design, "L-43").front().warning, std::string("W-RETRIES"));
}

void ProvisionRulesTest::overloadIsWarnedOfBeforeARun()
{
    Architecture design = sound(); // two servers can do 388 a second together
    design.find(ElementId("users"))->params["rate"] = 350.0;
    QCOMPARE(of(design, "L-30").front().warning, std::string());
    design.find(ElementId("users"))->params["rate"] = 400.0;
    QCOMPARE(of(design, "L-30").front().warning, std::string("W-UNSTABLE"));
}

void ProvisionRulesTest::listenerNeedsAnExecutor()
{
    Architecture design = sound();
    add(design, "listener", "automated_scaling_listener", "cloud");
    expect(design, "L-17", "listener", Severity::Warning);
    design.find(ElementId("listener"))->params["law"] = "notify";
    QVERIFY(of(design, "L-17").empty());
    design.find(ElementId("listener"))->params.erase("law");
    add(design, "copies", "resource_replication", "cloud", {{"of", "server1"}});
    link(design, LinkRole::Control, "listener", "copies");
    QVERIFY(of(design, "L-17").empty());
}

void ProvisionRulesTest::listenerWaitsForWhatItOrdered()
{
    Architecture design = sound(); // a server boots for 30 s
    add(design, "listener", "automated_scaling_listener", "cloud", {{"cooldown", 30.0}});
    add(design, "copies", "resource_replication", "cloud", {{"of", "server1"}});
    link(design, LinkRole::Control, "listener", "copies");
    QVERIFY(of(design, "L-17").empty());
    design.find(ElementId("listener"))->params["cooldown"] = 29.0;
    expect(design, "L-17", "listener", Severity::Warning, true);
    design.find(ElementId("listener"))->params["law"] = "notify"; // orders nothing
    QVERIFY(of(design, "L-17").empty());
}

void ProvisionRulesTest::boundsOfAListenerAreInOrder()
{
    Architecture design = sound();
    add(design, "listener", "automated_scaling_listener", "cloud", {{"minimum", 3.0}, {"maximum", 3.0}});
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Control, "listener", "vim");
    QVERIFY(of(design, "L-17").empty());
    design.find(ElementId("listener"))->params["maximum"] = 2.0;
    expect(design, "L-17", "listener", Severity::Warning, true);
}

void ProvisionRulesTest::digestNeedsAKeyOrASignature()
{
    Architecture design = sound();
    add(design, "digest", "hashing", "cloud", {{"keyed", false}});
    QVERIFY(of(design, "L-35").empty()); // covers nothing
    link(design, LinkRole::Control, "digest", "users");
    expect(design, "L-35", "digest", Severity::Warning, true);
    add(design, "signature", "digital_signature", "cloud");
    link(design, LinkRole::Control, "signature", "users");
    QVERIFY(of(design, "L-35").empty());
}

void ProvisionRulesTest::dataStaysInItsRegions()
{
    Architecture design = sound();
    add(design, "audit", "audit_monitor", "cloud", {{"allowed_regions", Value::List{Value("eu")}}});
    link(design, LinkRole::Monitor, "audit", "images");
    QVERIFY(of(design, "L-33").empty()); // the cloud names no region
    design.find(ElementId("cloud"))->params["region"] = "us";
    expect(design, "L-33", "images", Severity::Error);
    design.find(ElementId("cloud"))->params["region"] = "eu";
    QVERIFY(of(design, "L-33").empty());
}

void ProvisionRulesTest::permissionIsUsed()
{
    Architecture design = sound();
    const auto grant = [](const char *what) {
        return Value(Value::List{Value(Value::Object{{"who", Value("users")}, {"what", Value(what)}})});
    };
    add(design, "access", "iam", "cloud", {{"grants", grant("service1")}});
    QVERIFY(of(design, "L-36").empty());
    add(design, "payroll", "cloud_service", "server1");
    design.find(ElementId("access"))->params["grants"] = grant("payroll");
    expect(design, "L-36", "access", Severity::Warning, true);
}

void ProvisionRulesTest::certificatesLiveAsLongAsTheRun()
{
    Architecture design = sound();
    design.run.duration = 100 * 86'400;
    add(design, "pki", "pki", "cloud", {{"certificate_life", 90.0}, {"renew_before", 0.0}});
    QVERIFY(of(design, "L-40").empty()); // it vouches for nothing
    add(design, "cipher", "encryption", "cloud");
    link(design, LinkRole::Control, "pki", "cipher");
    expect(design, "L-40", "pki", Severity::Warning, true); // nobody renews
    Element &pki = *design.find(ElementId("pki"));
    pki.params["renew_before"] = 1.0;
    QVERIFY(of(design, "L-40").empty());
    pki.params["issue_time"] = 86'400.0; // ready when the old ones end, too late
    expect(design, "L-40", "pki", Severity::Warning, true);
    pki.params["issue_time"] = 86'399.0;
    QVERIFY(of(design, "L-40").empty());
    pki.params["issue_time"] = 60 * 86'400.0; // half of the life is the earliest: only longer ones help
    pki.params["renew_before"] = 80.0;
    expect(design, "L-40", "pki", Severity::Warning, true);
    pki.params["certificate_life"] = 100.0;
    QVERIFY(of(design, "L-40").empty());
    pki.params["certificate_life"] = 0.0; // for ever
    QVERIFY(of(design, "L-40").empty());
}

void ProvisionRulesTest::consumersAsk()
{
    Architecture design = sound();
    QVERIFY(of(design, "L-44").empty());
    Parameters &users = design.find(ElementId("users"))->params;
    users["rate"] = 0.0;
    expect(design, "L-44", "users", Severity::Warning, true);
    // A profile, an event or another kind of workload lets them ask all the same.
    users["profile"] = "ramp";
    QVERIFY(of(design, "L-44").empty());
    users["profile"] = "constant";
    users["workload"] = "closed";
    QVERIFY(of(design, "L-44").empty());
    users["workload"] = "open";
    Event &rise = design.events.emplace_back();
    rise.at = 60;
    rise.target = "users";
    QVERIFY(of(design, "L-44").empty());
}

NEPHOSCOPE_TEST(ProvisionRulesTest);
#include "provision_rules_test.moc"
