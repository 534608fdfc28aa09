// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/rules.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

/// What the rules say about ways, copies and promises: what is lost together, what cannot move, what is promised.
class PathRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void balancerHasASecondOne();
    void sessionsAreNotScattered();
    void copiesMadeInARunShareSessions();
    void observerOutlivesWhatItWatches();
    void copyInStepIsSwitchedTo();
    void promiseIsNoMoreThanThePartsKeep();
    void promiseIsNoMoreThanTheProviders();
    void copyIsFreshEnough();
    void movableServerKeepsItsDisk();
    void waysOutAreApart();
    void networkReachesWhereServersMayGo();
};

void PathRulesTest::balancerHasASecondOne()
{
    // The only way in is named as a single point of failure already; behind a service of one's own it is not.
    Architecture design = sound();
    QVERIFY(of(design, "L-15").empty());
    add(design, "front", "cloud_service", "host1");
    std::erase_if(design.links, [](const Link &one) { return one.from == ElementId("users"); });
    link(design, LinkRole::Request, "users", "front");
    link(design, LinkRole::Request, "front", "lb");
    expect(design, "L-15", "lb", Severity::Warning);
    add(design, "lb2", "load_balancer", "cloud");
    link(design, LinkRole::Request, "lb2", "service1");
    link(design, LinkRole::Request, "lb2", "service2");
    QVERIFY(of(design, "L-15").empty());
}

void PathRulesTest::sessionsAreNotScattered()
{
    Architecture design = sound();
    design.find(ElementId("service1"))->params["stateful"] = true;
    expect(design, "L-18", "lb", Severity::Warning, true);
    design.find(ElementId("lb"))->params["sticky"] = true;
    QVERIFY(of(design, "L-18").empty());
}

void PathRulesTest::copiesMadeInARunShareSessions()
{
    Architecture design = sound();
    design.find(ElementId("service1"))->params["stateful"] = true;
    design.find(ElementId("lb"))->params["sticky"] = true;
    add(design, "copies", "resource_replication", "cloud", {{"of", "server1"}});
    QVERIFY(of(design, "L-18").empty());
    std::erase_if(design.links, [](const Link &one) { return one.to == ElementId("service1"); });
    link(design, LinkRole::Request, "users", "service1");
    expect(design, "L-18", "copies", Severity::Warning);
    design.find(ElementId("copies"))->params["mode"] = "synchronised";
    QVERIFY(of(design, "L-18").empty()); // all of them know all sessions
}

void PathRulesTest::observerOutlivesWhatItWatches()
{
    Architecture design = sound();
    add(design, "heartbeat", "cloud_usage_monitor", "server1", {{"kind", "polling_agent"}});
    link(design, LinkRole::Monitor, "heartbeat", "hypervisor2");
    QVERIFY(of(design, "L-19").empty());
    link(design, LinkRole::Monitor, "heartbeat", "hypervisor1");
    expect(design, "L-19", "heartbeat", Severity::Error);
    design.find(ElementId("heartbeat"))->params["kind"] = "monitoring_agent"; // counts the messages that pass
    QVERIFY(of(design, "L-19").empty());
}

void PathRulesTest::copyInStepIsSwitchedTo()
{
    Architecture design = sound();
    add(design, "second", "lun", "disk");
    add(design, "copy", "storage_replication", "cloud", {{"mode", "synchronous"}});
    link(design, LinkRole::Replication, "images", "copy");
    link(design, LinkRole::Replication, "copy", "second");
    expect(design, "L-19", "copy", Severity::Warning);
    add(design, "gateway", "storage_service_gateway", "cloud");
    link(design, LinkRole::Storage, "gateway", "images");
    QVERIFY(of(design, "L-19").empty());
}

void PathRulesTest::promiseIsNoMoreThanThePartsKeep()
{
    // 99 h up, 1 h down: 99 % for the host, 99 % for the virtual server on it, 98.01 % for both.
    Architecture design = sound();
    const auto objective = [](double value) {
        return Value(Value::List{Value(Value::Object{{"metric", Value("availability")}, {"op", Value(">=")}, {"value", Value(value)}})});
    };
    for (const char *part : {"host1", "server1"}) {
        design.find(ElementId(part))->params["mtbf"] = 99.0;
        design.find(ElementId(part))->params["mttr"] = 1.0;
    }
    add(design, "monitor", "sla_monitor", "cloud", {{"objectives", objective(0.98)}});
    link(design, LinkRole::Monitor, "monitor", "service1");
    QVERIFY(of(design, "L-26").empty());
    design.find(ElementId("monitor"))->params["objectives"] = objective(0.985);
    expect(design, "L-26", "monitor", Severity::Warning, true);
    QVERIFY(of(design, "L-26").front().text.en.find("98.01 %") != std::string::npos);
    // Users have the other service as well: for them neither host is in series.
    design.links.back().to = ElementId("users");
    QVERIFY(of(design, "L-26").empty());
    design.find(ElementId("lb"))->params["mtbf"] = 99.0;
    design.find(ElementId("lb"))->params["mttr"] = 2.0;
    expect(design, "L-26", "monitor", Severity::Warning, true); // 99 / 101 = 98.02 %
}

