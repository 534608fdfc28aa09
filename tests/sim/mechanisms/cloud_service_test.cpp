// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

const Settings kConstant{{"distribution", "deterministic"}};

Value calls(std::initializer_list<std::pair<const char *, double>> targets)
{
    Value::List list;
    for (const auto &[to, count] : targets)
        list.push_back(Value::Object{{"to", to}, {"count", count}});
    return list;
}

/// `count` requests at `at` s.
void batch(Laboratory &laboratory, const std::string &id, const std::string &to, int count, double at = 0, Settings more = {})
{
    laboratory.consumer(id, 0, {{"workload", "batch"}, {"count", count}, {"profile_start", at}});
    laboratory.set(id, more);
    laboratory.request(id, to);
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) < 1e-6;
}

} // namespace

#define NEAR(value, expected) QVERIFY2(isNear(value, expected), QByteArray::number(value, 'g', 12))

class CloudServiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsAndServesInTurn();
    void everyServiceHasItsPartOfTheLoad();
    void concurrencyHoldsTheOthersBack();
    void moreConcurrencyLetsThoseThatWaitBegin();
    void theLimitCountsAllThatItHolds();
    void callsFollowTheComputing();
    void aFractionOfACallIsAChance();
    void failingAloneFreesItsServer();
    void aHungOneAnswersNothing();
    void aServerThatFailsLosesItsServices();
    void runsStraightOnAHost();
    void refusesFormatsThatItDoesNotSpeak();
    void keepsASessionForEachConsumer();
    void agreesWithItsCatalogueEntry();
    void tenantsShareFairly();
    void aTenantHasItsOwnPart_data();
    void aTenantHasItsOwnPart();
};

// Three requests of 100 ms at once on one core: waits of 0, 100 and 200 ms.
void CloudServiceTest::waitsAndServesInTurn()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, kConstant);
    batch(laboratory, "users", "web", 3);
    const OneRun run(laboratory.design());
    NEAR(run.metric("web.wait_mean"), 0.1);
    NEAR(run.metric("web.service_mean"), 0.1);
    NEAR(run.metric("web.residence_mean"), 0.2);
    NEAR(run.metric("web.utilization"), 0.03);
    NEAR(run.metric("web.queue_length"), 0.03); // (2 × 100 ms + 1 × 100 ms) / 10 s
    NEAR(run.metric("web-server.wait_mean"), 0.1);
    NEAR(run.metric("web-server.residence_mean"), 0.2);
    NEAR(run.metric("web-server.utilization"), 0.03);
    QCOMPARE(run.metric("web.served"), 3.0);
}

void CloudServiceTest::everyServiceHasItsPartOfTheLoad()
{
    for (const char *discipline : {"fcfs", "ps"}) {
        Laboratory laboratory(10, 0, 1);
        laboratory.service("web", 1, 100, kConstant, discipline);
        laboratory.element("mail", "cloud_service", "web-server", {{"demand", 300}, {"distribution", "deterministic"}});
        batch(laboratory, "web-users", "web", 2);
        batch(laboratory, "mail-users", "mail", 1);
        const OneRun run(laboratory.design());
        NEAR(run.metric("web.utilization"), 0.02);
        NEAR(run.metric("mail.utilization"), 0.03);
        NEAR(run.metric("web-server.utilization"), 0.05);
    }
}

// Four cores, but two at a time: two residences of 100 ms and two of 200.
void CloudServiceTest::concurrencyHoldsTheOthersBack()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 4, 100, {{"distribution", "deterministic"}, {"concurrency", 2}});
    batch(laboratory, "users", "web", 4);
    const OneRun run(laboratory.design());
    NEAR(run.metric("web.wait_mean"), 0.05);
    NEAR(run.metric("web.residence_mean"), 0.15);
    NEAR(run.metric("web.utilization"), 0.02); // 400 ms of the 2 × 10 s that it may use
}

// Four at once on four cores, one at a time; at 50 ms the limit is lifted: 100 ms for the first, 150 for the others. At 5 s it is set
// again for the next four: 100, 200, 300, 400 ms.
void CloudServiceTest::moreConcurrencyLetsThoseThatWaitBegin()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 4, 100, {{"distribution", "deterministic"}, {"concurrency", 1}});
    batch(laboratory, "early", "web", 4);
    batch(laboratory, "late", "web", 4, 6);
    Architecture design = laboratory.design();
    addSetting(design, 0.05, "web", "concurrency", 0);
    addSetting(design, 5, "web", "concurrency", 1);
    const OneRun run(design);
    NEAR(run.metric("early.response_time_mean"), 0.1375);
    NEAR(run.metric("late.response_time_mean"), 0.25);
}

