// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class LoadBalancerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesByItsAlgorithm_data();
    void sharesByItsAlgorithm();
    void followsThoseUnderWay_data();
    void followsThoseUnderWay();
    void sharesByCapacity();
    void contentGoesWhereTheRulesSay();
    void stickyConsumersStay();
    void hashedConsumersMoveOnlyWhenTheyMust();
    void aSharedQueueWaitsForAFreeCore();
    void fullItRejectsTheLowestPriority();
    void highPriorityWaitsLikeCobham();
    void deadTargetsAreLeftOut_data();
    void deadTargetsAreLeftOut();
    void withNobodyWellItTriesAllOrRefuses();
    void clustersMeanTheirMembers();
    void serversAndBalancersAreTargets();
    void whatIsSwitchedOffMayFinish_data();
    void whatIsSwitchedOffMayFinish();
    void whatStaysAfterAllIsUsedAgain();
    void failingItLosesWhatPassesThrough();
    void hangingItNeverAnswers();
    void slowItTakesLonger();
    void switchedOffTheFirstTargetGetsAll();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `callers` → lb → s1 … sn, each of one core and `demand` ms, served evenly.
Architecture balanced(int targets, double demand, const std::string &algorithm, const Parameters &balancer, const Parameters &consumer, double duration)
{
    Laboratory lab(duration, 0, 1);
    for (int i = 1; i <= targets; ++i)
        lab.service("s" + std::to_string(i), 1, demand, {{"distribution", "deterministic"}, {"install_time", 0}});
    lab.balancer("lb", algorithm);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.request("c", "lb");
    for (int i = 1; i <= targets; ++i)
        lab.request("lb", "s" + std::to_string(i));
    Architecture design = lab.design();
    design.run.sample = 1;
    for (const auto &[name, value] : balancer)
        design.find(ElementId("lb"))->params.insert_or_assign(name, value);
    for (const auto &[name, value] : consumer)
        design.find(ElementId("c"))->params.insert_or_assign(name, value);
    return design;
}

Parameters batch(int count, double at = 0)
{
    return {{"workload", "batch"}, {"count", count}, {"profile_start", at}};
}

void addConsumer(Architecture &design, const std::string &id, Parameters params)
{
    Element consumer = *design.find(ElementId("c"));
    consumer.id = ElementId(id);
    for (auto &[name, value] : params)
        consumer.params.insert_or_assign(name, value);
    design.elements.push_back(consumer);
    addLink(design, "request", id, "lb");
}

bool isNear(double measured, double exact, double tolerance = 1e-9)
{
    if (std::abs(measured - exact) <= tolerance)
        return true;
    qWarning("measured %.12g, exactly %.12g", measured, exact);
    return false;
}

} // namespace

void LoadBalancerTest::sharesByItsAlgorithm_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<double>("share"); // of the first of two targets, of 4,000 requests
    QTest::addColumn<double>("spread");
    QTest::newRow("round_robin") << "round_robin" << 0.5 << 0.0;
    QTest::newRow("random") << "random" << 0.5 << 4 * std::sqrt(1000.0);
    QTest::newRow("weighted") << "weighted" << 0.75 << 0.0; // 3 to 1
    QTest::newRow("asymmetric") << "asymmetric" << 0.5 << 0.0; // alike
    QTest::newRow("content_aware") << "content_aware" << 0.5 << 0.0; // no rule
    QTest::newRow("hash") << "hash" << 1.0 << 0.0; // one consumer; see below which
    // Nothing is under way when the next one comes: all are ties, drawn at random.
    QTest::newRow("least_connections") << "least_connections" << 0.5 << 4 * std::sqrt(1000.0);
    QTest::newRow("two_choices") << "two_choices" << 0.5 << 4 * std::sqrt(1000.0);
    QTest::newRow("shared_queue") << "shared_queue" << 0.5 << 4 * std::sqrt(1000.0);
    QTest::newRow("prioritized") << "prioritized" << 0.5 << 4 * std::sqrt(1000.0);
}

void LoadBalancerTest::sharesByItsAlgorithm()
{
    QFETCH(QString, algorithm);
    QFETCH(double, share);
    QFETCH(double, spread);
    const Architecture design = balanced(2, 1, algorithm.toStdString(), {{"weights", Value::Object{{"s1", 3}}}}, {{"rate", 100}}, 40.0005);
    const OneRun run(design);
    const double first = algorithm == "hash" ? std::max(run.metric("s1.served"), run.metric("s2.served")) : run.metric("s1.served");
    QVERIFY2(std::abs(first - share * 4000) <= spread + 1, qPrintable(QString::number(first)));
    QCOMPARE(run.metric("lb.served"), run.metric("s1.served") + run.metric("s2.served"));
    // Most over mean.
    const double most = std::max(run.metric("s1.served"), run.metric("s2.served"));
    QVERIFY(isNear(run.metric("lb.imbalance"), most / 2000, 0.002));
}

