// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/experiment/sweep_csv.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <mutex>

using namespace nephoscope;
using namespace nephoscope::sim;
using nephoscope::tests::Laboratory;

class SweepTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsRangesAndSteps();
    void wordsThatAreOff_data();
    void wordsThatAreOff();
    void theLastAxisTurnsFastest();
    void responseTimesFollowTheory();
    void pointsWhoseRunIsTooShortAreMarked();
    void theWarmupIsFoundFirst();
    void shardsMergeToTheSameBytes();
    void mergingSaysWhatIsMissing();
    void hostileTablesAreRefused_data();
    void hostileTablesAreRefused();
    void pointsAreToldInStretches();
};

namespace {

Architecture queue(double duration, int replications)
{
    Laboratory lab(duration, duration / 10, replications);
    lab.service("web", 1, 20);
    lab.consumer("users", 25);
    lab.request("users", "web");
    return lab.design();
}

Axis axis(const Architecture &design, const char *words)
{
    Result<Axis> parsed = parseAxis(design, Catalogue::builtIn(), words);
    if (!parsed)
        qFatal("%s", parsed.error().text().c_str());
    return std::move(*parsed);
}

std::vector<double> numbers(const Axis &axis)
{
    std::vector<double> all;
    for (const Value &value : axis.values)
        all.push_back(value.toNumber());
    return all;
}

std::string csvOf(const Architecture &design, const SweepGrid &grid, const SweepOptions &wanted, int threads)
{
    const auto points = sweep(design, Catalogue::builtIn(), grid, wanted, {.threads = threads, .onProgress = {}});
    if (!points)
        qFatal("%s", points.error().text().c_str());
    return sweepCsv(design, Catalogue::builtIn(), grid, wanted, *points);
}

/// A table of two points with one row each.
std::string table()
{
    const std::string header = "sweep,points,point,users.rate,element,metric,unit,mean,ci95,min,max,n,met,warmup,too_short\n";
    return header + "0123456789abcdef,2,1,10,users,requests,,5,,5,5,1,,0,\n" + "0123456789abcdef,2,2,20,users,requests,,9,,9,9,1,,0,\n";
}

} // namespace

void SweepTest::listsRangesAndSteps()
{
    const Architecture design = queue(1, 1);
    QCOMPARE(numbers(axis(design, "users.rate=5,7.5")), (std::vector<double>{5, 7.5}));
    QCOMPARE(numbers(axis(design, "users.rate=1..4")), (std::vector<double>{1, 2, 3, 4}));
    QCOMPARE(numbers(axis(design, "users.rate=10..30:10,100")), (std::vector<double>{10, 20, 30, 100}));
    QCOMPARE(numbers(axis(design, "web.demand=0.1..0.5:0.1")), (std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5}));
    QCOMPARE(numbers(axis(design, "users.rate=1..2:0.75")), (std::vector<double>{1, 1.75}));
    QCOMPARE(axis(design, "web.enabled=true,false").values, (std::vector<Value>{true, false}));
}

void SweepTest::wordsThatAreOff_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"", "=", "users", "users.rate", "users.rate=", ".rate=1", "nobody.rate=1", "users.nothing=1", "users.rate=fast",
                              "users.rate=-1", "users.rate=3..1", "users.rate=1..2:0", "users.rate=1..2:-1", "users.rate=1..9e9:1e-3",
                              "users.rate=1..nan", "users.rate=1,1", "users.rate=1,,2", "users.rate=1..inf"})
        QTest::newRow(words) << QString(words);
}

void SweepTest::wordsThatAreOff()
{
    QFETCH(QString, words);
    const Result<Axis> parsed = parseAxis(queue(1, 1), Catalogue::builtIn(), words.toStdString());
    QVERIFY(!parsed);
    QVERIFY(parsed.error().message.ends_with("."));
}

void SweepTest::theLastAxisTurnsFastest()
{
    const SweepGrid grid{{{"a.x", {1, 2}}, {"a.y", {10, 20, 30}}}};
    QCOMPARE(grid.size(), 6);
    QCOMPARE(grid.at(0), (std::vector<Value>{1, 10}));
    QCOMPARE(grid.at(2), (std::vector<Value>{1, 30}));
    QCOMPARE(grid.at(3), (std::vector<Value>{2, 10}));
}

// M/M/1 with mu = 50/s: W = 1 / (50 - lambda).
void SweepTest::responseTimesFollowTheory()
{
    const Architecture design = queue(2000, 10);
    const SweepGrid grid{{axis(design, "users.rate=10,25")}};
    const auto points = sweep(design, Catalogue::builtIn(), grid, {.metrics = {"users.response_time_mean"}});
    QVERIFY(points && points->size() == 2);
    const std::vector<double> exact{1.0 / 40, 1.0 / 25};
    for (std::size_t i = 0; i < 2; ++i) {
        const Estimate &found = (*points)[i].metrics.at("users").at("response_time_mean");
        QVERIFY2(std::abs(found.mean - exact[i]) < 2.2 * *found.ci95, qPrintable(QString::number(found.mean)));
        QVERIFY(*found.ci95 < 0.05 * exact[i]);
    }
}

