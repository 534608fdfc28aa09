// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/change.h"
#include "model/rules/rules.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::tests;

/// One sound design; each test spoils one thing in it and expects exactly that rule to see it.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundDesignHasNoErrors();
    void virtualServerNeedsAHypervisor();
    void elementMayNotStandInItself();
    void poolHoldsWhatItHandsOut();
    void poolHoldsSomething();
    void hostMustHaveRoom();
    void serviceMustBeReachable();
    void loadBalancerIsASinglePointOfFailure();
    void loadBalancerNeedsTwoTargets();
    void liveMigrationNeedsASharedVolume();
    void liveMigrationMustConverge();
    void billingByUseNeedsAMonitor();
    void overloadIsForeseen();
    void disabledElementsAreNotJudged();
};

void RulesTest::soundDesignHasNoErrors()
{
    for (const Problem &problem : findProblems(sound(), Catalogue::builtIn()))
        QVERIFY2(problem.severity != Severity::Error, problem.text.en.c_str());
}

void RulesTest::virtualServerNeedsAHypervisor()
{
    Architecture design = sound();
    QVERIFY(of(design, "L-05").empty());
    design.find(ElementId("server1"))->parent = ElementId("cloud");
    expect(design, "L-05", "server1", Severity::Error);
    QVERIFY(of(design, "L-06").empty());
}

void RulesTest::elementMayNotStandInItself()
{
    Architecture design = sound();
    design.find(ElementId("images"))->parent = ElementId("lb");
    expect(design, "L-06", "images", Severity::Error);
    design = sound();
    design.find(ElementId("cloud"))->parent = ElementId("cloud");
    QVERIFY(!of(design, "L-06").empty());
}

void RulesTest::poolHoldsWhatItHandsOut()
{
    Architecture design = sound();
    add(design, "pool", "resource_pool", "cloud", {{"of", "host1"}});
    add(design, "nested", "resource_pool", "pool", {{"of", "host1"}});
    add(design, "spare", "physical_server", "pool");
    QVERIFY(of(design, "L-06").empty());
    add(design, "drive", "cloud_storage_device", "pool");
    expect(design, "L-06", "drive", Severity::Error);
    design.find(ElementId("pool"))->params.erase("of"); // of nothing in particular
    QVERIFY(of(design, "L-06").empty());
}

void RulesTest::poolHoldsSomething()
{
    Architecture design = sound();
    add(design, "pool", "resource_pool", "cloud", {{"size", 1.0}});
    QVERIFY(of(design, "L-16").empty());
    design.find(ElementId("pool"))->params["size"] = 0.0;
    expect(design, "L-16", "pool", Severity::Error, true);
}

void RulesTest::hostMustHaveRoom()
{
    // 16 GiB less 4 for the hypervisor: 12 are left, 14 do not fit.
    Architecture design = sound();
    design.find(ElementId("server1"))->params["memory"] = 14.0;
    expect(design, "L-07", "hypervisor1", Severity::Error, true);
    // 16 cores, each promised four times: 64 virtual CPUs are the most.
    design = sound();
    design.find(ElementId("server1"))->params["vcpus"] = 64.0;
    QVERIFY(of(design, "L-07").empty());
    design.find(ElementId("server1"))->params["vcpus"] = 65.0;
    expect(design, "L-07", "hypervisor1", Severity::Error, true);
}

void RulesTest::serviceMustBeReachable()
{
    Architecture design = sound();
    std::erase_if(design.links, [](const Link &link) { return link.to == ElementId("service2"); });
    expect(design, "L-09", "service2", Severity::Error);
    // A call reaches it as well.
    link(design, LinkRole::Request, "service1", "service2");
    QVERIFY(of(design, "L-09").empty());
}

void RulesTest::loadBalancerIsASinglePointOfFailure()
{
    Architecture design = sound();
    expect(design, "L-13", "lb", Severity::Warning);
    link(design, LinkRole::Request, "users", "service1");
    QVERIFY(of(design, "L-13").empty());
}

