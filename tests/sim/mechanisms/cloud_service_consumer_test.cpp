// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class CloudServiceConsumerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sessionsAreOfGeometricLengthAndVisitAllInTurn();
    void asksAtItsRate_data();
    void asksAtItsRate();
    void profilesAskForWhatLiesUnderTheirCurve_data();
    void profilesAskForWhatLiesUnderTheirCurve();
    void poissonArrivalsFollowTheProfile_data();
    void poissonArrivalsFollowTheProfile();
    void goesOnAndOff();
    void closedUsersWaitForTheirAnswers();
    void usersWhoAreTurnedAwayAtOnceWait();
    void usersComeAndGo();
    void aBatchComesAtOnce();
    void givesUpAndTriesAgain();
    void retriesMultiplyTheLoad();
    void backoffDoubles();
    void windowsInWhichAllFailAreDowntime();
    void requestsSayWhatTheyAre();
    void theTenantIsWhereItStands();
    void showsWhatItAsks();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// c → s, which answers at once unless `service` says otherwise.
Architecture asking(const Parameters &consumer, double duration, const Parameters &service = {})
{
    Laboratory lab(duration, 0, 1);
    lab.service("s", 1, 0);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.request("c", "s");
    Architecture design = lab.design();
    for (const auto &[name, value] : consumer)
        design.find(ElementId("c"))->params.insert_or_assign(name, value);
    for (const auto &[name, value] : service)
        design.find(ElementId("s"))->params.insert_or_assign(name, value);
    design.run.sample = 1;
    return design;
}

/// Nobody answers: every request is under way until it is given up.
Architecture askingInVain(const Parameters &consumer, double duration)
{
    Architecture design = asking(consumer, duration);
    addEvent(design, 0, "fail", "s", "hang");
    return design;
}


void addProfiles()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("other");
    QTest::addColumn<double>("begin");
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("expected");
    // Over 100 s. Flash crowd: rises in 10 s, leaves with a time constant of 5 s. Diurnal: 50 s a day, amplitude 0.6, whole days.
    QTest::newRow("constant") << "constant" << 7.0 << 99.0 << 0.0 << 0.0 << 700.0;
    QTest::newRow("ramp") << "ramp" << 10.0 << 30.0 << 20.0 << 60.0 << 10.0 * 20 + 20.0 * 40 + 30.0 * 40;
    QTest::newRow("ramp over no time") << "ramp" << 10.0 << 30.0 << 20.0 << 0.0 << 10.0 * 20 + 30.0 * 80;
    QTest::newRow("step") << "step" << 10.0 << 30.0 << 20.0 << 60.0 << 10.0 * 60 + 30.0 * 40;
    QTest::newRow("step for good") << "step" << 10.0 << 30.0 << 20.0 << 0.0 << 10.0 * 20 + 30.0 * 80;
    QTest::newRow("step down to nothing") << "step" << 10.0 << 0.0 << 20.0 << 0.0 << 200.0;
    QTest::newRow("flash crowd") << "flash_crowd" << 10.0 << 60.0 << 20.0 << 60.0 << 1000.0 + 50.0 * (5 + 30) + 50.0 * 5 * (1 - std::exp(-8.0));
    QTest::newRow("flash crowd that leaves while it comes")
        << "flash_crowd" << 10.0 << 60.0 << 20.0 << 24.0 << 1000.0 + 50.0 * 0.8 + 50.0 * 0.4 * 5 * (1 - std::exp(-15.2));
    QTest::newRow("diurnal") << "diurnal" << 10.0 << 0.0 << 0.0 << 0.0 << 1000.0;
}

Parameters profile()
{
    return {{"rise", 10}, {"decay", 5}, {"period", 50}, {"amplitude", 0.6}, {"phase", 12.5}};
}

} // namespace

void CloudServiceConsumerTest::asksAtItsRate_data()
{
    QTest::addColumn<QString>("arrival");
    QTest::addColumn<double>("spread"); // of the count over 1,000 s at 10/s, in requests: sqrt(10,000 cv²)
    QTest::newRow("poisson") << "poisson" << 100.0;
    QTest::newRow("deterministic") << "deterministic" << 1.0;
    QTest::newRow("erlang") << "erlang" << 50.0; // 4 stages: cv² 1/4
}

void CloudServiceConsumerTest::asksAtItsRate()
{
    QFETCH(QString, arrival);
    QFETCH(double, spread);
    const OneRun run(asking({{"rate", 10}, {"arrival", arrival.toStdString()}, {"arrival_stages", 4}}, 1000));
    QVERIFY(std::abs(run.metric("c.requests") - 10000) <= 4 * spread);
    QCOMPARE(run.metric("c.responses"), run.metric("c.requests"));
    QCOMPARE(run.metric("c.availability"), 1.0);
    QCOMPARE(run.metric("c.downtime"), 0.0);
}

