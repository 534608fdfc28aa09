// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class DatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void readsAndWritesTakeTheirTime();
    void connectionsAreLimited();
    void aClusterScalesByTheLaw_data();
    void aClusterScalesByTheLaw();
    void whatIsDownSlowsNobody();
    void itsFailureLosesWhatItDid();
    void eventualConsistencyReadsWhatIsOld();
    void saysWhatItIsDoing();

private:
    /// `count` databases in a cluster, all asked as fast as they can by `rate` reads a second at equal distances.
    static Laboratory cluster(int count, double rate, Settings database)
    {
        Laboratory lab(200, 20, 1);
        lab.element("dc", "data_center", "", {});
        lab.element("disk", "cloud_storage_device", "dc", {});
        lab.element("db", "resource_cluster", "dc", {{"kind", "server"}, {"quorum", 1}});
        for (int i = 0; i < count; ++i) {
            const std::string id = "n" + std::to_string(i);
            lab.element(id, "database", "disk", {{"read_time", 10}, {"connections", 50}});
            for (const auto &[name, value] : database)
                lab.set(id, name, value);
            lab.link(LinkRole::Member, id, "db");
        }
        reader(lab, "db", rate, 0);
        return lab;
    }
    static void reader(Laboratory &lab, const std::string &database, double rate, double writeFraction)
    {
        lab.service("s", 1, 0, {{"reads", 1}, {"writes", 1}, {"io_size", 4}, {"distribution", "deterministic"}});
        lab.consumer("c", rate, {{"write_fraction", writeFraction}});
        lab.request("c", "s");
        lab.link(LinkRole::Storage, "s", database);
    }
    static Laboratory single(double rate, double writeFraction, Settings database, int replications = 1)
    {
        Laboratory lab(1000, 10, replications);
        lab.element("dc", "data_center", "", {});
        lab.element("disk", "cloud_storage_device", "dc", {});
        lab.element("db", "database", "disk", database);
        reader(lab, "db", rate, writeFraction);
        return lab;
    }
};

void DatabaseTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(single(10, 0.5, {}).design(), "db"), std::string());
}

// M/M/1: reads of 2 ms at 250 a second, and writes of 4 ms at 125, are at half load: 4 and 8 ms.
void DatabaseTest::readsAndWritesTakeTheirTime()
{
    NEPHOSCOPE_AGREES(single(250, 0, {{"connections", 0}}, 4).differs("db.residence_mean", 0.004, 0.02));
    NEPHOSCOPE_AGREES(single(125, 1, {{"connections", 0}}, 4).differs("db.residence_mean", 0.008, 0.03));
    const Laboratory lab = single(125, 1, {});
    QCOMPARE(lab.measured("db.reads"), 0.0);
    QVERIFY(lab.measured("db.used") > 0);
}

// M/M/1/K at load 1 is full for 1 / (K + 1) of the time: with 4 connections a fifth is rejected.
void DatabaseTest::connectionsAreLimited()
{
    const Laboratory lab = single(500, 0, {{"connections", 4}}, 4);
    const double rejected = lab.measured("c.rejected") / lab.measured("c.requests");
    QVERIFY2(std::abs(rejected - 0.2) < 0.004, QByteArray::number(rejected));
    NEPHOSCOPE_AGREES(lab.differs("db.utilization", 0.8, 0.01));
}

// n / (1 + 0.05 (n - 1) + κ n (n - 1)) times 100 reads a second (domain A22).
void DatabaseTest::aClusterScalesByTheLaw_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("consistency");
    QTest::addColumn<double>("capacity");
    QTest::newRow("one") << 1 << "relational" << "strong" << 100.0;
    QTest::newRow("four, relational") << 4 << "relational" << "strong" << 100 * 4 / (1 + 0.15 + 0.24);
    QTest::newRow("eight, relational: less than twice four") << 8 << "relational" << "strong" << 100 * 8 / (1 + 0.35 + 1.12);
    QTest::newRow("eight, non-relational") << 8 << "non_relational" << "strong" << 100 * 8 / (1 + 0.35 + 0.112);
    QTest::newRow("eight, agreeing later") << 8 << "relational" << "eventual" << 100 * 8 / (1 + 0.35);
}

