// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using nephoscope::tests::Laboratory;

/// One station of Poisson arrivals: Kleinrock, Queueing Systems I, chapters 3 and 5. Service mean 10 ms unless said.
class SingleStationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mm1AtFourFifths();
    void mm1AtHalf();
    void mmcHasErlangsC_data();
    void mmcHasErlangsC();
    void mmccLosesByErlangsB_data();
    void mmccLosesByErlangsB();
    void aFloodTakesTheRoomOfOthers();
    void mm1kLosesWhatFindsNoRoom_data();
    void mm1kLosesWhatFindsNoRoom();
    void mmckLosesWhatFindsNoRoom();
    void mg1WaitsByPollaczekAndKhinchine_data();
    void mg1WaitsByPollaczekAndKhinchine();
    void boundedParetoWaitsByItsSecondMoment();
    void processorSharingIsInsensitive_data();
    void processorSharingIsInsensitive();
    void dm1WaitsLess();
    void erlangArrivalsFeedOneServer();
    void bursts();
    void hostsAreUpByTheirMeanTimes();
};

// M/M/1, load 0.8: W = 1 / (mu - lambda) = 50 ms, quantile p of the response -ln(1 - p) W, L = 4 (H01).
void SingleStationTest::mm1AtFourFifths()
{
    Laboratory lab(14000, 20, 20);
    lab.service("s", 1, 10);
    lab.consumer("c", 80);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.05));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_p50", 0.0346574, 0.01, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_p95", 0.149787, 0.01, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_p99", 0.230259, 0.015, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("s-server.utilization", 0.8));
    NEPHOSCOPE_AGREES(lab.differs("s.residence_mean", 0.05));
    NEPHOSCOPE_AGREES(lab.differs("s.throughput", 80));
    NEPHOSCOPE_AGREES(lab.differs("s.wait_mean", 0.04));
    NEPHOSCOPE_AGREES(lab.differs("s.service_mean", 0.01));
    NEPHOSCOPE_AGREES(lab.differs("s.queue_length", 3.2)); // rho^2 / (1 - rho)
    NEPHOSCOPE_AGREES(lab.differs("s-server.wait_mean", 0.04));
}

void SingleStationTest::mm1AtHalf()
{
    Laboratory lab(1500, 20, 20);
    lab.service("s", 1, 10);
    lab.consumer("c", 50);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.02));
}

void SingleStationTest::mmcHasErlangsC_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("response");
    QTest::newRow("H03") << 2 << 150.0 << 0.0228571;
    QTest::newRow("H04") << 4 << 320.0 << 0.0174554;
    QTest::newRow("H06, 100/s") << 3 << 100.0 << 0.0104545;
    QTest::newRow("H06, 200/s") << 3 << 200.0 << 0.0144444;
    QTest::newRow("H06, 240/s") << 3 << 240.0 << 0.0207865;
}

// M/M/c: W = C(c, A) / (c mu - lambda) + 1 / mu with Erlang's C.
void SingleStationTest::mmcHasErlangsC()
{
    QFETCH(int, servers);
    QFETCH(double, rate);
    QFETCH(double, response);
    Laboratory lab(1500, 20, 20);
    lab.service("s", servers, 10);
    lab.consumer("c", rate);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", response));
}

void SingleStationTest::mmccLosesByErlangsB_data()
{
    QTest::addColumn<double>("load");
    QTest::addColumn<int>("servers");
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("seconds");
    QTest::newRow("10 on 14") << 10.0 << 14 << 0.0568191 << 400.0;
    QTest::newRow("5 on 10") << 5.0 << 10 << 0.0183846 << 1600.0;
    QTest::newRow("8 on 10") << 8.0 << 10 << 0.121661 << 300.0;
    QTest::newRow("16 on 20") << 16.0 << 20 << 0.0644109 << 300.0;
}

