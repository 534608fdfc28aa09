// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class InternetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesAndForwards();
    void messagesWaitTheirTurn();
    void aFullBufferLosesWhatComes();
    void waitsLikeMd1();
    void losesItsShareEachWay();
    void transferIsCountedAndPriced();
    void downItRefusesAndLosesWhatIsOnTheWay();
    void hangingItNeverAnswers();
    void slowItTakesLonger();
    void goesOnOverTheFirstLinkThatLeadsSomewhere();
    void switchedOffItIsBypassed();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// c → net → s, which answers at once.
Architecture overTheNet(const Parameters &internet, const Parameters &consumer, double duration, const Parameters &service = {})
{
    Laboratory lab(duration, 0, 1);
    lab.service("s", 1, 0);
    lab.element("net", "internet", "", {});
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.request("c", "net");
    lab.request("net", "s");
    Architecture design = lab.design();
    design.find(ElementId("net"))->params = internet;
    for (const auto &[name, value] : consumer)
        design.find(ElementId("c"))->params.insert_or_assign(name, value);
    for (const auto &[name, value] : service)
        design.find(ElementId("s"))->params.insert_or_assign(name, value);
    return design;
}

bool isNear(double measured, double exact, double tolerance = 1e-9)
{
    if (std::abs(measured - exact) <= tolerance)
        return true;
    qWarning("measured %.12g, exactly %.12g", measured, exact);
    return false;
}

} // namespace

// 1,000,000 B over 100 Mbit/s take 80 ms, and 20 ms of latency (domain A08: 0.100 s one way); the answer of 0 B only the latency.
void InternetTest::storesAndForwards()
{
    const OneRun run(overTheNet({{"latency", 0.02}, {"bandwidth", 100}}, {{"request_size", 1e6 / 1024}}, 10.5));
    QVERIFY(isNear(run.metric("c.response_time_mean"), 0.12));
    QCOMPARE(run.metric("net.served"), 10.0);
    QCOMPARE(run.metric("net.wait_mean"), 0.0);
    // Ten times 80 ms in 10.5 s, in one of two directions.
    QVERIFY(isNear(run.metric("net.utilization"), 0.8 / 10.5 / 2));
}

// Ten at once, 0.1 s each: the k-th waits k × 0.1 s, 4.5 s in all over 20 messages; the last is there after 1 s.
void InternetTest::messagesWaitTheirTurn()
{
    const OneRun run(overTheNet({{"latency", 0}, {"bandwidth", 0.08}}, {{"workload", "batch"}, {"count", 10}, {"request_size", 1000.0 / 1024}}, 10),
                     {{"net", "queue_length", 0, 0.5}});
    QVERIFY(isNear(run.metric("c.response_time_max"), 1.0));
    QVERIFY(isNear(run.metric("c.response_time_mean"), 0.55));
    QVERIFY(isNear(run.metric("net.queue_length"), 0.45));
    QVERIFY(isNear(run.metric("net.wait_mean"), 4.5 / 20));
    // In the first half second 9, 8, 7, 6, 5 wait, 0.1 s each.
    QVERIFY(isNear(run.window(0), 7.0));
    QVERIFY(isNear(run.metric("net.utilization"), 1.0 / 10 / 2));
}

// 10,000 B/s and messages of 1,000 B. Of ten at once four fit into 4,500 B, one after the other; the fifth would make it 5,000.
// Twice as many as the line carries: who is let in finds at most 3,500 B before him, and is through after 0.45 s.
void InternetTest::aFullBufferLosesWhatComes()
{
    const Parameters line{{"latency", 0}, {"bandwidth", 0.08}, {"buffer", 0.0045}};
    const OneRun batch(overTheNet(line, {{"workload", "batch"}, {"count", 10}, {"request_size", 1000.0 / 1024}}, 10));
    QCOMPARE(batch.metric("c.responses"), 4.0);
    QCOMPARE(batch.metric("c.lost"), 6.0);
    QCOMPARE(batch.metric("net.dropped"), 6.0);
    QVERIFY(isNear(batch.metric("c.response_time_max"), 0.4));
    const OneRun flood(overTheNet(line, {{"rate", 20}, {"request_size", 1000.0 / 1024}}, 100));
    // The line is busy from 0.05 s on: 999 are through by 100 s.
    QVERIFY(isNear(flood.metric("c.responses"), 999, 1));
    QVERIFY(flood.metric("c.response_time_max") <= 0.45 + 1e-9);
    Parameters endless = line;
    endless["buffer"] = 0;
    QCOMPARE(OneRun(overTheNet(endless, {{"workload", "batch"}, {"count", 10}, {"request_size", 1000.0 / 1024}}, 10)).metric("c.responses"), 10.0);
}