void DatabaseTest::aClusterScalesByTheLaw()
{
    QFETCH(int, nodes);
    QFETCH(QString, kind);
    QFETCH(QString, consistency);
    QFETCH(double, capacity);
    const Laboratory lab = cluster(nodes, 1000, {{"kind", kind.toStdString()}, {"consistency", consistency.toStdString()}});
    double done = 0;
    for (int i = 0; i < nodes; ++i)
        done += lab.measured("n" + std::to_string(i) + ".throughput");
    // Of a sum of exponential times: a relative error of 1 / √(done in 200 s), taken four times.
    QVERIFY2(std::abs(done / capacity - 1) < 4 / std::sqrt(capacity * 200), QByteArray::number(done));
    QCOMPARE(lab.measured("n0.nodes"), static_cast<double>(nodes));
}

// The other one fails half way: from then on there is no one to agree with.
void DatabaseTest::whatIsDownSlowsNobody()
{
    Laboratory lab = cluster(2, 1000, {{"contention", 1}});
    lab.event(120, "fail", "n1");
    const OneRun run(lab.design(), {{"n0", "service_mean", 30, 110}, {"n0", "service_mean", 130, 220}});
    // 1 + 1 + 2 · 0.02 times 10 ms, then 10 ms.
    QVERIFY2(std::abs(run.window(0) - 0.0204) < 0.0015, QByteArray::number(run.window(0)));
    QVERIFY2(std::abs(run.window(1) - 0.01) < 0.0006, QByteArray::number(run.window(1)));
}

void DatabaseTest::itsFailureLosesWhatItDid()
{
    Laboratory lab = single(100, 0, {{"read_time", 1e6}, {"connections", 10}});
    lab.event(100, "fail", "db");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.lost"), 10.0);
    QVERIFY(run.metric("c.refused") > 80000);
}

// Two share 40 operations a second on 100 records, 20 of them writes. A read is stale if the record's last write is less than 2 s old, 1 - e^(-20 × 2 / 100),
// and was done by the other one, 1/2: 16.48 % of the reads. Strong consistency knows no such reads.
void DatabaseTest::eventualConsistencyReadsWhatIsOld()
{
    for (const bool isEventual : {true, false}) {
        Laboratory lab = cluster(2, 40, {{"consistency", isEventual ? "eventual" : "strong"}, {"lag", 2}, {"records", 100}, {"read_time", 1}, {"write_time", 1}});
        lab.set("c", {{"write_fraction", 0.5}});
        double reads = 0;
        double stale = 0;
        const OneRun run(lab.design());
        for (const std::string node : {"n0", "n1"}) {
            reads += run.metric(node + ".reads");
            stale += run.metric(node + ".stale_reads");
        }
        if (!isEventual) {
            QCOMPARE(stale, 0.0);
            continue;
        }
        const double expected = 0.5 * (1 - std::exp(-0.4));
        // 4000 reads of 200 s: ± 0.0059 were they independent.
        QVERIFY2(std::abs(stale / reads - expected) < 4 * 0.0059, QByteArray::number(stale / reads));
    }
}

void DatabaseTest::saysWhatItIsDoing()
{
    QCOMPARE(doing(single(100, 0, {{"read_time", 1e6}, {"connections", 10}}).design(), "db", 50), std::string("10 of 10 connections are in use."));
    const std::string sentence = doing(cluster(3, 1000, {}).design(), "n0", 100);
    QVERIFY2(sentence.find("it works together with 2 other databases") != std::string::npos, sentence.c_str());
}

NEPHOSCOPE_TEST(DatabaseTest);
#include "database_test.moc"