void LoadBalancerTest::followsThoseUnderWay_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::newRow("least_connections") << "least_connections";
    QTest::newRow("two_choices") << "two_choices"; // of two: both are looked at
}

// The first target hangs from the start: it keeps its first request, so that the second, which answers at once, gets all others.
void LoadBalancerTest::followsThoseUnderWay()
{
    QFETCH(QString, algorithm);
    Architecture design = balanced(2, 0, algorithm.toStdString(), {{"health_interval", 0}}, {{"rate", 10}, {"timeout", 0}}, 20);
    addEvent(design, 0, "fail", "s1", "hang");
    const OneRun run(design);
    QVERIFY(run.metric("s2.served") >= run.metric("c.requests") - 1);
}

// Three cores against one, and a server twice as fast against one that is not.
void LoadBalancerTest::sharesByCapacity()
{
    Architecture design = balanced(2, 1, "asymmetric", {}, {{"rate", 100}}, 40.0005);
    design.find(ElementId("s1-host"))->params.insert_or_assign("cores", 3);
    design.find(ElementId("s1-server"))->params.insert_or_assign("vcpus", 3);
    QVERIFY(isNear(OneRun(design).metric("s1.served"), 3000, 1));
    design = balanced(2, 1, "asymmetric", {}, {{"rate", 100}}, 30.0005);
    design.find(ElementId("s2-host"))->params.insert_or_assign("core_speed", 2);
    QVERIFY(isNear(OneRun(design).metric("s2.served"), 2000, 1));
}

void LoadBalancerTest::contentGoesWhereTheRulesSay()
{
    Architecture design = balanced(3, 1, "content_aware", {{"rules", Value::Object{{"video", "s1"}, {"images", "s2-host"}}}, {"fail_open", false}},
                                   {{"rate", 10}, {"class", "video"}}, 30.05);
    addConsumer(design, "pictures", {{"class", "images"}});
    addConsumer(design, "others", {{"class", "text"}});
    const OneRun run(design);
    // 300 each; text has no rule and goes round.
    QCOMPARE(run.metric("s1.served"), 400.0);
    QCOMPARE(run.metric("s2.served"), 400.0);
    QCOMPARE(run.metric("s3.served"), 100.0);
    // Once the only target of a rule is left out (at 6 s), what is for it is refused.
    addEvent(design, 1.05, "fail", "s1-host");
    QCOMPARE(OneRun(design).metric("c.refused"), 290.0);
}

void LoadBalancerTest::stickyConsumersStay()
{
    Architecture design = balanced(2, 1, "round_robin", {{"sticky", true}, {"health_interval", 1}, {"unhealthy_after", 1}}, {{"rate", 10}}, 20.05);
    addConsumer(design, "d", {});
    const OneRun run(design);
    QCOMPARE(run.metric("s1.served"), 200.0);
    QCOMPARE(run.metric("s2.served"), 200.0);
    // Down at 5.05 s, left out at 6 s: from then on the second has both. Those of 5.1 … 5.9 s find nobody.
    addEvent(design, 5.05, "fail", "s1-host");
    const OneRun failing(design);
    QCOMPARE(failing.metric("s1.served"), 50.0);
    QCOMPARE(failing.metric("s2.served"), 341.0);
}

void LoadBalancerTest::hashedConsumersMoveOnlyWhenTheyMust()
{
    Architecture design = balanced(3, 1, "hash", {{"health_interval", 1}, {"unhealthy_after", 1}}, {{"rate", 10}}, 20.05);
    for (int i = 1; i < 30; ++i)
        addConsumer(design, "c" + std::to_string(i), {});
    const OneRun run(design);
    // 30 consumers of 200 requests each: whole consumers go to a target, and no target is without any.
    for (const char *target : {"s1", "s2", "s3"}) {
        const double served = run.metric(std::string(target) + ".served");
        QVERIFY(served > 0);
        QCOMPARE(std::fmod(served, 200.0), 0.0);
    }
    // Without the third, only its consumers move: the others keep all of theirs.
    addEvent(design, 0.05, "disable", "s3-host");
    const OneRun without(design);
    QVERIFY(without.metric("s1.served") >= run.metric("s1.served"));
    QVERIFY(without.metric("s2.served") >= run.metric("s2.served"));
    QCOMPARE(without.metric("s1.served") + without.metric("s2.served"), 6000.0);
}