// M/D/1: 80 a second on a line that takes 10 ms each: Wq = rho S / (2 (1 - rho)) = 20 ms; the way back carries nothing.
void InternetTest::waitsLikeMd1()
{
    Laboratory lab(300, 20, 10);
    lab.service("s", 1, 0);
    lab.element("net", "internet", "", {{"latency", 0}, {"bandwidth", 0.8}});
    lab.consumer("c", 80, {{"request_size", 1000.0 / 1024}});
    lab.request("c", "net");
    lab.request("net", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.03, 0.05));
    NEPHOSCOPE_AGREES(lab.differs("net.queue_length", 1.6, 0.08));
    NEPHOSCOPE_AGREES(lab.differs("net.utilization", 0.4));
}

// A request comes through both ways with (1 - 0.1)^2.
void InternetTest::losesItsShareEachWay()
{
    Laboratory lab(200, 0, 10);
    lab.service("s", 1, 0);
    lab.element("net", "internet", "", {{"loss", 0.1}});
    lab.consumer("c", 50);
    lab.request("c", "net");
    lab.request("net", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.availability", 0.81));
    NEPHOSCOPE_AGREES(lab.differs("c.lost", 200 * 50 * 0.19, 0.03));
    NEPHOSCOPE_AGREES(lab.differs("net.dropped", 200 * 50 * 0.19, 0.03));
}

// 1,000 messages of 1 MB there and 3 MB back: 1 GB at 0.02 and 3 GB at 0.09, and an hour of 0.5.
void InternetTest::transferIsCountedAndPriced()
{
    Architecture design = overTheNet({{"price_in", 0.02}, {"price_out", 0.09}, {"cost_per_hour", 0.5}, {"bandwidth", 0}, {"latency", 0}},
                                     {{"request_size", 1e6 / 1024}, {"workload", "batch"}, {"count", 1000}}, 3600, {{"response_size", 3e6 / 1024}});
    const OneRun run(design);
    QVERIFY(isNear(run.metric("net.transfer_in"), 1));
    QVERIFY(isNear(run.metric("net.transfer_out"), 3));
    QVERIFY(isNear(run.metric("net.cost"), 0.02 + 0.27 + 0.5));
}

// 0.3 s each way: when it fails at 5.1 s the request of 5 s is on its way there, and that of 4 s has its answer.
void InternetTest::downItRefusesAndLosesWhatIsOnTheWay()
{
    Architecture design = overTheNet({{"latency", 0.3}}, {}, 10.9);
    addEvent(design, 5.1, "fail", "net");
    addEvent(design, 7.5, "repair", "net");
    const OneRun run(design);
    QCOMPARE(run.metric("c.lost"), 1.0);
    QCOMPARE(run.metric("c.refused"), 2.0);
    QCOMPARE(run.metric("c.responses"), 7.0);
    QVERIFY(isNear(run.metric("net.longest_outage"), 2.4));
    // The answer is on its way back when it is cut at 5.4 s.
    Architecture cut = overTheNet({{"latency", 0.3}}, {}, 10.9);
    addEvent(cut, 5.4, "fail", "net", "cut");
    const OneRun off(cut);
    QCOMPARE(off.metric("c.responses"), 4.0);
    QCOMPARE(off.metric("c.lost"), 6.0);
}

void InternetTest::hangingItNeverAnswers()
{
    Architecture design = overTheNet({{"latency", 0.3}}, {{"timeout", 2}}, 12);
    addEvent(design, 5.1, "fail", "net", "hang");
    const OneRun run(design);
    // Those of 5 … 9 s have waited 2 s before 12 s; that of 10 s at 12 s too: a timer of that instant.
    QCOMPARE(run.metric("c.timed_out"), 6.0);
    QCOMPARE(run.metric("c.responses"), 4.0);
}

void InternetTest::slowItTakesLonger()
{
    Architecture design = overTheNet({{"latency", 0.02}, {"bandwidth", 100}}, {{"request_size", 1e6 / 1024}}, 2.5);
    addEvent(design, 0, "fail", "net", "slow");
    design.events.back().factor = 4;
    // Four times as long: 4 × (0.08 + 0.02) and 4 × 0.02.
    QVERIFY(isNear(OneRun(design).metric("c.response_time_mean"), 0.48));
}

void InternetTest::goesOnOverTheFirstLinkThatLeadsSomewhere()
{
    Architecture design = overTheNet({}, {}, 10.5);
    Laboratory other(10, 0, 1);
    other.service("t", 1, 0);
    for (const Element &element : other.design().elements)
        design.elements.push_back(element);
    addLink(design, "request", "net", "t");
    addEvent(design, 5.5, "disable", "s-host");
    const OneRun run(design);
    QCOMPARE(run.metric("s.served"), 5.0);
    QCOMPARE(run.metric("t.served"), 5.0);
}

void InternetTest::switchedOffItIsBypassed()
{
    Architecture design = overTheNet({{"latency", 0.3}}, {}, 10.5);
    design.find(ElementId("net"))->enabled = false;
    const OneRun run(design);
    QCOMPARE(run.metric("c.responses"), 10.0);
    QCOMPARE(run.metric("c.response_time_max"), 0.0);
}

void InternetTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(overTheNet({}, {}, 10), "net"), std::string());
}

NEPHOSCOPE_TEST(InternetTest);
#include "internet_test.moc"