void PathRulesTest::promiseIsNoMoreThanTheProviders()
{
    Architecture design = sound();
    const auto objective = [](double value) {
        return Value(Value::List{Value(Value::Object{{"metric", Value("availability")}, {"op", Value(">=")}, {"value", Value(value)}})});
    };
    link(design, LinkRole::Request, "service1", "service2");
    add(design, "ours", "sla_monitor", "cloud", {{"objectives", objective(0.999)}});
    link(design, LinkRole::Monitor, "ours", "service1");
    add(design, "theirs", "sla_monitor", "cloud", {{"objectives", objective(0.999)}});
    link(design, LinkRole::Monitor, "theirs", "service2");
    QVERIFY(of(design, "L-26").empty());
    design.find(ElementId("theirs"))->params["objectives"] = objective(0.99);
    expect(design, "L-26", "ours", Severity::Warning);
}

void PathRulesTest::copyIsFreshEnough()
{
    Architecture design = sound();
    add(design, "copy", "storage_replication", "cloud", {{"mode", "asynchronous"}, {"lag", 10.0}});
    QVERIFY(of(design, "L-28").empty()); // nobody says what may be lost
    design.expect.resize(1);
    design.expect.back().metric = "copy.lost_time";
    design.expect.back().op = "<=";
    design.expect.back().value = 10;
    QVERIFY(of(design, "L-28").empty());
    design.expect.back().value = 5;
    expect(design, "L-28", "copy", Severity::Warning, true);
}

void PathRulesTest::movableServerKeepsItsDisk()
{
    Architecture design = sound();
    add(design, "raw", "lun", "disk", {{"shared", false}});
    link(design, LinkRole::Storage, "server1", "raw");
    QVERIFY(of(design, "L-31").empty()); // nobody moves it
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Control, "vim", "hypervisor1");
    link(design, LinkRole::Control, "vim", "hypervisor2");
    expect(design, "L-31", "server1", Severity::Warning, true);
    // A disk in the host stays there, shared or not.
    design.links.erase(design.links.end() - 3);
    add(design, "inside", "cloud_storage_device", "host1");
    link(design, LinkRole::Storage, "service1", "inside");
    expect(design, "L-31", "server1", Severity::Warning);
}

void PathRulesTest::waysOutAreApart()
{
    Architecture design = sound();
    std::erase_if(design.links, [](const Link &one) { return one.from == ElementId("users"); });
    for (const char *line : {"east", "west", "backbone"})
        add(design, line, "internet");
    link(design, LinkRole::Request, "users", "east");
    link(design, LinkRole::Request, "users", "west");
    link(design, LinkRole::Request, "east", "backbone");
    link(design, LinkRole::Request, "west", "lb");
    link(design, LinkRole::Request, "backbone", "lb");
    QVERIFY(of(design, "L-32").empty());
    design.links.end()[-2].to = ElementId("backbone");
    expect(design, "L-32", "users", Severity::Warning);
}

void PathRulesTest::networkReachesWhereServersMayGo()
{
    Architecture design = sound();
    add(design, "east", "data_center", "cloud");
    add(design, "west", "data_center", "cloud");
    design.find(ElementId("host1"))->parent = ElementId("east");
    design.find(ElementId("host2"))->parent = ElementId("west");
    add(design, "lan", "virtual_network", "east", {{"members", Value::List{Value("server1")}}});
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Control, "vim", "hypervisor1");
    QVERIFY(of(design, "L-41").empty());
    link(design, LinkRole::Control, "vim", "hypervisor2");
    expect(design, "L-41", "server1", Severity::Warning);
    design.find(ElementId("lan"))->parent = ElementId("cloud"); // drawn over both
    QVERIFY(of(design, "L-41").empty());
}

NEPHOSCOPE_TEST(PathRulesTest);
#include "path_rules_test.moc"
