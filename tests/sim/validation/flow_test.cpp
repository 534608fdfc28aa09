// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/flow_queue.h"
#include "sim/blocks/flow_station.h"
#include "sim/theory/gamma.h"
#include "sim/theory/queueing.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using nephoscope::sim::FlowStation;
using nephoscope::tests::Laboratory;

namespace {

/// Within `part` of what is right: an empty text, else what was found.
std::string isNear(const std::string &what, double found, double right, double part)
{
    if (std::abs(found - right) <= part * std::abs(right))
        return {};
    return what + " = " + formatNumber(found) + ", and " + formatNumber(right) + " is right";
}

/// A metric of the design as a flow is within 5 % of that with every request simulated.
std::string agrees(const Laboratory &flow, const Laboratory &exact, const std::string &metric, double part = 0.05)
{
    return isNear(metric, flow.measured(metric), exact.measured(metric), part);
}

} // namespace

/// Requests that are followed as rates: against closed forms, and against the same designs with every request simulated.
class FlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gammaOfOneStageIsExponential();
    void gammaOfWholeStagesIsErlangs();
    void gammaQuantileIsTheInverse();

    void stationSettlesAtErlangC_data();
    void stationSettlesAtErlangC();
    void stationWithALimitSettlesAtMmck();
    void overloadGrowsByWhatIsTooMuch();
    void whatComesGoesOrStays();

    void mm1IsExact();
    void mmcIsExact();
    void sharingIsExact();
    void aLimitRejectsAsMmckDoes();
    void lateAnswersTimeOut();
    void linkDelaysAndLosses();
    void callsAddUp();
    void roundRobinAgrees();
    void sharedQueueIsMmc();
    void sharedQueueRejectsAsMmckDoes();
    void backlogOfASharedQueueIsWorkedOff();
    void shortestQueueIsThePool();
    void twoChoicesOfManyIsMitzenmachers();
    void choosingByLoadAgrees_data();
    void choosingByLoadAgrees();
    void contentGoesWhereItsRuleSays();
    void aConsumerSticksToItsTarget();
    void agentsDelayChangeAndLeadAway();
    void aBrokerTranslates();
    void storageIsAnotherStation();
    void writesEndWhereAStoreIsFull();
    void databaseIsAnotherStation();
    void aGatewayDelays();
    void manyServersAreQuick();
    void scalingActsAsWithSingleRequests();
    void whatIsServedIsBilled();
    void aFailureIsSeen();
    void whatCannotFlowIsSaidAndSimulated();
    void autoFlowsAboveTenMillion();
    void theSameEachTime();
};

// P(1, x) = 1 - e^-x.
void FlowTest::gammaOfOneStageIsExponential()
{
    for (const double x : {0.001, 0.5, 1.0, 3.0, 20.0}) {
        NEPHOSCOPE_AGREES(isNear("P", sim::theory::gammaBelow(1, x), 1 - std::exp(-x), 1e-12));
        NEPHOSCOPE_AGREES(isNear("Q", sim::theory::gammaAbove(1, x), std::exp(-x), 1e-12));
    }
}

// P(n, x) = 1 - e^-x (1 + x + … + x^(n-1)/(n-1)!).
void FlowTest::gammaOfWholeStagesIsErlangs()
{
    for (const int stages : {2, 5, 20}) {
        for (const double x : {1.0, 5.0, 30.0}) {
            double term = 1;
            double sum = 1;
            for (int i = 1; i < stages; ++i)
                sum += term *= x / i;
            NEPHOSCOPE_AGREES(isNear("Q", sim::theory::gammaAbove(stages, x), std::exp(-x) * sum, 1e-10));
        }
    }
}

void FlowTest::gammaQuantileIsTheInverse()
{
    for (const double shape : {0.2, 1.0, 7.5, 400.0}) {
        for (const double p : {0.01, 0.5, 0.95, 0.999})
            NEPHOSCOPE_AGREES(isNear("P", sim::theory::gammaBelow(shape, sim::theory::gammaQuantile(shape, p)), p, 1e-9));
    }
}

void FlowTest::stationSettlesAtErlangC_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<double>("load");
    QTest::newRow("one server, half") << 1 << 0.5;
    QTest::newRow("one server, 0.95") << 1 << 0.95;
    QTest::newRow("four servers, 0.8") << 4 << 0.8;
    QTest::newRow("64 servers, 0.9") << 64 << 0.9;
}