void CloudServiceTest::theLimitCountsAllThatItHolds()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 2, 100, {{"distribution", "deterministic"}, {"queue_limit", 3}});
    batch(laboratory, "users", "web", 5);
    const OneRun run(laboratory.design());
    QCOMPARE(run.metric("web.served"), 3.0);
    QCOMPARE(run.metric("web.dropped"), 2.0);
    QCOMPARE(run.metric("users.rejected"), 2.0);
}

// 10 ms of its own, then two calls of 50 and one of 20, one after the other.
void CloudServiceTest::callsFollowTheComputing()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 10, kConstant);
    laboratory.set("web", {{"calls", calls({{"data", 2}, {"mail", 1}})}});
    laboratory.service("data", 1, 50, kConstant);
    laboratory.service("mail", 1, 20, kConstant);
    laboratory.request("web", "data");
    laboratory.request("web", "mail");
    batch(laboratory, "users", "web", 1);
    const OneRun run(laboratory.design());
    NEAR(run.metric("users.response_time_mean"), 0.13);
    NEAR(run.metric("web.service_mean"), 0.13);
    QCOMPARE(run.metric("data.served"), 2.0);
    QCOMPARE(run.metric("mail.served"), 1.0);
}

// 1.25 calls in the mean of 10,000 requests: 12,500 ± 4 × sqrt(10,000 × 0.25 × 0.75) = 173.
void CloudServiceTest::aFractionOfACallIsAChance()
{
    Laboratory laboratory(1001, 0, 1);
    laboratory.service("web", 1, 0, kConstant);
    laboratory.set("web", {{"calls", calls({{"data", 1.25}})}});
    laboratory.service("data", 1, 0, kConstant);
    laboratory.request("web", "data");
    batch(laboratory, "users", "web", 10000);
    const OneRun run(laboratory.design());
    const double calls = run.metric("data.served");
    QVERIFY2(std::abs(calls - 12500) < 173, QByteArray::number(calls));
}

// Three of its requests fill the one core; it dies at 150 ms in the middle of the second. What mail had queued behind them goes on
// at once and is done 100 ms later.
void CloudServiceTest::failingAloneFreesItsServer()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, kConstant);
    laboratory.element("mail", "cloud_service", "web-server", {{"demand", 100}, {"distribution", "deterministic"}});
    batch(laboratory, "web-users", "web", 3);
    batch(laboratory, "mail-users", "mail", 1, 0.05);
    Architecture design = laboratory.design();
    addEvent(design, 0.15, "fail", "web");
    addEvent(design, 5, "repair", "web");
    const OneRun run(design);
    QCOMPARE(run.metric("web-users.responses"), 1.0);
    QCOMPARE(run.metric("web-users.lost"), 2.0);
    NEAR(run.metric("mail-users.response_time_mean"), 0.2);
    NEAR(run.metric("web.longest_outage"), 4.85);
    NEAR(run.metric("web-server.utilization"), 0.025); // 100 + 50 ms of web, 100 of mail
}

// Hung from 50 ms to 2 s: the one in service and the one that came later time out after 1 s, and are lost with the restart.
void CloudServiceTest::aHungOneAnswersNothing()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, kConstant);
    batch(laboratory, "early", "web", 1, 0, {{"timeout", 1}});
    batch(laboratory, "late", "web", 1, 0.5, {{"timeout", 1}});
    batch(laboratory, "after", "web", 1, 3, {{"timeout", 1}});
    Architecture design = laboratory.design();
    addEvent(design, 0.05, "fail", "web", "hang");
    addEvent(design, 2, "repair", "web");
    const OneRun run(design);
    QCOMPARE(run.metric("early.timed_out"), 1.0);
    QCOMPARE(run.metric("late.timed_out"), 1.0);
    QCOMPARE(run.metric("after.responses"), 1.0);
}

void CloudServiceTest::aServerThatFailsLosesItsServices()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 100, kConstant);
    batch(laboratory, "users", "web", 3);
    batch(laboratory, "late", "web", 1, 1);
    Architecture design = laboratory.design();
    addEvent(design, 0.15, "fail", "web-server");
    const OneRun run(design);
    QCOMPARE(run.metric("users.responses"), 1.0);
    QCOMPARE(run.metric("users.lost"), 2.0);
    QCOMPARE(run.metric("late.refused"), 1.0);
    QCOMPARE(run.metric("web-server.dropped"), 2.0);
}

void CloudServiceTest::runsStraightOnAHost()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.element("host", "physical_server", "", {{"cores", 2}, {"core_speed", 2}, {"boot_time", 0}});
    laboratory.element("web", "cloud_service", "host", {{"demand", 100}, {"distribution", "deterministic"}});
    batch(laboratory, "users", "web", 4);
    const OneRun run(laboratory.design());
    // Two at a time, 50 ms each.
    NEAR(run.metric("users.response_time_mean"), 0.075);
    NEAR(run.metric("host.utilization"), 0.01);
}