// Three at once for one core, 1 s each: they wait 0, 1 and 2 s here.
void LoadBalancerTest::aSharedQueueWaitsForAFreeCore()
{
    const OneRun run(balanced(1, 1000, "shared_queue", {}, batch(3), 10));
    QVERIFY(isNear(run.metric("lb.wait_mean"), 1));
    QVERIFY(isNear(run.metric("lb.service_mean"), 1));
    QVERIFY(isNear(run.metric("lb.residence_mean"), 2));
    QVERIFY(isNear(run.metric("lb.queue_length"), 0.3));
    QVERIFY(isNear(run.metric("lb.utilization"), 0.3));
    QVERIFY(isNear(run.metric("lb.throughput"), 0.3));
    QCOMPARE(run.metric("s1.residence_mean"), 1.0);
}

void LoadBalancerTest::fullItRejectsTheLowestPriority()
{
    // One in service, two wait, two find no room.
    const OneRun shared(balanced(1, 1000, "shared_queue", {{"queue_limit", 2}}, batch(5), 10));
    QCOMPARE(shared.metric("c.rejected"), 2.0);
    QCOMPARE(shared.metric("lb.dropped"), 2.0);
    QCOMPARE(shared.metric("c.responses"), 3.0);
    // Two important ones half a second later push out those who wait; a third would have to push out its equals.
    Architecture design = balanced(1, 1000, "prioritized", {{"queue_limit", 2}}, batch(3), 10);
    addConsumer(design, "important", {{"priority", 7}, {"count", 3}, {"profile_start", 0.5}});
    const OneRun run(design);
    QCOMPARE(run.metric("c.rejected"), 2.0);
    QCOMPARE(run.metric("important.responses"), 2.0);
    QCOMPARE(run.metric("important.rejected"), 1.0);
    QVERIFY(isNear(run.metric("important.response_time_max"), 2.5));
}

// Cobham (1954): with 30 important and 50 other requests a second on a server of 10 ms each they wait 11.4286 and 57.1429 ms (H12).
void LoadBalancerTest::highPriorityWaitsLikeCobham()
{
    Laboratory lab(300, 20, 20);
    lab.service("s", 1, 10);
    lab.balancer("lb", "prioritized");
    lab.consumer("high", 30, {{"priority", 7}});
    lab.consumer("low", 50, {{"priority", 0}});
    lab.request("high", "lb");
    lab.request("low", "lb");
    lab.request("lb", "s");
    NEPHOSCOPE_AGREES(lab.differs("high.response_time_mean", 0.0214286, 0.05));
    NEPHOSCOPE_AGREES(lab.differs("low.response_time_mean", 0.0671429, 0.05));
}

void LoadBalancerTest::deadTargetsAreLeftOut_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("kind");
    QTest::newRow("the host crashes") << "s1-host" << "crash";
    QTest::newRow("the service crashes alone") << "s1" << "crash";
    QTest::newRow("the service hangs on a live server") << "s1" << "hang";
    QTest::newRow("the server hangs") << "s1-server" << "hang";
    QTest::newRow("the host is cut off") << "s1-host" << "cut";
}

// Asked every 5 s, left out after 2: fails at 122.5 s, answers no more at 125 and 130 s, repaired at 152.5 s, answers at 155 and 160 s. In turn
// to three targets, 3 a second: one a second is lost from 123 to 130 s, none later.
void LoadBalancerTest::deadTargetsAreLeftOut()
{
    QFETCH(QString, who);
    QFETCH(QString, kind);
    Architecture design = balanced(3, 0, "round_robin", {{"health_interval", 5}, {"unhealthy_after", 2}, {"healthy_after", 2}}, {{"rate", 3}, {"timeout", 1}}, 200);
    addEvent(design, 122.5, "fail", who.toStdString(), kind.toStdString());
    addEvent(design, 152.5, "repair", who.toStdString());
    const OneRun run(design, {{"c", "failures", 122, 140}, {"lb", "healthy_targets", 130, 160}});
    QCOMPARE(run.timeOf("lb", "target_removed"), 130.0);
    QCOMPARE(run.timeOf("lb", "target_returned"), 160.0);
    QVERIFY(std::abs(run.window(0) - 7.5) <= 1);
    QCOMPARE(run.metric("c.failures"), run.window(0));
    QCOMPARE(run.window(1), 2.0);
}