void RulesTest::loadBalancerNeedsTwoTargets()
{
    Architecture design = sound();
    std::erase_if(design.links, [](const Link &link) { return link.to == ElementId("service2"); });
    expect(design, "L-16", "lb", Severity::Error);
    QVERIFY(of(sound(), "L-16").empty());
    // So is one that rests until it is switched on.
    design = sound();
    design.find(ElementId("service2"))->enabled = false;
    QVERIFY(of(design, "L-16").empty());
    std::erase_if(design.links, [](const Link &link) { return link.to == ElementId("service2"); });
    // One that is made several times in a run is enough.
    add(design, "copies", "resource_replication", "cloud", {{"of", "server1"}});
    QVERIFY(of(design, "L-16").empty());
}

void RulesTest::liveMigrationNeedsASharedVolume()
{
    Architecture design = sound();
    design.find(ElementId("server2"))->params.erase("image_on");
    QVERIFY(of(design, "L-22").empty());
    add(design, "mover", "live_vm_migration", "cloud");
    expect(design, "L-22", "server2", Severity::Error, true);
}

void RulesTest::liveMigrationMustConverge()
{
    Architecture design = sound();
    add(design, "mover", "live_vm_migration", "cloud", {{"bandwidth", 32.0}});
    // Both servers change 32 MiB/s by default: just not slower than the copy.
    QCOMPARE(of(design, "L-23").size(), std::size_t(2));
    design.find(ElementId("server1"))->params["dirty_rate"] = 31.0;
    expect(design, "L-23", "server2", Severity::Error, true);
    // 9 MiB that change for ever are copied within the pause of 0.3 s.
    design.find(ElementId("server2"))->params["writable_working_set"] = 9.0;
    QVERIFY(of(design, "L-23").empty());
}

void RulesTest::billingByUseNeedsAMonitor()
{
    Architecture design = sound();
    add(design, "billing", "billing_management_system", "cloud");
    expect(design, "L-24", "billing", Severity::Warning);
    add(design, "meter", "pay_per_use_monitor", "cloud");
    link(design, LinkRole::Notify, "meter", "billing");
    QVERIFY(of(design, "L-24").empty());
}

void RulesTest::overloadIsForeseen()
{
    // Two servers of two CPUs at 97 % speed, 10 ms a request: together they can do 388 a second, 80 % is 310.4.
    Architecture design = sound();
    design.find(ElementId("users"))->params["rate"] = 310.0;
    QVERIFY(of(design, "L-30").empty());
    design.find(ElementId("users"))->params["rate"] = 311.0;
    QCOMPARE(of(design, "L-30").size(), std::size_t(2));
    // The peak counts, not the usual rate.
    design.find(ElementId("users"))->params["rate"] = 10.0;
    design.find(ElementId("users"))->params["profile"] = "step";
    design.find(ElementId("users"))->params["profile_rate"] = 400.0;
    QCOMPARE(of(design, "L-30").size(), std::size_t(2));
    QVERIFY(of(design, "L-30").front().text.en.find("103 %") != std::string::npos);
    // A listener makes four of each at most: 1,552 a second, and 80 % is 1,241.6; but only if somebody carries it out.
    design = sound();
    design.links.back().to = ElementId("listener");
    add(design, "listener", "automated_scaling_listener", "cloud", {{"maximum", 4}});
    add(design, "vim", "vim", "cloud");
    link(design, LinkRole::Request, "listener", "lb");
    design.find(ElementId("users"))->params["rate"] = 1241.0;
    QCOMPARE(of(design, "L-30").size(), std::size_t(2));
    link(design, LinkRole::Control, "listener", "vim");
    QVERIFY(of(design, "L-30").empty());
    design.find(ElementId("users"))->params["rate"] = 1243.0;
    QCOMPARE(of(design, "L-30").size(), std::size_t(2));
}

void RulesTest::disabledElementsAreNotJudged()
{
    Architecture design = sound();
    design.find(ElementId("server1"))->params["memory"] = 14.0;
    design.find(ElementId("host1"))->enabled = false;
    QVERIFY(of(design, "L-07").empty());
}

NEPHOSCOPE_TEST(RulesTest);
#include "rules_test.moc"
