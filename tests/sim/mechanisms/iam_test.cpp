// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class IamTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhoHasAGrantIsServed();
    void aGrantMayBeForOneThingOnly();
    void checksAndLoginsTakeTime();
    void whatCanBeGuessedIsGuessedInTheEnd();
    void aLockoutEndsTheGuessing();
    void whoHasTooManyRightsUsesThem();
    void saysWhatItDoes();
    void keepsWhatTheCatalogueSays();
};

namespace {

Value grant(const std::string &who, const std::string &what = {})
{
    Value::Object object{{"who", Value(who)}};
    if (!what.empty())
        object.emplace_back("what", Value(what));
    return object;
}

/// `c` asks `s` once a second for 10 s; `agent` tries to get in once a second on average.
Laboratory guarded(Settings guard, Settings agent = {}, double duration = 10.5)
{
    Laboratory lab(duration, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.element("dc", "data_center", "", {});
    lab.service("s", 1, 0);
    lab.request("c", "s");
    lab.element("guard", "iam", "dc", {{"check_time", 0}, {"login_time", 0}});
    lab.set("guard", guard);
    lab.link(LinkRole::Control, "guard", "s");
    lab.element("agent", "threat_agent", "", {{"threat", "insufficient_authorization"}, {"rate", 1}});
    lab.set("agent", agent);
    lab.request("agent", "s");
    return lab;
}

} // namespace

void IamTest::onlyWhoHasAGrantIsServed()
{
    QCOMPARE(OneRun(guarded({}).design()).metric("c.refused"), 10.0);
    const OneRun run(guarded({{"grants", Value::List{grant("c")}}}).design());
    QCOMPARE(run.metric("c.responses"), 10.0);
    QCOMPARE(run.metric("agent.successes"), 0.0);
    QCOMPARE(run.metric("agent.detections"), run.metric("agent.attempts"));
    QCOMPARE(run.metric("guard.denied"), run.metric("agent.attempts"));
}

void IamTest::aGrantMayBeForOneThingOnly()
{
    QCOMPARE(OneRun(guarded({{"grants", Value::List{grant("c", "s-host")}}}).design()).metric("c.responses"), 10.0);
    QCOMPARE(OneRun(guarded({{"grants", Value::List{grant("c", "dc")}}}).design()).metric("c.refused"), 10.0);
}

void IamTest::checksAndLoginsTakeTime()
{
    // 10 ms each, and the first 500 ms more.
    const OneRun run(guarded({{"grants", Value::List{grant("c")}}, {"check_time", 10}, {"login_time", 500}}).design());
    QVERIFY(std::abs(run.metric("c.response_time_max") - 0.51) < 1e-6);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - 0.06) < 1e-9);
    QCOMPARE(run.metric("guard.logins"), 1.0);
    QVERIFY(std::abs(run.metric("guard.login_time_mean") - 0.5) < 1e-9);
}

void IamTest::whatCanBeGuessedIsGuessedInTheEnd()
{
    // 20 passwords: after 20 tries at the latest; whoever is in stays in.
    const OneRun run(guarded({{"grants", Value::List{grant("c")}}, {"key_space", 20}}, {}, 200).design());
    QCOMPARE(run.metric("guard.guessed"), 1.0);
    QVERIFY(run.metric("agent.authenticity_successes") >= run.metric("agent.attempts") - 19);
    QVERIFY(run.metric("guard.denied") <= 19);
}

void IamTest::aLockoutEndsTheGuessing()
{
    const OneRun run(guarded({{"grants", Value::List{grant("c")}}, {"lockout", 5}}, {}, 200).design());
    QCOMPARE(run.metric("guard.locked"), 1.0);
    QCOMPARE(run.count("guard", "account_locked"), 1);
    QCOMPARE(run.metric("agent.successes"), 0.0);
}

void IamTest::whoHasTooManyRightsUsesThem()
{
    const OneRun run(guarded({{"grants", Value::List{grant("c")}}}, {{"kind", "trusted_attacker"}, {"credentials", "c"}}).design());
    QCOMPARE(run.metric("agent.successes"), run.metric("agent.attempts"));
    QCOMPARE(run.metric("agent.authenticity_attempts"), 0.0);
}

void IamTest::saysWhatItDoes()
{
    QCOMPARE(doing(guarded({}).design(), "guard", 1), std::string("Refuses everybody: it has no grants."));
}

void IamTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded({}).design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(IamTest);
#include "iam_test.moc"
