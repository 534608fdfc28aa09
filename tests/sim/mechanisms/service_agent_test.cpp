// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class ServiceAgentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsAPriorityThatABalancerSees();
    void setsTheClass();
    void leadsElsewhere();
    void addsAHeader();
    void passiveItOnlyReads();
    void besideAServiceItNeedsNoLink();
    void failsOpenOrClosed();
    void saysWhatItDoes();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `c` asks ten times by way of `lb`, which tells the classes `x` (to `s`) and `y` (to `t`) apart.
Laboratory watched(Settings agent, const std::string &balancing = "content_aware")
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}, {"class", "x"}, {"request_size", 1}});
    lab.element("dc", "data_center", "", {});
    lab.balancer("lb", balancing, {{"rules", Value::Object{{"x", Value("s")}, {"y", Value("t")}}}});
    lab.service("s", 1, 0);
    lab.service("t", 1, 0);
    lab.request("c", "lb");
    lab.request("lb", "s");
    lab.request("lb", "t");
    lab.element("agent", "service_agent", "dc", {{"latency", 0}});
    lab.set("agent", agent);
    lab.link(LinkRole::Control, "agent", "lb");
    return lab;
}

} // namespace

// Non-pre-emptive priorities (Cobham 1954): W0 = 80 × 0.01² = 8 ms; the first wait W0 / 0.8 = 10 ms, the others W0 / (0.8 × 0.2) = 50 ms.
void ServiceAgentTest::setsAPriorityThatABalancerSees()
{
    Laboratory lab(6000, 100, 6);
    lab.consumer("first", 20, {{"class", "exam"}});
    lab.consumer("others", 60);
    lab.element("dc", "data_center", "", {});
    lab.balancer("lb", "prioritized");
    lab.service("s", 1, 10, {{"concurrency", 1}});
    lab.request("first", "lb");
    lab.request("others", "lb");
    lab.request("lb", "s");
    lab.element("agent", "service_agent", "dc", {{"latency", 0}, {"effect", "set_priority"}, {"match", "exam"}, {"priority", 7}});
    lab.link(LinkRole::Control, "agent", "lb");
    NEPHOSCOPE_AGREES(lab.differs("first.response_time_mean", 0.02, 0.02));
    NEPHOSCOPE_AGREES(lab.differs("others.response_time_mean", 0.06, 0.04));
}

void ServiceAgentTest::setsTheClass()
{
    QCOMPARE(OneRun(watched({{"effect", "set_class"}, {"class", "y"}}).design()).metric("t.served"), 10.0);
    QCOMPARE(OneRun(watched({{"effect", "set_class"}, {"class", "y"}, {"match", "other"}}).design()).metric("s.served"), 10.0);
    QCOMPARE(OneRun(watched({{"effect", "set_class"}, {"class", "y"}, {"match", "c"}}).design()).metric("t.served"), 10.0);
}

void ServiceAgentTest::leadsElsewhere()
{
    Laboratory lab = watched({{"effect", "reroute"}});
    QCOMPARE(OneRun(lab.design()).metric("s.served"), 10.0); // nowhere to lead them
    lab.request("agent", "t");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("t.served"), 10.0);
    QCOMPARE(run.metric("agent.changed"), 10.0);
    QCOMPARE(run.metric("c.responses"), 10.0);
}

// 1 + 3 KiB over a link of 4 KiB a second take 1 s.
void ServiceAgentTest::addsAHeader()
{
    Laboratory lab = watched({{"effect", "add_header"}, {"header_size", 3}}, "round_robin");
    Architecture design = lab.design();
    for (std::size_t link : {1u, 2u})
        design.links[link].params.insert_or_assign("bandwidth", 4 * 1024 * 8 / 1e6);
    const OneRun run(design);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - 1) < 1e-6);
}

void ServiceAgentTest::passiveItOnlyReads()
{
    const OneRun run(watched({{"kind", "passive"}, {"effect", "set_class"}, {"class", "y"}, {"latency", 0.25}}).design());
    QCOMPARE(run.metric("s.served"), 10.0);
    QCOMPARE(run.metric("agent.messages"), 10.0);
    QCOMPARE(run.metric("agent.changed"), 0.0);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - 0.25) < 1e-9);
}

void ServiceAgentTest::besideAServiceItNeedsNoLink()
{
    Architecture design = watched({{"kind", "passive"}}).design();
    design.links.pop_back();
    design.find(ElementId("agent"))->parent = ElementId("s-server");
    QCOMPARE(OneRun(design).metric("agent.messages"), 10.0);
}

void ServiceAgentTest::failsOpenOrClosed()
{
    for (const std::string how : {"open", "closed"}) {
        Laboratory lab = watched({{"on_failure", how}});
        lab.event(4.5, "fail", "agent").kind = "crash";
        const OneRun run(lab.design());
        QCOMPARE(run.metric("c.responses"), how == "open" ? 10.0 : 4.0);
        QCOMPARE(run.metric("agent.missed"), how == "open" ? 6.0 : 0.0);
        QCOMPARE(run.metric("agent.turned_away"), how == "open" ? 0.0 : 6.0);
    }
}

void ServiceAgentTest::saysWhatItDoes()
{
    QCOMPARE(doing(watched({}).design(), "agent", 3.5), std::string("Has seen 3 messages and changed 3."));
    QCOMPARE(doing(watched({{"effect", "reroute"}}).design(), "agent", 3.5),
             std::string("Leaves messages on their way: no request link says where to lead them."));
}

void ServiceAgentTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(watched({}).design(), "agent"), std::string());
}

NEPHOSCOPE_TEST(ServiceAgentTest);
#include "service_agent_test.moc"
