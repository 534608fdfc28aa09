// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_cluster.h"

#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class ResourceClusterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void isAvailableWhileAQuorumLives();
    void aQuorumMayBeGiven();
    void membersMayStandElsewhere();
    void twoOfThree();
    void nothingEntersWithoutAQuorum();
    void loadBalancedMembersShareTheWork();
    void theFirstThatLivesDoesTheWorkOfAll();
    void aMemberThatHasNothingToServeWithIsPassedOver();
    void aWriteIsAnsweredWhenAllCopiesAre();
    void aWriteOutlivesAMember();
    void piecesOfALargeDataSetNeedALiveHolder_data();
    void piecesOfALargeDataSetNeedALiveHolder();
    void storageMembersTakeOperations();

private:
    /// A cluster of services `s1` …, each with a core of its own.
    static Laboratory cluster(double duration, int members, Settings params, Settings service = {})
    {
        Laboratory lab(duration, 0, 1);
        lab.element("cluster", "resource_cluster", "", {{"quorum", 1}});
        lab.set("cluster", params);
        for (int i = 1; i <= members; ++i) {
            const std::string id = "s" + std::to_string(i);
            lab.service(id, 1, 10, service);
            lab.link(LinkRole::Member, id + "-host", "cluster");
        }
        return lab;
    }
    static OneRun run(const Laboratory &lab) { return OneRun(lab.design()); }
};

void ResourceClusterTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(cluster(10, 3, {}).design(), "cluster"), std::string());
}

// Three members, two of which have to live: 3 up for 10 s, 2 for 10, 1 for 20, 2 for 60.
void ResourceClusterTest::isAvailableWhileAQuorumLives()
{
    Laboratory lab = cluster(100, 3, {{"quorum", 0}});
    lab.event(10, "fail", "s1-host");
    lab.event(20, "fail", "s2-host");
    lab.event(40, "repair", "s1-host");
    const OneRun measured = run(lab);
    NEAR(measured.timeOf("cluster", "quorum_lost"), 20.0);
    NEAR(measured.timeOf("cluster", "quorum_regained"), 40.0);
    NEAR(measured.metric("cluster.up_time"), 0.8);
    NEAR(measured.metric("cluster.downtime"), 20.0);
    NEAR(measured.metric("cluster.longest_outage"), 20.0);
    NEAR(measured.metric("cluster.live_members"), 1.9);
    QCOMPARE(measured.metric("cluster.members"), 3.0);
    QCOMPARE(doing(lab.design(), "cluster", 30), std::string("Has no quorum: 1 of 3 members are up, 2 have to be. What is sent to it is refused."));
    // What took the quorum away is the cause.
    const auto lost = std::ranges::find_if(measured.record().log, [](const sim::LogEntry &entry) { return entry.event == "quorum_lost"; });
    QCOMPARE(measured.record().log[lost->cause - 1].element, std::string("s2-host"));
}

void ResourceClusterTest::aQuorumMayBeGiven()
{
    Laboratory lab = cluster(100, 3, {{"quorum", 3}});
    lab.event(10, "fail", "s1-host");
    NEAR(run(lab).metric("cluster.up_time"), 0.1);
}

void ResourceClusterTest::membersMayStandElsewhere()
{
    Laboratory lab(100, 0, 1);
    lab.element("cluster", "resource_cluster", "", {{"members", Value(Value::List{Value("listed")})}});
    lab.element("inside", "physical_server", "cluster", {});
    lab.element("listed", "physical_server", "", {});
    lab.element("linked", "physical_server", "", {});
    lab.element("other", "physical_server", "", {});
    lab.element("balancer", "load_balancer", "cluster", {});
    lab.link(LinkRole::Member, "linked", "cluster");
    QCOMPARE(run(lab).metric("cluster.members"), 3.0);
}

