// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class StateManagementDatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void readsTheSessionFirstAndWritesItLast();
    void sessionsOutliveTheirService();
    void withoutItTheyDieWithTheService();
    void whatNobodyAsksForIsDropped();
    void whoComesBackTooLateBeginsAnew();
    void keepsNoMoreThanItsCapacity();
    void itsFailureForgetsNothing();
    void oneThatHangsIsStartedOver();
    void anyInstanceServesAnySession();
    void aSessionSticksToItsInstance();
    void memoryBoundsSessions();

private:
    /// Sessions of 10 requests on average with thoughts of 10 s between them, `rate` of them a second, with a service that needs no time.
    static Laboratory sessions(double rate, Settings database, double duration, double warmup = 0, int replications = 1)
    {
        Laboratory lab(duration, warmup, replications);
        lab.service("web", 1, 0, {{"stateful", true}, {"distribution", "deterministic"}});
        lab.consumer("c", rate, {{"workload", "sessions"}, {"think_time", 10}, {"session_length", 10}});
        lab.request("c", "web");
        lab.element("disk", "cloud_storage_device", "", {});
        lab.element("db", "state_management_database", "disk", database);
        lab.link(LinkRole::Storage, "web", "db");
        return lab;
    }
    static Laboratory without(Laboratory lab)
    {
        lab.event(0, "disable", "db");
        return lab;
    }
    static Laboratory two(Settings balancer, bool hasStore, int replications)
    {
        Laboratory lab(4000, 0, replications);
        lab.balancer("lb", "random", balancer);
        lab.consumer("c", 2, {{"workload", "sessions"}, {"think_time", 10}, {"session_length", 10}});
        lab.request("c", "lb");
        lab.element("disk", "cloud_storage_device", "", {});
        lab.element("db", "state_management_database", "disk", {{"latency", 0}});
        for (const std::string id : {"a", "b"}) {
            lab.service(id, 1, 0, {{"stateful", true}, {"distribution", "deterministic"}});
            lab.request("lb", id);
            if (hasStore)
                lab.link(LinkRole::Storage, id, "db");
        }
        return lab;
    }
};

void StateManagementDatabaseTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(sessions(1, {}, 10).design(), "db"), std::string());
}

// The service needs no time: what is left are a read and a write of 1 ms.
void StateManagementDatabaseTest::readsTheSessionFirstAndWritesItLast()
{
    const Laboratory lab = sessions(5, {}, 3000, 300, 4);
    NEPHOSCOPE_AGREES(lab.differs("c.response_time_mean", 0.002, 0.001));
    NEPHOSCOPE_AGREES(lab.differs("db.residence_mean", 0.001, 0.001));
}

void StateManagementDatabaseTest::sessionsOutliveTheirService()
{
    Laboratory lab = sessions(2, {{"latency", 0}}, 1000);
    lab.event(500, "fail", "web");
    lab.event(500.001, "repair", "web");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.sessions_lost"), 0.0);
    QCOMPARE(run.metric("web.sessions_lost"), 0.0);
    QCOMPARE(run.metric("web.session_space"), 0.0);
}

// By Little's law 2 × (10 - 1) × 10 s = 180 users think at the moment of the failure, Poisson: ± 13.4 each. All of them find their sessions
// gone. Those who came in the 500 s before and are done count in the service's memory too: 1000 ± 31.6.
void StateManagementDatabaseTest::withoutItTheyDieWithTheService()
{
    Laboratory lab = without(sessions(2, {{"latency", 0}}, 1000));
    lab.event(500, "fail", "web");
    lab.event(500.001, "repair", "web");
    const OneRun run(lab.design());
    const double lost = run.metric("c.sessions_lost");
    QVERIFY2(std::abs(lost - 180) < 4 * 13.4, QByteArray::number(lost));
    const double gone = run.metric("web.sessions_lost");
    QVERIFY2(std::abs(gone - 1000) < 4 * 31.6, QByteArray::number(gone));
    QCOMPARE(run.metric("c.refused"), lost);
}

// By Little's law: each session is kept for its 9 thoughts of 10 s and for the 5 minutes after its last request: 2 × (90 + 300) = 780.
void StateManagementDatabaseTest::whatNobodyAsksForIsDropped()
{
    const Laboratory lab = sessions(2, {{"latency", 0}, {"expiry", 300}}, 6000, 1200, 4);
    NEPHOSCOPE_AGREES(lab.differs("db.sessions", 780, 0.04));
}