// Both fail at 10.5 s and are left out at 14 s; the first is repaired at 20.25 s and back at 24 s, after two good answers.
void LoadBalancerTest::withNobodyWellItTriesAllOrRefuses()
{
    for (const bool failsOpen : {true, false}) {
        Architecture design = balanced(2, 0, "round_robin", {{"fail_open", failsOpen}, {"health_interval", 2}, {"unhealthy_after", 2}}, {{"rate", 2}}, 40.1);
        addEvent(design, 10.3, "fail", "s1");
        addEvent(design, 10.3, "fail", "s2");
        addEvent(design, 20.25, "repair", "s1");
        const OneRun run(design, {{"c", "responses", 20.25, 23.75}});
        QCOMPARE(run.timeOf("lb", "target_removed"), 14.0);
        QCOMPARE(run.timeOf("lb", "target_returned"), 24.0);
        // Seven come from 20.5 to 23.5 s: every other one to the first.
        const double tried = run.window(0);
        QVERIFY(failsOpen ? tried == 3 || tried == 4 : tried == 0);
        // 20 before the failure; from 24 s on all are answered again (the one of 24.0 s comes after that check).
        QCOMPARE(run.metric("c.responses"), 20 + tried + 33);
    }
}

void LoadBalancerTest::clustersMeanTheirMembers()
{
    Architecture design = balanced(3, 0, "round_robin", {}, {{"rate", 30}}, 10.01);
    Element cluster;
    cluster.id = ElementId("cluster");
    cluster.type = "resource_cluster";
    cluster.name = "Cluster";
    // One stands in it, two belong to it: the one by a link, the other by the list.
    design.elements.push_back(cluster);
    Element organization;
    organization.id = ElementId("org");
    organization.type = "organization";
    design.elements.push_back(organization);
    design.find(ElementId("cluster"))->parent = ElementId("org");
    design.find(ElementId("cluster"))->params.insert_or_assign("members", Value::List{"s3-server"});
    design.find(ElementId("s1-host"))->parent = ElementId("cluster");
    design.links.resize(1);
    addLink(design, "request", "lb", "cluster");
    addLink(design, "member", "s2-host", "cluster");
    const OneRun run(design);
    for (const char *target : {"s1", "s2", "s3"})
        QCOMPARE(run.metric(std::string(target) + ".served"), 100.0);
    QCOMPARE(run.metric("lb.healthy_targets"), 3.0);
    // A cluster that is switched off only stops being one.
    design.find(ElementId("cluster"))->enabled = false;
    QCOMPARE(OneRun(design).metric("s3.served"), 100.0);
}

void LoadBalancerTest::serversAndBalancersAreTargets()
{
    // A server with two services on it, and a balancer with one behind it: capacities 2 (two services on one core each count it), 1.
    Architecture design = balanced(2, 0, "weighted", {{"weights", Value::Object{{"s1-server", 2}, {"inner", 4}}}}, {{"rate", 80}}, 10.01);
    Element second = *design.find(ElementId("s1"));
    second.id = ElementId("s1b");
    design.elements.push_back(second);
    Element inner = *design.find(ElementId("lb"));
    inner.id = ElementId("inner");
    inner.params.insert_or_assign("algorithm", "round_robin");
    design.elements.push_back(inner);
    design.links.resize(1);
    addLink(design, "request", "lb", "s1-server");
    addLink(design, "request", "lb", "inner");
    addLink(design, "request", "inner", "s2");
    const OneRun run(design);
    // 800 requests by 2 : 2 : 4.
    QVERIFY(isNear(run.metric("s1.served"), 200, 1));
    QVERIFY(isNear(run.metric("s1b.served"), 200, 1));
    QVERIFY(isNear(run.metric("s2.served"), 400, 1));
    QCOMPARE(run.metric("lb.healthy_targets"), 3.0);
}

void LoadBalancerTest::whatIsSwitchedOffMayFinish_data()
{
    QTest::addColumn<double>("drain");
    QTest::addColumn<double>("disabled");
    QTest::addColumn<double>("lost");
    QTest::newRow("as long as it takes") << 300.0 << 2.0 << 0.0;
    QTest::newRow("one second") << 1.0 << 1.5 << 1.0;
    QTest::newRow("not at all") << 0.0 << 0.5 << 2.0;
}