void CloudServiceConsumerTest::profilesAskForWhatLiesUnderTheirCurve_data()
{
    addProfiles();
}

// With even arrivals the k-th request comes when k are to be expected.
void CloudServiceConsumerTest::profilesAskForWhatLiesUnderTheirCurve()
{
    QFETCH(QString, profile);
    QFETCH(double, rate);
    QFETCH(double, other);
    QFETCH(double, begin);
    QFETCH(double, end);
    QFETCH(double, expected);
    Parameters consumer = ::profile();
    consumer.insert({{"profile", profile.toStdString()}, {"rate", rate}, {"profile_rate", other}, {"profile_start", begin}, {"profile_end", end}});
    const OneRun run(asking(consumer, 100.0001));
    QVERIFY2(std::abs(run.metric("c.requests") - std::floor(expected)) <= 1, qPrintable(QString::number(run.metric("c.requests"))));
}

void CloudServiceConsumerTest::poissonArrivalsFollowTheProfile_data()
{
    addProfiles();
}

void CloudServiceConsumerTest::poissonArrivalsFollowTheProfile()
{
    QFETCH(QString, profile);
    QFETCH(double, rate);
    QFETCH(double, other);
    QFETCH(double, begin);
    QFETCH(double, end);
    QFETCH(double, expected);
    Laboratory lab(100, 0, 50);
    lab.service("s", 1, 0);
    lab.consumer("c", rate, {{"profile", profile.toStdString()}, {"profile_rate", other}, {"profile_start", begin}, {"profile_end", end},
                             {"rise", 10}, {"decay", 5}, {"period", 50}, {"amplitude", 0.6}, {"phase", 12.5}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.requests", expected, 0.03));
}

// On with probability p = 1/4 + 3/4 e^(-4t/3) t s after it began on, for mean phases of 1 and 3 s: over 100 s that is 25.5625 s. From 50 to
// 150 s only; before and after it is on.
void CloudServiceConsumerTest::goesOnAndOff()
{
    for (const char *arrival : {"poisson", "erlang"}) {
        Laboratory lab(200, 0, 50);
        lab.service("s", 1, 0);
        lab.consumer("c", 200, {{"profile", "on_off"}, {"profile_rate", 20}, {"mean_on", 1}, {"mean_off", 3}, {"profile_start", 50},
                                {"profile_end", 150}, {"arrival", arrival}});
        lab.request("c", "s");
        NEPHOSCOPE_AGREES(lab.differs("c.requests", 200 * 100 + 20 * 100 + 180 * 25.5625, 0.02));
    }
}

// X = N / Z while the answers take no time.
// Ten users who do not think and are linked to nothing are refused at once, and wait 0.5 s on average: 20 requests a second, Poisson: 20000 ± 141.
void CloudServiceConsumerTest::usersWhoAreTurnedAwayAtOnceWait()
{
    for (const double backoff : {0.5, 0.0}) {
        Laboratory lab(1000, 0, 1);
        lab.consumer("c", 0, {{"workload", "closed"}, {"users", 10}, {"think_time", 0}, {"backoff", backoff}});
        const double expected = 10 * 1000 / (backoff > 0 ? backoff : 0.1);
        const double refused = lab.measured("c.refused");
        QVERIFY2(std::abs(refused - expected) < 4 * std::sqrt(expected), QByteArray::number(refused));
    }
}

void CloudServiceConsumerTest::closedUsersWaitForTheirAnswers()
{
    Laboratory lab(200, 0, 10);
    lab.service("s", 1, 0);
    lab.consumer("c", 0, {{"workload", "closed"}, {"users", 20}, {"think_time", 2}});
    lab.request("c", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.throughput", 10, 0.03));
}

// Three users who never get an answer and do not think ask once a second each.
void CloudServiceConsumerTest::usersComeAndGo()
{
    Architecture design = askingInVain({{"workload", "closed"}, {"users", 3}, {"think_time", 0}, {"timeout", 1}}, 60.5);
    addEvent(design, 10.5, "disable", "c");
    addEvent(design, 20.5, "enable", "c");
    addSetting(design, 40.2, "c", "users", 1);
    addSetting(design, 50.2, "c", "users", 2);
    const OneRun run(design, {{"c", "requests", 0, 15}, {"c", "requests", 15, 25}, {"c", "requests", 41, 45}, {"c", "requests", 51.4, 54}});
    QCOMPARE(run.window(0), 33.0); // at 0, 1 … 10 s
    QCOMPARE(run.window(1), 15.0); // at 20.5 … 24.5 s
    QCOMPARE(run.window(2), 4.0);  // one is left: at 41.5, 42.5 …
    QCOMPARE(run.window(3), 5.0);  // at 51.5, 52.5, 53.5, and the new one at 52.2, 53.2
    QCOMPARE(run.metric("c.responses"), 0.0);
}

void CloudServiceConsumerTest::aBatchComesAtOnce()
{
    Architecture design = asking({{"workload", "batch"}, {"count", 7}, {"profile_start", 3}}, 10, {{"demand", 1000}, {"distribution", "deterministic"}});
    const OneRun run(design, {{"c", "requests", 0, 3}, {"c", "requests", 3, 3.5}});
    QCOMPARE(run.window(0), 0.0);
    QCOMPARE(run.window(1), 7.0);
    // One server, 1 s each: 1, 2 … 7 s; the last one is there at the end, 10 s.
    QCOMPARE(run.metric("c.response_time_max"), 7.0);
    QCOMPARE(run.metric("c.response_time_mean"), 4.0);
    // Somebody who was switched off then asks when he comes back, once.
    design.find(ElementId("c"))->enabled = false;
    addEvent(design, 5, "enable", "c");
    addEvent(design, 6, "disable", "c");
    addEvent(design, 7, "enable", "c");
    QCOMPARE(OneRun(design).metric("c.requests"), 7.0);
}

// Each request is three attempts of 1 s with no wait between: that of 1 s fails at 4 s.
void CloudServiceConsumerTest::givesUpAndTriesAgain()
{
    const OneRun run(askingInVain({{"timeout", 1}, {"retries", 2}, {"backoff", 0}}, 10.5));
    QCOMPARE(run.metric("c.requests"), 10.0);
    QCOMPARE(run.metric("c.timed_out"), 7.0);
    // 7 × 3; then that of 8 s has its third, that of 9 s its second, that of 10 s its first under way.
    QCOMPARE(run.metric("c.attempts"), 27.0);
    QCOMPARE(run.metric("c.failures"), 7.0);
    QVERIFY(std::isnan(run.metric("c.response_time_mean")));
}

// Half of the messages go lost: attempts per request 1 + 1/2 + 1/4 + 1/8 = 1.875, and 1/16 of the requests fail.
void CloudServiceConsumerTest::retriesMultiplyTheLoad()
{
    Laboratory lab(200, 0, 10);
    lab.service("s", 1, 0);
    lab.consumer("c", 100, {{"retries", 3}, {"backoff", 0}});
    const double oneWay = 1 - std::sqrt(0.5);
    lab.request("c", "s", {{"loss", oneWay}});
    NEPHOSCOPE_AGREES(lab.differs("c.attempts", 37500, 0.01));
    NEPHOSCOPE_AGREES(lab.differs("c.availability", 0.9375, 0.01));
}

// Refused at once each time: a request fails after waits of mean 0.1, 0.2 and 0.4 s. The number under way is rate × 0.7 s.
void CloudServiceConsumerTest::backoffDoubles()
{
    double open = 0;
    for (int seed = 1; seed <= 20; ++seed) {
        Architecture design = asking({{"rate", 1000}, {"retries", 3}, {"backoff", 0.1}}, 20);
        design.find(ElementId("s"))->enabled = false;
        design.run.seed = static_cast<std::uint64_t>(seed);
        const OneRun run(design);
        open += run.metric("c.requests") - run.metric("c.refused");
        QVERIFY(run.metric("c.attempts") > 3.9 * run.metric("c.refused"));
    }
    // 20 samples of a count of some 700 with a standard deviation below its root.
    QVERIFY2(std::abs(open / 20 - 700) < 4 * std::sqrt(700.0 / 20), qPrintable(QString::number(open / 20)));
}

// Twice a second, sample 1 s. Down from 3.2 to 5.9 s: in [3, 4) the first is answered, in [4, 5) and [5, 6) none is. Down from 7.9 to
// 9.1 s: all of [8, 9), the first of [9, 10).
void CloudServiceConsumerTest::windowsInWhichAllFailAreDowntime()
{
    Architecture design = asking({{"rate", 2}}, 12);
    addEvent(design, 3.2, "fail", "s");
    addEvent(design, 5.9, "repair", "s");
    addEvent(design, 7.9, "fail", "s");
    addEvent(design, 9.1, "repair", "s");
    design.find(ElementId("s"))->params.insert_or_assign("install_time", 0);
    const OneRun run(design, {{"c", "downtime", 7, 11}, {"c", "longest_outage", 5, 11}});
    QCOMPARE(run.metric("c.refused"), 8.0);
    QCOMPARE(run.metric("c.downtime"), 3.0);
    QCOMPARE(run.metric("c.longest_outage"), 2.0);
    QCOMPARE(run.window(0), 1.0);
    QCOMPARE(run.window(1), 1.0);
}

void CloudServiceConsumerTest::requestsSayWhatTheyAre()
{
    Architecture design = askingInVain({{"rate", 100}, {"priority", 5}, {"class", "video"}, {"format", "xml"}, {"request_size", 3}, {"write_fraction", 1}}, 20);
    lookAt(design, 5, [](sim::Simulation &simulation) {
        int seen = 0;
        simulation.requests().visitLive([&](sim::RequestId, const sim::Request &request) {
            ++seen;
            QCOMPARE(simulation.at(request.origin).id(), std::string("c"));
            QCOMPARE(int(request.priority), 5);
            QCOMPARE(simulation.className(request.messageClass), std::string("video"));
            QCOMPARE(simulation.className(request.format), std::string("xml"));
            QCOMPARE(request.size, 3072u);
            QVERIFY(request.is(sim::Request::Write));
        });
        QCOMPARE(seen, 500);
    });
    design.find(ElementId("c"))->params.insert_or_assign("write_fraction", 0.2);
    lookAt(design, 20, [](sim::Simulation &simulation) {
        int writes = 0;
        simulation.requests().visitLive([&](sim::RequestId, const sim::Request &request) { writes += request.is(sim::Request::Write); });
        QVERIFY(std::abs(writes - 400) < 4 * 18); // of 2,000 with p = 0.2: standard deviation 17.9
    });
}

void CloudServiceConsumerTest::theTenantIsWhereItStands()
{
    Laboratory lab(10, 0, 1);
    lab.element("home", "organization", "", {});
    lab.element("other", "organization", "", {});
    lab.service("s", 1, 0);
    lab.element("c", "cloud_service_consumer", "home", {{"rate", 10}});
    lab.request("c", "s");
    Architecture design = lab.design();
    addEvent(design, 0, "fail", "s", "hang");
    const auto tenant = [](const Architecture &asked) {
        std::string found;
        lookAt(asked, 5, [&found](sim::Simulation &simulation) {
            simulation.requests().visitLive([&](sim::RequestId, const sim::Request &request) { found = simulation.at(request.tenant).id(); });
        });
        return found;
    };
    QCOMPARE(tenant(design), std::string("home"));
    design.find(ElementId("c"))->params.insert_or_assign("tenant", "other");
    QCOMPARE(tenant(design), std::string("other"));
}

void CloudServiceConsumerTest::showsWhatItAsks()
{
    const Architecture design = askingInVain({{"workload", "closed"}, {"users", 3}, {"think_time", 0}, {"timeout", 1}}, 60);
    lookAt(design, 10.5, [](sim::Simulation &simulation) {
        sim::ElementSnapshot snapshot;
        simulation.find("c")->show(snapshot);
        QCOMPARE(snapshot.rate, 3.0);
        QCOMPARE(snapshot.waiting, 3);
        QCOMPARE(snapshot.failures, 30u);
        QCOMPARE(QString::fromStdString(snapshot.doing), QStringLiteral("3 users; 3 requests are under way."));
    });
}

void CloudServiceConsumerTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(asking({{"credentials", "somebody"}}, 10), "c"), std::string());
}

// 2,000 sessions of 5 requests on average: the mean number has a deviation of sqrt(20) / sqrt(2,000) = 0.1. The first, third … request of each
// goes to `a`: of 1 / (1 - q²) to 1 / (1 - q) with q = 0.8 that is 1 / 1.8 of all.
void CloudServiceConsumerTest::sessionsAreOfGeometricLengthAndVisitAllInTurn()
{
    Laboratory lab(2000, 0, 1);
    lab.service("a", 1, 0);
    lab.service("b", 1, 0);
    lab.consumer("c", 1, {{"workload", "sessions"}, {"session_length", 5}, {"think_time", 0}, {"arrival", "deterministic"}});
    lab.request("c", "a");
    lab.request("c", "b");
    const OneRun run(lab.design());
    const double sessions = run.metric("c.sessions");
    QVERIFY(sessions >= 1999);
    QVERIFY(std::abs(run.metric("c.requests") / sessions - 5) < 0.4);
    QVERIFY(std::abs(run.metric("a.served") / run.metric("c.requests") - 1 / 1.8) < 0.02);
}

NEPHOSCOPE_TEST(CloudServiceConsumerTest);
#include "cloud_service_consumer_test.moc"