// Work of 10 ms, exponential, from an empty station on: within minutes its queue is that of M/M/c.
void FlowTest::stationSettlesAtErlangC()
{
    QFETCH(int, servers);
    QFETCH(double, load);
    const double rate = load * servers / 0.01;
    FlowStation station;
    bool isSteady = false;
    for (int i = 0; i < 600; ++i) {
        station.begin();
        station.offer(rate, 0.01, 1, 1);
        isSteady = station.advance(1, {.servers = servers});
    }
    QVERIFY(isSteady);
    const auto right = sim::theory::mmc(rate, 100, servers);
    NEPHOSCOPE_AGREES(isNear("busy", station.busy(), load * servers, 1e-6));
    NEPHOSCOPE_AGREES(isNear("inside", station.inside(), right->inside, 1e-5));
    NEPHOSCOPE_AGREES(isNear("wait", station.wait(), right->wait, 1e-4));
}

void FlowTest::stationWithALimitSettlesAtMmck()
{
    for (const double load : {0.5, 0.95, 1.0, 1.6}) {
        for (const int places : {4, 9, 40}) {
            FlowStation station;
            for (int i = 0; i < 600; ++i) {
                station.begin();
                station.offer(load * 400, 0.01, 1, 1);
                station.advance(1, {.servers = 4, .limit = places});
            }
            const auto right = sim::theory::mmck(load * 400, 100, 4, places);
            NEPHOSCOPE_AGREES(isNear("loss", station.loss(), right.loss, 1e-4));
            NEPHOSCOPE_AGREES(isNear("inside", station.inside(), right.inside, 1e-4));
        }
    }
}

// 150/s come and 100/s can go: 50 more are inside each second, and who comes then waits for those before him. While n are inside the fluid
// leaves 1/(n + 1) of the server idle: 2 × (1 + ln 100) requests more after 100 s.
void FlowTest::overloadGrowsByWhatIsTooMuch()
{
    FlowStation station;
    for (int i = 0; i < 100; ++i) {
        station.begin();
        station.offer(150, 0.01, 1, 1);
        station.advance(1, {});
    }
    NEPHOSCOPE_AGREES(isNear("inside", station.inside(), 5000, 0.003));
    NEPHOSCOPE_AGREES(isNear("wait", station.wait(), 50, 0.003));
    // Then nothing comes: they go at 100/s.
    for (int i = 0; i < 30; ++i) {
        station.begin();
        station.advance(1, {});
    }
    NEPHOSCOPE_AGREES(isNear("inside", station.inside(), 2000, 0.01));
}

// Whatever comes, and however the intervals are cut: came = gone + inside.
void FlowTest::whatComesGoesOrStays()
{
    FlowStation station;
    double came = 0;
    double gone = 0;
    for (int i = 0; i < 300; ++i) {
        const double rate = 50 + 40 * std::sin(i / 7.0) + (i % 50 == 0 ? 300 : 0);
        const double seconds = i % 3 == 0 ? 0.1 : 1;
        station.begin();
        station.offer(rate, 0.02, 1, 1);
        station.advance(seconds, {.servers = 2});
        came += rate * seconds;
        gone += station.busy() / 0.02 * seconds;
    }
    NEPHOSCOPE_AGREES(isNear("came", gone + station.inside(), came, 1e-6));
}

// M/M/1 at 0.8: mean 50 ms, quantile p of the response -ln(1 - p) × 50 ms.
void FlowTest::mm1IsExact()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 1, 10);
    lab.consumer("c", 80, {{"fidelity", "flow"}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.05, 0.001));
    NEPHOSCOPE_AGREES(isNear("p50", lab.measured("c.response_time_p50"), 0.0346574, 0.02));
    NEPHOSCOPE_AGREES(isNear("p95", lab.measured("c.response_time_p95"), 0.149787, 0.02));
    NEPHOSCOPE_AGREES(isNear("p99", lab.measured("c.response_time_p99"), 0.230259, 0.02));
    NEPHOSCOPE_AGREES(isNear("requests", lab.measured("c.requests"), 48000, 1e-4));
    NEPHOSCOPE_AGREES(isNear("server", lab.measured("s-server.utilization"), 0.8, 0.001));
    NEPHOSCOPE_AGREES(isNear("host", lab.measured("s-host.utilization"), 0.8, 0.001));
    NEPHOSCOPE_AGREES(isNear("service", lab.measured("s.utilization"), 0.8, 0.001));
    NEPHOSCOPE_AGREES(isNear("queue", lab.measured("s.queue_length"), 3.2, 0.001));
    NEPHOSCOPE_AGREES(isNear("wait", lab.measured("s.wait_mean"), 0.04, 0.001));
    NEPHOSCOPE_AGREES(isNear("throughput", lab.measured("s.throughput"), 80, 0.001));
    QCOMPARE(lab.measured("c.availability"), 1.0);
}