// M/M/c/c: Erlang's B (H09); two pools of 10 against one of 20 is the gain of pooling (H23).
void SingleStationTest::mmccLosesByErlangsB()
{
    QFETCH(double, load);
    QFETCH(int, servers);
    QFETCH(double, loss);
    QFETCH(double, seconds);
    Laboratory lab(seconds, 20, 20);
    lab.service("s", servers, 10, {{"queue_limit", servers}});
    lab.consumer("c", load * 100);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.rejected", load * 100 * seconds * loss));
    NEPHOSCOPE_AGREES(lab.differs("s.utilization", load * (1 - loss) / servers));
}

// M/M/1/50 with 40/s of customers and 400/s of attackers: loss 0.772727, what gets through has W = 497.059 ms (H34).
void SingleStationTest::aFloodTakesTheRoomOfOthers()
{
    Laboratory lab(3000, 20, 20);
    lab.service("s", 1, 10, {{"queue_limit", 50}});
    lab.consumer("customers", 40);
    lab.consumer("attackers", 400);
    lab.request("customers", "s");
    lab.request("attackers", "s");
    NEPHOSCOPE_AGREES(lab.differs("customers.throughput", 9.09091));
    NEPHOSCOPE_AGREES(lab.differs("customers.rejected", 40 * 3000 * 0.772727));
    NEPHOSCOPE_AGREES(lab.differs("customers.response_time_mean", 0.497059));
}

void SingleStationTest::mm1kLosesWhatFindsNoRoom_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("response");
    QTest::newRow("80/s") << 80.0 << 0.0234929 << 0.0379710;
    QTest::newRow("100/s") << 100.0 << 0.0909091 << 0.0550000;
    QTest::newRow("125/s") << 125.0 << 0.218794 << 0.0720290;
}

// M/M/1/10: loss (1 - rho) rho^K / (1 - rho^(K+1)); the K counts the one in service (H10).
void SingleStationTest::mm1kLosesWhatFindsNoRoom()
{
    QFETCH(double, rate);
    QFETCH(double, loss);
    QFETCH(double, response);
    Laboratory lab(14000, 20, 20);
    lab.service("s", 1, 10, {{"queue_limit", 10}});
    lab.consumer("c", rate);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.rejected", rate * 14000 * loss));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", response));
}

// M/M/2/5, 3/s on 1/s each: loss 0.374422, W 1.95320 s (H11).
void SingleStationTest::mmckLosesWhatFindsNoRoom()
{
    Laboratory lab(20000, 100, 20);
    lab.service("s", 2, 1000, {{"queue_limit", 5}});
    lab.consumer("c", 3);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.rejected", 3 * 20000 * 0.374422));
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 1.95320));
    NEPHOSCOPE_AGREES(lab.differs("s.throughput", 1.87673));
}

void SingleStationTest::mg1WaitsByPollaczekAndKhinchine_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::addColumn<double>("cv");
    QTest::addColumn<int>("stages");
    QTest::addColumn<double>("wait");
    QTest::addColumn<double>("halfWidth");
    QTest::addColumn<double>("duration");
    QTest::newRow("deterministic, H14") << "deterministic" << 0.0 << 2 << 0.020 << 0.01 << 4000.0;
    QTest::newRow("erlang, H15") << "erlang" << 0.0 << 2 << 0.030 << 0.01 << 5000.0;
    QTest::newRow("lognormal, H15") << "lognormal" << 2.0 << 2 << 0.100 << 0.05 << 4000.0;
    QTest::newRow("hyperexponential, H15") << "hyperexponential" << 2.0 << 2 << 0.100 << 0.05 << 4000.0;
    QTest::newRow("hyperexponential, cv 4, H15") << "hyperexponential" << 4.0 << 2 << 0.340 << 0.05 << 10000.0;
    QTest::newRow("lognormal, cv squared 0.5") << "lognormal" << std::sqrt(0.5) << 2 << 0.030 << 0.05 << 4000.0;
}