void CloudServiceTest::refusesFormatsThatItDoesNotSpeak()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 10, kConstant);
    laboratory.set("web", {{"formats", Value::List{"json"}}});
    batch(laboratory, "json", "web", 1, 0, {{"format", "json"}});
    batch(laboratory, "xml", "web", 1, 0, {{"format", "xml"}});
    const OneRun run(laboratory.design());
    QCOMPARE(run.metric("json.responses"), 1.0);
    QCOMPARE(run.metric("xml.unsupported"), 1.0);
}

void CloudServiceTest::keepsASessionForEachConsumer()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 10, {{"stateful", true}, {"session_memory", 2}});
    batch(laboratory, "a", "web", 3);
    batch(laboratory, "b", "web", 1);
    QCOMPARE(doing(laboratory.design(), "web", 5), std::string("Works on 0 requests; holds 2 sessions in 4 MiB."));
    Architecture design = laboratory.design();
    addEvent(design, 2, "fail", "web");
    addEvent(design, 3, "repair", "web");
    QCOMPARE(doing(design, "web", 5), std::string("Works on 0 requests; holds 0 sessions in 0 MiB."));
}

void CloudServiceTest::agreesWithItsCatalogueEntry()
{
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 1, 10);
    QCOMPARE(differsFromCatalogue(laboratory.design(), "web"), std::string());
}

// One core. The noisy tenant has 8 requests of 100 ms there when the quiet one brings 2 at 50 ms: first come, first served these are
// done at 900 and 1000 ms; in fair shares the turns alternate, at 200 and 400 ms.
void CloudServiceTest::tenantsShareFairly()
{
    for (const bool isFair : {false, true}) {
        Laboratory laboratory(10, 0, 1);
        laboratory.service("web", 1, 100, kConstant);
        laboratory.set("web", {{"tenant_isolation", isFair ? "fair_share" : "none"}});
        laboratory.element("noisy-corp", "organization", "", {});
        laboratory.element("quiet-corp", "organization", "", {});
        batch(laboratory, "noisy", "web", 8, 0, {{"tenant", "noisy-corp"}});
        batch(laboratory, "quiet", "web", 2, 0.05, {{"tenant", "quiet-corp"}});
        Architecture design = laboratory.design();
        const OneRun run(design);
        NEAR(run.metric("quiet.response_time_mean"), isFair ? 0.25 : 0.9);
        NEAR(run.metric("web.fairness"), 10.0 * 10 / (2 * (64 + 4)));
    }
}

// Two cores and requests of 100 ms: eight of one tenant at 0 s, two of another at 0.05 s.
void CloudServiceTest::aTenantHasItsOwnPart_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::addColumn<int>("tenants");
    QTest::addColumn<double>("noisy");
    QTest::addColumn<double>("quiet");
    // Both cores until 0.1 s, one until the others are through at 0.3 s, then both again: done at 0.1 0.1 0.2 0.3 0.4 0.4 0.5 0.5 s.
    QTest::newRow("fair share") << "fair_share" << 0 << 2.5 / 8 << 0.2;
    // One of the cores for each, from the start: done at 0.1 … 0.8 s; the others at 0.15 and 0.25 s.
    QTest::newRow("laid out for two") << "reserved" << 2 << 3.6 / 8 << 0.15;
    // For whoever comes: both until the other one is there, and one from then on: done at 0.1 0.1 0.2 0.3 … 0.7 s.
    QTest::newRow("whoever comes") << "reserved" << 0 << 2.9 / 8 << 0.2;
}

void CloudServiceTest::aTenantHasItsOwnPart()
{
    QFETCH(QString, isolation);
    QFETCH(int, tenants);
    QFETCH(double, noisy);
    QFETCH(double, quiet);
    Laboratory laboratory(10, 0, 1);
    laboratory.service("web", 2, 100, kConstant);
    laboratory.set("web", {{"tenant_isolation", isolation.toStdString()}, {"tenants", tenants}});
    laboratory.element("noisy-corp", "organization", "", {});
    laboratory.element("quiet-corp", "organization", "", {});
    batch(laboratory, "noisy", "web", 8, 0, {{"tenant", "noisy-corp"}});
    batch(laboratory, "quiet", "web", 2, 0.05, {{"tenant", "quiet-corp"}});
    const OneRun run(laboratory.design());
    NEAR(run.metric("noisy.response_time_mean"), noisy);
    NEAR(run.metric("quiet.response_time_mean"), quiet);
}

NEPHOSCOPE_TEST(CloudServiceTest);
#include "cloud_service_test.moc"