// H06: three servers of 100/s, 240/s.
void FlowTest::mmcIsExact()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 3, 10);
    lab.consumer("c", 240, {{"fidelity", "flow"}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.0207865, 0.001));
}

// Under processor sharing the mean is S/(1 - load) whatever the distribution.
void FlowTest::sharingIsExact()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 1, 10, {{"distribution", "hyperexponential"}, {"cv", 3}}, "ps");
    lab.consumer("c", 80, {{"fidelity", "flow"}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.05, 0.001));
}

// M/M/1/K with load 1 loses 1/(K + 1).
void FlowTest::aLimitRejectsAsMmckDoes()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 1, 10, {{"queue_limit", 9}});
    lab.consumer("c", 100, {{"fidelity", "flow"}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(isNear("rejected", lab.measured("c.rejected"), 6000, 0.002));
    NEPHOSCOPE_AGREES(isNear("responses", lab.measured("c.responses"), 54000, 0.002));
}

// M/M/1 with a mean of 50 ms: e^-2 of the answers take more than 100 ms.
void FlowTest::lateAnswersTimeOut()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 1, 10);
    lab.consumer("c", 80, {{"fidelity", "flow"}, {"timeout", 0.1}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(isNear("timed out", lab.measured("c.timed_out"), 48000 * std::exp(-2), 0.002));
    // The others: mean of an exponential that is cut off at twice its mean.
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.05 * (1 - 3 * std::exp(-2)) / (1 - std::exp(-2)), 0.002));
}

// 2 × 20 ms of latency; 1 KiB at 1 Mbit/s takes 8.192 ms and, at 50/s, waits as M/D/1 does; a tenth is lost each way.
void FlowTest::linkDelaysAndLosses()
{
    Laboratory lab(600, 60, 1);
    lab.service("s", 100, 1);
    lab.consumer("c", 50, {{"fidelity", "flow"}, {"request_size", 1}, {"retries", 0}});
    lab.request("c", "s", {{"latency", 0.02}, {"bandwidth", 1}, {"loss", 0.1}});
    const double load = 50 * 0.008192;
    const double wait = load * 0.008192 / 2 / (1 - load);
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.04 + 0.008192 + wait + 0.001, 0.005));
    NEPHOSCOPE_AGREES(isNear("lost", lab.measured("c.lost"), 30000 * 0.19, 0.001));
}

// A front that calls twice on average 1.5 times: 5 ms/(1 - 0.25) and 1.5 × 4 ms/(1 - 0.3).
void FlowTest::callsAddUp()
{
    Laboratory lab(600, 60, 1);
    lab.service("front", 1, 5, {{"calls", Value::List{Value(Value::Object{{"to", Value("back")}, {"count", Value(1.5)}})}}}, "ps");
    lab.service("back", 1, 4, {}, "ps");
    lab.consumer("c", 50, {{"fidelity", "flow"}});
    lab.request("c", "front");
    lab.request("front", "back");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("c.response_time_mean"), 0.005 / 0.75 + 1.5 * 0.004 / 0.7, 0.002));
    NEPHOSCOPE_AGREES(isNear("calls", lab.measured("back.served"), 45000, 0.001));
}

namespace {

Laboratory roundRobin(const char *fidelity)
{
    Laboratory lab(600, 60, 5);
    lab.balancer("lb", "round_robin");
    for (const char *id : {"a", "b", "c", "d"}) {
        lab.service(id, 2, 10);
        lab.request("lb", id);
    }
    lab.consumer("users", 640, {{"fidelity", fidelity}});
    lab.request("users", "lb");
    return lab;
}

} // namespace

void FlowTest::roundRobinAgrees()
{
    const Laboratory flow = roundRobin("flow");
    const Laboratory exact = roundRobin("exact");
    for (const char *metric : {"users.response_time_mean", "a.residence_mean", "d-server.utilization", "lb.utilization", "lb.throughput", "users.requests"})
        NEPHOSCOPE_AGREES(agrees(flow, exact, metric));
}

namespace {

/// `count` services of `cores` cores and 10 ms behind a balancer, at a part of what they can do.
Laboratory spread(const char *fidelity, const char *algorithm, int count, int cores, double load, double seconds, nephoscope::tests::Settings more = {})
{
    Laboratory lab(seconds, 60, 5);
    lab.balancer("lb", algorithm, more);
    for (int i = 1; i <= count; ++i) {
        const std::string id = "s" + std::to_string(i);
        lab.service(id, cores, 10);
        lab.request("lb", id);
    }
    lab.consumer("users", load * 100 * count * cores, {{"fidelity", fidelity}});
    lab.request("users", "lb");
    return lab;
}

} // namespace

