// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class SsoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionLogsInOnce();
    void withoutItEachServiceAsks();
    void aProgramIsLoggedInForAsLongAsThatIsGood_data();
    void aProgramIsLoggedInForAsLongAsThatIsGood();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// A session of `visits` requests, begun each second, that visits `a`, `b` and `c`, each of which has a guard.
Laboratory portal(bool hasSso)
{
    Laboratory lab(200, 0, 1);
    lab.consumer("user", 1, {{"workload", "sessions"}, {"arrival", "deterministic"}, {"session_length", 50}, {"think_time", 0}});
    lab.element("dc", "data_center", "", {});
    lab.element("sso", "sso", "dc", {{"login_time", 100}});
    for (const std::string service : {"a", "b", "c"}) {
        lab.service(service, 1, 0);
        lab.request("user", service);
        lab.element("guard-" + service, "iam", "dc", {{"check_time", 0}, {"login_time", 100}, {"grants", Value::List{Value(Value::Object{{"who", Value("user")}})}}});
        lab.link(LinkRole::Control, "guard-" + service, service);
        lab.link(LinkRole::Control, "sso", "guard-" + service);
    }
    if (!hasSso)
        lab.event(0, "disable", "sso");
    return lab;
}

double logins(const OneRun &run)
{
    return run.metric("guard-a.logins") + run.metric("guard-b.logins") + run.metric("guard-c.logins");
}

} // namespace

void SsoTest::aSessionLogsInOnce()
{
    const OneRun run(portal(true).design());
    const double sessions = run.metric("user.sessions");
    QVERIFY(sessions > 190);
    QCOMPARE(run.metric("sso.logins"), sessions);
    QCOMPARE(logins(run), sessions);
    // A session of 50 on average ends before its third request with odds of 4 %.
    QVERIFY(run.metric("sso.logins_saved") > 1.8 * sessions);
    QVERIFY(std::abs(run.metric("sso.time_saved") - 0.1 * run.metric("sso.logins_saved")) < 1e-6);
}

void SsoTest::withoutItEachServiceAsks()
{
    const OneRun run(portal(false).design());
    const OneRun with(portal(true).design());
    QCOMPARE(logins(run), with.metric("sso.logins") + with.metric("sso.logins_saved"));
}

void SsoTest::aProgramIsLoggedInForAsLongAsThatIsGood_data()
{
    QTest::addColumn<double>("life");
    QTest::addColumn<double>("logins");
    QTest::newRow("run out") << 100.0 << 10.0; // at 1, 101, 201 … 901 s
    QTest::newRow("longer than the run") << 1000.0 << 1.0;
    QTest::newRow("for ever") << 0.0 << 1.0;
}

// A program without sessions asks once a second, from 1 s to 1,000 s.
void SsoTest::aProgramIsLoggedInForAsLongAsThatIsGood()
{
    QFETCH(double, life);
    QFETCH(double, logins);
    Laboratory lab(1000.5, 0, 1);
    lab.consumer("program", 1, {{"arrival", "deterministic"}});
    lab.element("dc", "data_center", "", {});
    lab.service("s", 1, 0);
    lab.request("program", "s");
    lab.element("guard", "iam", "dc", {{"check_time", 0}, {"login_time", 700}, {"grants", Value::List{Value(Value::Object{{"who", Value("program")}})}}});
    lab.element("sso", "sso", "dc", {{"login_time", 200}, {"context_life", life}});
    lab.link(LinkRole::Control, "guard", "s");
    lab.link(LinkRole::Control, "sso", "guard");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("sso.logins"), logins);
    QCOMPARE(run.metric("guard.logins"), logins);
    QCOMPARE(run.metric("sso.logins_saved"), 0.0);
    // Each of them takes 0.2 s, and nothing else does.
    QVERIFY(std::abs(run.metric("program.response_time_mean") * run.metric("program.responses") - 0.2 * logins) < 1e-6);
}

void SsoTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(portal(true).design(), "sso"), std::string());
}

NEPHOSCOPE_TEST(SsoTest);
#include "sso_test.moc"
