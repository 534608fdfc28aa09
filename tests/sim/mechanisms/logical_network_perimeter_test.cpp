// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class LogicalNetworkPerimeterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhoIsOnTheListMayEnter();
    void whoSendsItOnMayBeOnTheList();
    void membersStandElsewhere();
    void whatIsAboveTheBandwidthWaits();
    void aBurstPassesAtOnce();
    void aFullBufferLosesWhatComes();
    void switchedOffItOnlyStopsChecking();
    void aVpnEncryptsWhatCrosses();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// A service that answers at once in a perimeter; one request a second from `friend` and from `foe`, 10 in all from each.
Architecture fenced(const Parameters &params)
{
    Laboratory lab(10.5, 0, 1);
    lab.element("org", "organization", "", {});
    lab.element("perimeter", "logical_network_perimeter", "org", {});
    lab.service("s", 1, 0);
    for (const std::string caller : {"friend", "foe"}) {
        lab.consumer(caller, 1, {{"arrival", "deterministic"}, {"request_size", 1}});
        lab.request(caller, "s");
    }
    Architecture design = lab.design();
    design.find(ElementId("perimeter"))->params = params;
    design.find(ElementId("s-host"))->parent = ElementId("perimeter");
    return design;
}

} // namespace

void LogicalNetworkPerimeterTest::onlyWhoIsOnTheListMayEnter()
{
    const OneRun run(fenced({{"allow", Value::List{"friend"}}}));
    QCOMPARE(run.metric("friend.responses"), 10.0);
    QCOMPARE(run.metric("foe.refused"), 10.0);
    QCOMPARE(run.metric("perimeter.admitted"), 10.0);
    QCOMPARE(run.metric("perimeter.denied"), 10.0);
    QCOMPARE(OneRun(fenced({})).metric("foe.responses"), 10.0);
}

// A balancer outside that is on the list may send in what others gave it.
void LogicalNetworkPerimeterTest::whoSendsItOnMayBeOnTheList()
{
    Architecture design = fenced({{"allow", Value::List{"lb"}}});
    Element balancer;
    balancer.id = ElementId("lb");
    balancer.type = "load_balancer";
    balancer.parent = ElementId("org");
    design.elements.push_back(balancer);
    design.links[0].to = ElementId("lb");
    addLink(design, "request", "lb", "s");
    const OneRun run(design);
    QCOMPARE(run.metric("friend.responses"), 10.0);
    QCOMPARE(run.metric("foe.refused"), 10.0);
}

void LogicalNetworkPerimeterTest::membersStandElsewhere()
{
    Architecture design = fenced({{"allow", Value::List{"friend"}}, {"members", Value::List{"s-host"}}});
    design.find(ElementId("s-host"))->parent = ElementId("org");
    QCOMPARE(OneRun(design).metric("foe.refused"), 10.0);
}

// 1 KiB at 8.192 kbit/s takes 1 s: two a second there and nothing back, so that the n-th request gets in at n s and the last of the 20
// by 10.5 s is the tenth.
void LogicalNetworkPerimeterTest::whatIsAboveTheBandwidthWaits()
{
    const OneRun run(fenced({{"bandwidth", 0.008192}, {"burst", 0}}));
    // At 1, 2, … 10 s two come; number k of them has crossed at 1 + k s.
    QCOMPARE(run.metric("friend.responses") + run.metric("foe.responses"), 9.0);
    QCOMPARE(run.metric("perimeter.delayed"), 20.0);
    QCOMPARE(run.metric("perimeter.admitted"), 20.0);
}

// Up to 4 KiB at once: the two of 1 s and the two of 2 s pass without a wait, those of 3 s find 4 - 4 + 2 KiB, those of 4 s find 1, those
// of 5 s 0.
void LogicalNetworkPerimeterTest::aBurstPassesAtOnce()
{
    const OneRun run(fenced({{"bandwidth", 0.008192}, {"burst", 4}}), {{"perimeter", "delayed", 0, 3.5}, {"perimeter", "delayed", 0, 4.5}});
    QCOMPARE(run.window(0), 0.0);
    // 4 at 1 s, 3 at 2 s, 2 at 3 s, 1 at 4 s: the second one of those waits.
    QCOMPARE(run.window(1), 1.0);
}

// As above, with room for 3,500 B: two come a second and one gets through. At 3 s there are 2,048 B before the first, who fits, and 3,072 before the second:
// from then on one of two is lost.
void LogicalNetworkPerimeterTest::aFullBufferLosesWhatComes()
{
    const OneRun run(fenced({{"bandwidth", 0.008192}, {"burst", 0}, {"buffer", 0.0035}}));
    QCOMPARE(run.metric("perimeter.dropped"), 8.0);
    QCOMPARE(run.metric("friend.lost") + run.metric("foe.lost"), 8.0);
    QCOMPARE(run.metric("perimeter.admitted"), 12.0);
}

void LogicalNetworkPerimeterTest::switchedOffItOnlyStopsChecking()
{
    Architecture design = fenced({{"allow", Value::List{"friend"}}});
    addEvent(design, 5.5, "disable", "perimeter");
    addEvent(design, 7.5, "enable", "perimeter");
    const OneRun run(design);
    QCOMPARE(run.metric("foe.responses"), 2.0);
    QCOMPARE(run.metric("friend.responses"), 10.0);
}

void LogicalNetworkPerimeterTest::aVpnEncryptsWhatCrosses()
{
    // 20 requests in and 20 answers out.
    QCOMPARE(OneRun(fenced({{"vpn", true}})).metric("perimeter.encrypted"), 40.0);
    QCOMPARE(OneRun(fenced({{"vpn", false}})).metric("perimeter.encrypted"), 0.0);
}

void LogicalNetworkPerimeterTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(fenced({}), "perimeter"), std::string());
}

NEPHOSCOPE_TEST(LogicalNetworkPerimeterTest);
#include "logical_network_perimeter_test.moc"
