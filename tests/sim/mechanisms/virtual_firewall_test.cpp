// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class VirtualFirewallTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstRuleThatFitsDecides();
    void aRuleMayBeAboutATarget();
    void aSourceMaySendOnlySoMuch();
    void dropsWhatItDetectsAndSometimesMore();
    void looksAtOneMessageAfterTheOther();
    void aFloodAboveItsCapacityIsTurnedAway();
    void bypassedWhenSwitchedOffAndRefusesWhenDown();
    void whatItHoldsIsLostWhenItFails();
    void saysWhatItDoes();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// Callers `a` and `b` in organizations of their own, one request a second each for 10 s, by way of the firewall to `s`, which answers at once.
Laboratory gate(Settings firewall, double duration = 10.5)
{
    Laboratory lab(duration, 0, 1);
    for (const std::string caller : {"a", "b"}) {
        lab.element("org-" + caller, "organization", "", {});
        lab.consumer(caller, 1, {{"arrival", "deterministic"}});
        lab.request(caller, "fw");
    }
    lab.element("dc", "data_center", "", {});
    lab.element("fw", "virtual_firewall", "dc", {{"false_positive", 0}, {"latency", 0}, {"capacity", 0}});
    lab.set("fw", firewall);
    lab.service("s", 1, 0);
    lab.request("fw", "s");
    return lab;
}

Architecture inOrganizations(const Laboratory &lab)
{
    Architecture design = lab.design();
    for (const std::string caller : {"a", "b"})
        design.find(ElementId(caller))->parent = ElementId("org-" + caller);
    return design;
}

Value rule(const std::string &source, const std::string &target, bool pass)
{
    Value::Object object{{"pass", Value(pass)}};
    if (!source.empty())
        object.emplace_back("source", Value(source));
    if (!target.empty())
        object.emplace_back("target", Value(target));
    return object;
}

} // namespace

void VirtualFirewallTest::theFirstRuleThatFitsDecides()
{
    // `a` by its own id, whoever stands in org-b not at all, and the rest passes.
    const Laboratory lab = gate({{"rules", Value::List{rule("a", "", true), rule("org-a", "", false), rule("org-b", "", false)}}});
    const OneRun run(inOrganizations(lab));
    QCOMPARE(run.metric("a.responses"), 10.0);
    QCOMPARE(run.metric("b.refused"), 10.0);
    QCOMPARE(run.metric("fw.blocked_by_rule"), 10.0);
    QCOMPARE(run.metric("fw.blocked"), 10.0);
    QCOMPARE(OneRun(inOrganizations(gate({}))).metric("b.responses"), 10.0);
}

// `b` may not go to `s`; the second target is open to it.
void VirtualFirewallTest::aRuleMayBeAboutATarget()
{
    Laboratory lab = gate({{"rules", Value::List{rule("b", "s-host", false)}}});
    lab.service("t", 1, 0);
    lab.request("fw", "t");
    const OneRun run(inOrganizations(lab));
    QCOMPARE(run.metric("s.served"), 10.0);
    QCOMPARE(run.metric("t.served"), 10.0);
}

// One at once, then one every 2 s: of the requests at 1, 2, … 10 s those at 1, 3, 5, 7 and 9 s.
void VirtualFirewallTest::aSourceMaySendOnlySoMuch()
{
    const OneRun run(inOrganizations(gate({{"rate_limit", 0.5}})));
    for (const std::string caller : {"a", "b"}) {
        QCOMPARE(run.metric(caller + ".responses"), 5.0);
        QCOMPARE(run.metric(caller + ".rejected"), 5.0);
    }
    QCOMPARE(run.metric("fw.blocked_by_rate"), 10.0);
}

void VirtualFirewallTest::dropsWhatItDetectsAndSometimesMore()
{
    Laboratory lab = gate({{"detection", 0.8}, {"false_positive", 0.1}}, 10000.5);
    lab.element("flood", "threat_agent", "", {{"threat", "denial_of_service"}, {"rate", 1}});
    lab.request("flood", "fw");
    const OneRun run(inOrganizations(lab));
    // Binomial: 20,000 × 0.1, deviation 42; attempts × 0.8, deviation 40. Four deviations.
    QVERIFY(std::abs(run.metric("fw.false_positives") - 2000) < 170);
    QVERIFY(std::abs(run.metric("fw.hostile_blocked") - 0.8 * run.metric("flood.attempts")) < 160);
    QCOMPARE(run.metric("fw.blocked"), run.metric("fw.false_positives") + run.metric("fw.hostile_blocked"));
    QCOMPARE(run.metric("flood.detections"), run.metric("fw.hostile_blocked"));
    QCOMPARE(run.metric("flood.availability_detections"), run.metric("fw.hostile_blocked"));
    const OneRun blind(inOrganizations(gate({{"detection", 0}, {"false_positive", 0}})));
    QCOMPARE(blind.metric("fw.blocked"), 0.0);
}

// Two come at once each second and each takes 0.1 s, then 0.25 s of latency: answers after 0.35 and 0.45 s.
void VirtualFirewallTest::looksAtOneMessageAfterTheOther()
{
    const OneRun run(inOrganizations(gate({{"capacity", 10}, {"latency", 0.25}})));
    QCOMPARE(run.metric("a.response_time_mean") + run.metric("b.response_time_mean"), 0.8);
    // 20 × 0.1 s of 10.5 s.
    QVERIFY(std::abs(run.metric("fw.utilization") - 2 / 10.5) < 1e-9);
}

// 100 come at once, 2 a second are looked at, and five may wait: the sixth finds five before it.
void VirtualFirewallTest::aFloodAboveItsCapacityIsTurnedAway()
{
    Laboratory lab = gate({{"capacity", 2}, {"queue_limit", 5}}, 60);
    lab.set("a", {{"workload", "batch"}, {"count", 100}});
    lab.set("b", {{"rate", 0}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("a.responses"), 6.0);
    QCOMPARE(run.metric("a.rejected"), 94.0);
}

void VirtualFirewallTest::bypassedWhenSwitchedOffAndRefusesWhenDown()
{
    Laboratory lab = gate({{"rules", Value::List{rule("b", "", false)}}});
    lab.event(3.5, "disable", "fw");
    lab.event(5.5, "enable", "fw");
    lab.event(7.5, "fail", "fw").kind = "crash";
    lab.event(9.5, "repair", "fw");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("b.responses"), 2.0); // at 4 and 5 s
    QCOMPARE(run.metric("a.responses"), 8.0); // not at 8 and 9 s
    QCOMPARE(run.metric("fw.downtime"), 2.0);
}

void VirtualFirewallTest::whatItHoldsIsLostWhenItFails()
{
    Laboratory lab = gate({{"latency", 0.6}});
    lab.event(3.5, "fail", "fw").kind = "crash";
    lab.event(3.8, "repair", "fw");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("a.lost"), 1.0);
    QCOMPARE(run.metric("a.responses"), 8.0); // the tenth is under way
}

void VirtualFirewallTest::saysWhatItDoes()
{
    const Laboratory lab = gate({{"rules", Value::List{rule("b", "", false)}}});
    QCOMPARE(doing(lab.design(), "fw", 3.5), std::string("Let 3 messages pass and blocked 3, of which 0 by mistake."));
}

void VirtualFirewallTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(gate({}).design(), "fw"), std::string());
}

NEPHOSCOPE_TEST(VirtualFirewallTest);
#include "virtual_firewall_test.moc"