// Four at once to two targets, 1 s each: the first has two to do, until 2 s, and is to go at 0.5 s.
void LoadBalancerTest::whatIsSwitchedOffMayFinish()
{
    QFETCH(double, drain);
    QFETCH(double, disabled);
    QFETCH(double, lost);
    Architecture design = balanced(2, 1000, "round_robin", {{"drain", drain}}, batch(4), 10);
    addConsumer(design, "later", {{"count", 2}, {"profile_start", 0.7}});
    addEvent(design, 0.5, "disable", "s1-host");
    const OneRun run(design);
    QCOMPARE(run.timeOf("s1-host", "disabled"), disabled);
    QCOMPARE(run.metric("c.lost"), lost);
    QCOMPARE(run.metric("c.responses"), 4 - lost);
    // What comes meanwhile goes to the other one: at 3 and 4 s.
    QCOMPARE(run.metric("later.responses"), 2.0);
    QVERIFY(isNear(run.metric("later.response_time_max"), 3.3));
}

void LoadBalancerTest::whatStaysAfterAllIsUsedAgain()
{
    Architecture design = balanced(2, 1000, "round_robin", {}, batch(4), 10);
    addConsumer(design, "later", {{"count", 2}, {"profile_start", 5}});
    addEvent(design, 0.5, "disable", "s1-host");
    addEvent(design, 1.5, "enable", "s1-host");
    const OneRun run(design);
    QCOMPARE(run.count("s1-host", "disabled"), 0);
    QCOMPARE(run.metric("c.responses"), 4.0);
    QCOMPARE(run.metric("s1.served"), 3.0);
}

// 0.1 s in the balancer, then 1 s in the service. At 1.15 s the one of 1 s is with the target; at 2.05 s the next one is still here.
void LoadBalancerTest::failingItLosesWhatPassesThrough()
{
    Architecture design = balanced(1, 500, "round_robin", {{"latency", 0.1}}, {{"rate", 1}}, 10.9);
    const OneRun whole(design);
    QVERIFY(isNear(whole.metric("c.response_time_mean"), 0.6));
    QVERIFY(isNear(whole.metric("lb.residence_mean"), 0.6));
    addEvent(design, 1.15, "fail", "lb");
    addEvent(design, 1.9, "repair", "lb");
    addEvent(design, 3.05, "fail", "lb");
    addEvent(design, 3.9, "repair", "lb");
    const OneRun run(design);
    QCOMPARE(run.metric("c.lost"), 2.0);
    QCOMPARE(run.metric("c.responses"), 8.0);
    QVERIFY(isNear(run.metric("lb.downtime"), 1.6));
    QCOMPARE(run.metric("lb.failures"), 2.0);
}

void LoadBalancerTest::hangingItNeverAnswers()
{
    Architecture design = balanced(1, 500, "round_robin", {{"latency", 0.1}}, {{"rate", 1}, {"timeout", 2}}, 12);
    addEvent(design, 5.3, "fail", "lb", "hang");
    addEvent(design, 9.5, "repair", "lb");
    const OneRun run(design);
    // Those of 5 (with the target), 6 and 7 s wait in vain for 2 s; those of 8 and 9 s are lost when it is started over.
    QCOMPARE(run.metric("c.timed_out"), 3.0);
    QCOMPARE(run.metric("c.lost"), 2.0);
    QCOMPARE(run.metric("c.responses"), 6.0);
}

void LoadBalancerTest::slowItTakesLonger()
{
    Architecture design = balanced(1, 500, "round_robin", {{"latency", 0.1}}, {{"rate", 1}}, 10.9);
    addEvent(design, 0, "fail", "lb", "slow");
    design.events.back().factor = 3;
    QVERIFY(isNear(OneRun(design).metric("c.response_time_mean"), 0.8));
}

void LoadBalancerTest::switchedOffTheFirstTargetGetsAll()
{
    Architecture design = balanced(2, 0, "round_robin", {}, {{"rate", 10}}, 10.05);
    design.find(ElementId("lb"))->enabled = false;
    const OneRun run(design);
    QCOMPARE(run.metric("s1.served"), 100.0);
    QCOMPARE(run.metric("s2.served"), 0.0);
}

void LoadBalancerTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(balanced(2, 1, "round_robin", {}, {}, 10), "lb"), std::string());
}

NEPHOSCOPE_TEST(LoadBalancerTest);
#include "load_balancer_test.moc"