// H06 once more: three servers of 100/s each behind one queue, 240/s.
void FlowTest::sharedQueueIsMmc()
{
    const Laboratory lab = spread("flow", "shared_queue", 3, 1, 0.8, 600);
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("users.response_time_mean"), 0.0207865, 0.001));
    NEPHOSCOPE_AGREES(isNear("queue", lab.measured("lb.queue_length"), 240 * 0.0107865, 0.001));
    NEPHOSCOPE_AGREES(isNear("wait", lab.measured("lb.wait_mean"), 0.0107865, 0.001));
    NEPHOSCOPE_AGREES(isNear("balancer", lab.measured("lb.utilization"), 0.8, 0.001));
    NEPHOSCOPE_AGREES(isNear("server", lab.measured("s2-server.utilization"), 0.8, 0.001));
    NEPHOSCOPE_AGREES(isNear("throughput", lab.measured("lb.throughput"), 240, 0.001));
    QCOMPARE(lab.logged("users.simulated_singly").size(), std::size_t(0));
}

// Two servers and two that wait at load 1 erlang each: M/M/2/4 loses p4 = 1/(1 + 2 + 2 + 2 + 2) × 2 = 2/9.
void FlowTest::sharedQueueRejectsAsMmckDoes()
{
    const Laboratory lab = spread("flow", "shared_queue", 2, 1, 1, 600, {{"queue_limit", 2}});
    NEPHOSCOPE_AGREES(isNear("rejected", lab.measured("users.rejected"), 200 * 600 * 2 / 9.0, 0.002));
    NEPHOSCOPE_AGREES(isNear("server", lab.measured("s1-server.utilization"), 7 / 9.0, 0.002));
}

