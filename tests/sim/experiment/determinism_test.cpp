// SPDX-License-Identifier: GPL-3.0-or-later
// One seed gives one result, whatever runs it; and what one element draws is no other's business.
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/experiment.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace nephoscope;
using nephoscope::tests::Laboratory;

class DeterminismTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyNumberOfThreadsGivesTheSameBytes_data();
    void anyNumberOfThreadsGivesTheSameBytes();
    void anotherSeedGivesAnotherRun();
    void aStrangerChangesNobodysDraws();
    void aVariantLeavesTheDrawsOfOthersAlone();
    void twoRoutesAreComparedUnderTheSameTraffic();
};

namespace {

sim::Results simulated(const Architecture &design, int threads = 1)
{
    Result<sim::Results> results = sim::simulate(design, Catalogue::builtIn(), "", {.threads = threads, .onProgress = {}});
    if (!results)
        qFatal("%s", results.error().text().c_str());
    results->wallSeconds = 0;
    return std::move(*results);
}

/// All metrics of the elements whose ids begin so, as text: equal bytes, equal doubles.
std::string metricsOf(const sim::Results &results, const std::string &prefix)
{
    std::string text;
    for (const auto &[element, metrics] : results.metrics) {
        if (!element.starts_with(prefix))
            continue;
        for (const auto &[metric, estimate] : metrics)
            text += element + '.' + metric + ' ' + formatNumber(estimate.mean) + ' ' + formatNumber(estimate.max) + '\n';
    }
    return text;
}

/// Two shops that have nothing to do with each other.
Laboratory twoShops(double demandOfB)
{
    Laboratory lab(60, 5, 2);
    lab.service("a-web", 2, 15);
    lab.consumer("a-users", 90);
    lab.request("a-users", "a-web", {{"loss", 0.01}});
    lab.service("b-web", 1, demandOfB);
    lab.consumer("b-users", 50);
    lab.request("b-users", "b-web");
    return lab;
}

} // namespace

void DeterminismTest::anyNumberOfThreadsGivesTheSameBytes_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(NEPHOSCOPE_SOURCE_DIR "/examples");
    // ThreadSanitizer makes a run some twenty times slower, and threads meet in a few examples as in all of them.
#ifdef __SANITIZE_THREAD__
    const QStringList names{"11-01-*.neph", "11-03-dynamic-scalability.neph", "11-08-*.neph", "12-01-*.neph"};
#else
    const QStringList names{"*.neph"};
#endif
    for (const QString &name : folder.entryList(names, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void DeterminismTest::anyNumberOfThreadsGivesTheSameBytes()
{
    QFETCH(QString, file);
    Result<ReadDocument> document = readDocumentFile(file.toStdString(), Catalogue::builtIn());
    QVERIFY2(document.isOk(), document ? "" : document.error().text().c_str());
    Architecture &design = document->architecture;
    // The failures of the examples are in it; those that tell of hours and days go on for longer.
    const double whole = design.run.duration;
    design.run.duration = std::min(whole, 120 * std::max(1.0, design.run.sample));
    design.run.warmup = std::min(design.run.warmup, 10.0);
    design.run.replications = 3;
    sim::Results one = simulated(design, 1);
    // A design in which little happens runs to its end: what threads could disturb has to happen at all.
    if (one.eventsProcessed < 20'000) {
        design.run.duration = whole;
        one = simulated(design, 1);
    }
    QVERIFY2(one.eventsProcessed > 1000, QByteArray::number(static_cast<qulonglong>(one.eventsProcessed)));
    const std::string bytes = sim::toJson(one);
    QCOMPARE(sim::toJson(simulated(design, 2)), bytes);
    QCOMPARE(sim::toJson(simulated(design, 8)), bytes);
}

void DeterminismTest::anotherSeedGivesAnotherRun()
{
    Architecture design = twoShops(10).design();
    const std::string first = simulated(design).digest;
    QCOMPARE(simulated(design).digest, first);
    ++design.run.seed;
    QVERIFY(simulated(design).digest != first);
}

void DeterminismTest::aStrangerChangesNobodysDraws()
{
    Laboratory lab(60, 5, 2);
    lab.service("a-web", 2, 15);
    lab.consumer("a-users", 90);
    lab.request("a-users", "a-web", {{"loss", 0.01}});
    const std::string alone = metricsOf(simulated(lab.design()), "a-");
    QVERIFY(alone.find("a-users.lost") != std::string::npos);
    // First in the document, so that no index stays what it was.
    Architecture both = lab.design();
    const Architecture other = twoShops(10).design();
    std::vector<Element> elements;
    for (const Element &element : other.elements) {
        if (element.id.text().starts_with("b-"))
            elements.push_back(element);
    }
    QCOMPARE(elements.size(), std::size_t{5});
    both.elements.insert(both.elements.begin(), elements.begin(), elements.end());
    Link link = other.links[1];
    both.links.insert(both.links.begin(), link);
    QCOMPARE(metricsOf(simulated(both), "a-"), alone);
}

void DeterminismTest::aVariantLeavesTheDrawsOfOthersAlone()
{
    const sim::Results slow = simulated(twoShops(18).design());
    const sim::Results quick = simulated(twoShops(5).design());
    QCOMPARE(metricsOf(slow, "a-"), metricsOf(quick, "a-"));
    // The change itself shows, and met the same customers.
    QVERIFY(slow.metric("b-users.response_time_mean")->mean > 2 * quick.metric("b-users.response_time_mean")->mean);
    QCOMPARE(slow.metric("b-users.requests")->mean, quick.metric("b-users.requests")->mean);
}

// Common random numbers: the same arrivals at the same times, and the same work for the nth request of a server.
void DeterminismTest::twoRoutesAreComparedUnderTheSameTraffic()
{
    const auto run = [](const char *algorithm) {
        Laboratory lab(60, 0, 4);
        lab.balancer("lb", algorithm);
        lab.service("s1", 1, 10);
        lab.service("s2", 1, 10);
        lab.consumer("c", 160);
        lab.request("c", "lb");
        lab.request("lb", "s1");
        lab.request("lb", "s2");
        return simulated(lab.design());
    };
    const sim::Results random = run("random");
    const sim::Results shortest = run("least_connections");
    QCOMPARE(random.metric("c.requests")->mean, shortest.metric("c.requests")->mean);
    QCOMPARE(random.metric("c.requests")->min, shortest.metric("c.requests")->min);
    QCOMPARE(random.metric("c.requests")->max, shortest.metric("c.requests")->max);
    QVERIFY(random.metric("c.response_time_mean")->mean > shortest.metric("c.response_time_mean")->mean);
}

NEPHOSCOPE_TEST(DeterminismTest);
#include "determinism_test.moc"
