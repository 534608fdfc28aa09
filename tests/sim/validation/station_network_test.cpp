// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using nephoscope::tests::Laboratory;

/// Several stations: behind a balancer, in series, in a circle, and a link.
class StationNetworkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void algorithmsOrderTheResponse_data();
    void algorithmsOrderTheResponse();
    void roundRobinOverFourIsErlangArrivals();
    void oneFastServerBeatsTwoSlowOnes();
    void importantRequestsGoFirst();
    void stationsInSeriesAreIndependent();
    void closedNetworkFollowsMeanValueAnalysis_data();
    void closedNetworkFollowsMeanValueAnalysis();
    void linkIsAStationOfConstantTimes_data();
    void linkIsAStationOfConstantTimes();
};

void StationNetworkTest::algorithmsOrderTheResponse_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("response");
    // Independent M/M/1; E2/M/1 (H24); join the shortest queue, numerically (H26); M/M/2 (H27).
    QTest::newRow("random") << "random" << 160.0 << 0.050;
    // Equal shares, evenly interleaved, are round robin.
    QTest::newRow("weighted") << "weighted" << 160.0 << 0.0384398;
    QTest::newRow("asymmetric") << "asymmetric" << 160.0 << 0.0384398;
    QTest::newRow("round_robin") << "round_robin" << 160.0 << 0.0384398;
    QTest::newRow("least_connections") << "least_connections" << 160.0 << 0.0295574;
    QTest::newRow("least_connections, 90/s") << "least_connections" << 90.0 << 0.0133435;
    QTest::newRow("least_connections, 150/s") << "least_connections" << 150.0 << 0.0244805;
    // With two targets two choices are all there are.
    QTest::newRow("two_choices") << "two_choices" << 160.0 << 0.0295574;
    QTest::newRow("shared_queue") << "shared_queue" << 160.0 << 0.0277778;
}

void StationNetworkTest::algorithmsOrderTheResponse()
{
    QFETCH(QString, algorithm);
    QFETCH(double, rate);
    QFETCH(double, response);
    Laboratory lab(2500, 20, 20);
    lab.balancer("lb", algorithm.toStdString());
    lab.service("a", 1, 10);
    lab.service("b", 1, 10);
    lab.consumer("c", rate);
    lab.request("c", "lb");
    lab.request("lb", "a");
    lab.request("lb", "b");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", response));
    NEPHOSCOPE_AGREES(lab.differs("a-server.utilization", rate / 200));
}

// Round robin over four: E4/M/1 each, 320/s in all, W 32.6738 ms (H24).
void StationNetworkTest::roundRobinOverFourIsErlangArrivals()
{
    Laboratory lab(1500, 20, 20);
    lab.balancer("lb", "round_robin");
    lab.consumer("c", 320);
    lab.request("c", "lb");
    for (const char *id : {"s1", "s2", "s3", "s4"}) {
        lab.service(id, 1, 10);
        lab.request("lb", id);
    }
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.0326738));
}

// One server of twice the speed: M/M/1 with mu 200, W 25 ms, against 27.7778 ms of two behind one queue (H27).
void StationNetworkTest::oneFastServerBeatsTwoSlowOnes()
{
    Laboratory lab(3000, 20, 20);
    lab.service("s", 1, 5);
    lab.consumer("c", 160);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.025));
}

// Cobham: W0 / ((1 - s_{k-1}) (1 - s_k)); 30/s first, 50/s after them: waits of 11.4286 and 57.1429 ms (H12).
void StationNetworkTest::importantRequestsGoFirst()
{
    Laboratory lab(5000, 20, 20);
    lab.balancer("lb", "prioritized");
    lab.service("s", 1, 10);
    lab.consumer("high", 30, {{"priority", 7}});
    lab.consumer("low", 50, {{"priority", 0}});
    lab.request("high", "lb");
    lab.request("low", "lb");
    lab.request("lb", "s");
    NEPHOSCOPE_AGREES(lab.differs("high.response_time_mean", 0.0114286 + 0.01));
    NEPHOSCOPE_AGREES(lab.differs("low.response_time_mean", 0.0571429 + 0.01, 0.015));
}

// Jackson: stations in series behave as if alone: 1/50 + 1/30 + 1/10 s = 153.333 ms (H19).
void StationNetworkTest::stationsInSeriesAreIndependent()
{
    Laboratory lab(5000, 50, 20);
    lab.service("first", 1, 10, {{"calls", Value::List{Value::Object{{"to", "second"}, {"count", 1}}}}});
    lab.service("second", 1, 12.5, {{"calls", Value::List{Value::Object{{"to", "third"}, {"count", 1}}}}});
    lab.service("third", 1, 1000.0 / 60);
    lab.consumer("c", 50);
    lab.request("c", "first");
    lab.request("first", "second");
    lab.request("second", "third");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.153333));
}

void StationNetworkTest::closedNetworkFollowsMeanValueAnalysis_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<double>("throughput");
    QTest::addColumn<double>("response");
    QTest::newRow("1") << 1 << 0.0524797 << 4.05500;
    QTest::newRow("2") << 2 << 0.103086 << 4.40129;
    QTest::newRow("3") << 3 << 0.151516 << 4.79982;
    QTest::newRow("10") << 10 << 0.400205 << 9.98722;
    QTest::newRow("20") << 20 << 0.474516 << 27.1482;
}

// Closed network of three centres, demands 0.605, 2.1 and 1.35 s, think time 15 s: exact mean value analysis (H21).
void StationNetworkTest::closedNetworkFollowsMeanValueAnalysis()
{
    QFETCH(int, users);
    QFETCH(double, throughput);
    QFETCH(double, response);
    Laboratory lab(40000, 1000, 20);
    lab.service("first", 1, 605, {{"calls", Value::List{Value::Object{{"to", "second"}, {"count", 1}}}}});
    lab.service("second", 1, 2100, {{"calls", Value::List{Value::Object{{"to", "third"}, {"count", 1}}}}});
    lab.service("third", 1, 1350);
    lab.consumer("c", 0, {{"workload", "closed"}, {"users", users}, {"think_time", 15}});
    lab.request("c", "first");
    lab.request("first", "second");
    lab.request("second", "third");
    NEPHOSCOPE_AGREES(lab.differs("c.throughput", throughput));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", response));
}

void StationNetworkTest::linkIsAStationOfConstantTimes_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("response");
    QTest::newRow("0.9 Gbit/s") << 75000.0 << 66.0e-6;
    QTest::newRow("0.45 Gbit/s") << 37500.0 << 16.9091e-6;
}

// A link of 1 Gbit/s and messages of 1500 bytes is M/D/1 with 12 us (H50); the service adds its own microsecond.
void StationNetworkTest::linkIsAStationOfConstantTimes()
{
    QFETCH(double, rate);
    QFETCH(double, response);
    Laboratory lab(10, 0.1, 20);
    lab.service("s", 64, 0.001, {{"distribution", "deterministic"}});
    lab.consumer("c", rate, {{"request_size", 1500.0 / 1024}});
    lab.request("c", "s", {{"bandwidth", 1000}});
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", response + 1e-6));
}

NEPHOSCOPE_TEST(StationNetworkTest);
#include "station_network_test.moc"