// Requests are 10 s on their way, or 600 s of the 1,000 that are simulated: nothing is answered before, so that no warm-up is found for the latter.
void SweepTest::pointsWhoseRunIsTooShortAreMarked()
{
    Architecture design = queue(1000, 2);
    const SweepGrid grid{{{"link-1.latency", {5, 300}}}};
    const SweepOptions wanted{.metrics = {"users.throughput"}};
    const auto given = sweep(design, Catalogue::builtIn(), grid, wanted);
    QVERIFY(given && !(*given)[1].warmup.isEnough && (*given)[1].warmup.seconds == 100 && pointsTooShort(*given).empty());
    design.run.warmup = 0;
    design.run.findWarmup = true;
    const auto found = sweep(design, Catalogue::builtIn(), grid, wanted);
    QVERIFY(found && found->size() == 2);
    QVERIFY((*found)[0].warmup.isEnough == true && (*found)[0].warmup.seconds >= 10 && (*found)[0].warmup.seconds < 200);
    QVERIFY((*found)[1].warmup.isEnough == false);
    QCOMPARE(pointsTooShort(*found), std::vector<int>{1});
    const QStringList rows = QString::fromStdString(sweepCsv(design, Catalogue::builtIn(), grid, wanted, *found)).split('\n');
    QVERIFY(rows[0].endsWith(",met,warmup,too_short") && rows[1].endsWith(",false") && rows[2].endsWith(",true"));
    // Each point finds its own, so that shards agree with the whole.
    const std::string whole = csvOf(design, grid, wanted, 2);
    std::vector<NamedText> shards;
    for (int shard = 0; shard < 2; ++shard) {
        SweepOptions part = wanted;
        part.shard = shard;
        part.shards = 2;
        shards.push_back({std::to_string(shard), csvOf(design, grid, part, 1)});
    }
    const auto merged = mergeSweeps(shards);
    QVERIFY(merged);
    QCOMPARE(merged->csv, whole);
}

// Five runs of each point find the warm-up, as few replications as there are; then the replications run, counted by themselves.
void SweepTest::theWarmupIsFoundFirst()
{
    Architecture design = queue(20'000, 2);
    design.run.findWarmup = true;
    std::mutex mutex;
    std::vector<Progress> told;
    ExperimentOptions options;
    options.onProgress = [&](const Progress &progress) {
        const std::lock_guard lock(mutex);
        told.push_back(progress);
    };
    QVERIFY(sweep(design, Catalogue::builtIn(), {{{"users.rate", {25, 30}}}}, {.metrics = {"users.throughput"}}, options));
    QVERIFY(!told.empty());
    QVERIFY(told.front().isPilot);
    QVERIFY(std::is_partitioned(told.begin(), told.end(), [](const Progress &one) { return one.isPilot; }));
    for (const Progress &one : told) {
        QCOMPARE(one.total, one.isPilot ? 10 : 4);
        QVERIFY(one.done >= 0 && one.done <= one.total && one.share >= 0 && one.share <= 1);
    }
    QVERIFY(std::ranges::any_of(told, [](const Progress &one) { return one.isPilot && one.share > 0; }));
}

void SweepTest::shardsMergeToTheSameBytes()
{
    const Architecture design = queue(20, 3);
    const SweepGrid grid{{axis(design, "users.rate=10..30:10"), axis(design, "web.demand=10,20,30")}};
    const std::string whole = csvOf(design, grid, {}, 2);
    QCOMPARE(csvOf(design, grid, {}, 1), whole);
    std::vector<NamedText> shards;
    for (const int shard : {3, 1, 0, 2})
        shards.push_back({"s", csvOf(design, grid, {.shard = shard, .shards = 4}, 3)});
    shards.push_back(shards.front()); // one that was run twice
    const auto merged = mergeSweeps(shards);
    QVERIFY(merged);
    QVERIFY(merged->missing.empty());
    QCOMPARE(merged->points, 9);
    QVERIFY(merged->csv == whole);
}

void SweepTest::mergingSaysWhatIsMissing()
{
    const std::string text = table();
    const std::string cut = text.substr(0, text.rfind("0123456789abcdef"));
    const auto merged = mergeSweeps({{"a", cut}});
    QVERIFY(merged);
    QCOMPARE(merged->missing, std::vector<int>{1});
    QCOMPARE(merged->csv, cut);
}

void SweepTest::hostileTablesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    const QString good = QString::fromStdString(table());
    QTest::newRow("empty") << QString();
    QTest::newRow("another table") << QString("a,b\n1,2\n");
    QTest::newRow("cut row") << good.chopped(3);
    QTest::newRow("open quote") << good + "0123456789abcdef,2,2,\"20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("too few fields") << good + "0123456789abcdef,2,2\n";
    QTest::newRow("point 0") << good + "0123456789abcdef,2,0,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("point beyond") << good + "0123456789abcdef,2,3,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("points beyond") << good + "0123456789abcdef,999999999,3,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("another sweep") << good + "ffffffffffffffff,2,2,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("no id") << good + "x,2,2,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("apart") << good + "0123456789abcdef,2,1,20,users,x,,9,,9,9,1,,0,\n";
    QTest::newRow("zeros") << QString(100, QChar(0));
}

void SweepTest::hostileTablesAreRefused()
{
    QFETCH(QString, text);
    const auto merged = mergeSweeps({{"good", table()}, {"bad", text.toStdString()}});
    QVERIFY(!merged);
    QCOMPARE(merged.error().file, std::string("bad"));
    QCOMPARE(merged.error().code, std::string("E-CSV"));
}

void SweepTest::pointsAreToldInStretches()
{
    QCOMPARE(pointsInWords({0, 1, 2, 6, 8, 9}), std::string("1-3, 7, 9-10"));
    QCOMPARE(pointsInWords({0, 2, 4}, 2), std::string("1, 3 and more"));
}

NEPHOSCOPE_TEST(SweepTest);
#include "sweep_test.moc"