// Each is up 99 hours of 100: two of three are there 3 × 0.99² × 0.01 + 0.99³ = 0.999702 of the time.
void ResourceClusterTest::twoOfThree()
{
    Laboratory lab(500'000 * 3600.0, 0, 6);
    lab.element("cluster", "resource_cluster", "", {});
    for (const char *id : {"x", "y", "z"})
        lab.element(id, "physical_server", "cluster", {{"mtbf", 99}, {"mttr", 1}, {"boot_time", 0}});
    NEPHOSCOPE_AGREES(lab.differs("cluster.up_time", 0.999702, 1e-4));
    const double away = 1 - lab.measured("cluster.up_time");
    QVERIFY2(std::abs(away / 0.000298 - 1) < 0.1, QByteArray::number(away));
}

// From 20 to 40 nothing is answered, over the cluster or straight to a member.
void ResourceClusterTest::nothingEntersWithoutAQuorum()
{
    Laboratory lab = cluster(100, 3, {{"quorum", 2}});
    lab.consumer("users", 10, {{"arrival", "deterministic"}});
    lab.request("users", "cluster");
    lab.consumer("insiders", 10, {{"arrival", "deterministic"}});
    lab.request("insiders", "s3");
    lab.event(20.05, "fail", "s1-host");
    lab.event(20.05, "fail", "s2-host");
    lab.event(40.05, "repair", "s1-host");
    const OneRun measured = run(lab);
    QCOMPARE(measured.metric("users.refused"), 200.0);
    QCOMPARE(measured.metric("insiders.refused"), 200.0);
    QCOMPARE(measured.metric("users.failures"), 200.0);
}

// 150 requests a second of 10 ms on three members: each is busy half of the time.
void ResourceClusterTest::loadBalancedMembersShareTheWork()
{
    Laboratory lab = cluster(1000, 3, {});
    lab.consumer("users", 150);
    lab.request("users", "cluster");
    const OneRun measured = run(lab);
    for (const char *id : {"s1", "s2", "s3"})
        QVERIFY2(std::abs(measured.metric(std::string(id) + ".utilization") - 0.5) < 0.02, id);
    QVERIFY(std::abs(measured.metric("cluster.utilization") - 0.5) < 0.01);
}

void ResourceClusterTest::theFirstThatLivesDoesTheWorkOfAll()
{
    Laboratory lab = cluster(100, 3, {{"type", "high_availability"}}, {{"distribution", "deterministic"}});
    lab.consumer("users", 10, {{"arrival", "deterministic"}});
    lab.request("users", "cluster");
    lab.event(50.05, "fail", "s1-host");
    const OneRun measured = run(lab);
    QCOMPARE(measured.metric("s1.served"), 500.0);
    QVERIFY(measured.metric("s2.served") >= 499);
    QCOMPARE(measured.metric("s3.served"), 0.0);
    QCOMPARE(measured.metric("users.failures"), 0.0);
    QCOMPARE(doing(lab.design(), "cluster", 60), std::string("2 of 3 members are up, 1 has to be. s2-host does the work, the others stand by."));
}

// The virtual server of one member is down, the host is not: refusing at once, it would look like the least busy one.
void ResourceClusterTest::aMemberThatHasNothingToServeWithIsPassedOver()
{
    Laboratory lab = cluster(100, 3, {});
    lab.consumer("users", 50);
    lab.request("users", "cluster");
    lab.event(0, "fail", "s2-server");
    const OneRun measured = run(lab);
    QCOMPARE(measured.metric("users.failures"), 0.0);
    QCOMPARE(measured.metric("s2.served"), 0.0);
    NEAR(measured.metric("cluster.live_members"), 3.0);
}

// The slowest of three exponential copies takes (1 + 1/2 + 1/3) × 10 ms; a read takes 10 ms. Light load: one request a second.
void ResourceClusterTest::aWriteIsAnsweredWhenAllCopiesAre()
{
    Laboratory lab = cluster(40000, 4, {{"kind", "database"}, {"replication_factor", 3}});
    lab.consumer("writers", 1, {{"write_fraction", 1}});
    lab.request("writers", "cluster");
    const OneRun writes = run(lab);
    QVERIFY2(std::abs(writes.metric("writers.response_time_mean") / (0.010 * 11 / 6) - 1) < 0.03, QByteArray::number(writes.metric("writers.response_time_mean")));
    double served = 0;
    for (const char *id : {"s1", "s2", "s3", "s4"})
        served += writes.metric(std::string(id) + ".served");
    NEAR(served / writes.metric("writers.responses"), 3.0);
    lab.set("writers", {{"write_fraction", 0}});
    QVERIFY(std::abs(run(lab).metric("writers.response_time_mean") / 0.010 - 1) < 0.05);
}

// Two copies of 1 s work; one of the two members dies under it: the other answers.
void ResourceClusterTest::aWriteOutlivesAMember()
{
    Laboratory lab = cluster(100, 2, {{"kind", "database"}, {"replication_factor", 2}}, {{"demand", 1000}, {"distribution", "deterministic"}});
    lab.consumer("writers", 0.1, {{"write_fraction", 1}, {"arrival", "deterministic"}});
    lab.request("writers", "cluster");
    lab.event(20.5, "fail", "s1-host");
    const OneRun measured = run(lab);
    QCOMPARE(measured.metric("writers.failures"), 0.0);
    NEAR(measured.metric("writers.response_time_max"), 1.0);
}

// Four members, one of them dead: with one holder of each piece a quarter of the requests finds no data, with two none.
void ResourceClusterTest::piecesOfALargeDataSetNeedALiveHolder_data()
{
    QTest::addColumn<int>("holders");
    QTest::addColumn<int>("dead");
    QTest::addColumn<double>("refused");
    QTest::newRow("one holder") << 1 << 1 << 0.25;
    QTest::newRow("two holders") << 2 << 1 << 0.0;
    QTest::newRow("two holders, two neighbours dead") << 2 << 2 << 0.25;
    QTest::newRow("three holders, two neighbours dead") << 3 << 2 << 0.0;
}

void ResourceClusterTest::piecesOfALargeDataSetNeedALiveHolder()
{
    QFETCH(int, holders);
    QFETCH(int, dead);
    QFETCH(double, refused);
    Laboratory lab = cluster(1000, 4, {{"kind", "large_dataset"}, {"replication_factor", holders}});
    lab.consumer("users", 10, {{"write_fraction", 0}});
    lab.request("users", "cluster");
    for (int i = 1; i <= dead; ++i)
        lab.event(0, "fail", "s" + std::to_string(i) + "-host");
    const OneRun measured = run(lab);
    // Of 10,000 requests: a standard deviation of 0.0043.
    const double share = measured.metric("users.refused") / measured.metric("users.requests");
    QVERIFY2(refused == 0 ? share == 0 : std::abs(share - refused) < 0.018, QByteArray::number(share));
}

// One device of 150 operations a second would be overloaded by 240; two share them.
void ResourceClusterTest::storageMembersTakeOperations()
{
    Laboratory lab(1000, 0, 1);
    lab.element("cluster", "resource_cluster", "", {{"quorum", 1}});
    lab.element("d1", "cloud_storage_device", "cluster", {{"media", "hdd"}, {"throughput", 0}});
    lab.element("d2", "cloud_storage_device", "cluster", {{"media", "hdd"}, {"throughput", 0}});
    lab.service("app", 1, 1, {{"reads", 1}});
    lab.consumer("users", 240, {{"write_fraction", 0}});
    lab.request("users", "app");
    lab.link(LinkRole::Storage, "app", "cluster");
    const OneRun measured = run(lab);
    QCOMPARE(measured.metric("users.failures"), 0.0);
    for (const char *id : {"d1", "d2"})
        QVERIFY2(std::abs(measured.metric(std::string(id) + ".utilization") - 0.8) < 0.03, id);
    QVERIFY(std::abs(measured.metric("cluster.utilization") - 0.8) < 0.02);
}

NEPHOSCOPE_TEST(ResourceClusterTest);
#include "resource_cluster_test.moc"
