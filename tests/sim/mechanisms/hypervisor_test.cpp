// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/hypervisor.h"

#include "sim/run/simulation.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class HypervisorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void eachKindHasItsOverhead_data();
    void eachKindHasItsOverhead();
    void runsNoMoreThanItHasMemoryFor();
    void runsNoMoreThanItHasVcpusFor();
    void overCommitmentMakesRoom();
    void refusesWhatIsEnabledBeyondItsLimits();
    void countsWhatItRuns();
    void busyNeighboursStealFromEachOther();
    void startsAfterItsHost();
};

void HypervisorTest::agreesWithItsCatalogueEntry()
{
    Site site(10, "a");
    site.server("vs", "a", 8);
    QCOMPARE(differsFromCatalogue(site.design(), "hypervisor-a"), std::string());
}

// 10 ms of work take 10 / 0.97 or 10 / 0.85 ms.
void HypervisorTest::eachKindHasItsOverhead_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("seconds");
    QTest::newRow("hardware_based") << "hardware_based" << 0.01 / 0.97;
    QTest::newRow("os_based") << "os_based" << 0.01 / 0.85;
}

void HypervisorTest::eachKindHasItsOverhead()
{
    QFETCH(QString, kind);
    QFETCH(double, seconds);
    Laboratory lab(100, 0, 1);
    lab.element("host", "physical_server", "", {});
    lab.element("hypervisor", "hypervisor", "host", {{"kind", kind.toStdString()}});
    lab.element("server", "virtual_server", "hypervisor", {});
    lab.element("service", "cloud_service", "server", {{"demand", 10}, {"distribution", "deterministic"}});
    lab.consumer("users", 1, {{"arrival", "deterministic"}});
    lab.request("users", "service");
    NEAR(OneRun(lab.design()).metric("users.response_time_max"), seconds);
}

// (64 − 4) GiB hold 40 and 20; the third does not run, nor does what is in it.
void HypervisorTest::runsNoMoreThanItHasMemoryFor()
{
    Site site(100, "a");
    site.server("one", "a", 40);
    site.server("two", "a", 20);
    site.server("three", "a", 1);
    const OneRun run = site.run();
    QCOMPARE(run.metric("hypervisor-a.placed"), 2.0);
    QCOMPARE(run.metric("hypervisor-a.placement_refused"), 1.0);
    NEAR(run.metric("hypervisor-a.memory_used"), 60.0);
    NEAR(run.metric("hypervisor-a.virtual_servers"), 2.0);
    QCOMPARE(run.metric("three.up_time"), 0.0);
    const sim::LogEntry &refused = run.record().log.front();
    QCOMPARE(refused.event, std::string("placement_refused"));
    QCOMPARE(refused.target, std::string("three"));
    QCOMPARE(refused.detail, std::string("hypervisor-a has 0 of 60 GiB free, three needs 1"));
    QCOMPARE(run.record().log[1].event, std::string("stopped"));
    QCOMPARE(run.record().log[1].cause, refused.id);
}

// Two cores at four vCPUs each are eight.
void HypervisorTest::runsNoMoreThanItHasVcpusFor()
{
    Site site(100, "a");
    site.set("host-a", {{"cores", 2}});
    site.server("one", "a", 1, {{"vcpus", 6}});
    site.server("two", "a", 1, {{"vcpus", 4}});
    site.server("three", "a", 1, {{"vcpus", 2}});
    const OneRun run = site.run();
    QCOMPARE(run.metric("hypervisor-a.placement_refused"), 1.0);
    QCOMPARE(run.metric("two.up_time"), 0.0);
    NEAR(run.metric("three.up_time"), 1.0);
    QCOMPARE(run.record().log.front().detail, std::string("hypervisor-a has 2 of 8 vCPUs free, two needs 4"));
}