// From 60 s to 160 s 300/s come to 200/s: 10,000 wait. Then 100/s come: they are gone after 100 s.
void FlowTest::backlogOfASharedQueueIsWorkedOff()
{
    Laboratory lab(400, 0, 1);
    lab.balancer("lb", "shared_queue");
    for (const char *id : {"a", "b"}) {
        lab.service(id, 1, 10);
        lab.request("lb", id);
    }
    lab.consumer("users", 100, {{"fidelity", "flow"}, {"profile", "step"}, {"profile_start", 60}, {"profile_end", 160}, {"profile_rate", 300}, {"timeout", 0}});
    lab.request("users", "lb");
    // The mean of a triangle of 200 s is half its height; beside it what M/M/2 has at half load, 1/3, for the other 200 s.
    NEPHOSCOPE_AGREES(isNear("queue", lab.measured("lb.queue_length"), (10'000 / 2.0 * 200 + 200 / 3.0) / 400, 0.01));
    // All servers work for 200 s, and half of them for the other 200 s.
    NEPHOSCOPE_AGREES(isNear("server", lab.measured("a-server.utilization"), 0.75, 0.01));
    NEPHOSCOPE_AGREES(isNear("served", lab.measured("lb.served"), 60'000, 0.001));
}

// Near saturation the shortest of n queues does as one queue for all of them.
void FlowTest::shortestQueueIsThePool()
{
    using sim::Dealing;
    for (const int stations : {2, 4, 16}) {
        const double load = 0.999;
        const sim::StationaryQueue queue = sim::stationaryQueue(load, 1, {Dealing::Rule::Shortest, stations});
        const auto pool = sim::theory::mmc(load * stations, 1, stations);
        NEPHOSCOPE_AGREES(isNear("waiting", queue.waiting * stations, pool->waiting, 0.01));
    }
}

// Of many stations with one server the part with at least k inside is u^(2^k - 1) (Mitzenmacher 2001).
void FlowTest::twoChoicesOfManyIsMitzenmachers()
{
    using sim::Dealing;
    const double u = 0.9;
    const double waiting = std::pow(u, 3) + std::pow(u, 7) + std::pow(u, 15) + std::pow(u, 31) + std::pow(u, 63) + std::pow(u, 127);
    NEPHOSCOPE_AGREES(isNear("waiting", sim::stationaryQueue(u, 1, {Dealing::Rule::TwoChoices, 10'000}).waiting, waiting, 0.001));
    // With more servers the arrivals balance the departures at each step: the part that is busy is the load.
    NEPHOSCOPE_AGREES(isNear("as one of two", sim::stationaryQueue(u, 1, {Dealing::Rule::TwoChoices, 2}).waiting,
                             sim::stationaryQueue(u, 1, {Dealing::Rule::Shortest, 2}).waiting, 1e-12));
}

void FlowTest::choosingByLoadAgrees_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("cores");
    QTest::addColumn<double>("load");
    QTest::newRow("shortest of two") << "least_connections" << 2 << 1 << 0.8;
    QTest::newRow("shortest of eight") << "least_connections" << 8 << 1 << 0.9;
    QTest::newRow("shortest of four with four cores") << "least_connections" << 4 << 4 << 0.9;
    QTest::newRow("two choices of eight") << "two_choices" << 8 << 1 << 0.8;
    QTest::newRow("two choices of four with two cores") << "two_choices" << 4 << 2 << 0.9;
    QTest::newRow("one queue for eight") << "shared_queue" << 8 << 1 << 0.9;
    QTest::newRow("one priority") << "prioritized" << 4 << 2 << 0.8;
}

void FlowTest::choosingByLoadAgrees()
{
    QFETCH(QString, algorithm);
    QFETCH(int, count);
    QFETCH(int, cores);
    QFETCH(double, load);
    const std::string chosen = algorithm.toStdString();
    // A million requests: the mean of the exact one is within 1.5 %.
    const double seconds = 2400.0 / (count * cores);
    const Laboratory flow = spread("flow", chosen.c_str(), count, cores, load, seconds);
    const Laboratory exact = spread("exact", chosen.c_str(), count, cores, load, seconds);
    for (const char *metric : {"users.response_time_mean", "s1.residence_mean", "s2-server.utilization", "lb.utilization", "lb.throughput", "users.requests"})
        NEPHOSCOPE_AGREES(agrees(flow, exact, metric));
}

// Pictures to one server, pages to another: M/M/1 at 0.5 and at 0.25.
void FlowTest::contentGoesWhereItsRuleSays()
{
    Laboratory lab(600, 60, 1);
    lab.balancer("lb", "content_aware", {{"rules", Value::Object{{"picture", "a"}, {"page", "b"}}}});
    for (const char *id : {"a", "b"}) {
        lab.service(id, 1, 10);
        lab.request("lb", id);
    }
    lab.consumer("pictures", 50, {{"fidelity", "flow"}, {"class", "picture"}});
    lab.consumer("pages", 25, {{"fidelity", "flow"}, {"class", "page"}});
    lab.request("pictures", "lb");
    lab.request("pages", "lb");
    NEPHOSCOPE_AGREES(isNear("pictures", lab.measured("pictures.response_time_mean"), 0.02, 0.001));
    NEPHOSCOPE_AGREES(isNear("pages", lab.measured("pages.response_time_mean"), 0.01 / 0.75, 0.001));
}

// The first consumer with one server, the second with the other: both M/M/1, at 0.5 and at 0.25.
void FlowTest::aConsumerSticksToItsTarget()
{
    Laboratory lab(600, 60, 1);
    lab.balancer("lb", "round_robin", {{"sticky", true}});
    for (const char *id : {"a", "b"}) {
        lab.service(id, 1, 10);
        lab.request("lb", id);
    }
    for (const auto &[id, rate] : {std::pair{"first", 50.0}, std::pair{"second", 25.0}}) {
        lab.consumer(id, rate, {{"fidelity", "flow"}});
        lab.request(id, "lb");
    }
    NEPHOSCOPE_AGREES(isNear("first", lab.measured("first.response_time_mean"), 0.02, 0.001));
    NEPHOSCOPE_AGREES(isNear("second", lab.measured("second.response_time_mean"), 0.01 / 0.75, 0.001));
}

// 5 ms in its way; what matches goes to the other service, and the rest stays.
void FlowTest::agentsDelayChangeAndLeadAway()
{
    Laboratory lab(600, 0, 1);
    lab.service("s", 1, 10);
    lab.service("other", 1, 4);
    lab.element("agent", "service_agent", "s-server", {{"kind", "active"}, {"effect", "reroute"}, {"match", "bulk"}, {"latency", 0.005}});
    lab.link(LinkRole::Control, "agent", "s");
    lab.request("agent", "other");
    lab.consumer("users", 50, {{"fidelity", "flow"}});
    lab.consumer("copies", 100, {{"fidelity", "flow"}, {"class", "bulk"}});
    lab.request("users", "s");
    lab.request("copies", "s");
    NEPHOSCOPE_AGREES(isNear("users", lab.measured("users.response_time_mean"), 0.005 + 0.02, 0.002));
    NEPHOSCOPE_AGREES(isNear("copies", lab.measured("copies.response_time_mean"), 0.004 / 0.6, 0.002));
    NEPHOSCOPE_AGREES(isNear("seen", lab.measured("agent.messages"), 90'000, 1e-3));
    NEPHOSCOPE_AGREES(isNear("changed", lab.measured("agent.changed"), 60'000, 1e-3));
    NEPHOSCOPE_AGREES(isNear("served", lab.measured("s.served"), 30'000, 1e-3));
}

// A translation takes 3 ms, then M/M/1 at 0.5.
void FlowTest::aBrokerTranslates()
{
    Laboratory lab(600, 0, 1);
    lab.service("s", 1, 10, {{"formats", Value::List{Value("soap")}}});
    lab.element("broker", "multi_device_broker", "", {{"gateways", Value::List{Value("mobile_device")}}});
    lab.consumer("phones", 50, {{"fidelity", "flow"}, {"format", "mobile_device"}});
    lab.request("phones", "broker");
    lab.request("broker", "s");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("phones.response_time_mean"), 0.003 + 0.02, 0.002));
    NEPHOSCOPE_AGREES(isNear("translated", lab.measured("broker.translated"), 30'000, 1e-3));
}

// A service of 10 ms at 0.4 and one read each of a device that does 100/s: M/M/1 at 0.4 twice, and its latency of 2 ms. A tenth of the
// requests writes instead, four operations (RAID 5) of 10 ms each: work of 13 ms with E[S²] = 0.9 × 2 × 10⁻⁴ + 0.1 × (4 + 16) × 10⁻⁴,
// so that at 40/s M/G/1 waits 40 E[S²]/2/(1 - 0.52) = 15.83 ms.
void FlowTest::storageIsAnotherStation()
{
    for (const double writes : {0.0, 0.1}) {
        Laboratory lab(600, 0, 1);
        lab.service("s", 1, 10, {{"reads", 1}, {"writes", 1}, {"io_size", 4}});
        lab.element("device", "cloud_storage_device", "", {{"iops", 100}, {"throughput", 0}, {"latency", 2}, {"raid", "5"}, {"queue_limit", 0}, {"capacity", 1000}});
        lab.element("lun", "lun", "device", {{"size", 100}, {"used", 0}});
        lab.link(LinkRole::Storage, "s", "lun");
        lab.consumer("users", 40, {{"fidelity", "flow"}, {"write_fraction", writes}});
        lab.request("users", "s");
        const double squares = (1 - writes) * 2e-4 + writes * 20e-4;
        const double work = 0.01 + 0.03 * writes;
        const double atDevice = work + 40 * squares / 2 / (1 - 40 * work) + 0.002;
        NEPHOSCOPE_AGREES(isNear("mean", lab.measured("users.response_time_mean"), 0.01 / 0.6 + atDevice, 0.005));
        NEPHOSCOPE_AGREES(isNear("device", lab.measured("device.utilization"), 40 * work, 0.002));
        NEPHOSCOPE_AGREES(isNear("operations", lab.measured("lun.served"), 24'000, 1e-3));
        NEPHOSCOPE_AGREES(isNear("residence", lab.measured("lun.residence_mean"), atDevice, 0.005));
        // Whole blocks of 4 KiB.
        if (writes > 0)
            NEPHOSCOPE_AGREES(isNear("used", lab.measured("lun.used"), 2'400 * 4096 / 1e9, 0.01));
    }
}

// A LUN of 1 MB holds 244 blocks of 4 KiB: full after six seconds of 40 writes, and no second of answers beyond.
void FlowTest::writesEndWhereAStoreIsFull()
{
    Laboratory lab(60, 0, 1);
    lab.service("s", 1, 1, {{"reads", 0}, {"writes", 1}, {"io_size", 4}});
    lab.element("device", "cloud_storage_device", "", {{"iops", 1000}, {"throughput", 0}, {"latency", 0}, {"queue_limit", 0}, {"capacity", 1000}});
    lab.element("lun", "lun", "device", {{"size", 0.001}, {"used", 0}});
    lab.link(LinkRole::Storage, "s", "lun");
    lab.consumer("users", 40, {{"fidelity", "flow"}, {"write_fraction", 1}});
    lab.request("users", "s");
    NEPHOSCOPE_AGREES(isNear("used", lab.measured("lun.used"), 244 * 4096 / 1e9, 1e-6));
    QVERIFY(lab.measured("lun.served") < 244 + 2 * 40);
}

// Reads of 5 ms at 0.4 of a database beside a service of 10 ms at 0.8: M/M/1 both.
void FlowTest::databaseIsAnotherStation()
{
    Laboratory lab(600, 0, 1);
    lab.service("s", 1, 10, {{"reads", 1}});
    lab.element("disk", "cloud_storage_device", "", {});
    lab.element("db", "database", "disk", {{"read_time", 5}, {"write_time", 5}, {"connections", 0}});
    lab.link(LinkRole::Storage, "s", "db");
    lab.consumer("users", 80, {{"fidelity", "flow"}, {"write_fraction", 0}});
    lab.request("users", "s");
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("users.response_time_mean"), 0.05 + 0.005 / 0.6, 0.005));
    NEPHOSCOPE_AGREES(isNear("database", lab.measured("db.utilization"), 0.4, 0.002));
}

// 3 ms in front of a device that is M/M/1 at 0.2. It fails at 100 s, and nobody has a copy: all are refused until it is whole again at 200 s.
void FlowTest::aGatewayDelays()
{
    Laboratory lab(300, 0, 1);
    lab.service("s", 100, 10, {{"reads", 1}, {"writes", 0}});
    lab.element("gateway", "storage_service_gateway", "", {{"latency", 3}, {"detect_time", 5}, {"switch_time", 0}, {"during_switch", "hold"}});
    lab.element("device", "cloud_storage_device", "", {{"iops", 100}, {"throughput", 0}, {"latency", 0}, {"queue_limit", 0}});
    lab.link(LinkRole::Storage, "s", "gateway");
    lab.link(LinkRole::Storage, "gateway", "device");
    lab.consumer("users", 20, {{"fidelity", "flow"}, {"write_fraction", 0}, {"timeout", 0}});
    lab.request("users", "s");
    lab.event(100, "fail", "device");
    lab.event(200, "repair", "device");
    NEPHOSCOPE_AGREES(isNear("refused", lab.measured("users.refused"), 20 * 100, 0.002));
    NEPHOSCOPE_AGREES(isNear("mean", lab.measured("users.response_time_mean"), 0.01 + 0.003 + 0.01 / 0.8, 0.002));
}

// Erlang's formula for a thousand servers, from the other end: by its recursion.
void FlowTest::manyServersAreQuick()
{
    for (const auto &[load, servers] : {std::pair{950.0, 1000}, std::pair{3.0, 5}, std::pair{0.2, 1}, std::pair{4090.0, 4096}}) {
        double blocked = 1;
        for (int k = 1; k <= servers; ++k)
            blocked = load * blocked / (k + load * blocked);
        NEPHOSCOPE_AGREES(isNear("C", sim::waitingPart(load, servers), servers * blocked / (servers - load * (1 - blocked)), 1e-9));
    }
}

namespace {

/// A pool of servers behind a balancer, scaled by a listener as a flash crowd comes.
Laboratory scaling(const char *fidelity)
{
    Laboratory lab(2400, 0, 1);
    lab.element("dc", "data_center", "", {});
    lab.element("host", "physical_server", "dc", {{"cores", 64}, {"memory", 256}, {"boot_time", 0}});
    lab.element("hypervisor", "hypervisor", "host", {{"overhead", 0}, {"reserved_memory", 0}, {"start_time", 0}});
    lab.element("vs", "virtual_server", "hypervisor", {{"vcpus", 4}, {"memory", 4}, {"boot_time", 30}, {"image", 0}});
    lab.element("shop", "cloud_service", "vs", {{"demand", 10}, {"queue_limit", 0}, {"response_size", 0}});
    lab.balancer("lb", "round_robin");
    lab.element("listener", "automated_scaling_listener", "dc",
                {{"metric", "utilization"}, {"upper", 0.75}, {"lower", 0.3}, {"sample", 10}, {"breaches", 3}, {"cooldown", 120}, {"maximum", 8}});
    lab.element("vim", "vim", "dc", {});
    lab.consumer("users", 200, {{"fidelity", fidelity}, {"profile", "ramp"}, {"profile_start", 300}, {"profile_end", 1500}, {"profile_rate", 1400}});
    lab.request("users", "listener");
    lab.request("listener", "lb");
    lab.request("lb", "vs");
    lab.link(LinkRole::Control, "listener", "vim");
    lab.link(LinkRole::Control, "vim", "hypervisor");
    lab.link(LinkRole::Monitor, "listener", "shop");
    return lab;
}

} // namespace

// Five servers do 2,000 a second, and 1,400 keep them 70 % busy, clear of the bound. The same servers come at the same times: within two
// samples of the listener.
void FlowTest::scalingActsAsWithSingleRequests()
{
    const Laboratory flow = scaling("flow");
    const Laboratory exact = scaling("exact");
    const std::vector<double> asFlow = flow.logged("listener.scaled_out");
    const std::vector<double> asExact = exact.logged("listener.scaled_out");
    QVERIFY2(asExact.size() >= 3, qPrintable(QString::fromStdString(exact.problem())));
    QCOMPARE(asFlow.size(), asExact.size());
    for (std::size_t i = 0; i < asExact.size(); ++i)
        QVERIFY2(std::abs(asFlow[i] - asExact[i]) <= 20, qPrintable(QStringLiteral("%1 and %2").arg(asFlow[i]).arg(asExact[i])));
    for (const char *metric : {"users.response_time_mean", "users.requests", "listener.instances", "host.utilization", "vs.server_hours", "listener.passed"})
        NEPHOSCOPE_AGREES(agrees(flow, exact, metric));
}

namespace {

Laboratory billed(const char *fidelity)
{
    Laboratory lab(3600, 0, 1);
    lab.service("s", 4, 10, {{"response_size", 8}});
    lab.element("monitor", "pay_per_use_monitor", "", {{"measures", Value::List{Value("requests"), Value("transfer_out")}}});
    lab.element("billing", "billing_management_system", "",
                {{"prices", Value::List{Value(Value::Object{{"what", Value("requests")}, {"price", Value(0.0001)}, {"unit", Value("request")}}),
                             Value(Value::Object{{"what", Value("transfer_out")}, {"price", Value(0.09)}, {"unit", Value("GB")}})}}});
    lab.link(LinkRole::Monitor, "monitor", "s");
    lab.link(LinkRole::Notify, "monitor", "billing");
    lab.consumer("users", 100, {{"fidelity", fidelity}});
    lab.request("users", "s");
    return lab;
}

} // namespace

// 360,000 requests of 8 KiB: 36 for the requests and 0.09 × 2.949 for what goes out.
void FlowTest::whatIsServedIsBilled()
{
    const Laboratory flow = billed("flow");
    NEPHOSCOPE_AGREES(isNear("metered", flow.measured("monitor.requests_metered"), 360000, 1e-4));
    NEPHOSCOPE_AGREES(isNear("transfer", flow.measured("monitor.transfer_out"), 360000 * 8192e-9, 1e-4));
    const Laboratory exact = billed("exact");
    NEPHOSCOPE_AGREES(agrees(flow, exact, "billing.charges"));
}

// Down from 100 s to 200 s: so long everything is refused, a tenth of a second more or less.
void FlowTest::aFailureIsSeen()
{
    Laboratory lab(300, 0, 1);
    lab.service("s", 4, 10);
    lab.consumer("users", 200, {{"fidelity", "flow"}});
    lab.request("users", "s");
    lab.event(100.25, "fail", "s-server");
    lab.event(200.25, "repair", "s-server");
    NEPHOSCOPE_AGREES(isNear("refused", lab.measured("users.refused"), 20000, 1e-3));
    NEPHOSCOPE_AGREES(isNear("served", lab.measured("s.served"), 40000, 1e-3));
    NEPHOSCOPE_AGREES(isNear("availability", lab.measured("users.availability"), 2.0 / 3, 1e-3));
}

// Who of two that are not alike has the fewest depends on each moment: its consumer's requests are simulated singly, and the log says why.
void FlowTest::whatCannotFlowIsSaidAndSimulated()
{
    Laboratory lab(100, 0, 1);
    lab.balancer("lb", "least_connections");
    lab.service("s", 2, 10);
    lab.service("t", 1, 10);
    lab.request("lb", "s");
    lab.request("lb", "t");
    lab.consumer("users", 50, {{"fidelity", "flow"}});
    lab.request("users", "lb");
    Laboratory exact = lab;
    exact.set("users", "fidelity", Value("exact"));
    QCOMPARE(lab.logged("users.simulated_singly").size(), std::size_t(1));
    const std::string why = lab.entry("users.simulated_singly").detail;
    QVERIFY2(why.find("lb") != std::string::npos, why.c_str());
    QCOMPARE(lab.measured("users.response_time_mean"), exact.measured("users.response_time_mean"));
}

void FlowTest::autoFlowsAboveTenMillion()
{
    for (const auto &[rate, isFlow] : {std::pair{50.0, false}, std::pair{200'000.0, true}}) {
        Laboratory lab(100, 0, 1);
        lab.service("s", 256, 1);
        lab.consumer("users", rate, {{"fidelity", "auto"}});
        lab.request("users", "s");
        // As a flow there are exactly as many as are to be expected, and not as chance has it.
        QCOMPARE(std::abs(lab.measured("users.requests") - rate * 100) <= 1, isFlow);
    }
}

void FlowTest::theSameEachTime()
{
    const double once = scaling("flow").measured("users.response_time_mean");
    const double between = roundRobin("flow").measured("users.response_time_mean");
    QVERIFY(between > 0);
    QCOMPARE(scaling("flow").measured("users.response_time_mean"), once);
}

NEPHOSCOPE_TEST(FlowTest);
#include "flow_test.moc"
