// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class VirtualNetworkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyAFirewallLeadsIn();
    void anotherNumberIsAnotherSegment();
    void whatCrossesSharesTheBandwidth();
    void aFullBufferLosesWhatComes();
    void switchedOffItChecksNothing();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `c` asks `a`, which stands in network `n1`, and that asks `b` in `n2`; once a second for 10 s.
Architecture wired(int first, int second, bool hasFirewall = false)
{
    Laboratory lab(10.5, 0, 1);
    lab.element("dc", "data_center", "", {});
    lab.element("n1", "virtual_network", "dc", {{"vlan", first}});
    lab.element("n2", "virtual_network", "dc", {{"vlan", second}});
    lab.element("fw", "virtual_firewall", "dc", {{"latency", 0}, {"capacity", 0}, {"false_positive", 0}});
    lab.service("a", 1, 0, {{"calls", Value::List{Value(Value::Object{{"to", Value("b")}})}}});
    lab.service("b", 1, 0);
    lab.consumer("c", 1, {{"arrival", "deterministic"}, {"request_size", 1}});
    lab.request("c", hasFirewall ? "fw" : "a");
    lab.request("fw", "a");
    lab.request("a", "b");
    Architecture design = lab.design();
    design.find(ElementId("a-host"))->parent = ElementId("n1");
    design.find(ElementId("b-host"))->parent = ElementId("n2");
    return design;
}

} // namespace

void VirtualNetworkTest::onlyAFirewallLeadsIn()
{
    QCOMPARE(OneRun(wired(5, 5)).metric("c.refused"), 10.0);
    const OneRun run(wired(5, 5, true));
    QCOMPARE(run.metric("c.responses"), 10.0);
    QCOMPARE(run.metric("n1.denied"), 0.0);
}

void VirtualNetworkTest::anotherNumberIsAnotherSegment()
{
    const OneRun run(wired(5, 6, true));
    QCOMPARE(run.metric("c.refused"), 10.0);
    QCOMPARE(run.metric("a.dropped"), 10.0);
    QCOMPARE(run.metric("n1.denied"), 10.0);
}

void VirtualNetworkTest::whatCrossesSharesTheBandwidth()
{
    // 1 KiB at 8.192 kbit/s takes 1 s.
    Architecture design = wired(5, 5, true);
    design.find(ElementId("n1"))->params.insert_or_assign("bandwidth", 0.008192);
    const OneRun run(design);
    QVERIFY(run.metric("n1.delayed") >= 9);
    QVERIFY(run.metric("c.response_time_mean") >= 1);
}

// Each request crosses twice, 2 KiB in a second that has 1 KiB: what waits grows without end, and is lost from 1,500 B on.
void VirtualNetworkTest::aFullBufferLosesWhatComes()
{
    Architecture design = wired(5, 5, true);
    Parameters &network = design.find(ElementId("n1"))->params;
    network.insert_or_assign("bandwidth", 0.008192);
    QCOMPARE(OneRun(design).metric("n1.dropped"), 0.0); // far from 16 MB
    network.insert_or_assign("buffer", 0.0015);
    const OneRun run(design);
    QVERIFY(run.metric("n1.dropped") >= 3);
    QCOMPARE(run.metric("c.lost"), run.metric("n1.dropped"));
}

void VirtualNetworkTest::switchedOffItChecksNothing()
{
    Architecture design = wired(5, 6);
    addEvent(design, 0, "disable", "n1");
    addEvent(design, 0, "disable", "n2");
    QCOMPARE(OneRun(design).metric("c.responses"), 10.0);
}

void VirtualNetworkTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(wired(1, 2), "n1"), std::string());
}

NEPHOSCOPE_TEST(VirtualNetworkTest);
#include "virtual_network_test.moc"