// M/G/1: Wq = rho S (1 + cv^2) / (2 (1 - rho)).
void SingleStationTest::mg1WaitsByPollaczekAndKhinchine()
{
    QFETCH(QString, distribution);
    QFETCH(double, cv);
    QFETCH(int, stages);
    QFETCH(double, wait);
    QFETCH(double, halfWidth);
    QFETCH(double, duration);
    Laboratory lab(duration, 50, 20);
    lab.service("s", 1, 10, {{"distribution", distribution.toStdString()}, {"cv", cv > 0 ? cv : 1.0}, {"stages", stages}});
    lab.consumer("c", 80);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", wait + 0.01, halfWidth));
}

// Bounded Pareto, alpha 1.5 on [3.5 ms, 3.5 s], load 0.5: Wq 55.3399 ms, E[S] 10.1683 ms (H17).
void SingleStationTest::boundedParetoWaitsByItsSecondMoment()
{
    Laboratory lab(20000, 50, 20);
    lab.service("s", 1, 10, {{"distribution", "bounded_pareto"}, {"shape", 1.5}, {"low", 3.5}, {"high", 3500}});
    lab.consumer("c", 49.1725);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.0553399 + 0.0101683, 0.05));
}

void SingleStationTest::processorSharingIsInsensitive_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::newRow("exponential") << "exponential";
    QTest::newRow("deterministic") << "deterministic";
    QTest::newRow("erlang") << "erlang";
    QTest::newRow("lognormal") << "lognormal";
    QTest::newRow("hyperexponential") << "hyperexponential";
    QTest::newRow("bounded_pareto") << "bounded_pareto";
}

// M/G/1 with processor sharing: W = E[S] / (1 - rho) whatever the distribution (H16, H17).
void SingleStationTest::processorSharingIsInsensitive()
{
    QFETCH(QString, distribution);
    const bool isPareto = distribution == "bounded_pareto";
    Laboratory lab(isPareto ? 8000 : 4000, 50, 20);
    lab.service("s", 1, 10,
                {{"distribution", distribution.toStdString()}, {"cv", 2}, {"shape", 1.5}, {"low", 3.5}, {"high", 3500}}, "ps");
    lab.consumer("c", isPareto ? 49.1725 : 80);
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", isPareto ? 0.0203366 : 0.05, isPareto ? 0.05 : 0.015));
}

// D/M/1, load 0.8: sigma = exp(-(1 - sigma) / rho) = 0.628630, W = 1 / (mu (1 - sigma)) = 26.9273 ms (H25).
void SingleStationTest::dm1WaitsLess()
{
    Laboratory lab(3000, 20, 20);
    lab.service("s", 1, 10);
    lab.consumer("c", 80, {{"arrival", "deterministic"}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.0269273));
}

// E2/M/1 with 80/s: sigma = (2 lambda / (2 lambda + mu (1 - sigma)))^2, W = 1 / (mu (1 - sigma)): the first half of H24.
void SingleStationTest::erlangArrivalsFeedOneServer()
{
    Laboratory lab(3000, 20, 20);
    lab.service("s", 1, 10);
    lab.consumer("c", 80, {{"arrival", "erlang"}, {"arrival_stages", 2}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.0384398));
}

// MMPP(2)/M/1 with 90/s and 10/s, one change a second each way: W 60.7869 ms by the matrix-geometric solution (H31).
void SingleStationTest::bursts()
{
    Laboratory lab(4000, 50, 20);
    lab.service("s", 1, 10);
    lab.consumer("c", 90, {{"profile", "on_off"}, {"profile_rate", 10}, {"mean_on", 1}, {"mean_off", 1}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.0607869, 0.05));
}

// Alternating renewal: up MTBF / (MTBF + MTTR) of the time (H36 with 100 h and 10 h).
void SingleStationTest::hostsAreUpByTheirMeanTimes()
{
    Laboratory lab(3.6e8, 0, 20);
    lab.element("h", "physical_server", "", {{"boot_time", 0}, {"mtbf", 100}, {"mttr", 10}});
    NEPHOSCOPE_AGREES(lab.differs("h.up_time", 100.0 / 110));
}

NEPHOSCOPE_TEST(SingleStationTest);
#include "single_station_test.moc"