void HypervisorTest::overCommitmentMakesRoom()
{
    Site site(100, "a");
    site.set("hypervisor-a", {{"memory_overcommit", 1.5}, {"reserved_memory", 14}, {"cpu_overcommit", 1}});
    for (const char *id : {"one", "two", "three"})
        site.server(id, "a", 25, {{"vcpus", 6}});
    // 50 × 1.5 = 75 GiB hold all three, but 16 vCPUs only two.
    const OneRun run = site.run();
    QCOMPARE(run.metric("hypervisor-a.placed"), 2.0);
    site.set("hypervisor-a", {{"cpu_overcommit", 2}});
    QCOMPARE(site.run().metric("hypervisor-a.placed"), 3.0);
}

void HypervisorTest::refusesWhatIsEnabledBeyondItsLimits()
{
    Site site(100, "a");
    site.server("one", "a", 40);
    site.server("two", "a", 30);
    site.server("three", "a", 20);
    site.disabled("two");
    site.disabled("three");
    site.enable(10, "two");
    site.enable(20, "three");
    const OneRun run = site.run();
    NEAR(run.timeOf("hypervisor-a", "placement_refused"), 10.0);
    QCOMPARE(run.metric("hypervisor-a.placement_refused"), 1.0);
    QCOMPARE(run.count("two", "enabled"), 0);
    NEAR(run.timeOf("three", "serving"), 50.0);
}

// 40 GiB all of 100 s; 20 GiB from 20 on, serving from 50 to 80, when it is switched off.
void HypervisorTest::countsWhatItRuns()
{
    Site site(100, "a");
    site.server("one", "a", 40);
    site.server("two", "a", 20);
    site.disabled("two");
    site.enable(20, "two");
    site.lab.event(80, "disable", "two");
    const OneRun run = site.run();
    NEAR(run.metric("hypervisor-a.virtual_servers"), 1.3);
    NEAR(run.metric("hypervisor-a.memory_used"), 40 + 20 * 0.6);
    QCOMPARE(run.metric("hypervisor-a.placed"), 2.0);
    QCOMPARE(doing(site.design(), "hypervisor-a", 60), std::string("Runs 2 virtual servers; 0 of 60 GiB are free."));
    QCOMPARE(doing(site.design(), "hypervisor-a", 90), std::string("Runs 1 virtual server; 20 of 60 GiB are free."));
}

// Two that always want a vCPU on one core get half of it each; alone neither loses anything.
void HypervisorTest::busyNeighboursStealFromEachOther()
{
    Site site(1000, "a");
    site.set("host-a", {{"cores", 1}});
    for (const char *id : {"x", "y"}) {
        site.server(id, "a", 8);
        site.lab.consumer(std::string(id) + "-users", 0, {{"workload", "closed"}, {"users", 3}, {"think_time", 0}});
        site.lab.request(std::string(id) + "-users", std::string(id) + "-service");
    }
    const OneRun run = site.run();
    QVERIFY(std::abs(run.metric("hypervisor-a.steal") - 0.5) < 1e-3);
    QVERIFY(std::abs(run.metric("hypervisor-a.utilization") - 1) < 1e-3);
    site.set("host-a", {{"cores", 2}});
    const OneRun roomy = site.run();
    QCOMPARE(roomy.metric("hypervisor-a.steal"), 0.0);
    QVERIFY(std::abs(roomy.metric("hypervisor-a.utilization") - 1) < 1e-3);
    site.set("host-a", {{"cores", 4}});
    QVERIFY(std::abs(site.run().metric("hypervisor-a.utilization") - 0.5) < 1e-3);
}

// Repaired at 50, host up at 150, hypervisor at 170, virtual server at 200.
void HypervisorTest::startsAfterItsHost()
{
    Site site(300, "a");
    site.set("vim", {{"heartbeat_interval", 1000}});
    site.set("host-a", {{"boot_time", 100}});
    site.set("hypervisor-a", {{"start_time", 20}});
    site.server("vs", "a", 8);
    site.fail(10, "host-a");
    site.repair(50, "host-a");
    const OneRun run = site.run();
    NEAR(run.timeOf("hypervisor-a", "serving"), 170.0);
    NEAR(run.timeOf("vs", "serving"), 200.0);
    NEAR(run.metric("hypervisor-a.longest_outage"), 160.0);
}

NEPHOSCOPE_TEST(HypervisorTest);
#include "hypervisor_test.moc"