// A thought takes longer than 10 s with p = 1/e; after that the user begins anew, and cannot be forgotten before another thought. With q = 0.9 for one
// more request, a session in hand is forgotten K = p (1 + q² K) + (1 - p) q K times, a new one q K = 2.488 times.
void StateManagementDatabaseTest::whoComesBackTooLateBeginsAnew()
{
    const double p = std::exp(-1.0);
    const double exact = 0.9 * p / (1 - (1 - p) * 0.9 - p * 0.81);
    const Laboratory lab = sessions(2, {{"latency", 0}, {"expiry", 10}}, 20000, 1000, 4);
    const double measured = lab.measured("c.sessions_lost") / lab.measured("c.sessions");
    QVERIFY2(std::abs(measured - exact) < 0.03, QByteArray::number(measured));
    QCOMPARE(lab.measured("db.forgotten"), lab.measured("c.sessions_lost"));
}

// One session a second is written at 1.001, 2.001 …, and dropped 10 s later: 5 find room, 6 do not (the sixth comes 1 ms before the first is dropped).
void StateManagementDatabaseTest::keepsNoMoreThanItsCapacity()
{
    Laboratory lab = sessions(1, {{"latency", 1}, {"expiry", 10}, {"capacity", 5}}, 110.5);
    lab.set("c", {{"session_length", 1}, {"arrival", "deterministic"}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.responses"), 50.0);
    QCOMPARE(run.metric("c.rejected"), 60.0);
    QCOMPARE(run.metric("db.turned_away"), 60.0);
}

void StateManagementDatabaseTest::itsFailureForgetsNothing()
{
    Laboratory lab = sessions(2, {{"latency", 0}}, 1000);
    lab.event(500, "fail", "db");
    lab.event(510, "repair", "db");
    const OneRun run(lab.design());
    QVERIFY(run.metric("c.refused") > 100); // 200 users ask every 10 s
    QCOMPARE(run.metric("c.sessions_lost"), 0.0);
}

// What hangs is started over when it is repaired, and loses what it held.
void StateManagementDatabaseTest::oneThatHangsIsStartedOver()
{
    Laboratory lab = sessions(0, {{"latency", 100}}, 20);
    lab.set("c", {{"workload", "batch"}, {"count", 3}, {"profile_start", 1}});
    lab.event(1.05, "fail", "db").kind = "hang";
    lab.event(5, "repair", "db");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.lost"), 3.0);
    QCOMPARE(run.metric("db.dropped"), 3.0);
    QCOMPARE(run.timeOf("db", "serving"), 5.0);
}

// Of two instances picked at random a session is in one. Its next request finds it with 1/2, else the user begins anew; q = 0.9:
// K = 1/2 (1 + q² K) + 1/2 q K, and q K = 3.10 sessions are lost for each that begins.
void StateManagementDatabaseTest::anyInstanceServesAnySession()
{
    QCOMPARE(two({}, true, 1).measured("c.sessions_lost"), 0.0);
    const Laboratory lab = two({}, false, 4);
    const double measured = lab.measured("c.sessions_lost") / lab.measured("c.sessions");
    QVERIFY2(std::abs(measured - 0.9 * 0.5 / (1 - 0.45 - 0.405)) < 0.06, QByteArray::number(measured));
}

void StateManagementDatabaseTest::aSessionSticksToItsInstance()
{
    const Laboratory lab = two({{"sticky", true}}, false, 1);
    QCOMPARE(lab.measured("c.sessions_lost"), 0.0);
    const double share = lab.measured("a.served") / lab.measured("c.requests"); // both have their share of the sessions
    QVERIFY2(std::abs(share - 0.5) < 0.03, QByteArray::number(share));
}

// 1 GiB of memory holds 1024 sessions of 1 MiB; the next one finds no room.
void StateManagementDatabaseTest::memoryBoundsSessions()
{
    Laboratory lab = without(sessions(10, {}, 200));
    lab.set("web", {{"session_memory", 1}});
    lab.set("web-server", {{"memory", 1}});
    lab.set("c", {{"session_length", 1}, {"arrival", "deterministic"}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.responses"), 1024.0);
    QCOMPARE(run.metric("c.rejected"), run.metric("c.requests") - 1024);
}

NEPHOSCOPE_TEST(StateManagementDatabaseTest);
#include "state_management_database_test.moc"
