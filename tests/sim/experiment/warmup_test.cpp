// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/warmup.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "sim/experiment/comparison.h"
#include "sim/plan/plan.h"
#include "sim/results/trust.h"
#include "sim/run/run_once.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;
using nephoscope::tests::Laboratory;

class WarmupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheFirstAnswersTakeIsLeftOut();
    void whatIsFoundMendsTheBias();
    void theLongestOfAllVariantsHoldsForAll();
    void aRunThatNeverSettlesIsTooShort();
    void onlyWhereTheDesignAsksForIt();
    void batchesOfOneRunGiveIntervals();
    void batchesAddUpToTheWhole();
};

namespace {

/// Every request is on its way for `seconds` in all and none waits for another to speak of: nothing is answered before, 20 a second after.
Architecture pipeline(double seconds, double duration)
{
    Laboratory lab(duration, 0, 5);
    lab.service("s", 1, 1);
    lab.consumer("c", 20);
    lab.request("c", "s", {{"latency", seconds / 2}});
    Architecture design = lab.design();
    design.run.findWarmup = true;
    return design;
}

Results resultsOf(const Architecture &design, int batches = 0)
{
    Result<Results> results = simulate(design, Catalogue::builtIn(), "", {.onProgress = {}, .batches = batches});
    if (!results)
        qFatal("%s", results.error().text().c_str());
    return std::move(*results);
}

} // namespace

// The throughput is 0 for 50 s and 20/s from then on. Groups are of five samples of 2 s. A later cut than the first that is free of the start only makes
// the rest shorter; by chance it may leave a little more out, never a fifth of the run.
void WarmupTest::whatTheFirstAnswersTakeIsLeftOut()
{
    const Architecture design = pipeline(50, 2000);
    const Result<FoundWarmup> found = findWarmup(design, Catalogue::builtIn(), {"base"});
    QVERIFY(found);
    QVERIFY(found->isEnough);
    QVERIFY2(found->seconds >= 50 && found->seconds <= 400, qPrintable(QString::number(found->seconds)));
}

// Without a warm-up 50 s of 1,000 count with nothing answered: 19/s instead of 20/s. With it the count of at least 5 × 600 s at 20/s has a
// relative standard deviation of 1 / sqrt(60,000) = 0.4 %: three are 1.2 %.
void WarmupTest::whatIsFoundMendsTheBias()
{
    Architecture design = pipeline(50, 1000);
    const Results mended = resultsOf(design);
    QVERIFY(std::abs(mended.metric("c.throughput")->mean / 20 - 1) < 0.012);
    QCOMPARE(mended.isWarmupEnough, std::optional<bool>(true));
    QVERIFY(mended.warmup >= 50);
    QVERIFY(trustOf(mended).en.starts_with("Warm-up found by MSER-5: "));
    QVERIFY(trustOf(mended).zh.starts_with("由 MSER-5 得出的预热时间："));
    design.run.findWarmup = false;
    const Results biased = resultsOf(design);
    QVERIFY(std::abs(biased.metric("c.throughput")->mean / 19 - 1) < 0.012);
    QVERIFY(!biased.isWarmupEnough && trustOf(biased).isEmpty());
}

void WarmupTest::theLongestOfAllVariantsHoldsForAll()
{
    Architecture design = pipeline(10, 1000);
    Variant slow;
    slow.id = VariantId("slow");
    slow.set.emplace_back("link-1.latency", 50);
    design.variants.push_back(slow);
    const Result<Comparison> comparison = compare(design, Catalogue::builtIn(), {.replications = 5});
    QVERIFY(comparison);
    QVERIFY2(comparison->warmup >= 100 && comparison->warmup <= 300, qPrintable(QString::number(comparison->warmup)));
    QVERIFY(comparison->isWarmupEnough && *comparison->isWarmupEnough);
    for (const ComparedVariant &variant : comparison->variants)
        QCOMPARE(variant.results.warmup, comparison->warmup);
}

// Nothing is answered for 600 s of 1,000.
void WarmupTest::aRunThatNeverSettlesIsTooShort()
{
    const Results results = resultsOf(pipeline(600, 1000));
    QCOMPARE(results.isWarmupEnough, std::optional<bool>(false));
    QVERIFY(trustOf(results).en.find("Run too short") != std::string::npos);
    QVERIFY(trustOf(results).zh.find("运行过短") != std::string::npos);
    QVERIFY(toJson(results).find("\"warmup_by\": \"mser-5\",\n  \"too_short\": true") != std::string::npos);
}

void WarmupTest::onlyWhereTheDesignAsksForIt()
{
    Architecture design = pipeline(10, 200);
    const std::string written = writeDocument(design).value();
    QVERIFY(written.find("\"find_warmup\": true") != std::string::npos);
    const auto read = readDocument(written, Catalogue::builtIn());
    QVERIFY(read && read->architecture.run == design.run);
    design.run.findWarmup = false;
    QVERIFY(writeDocument(design).value().find("find_warmup") == std::string::npos);
    QVERIFY(toJson(resultsOf(design)).find("warmup_by") == std::string::npos);
}

// M/M/1 at half load for 2,000 s of 10 ms services: batches of 100 s are some thousand times as long as the station remembers, so nothing is too short but
// what chance makes so. What is counted adds up; what is an extreme has no interval.
void WarmupTest::batchesOfOneRunGiveIntervals()
{
    Laboratory lab(2000, 10, 1);
    lab.service("s", 1, 10);
    lab.consumer("c", 50);
    lab.request("c", "s");
    const Results results = resultsOf(lab.design(), 20);
    QCOMPARE(results.batches, 20);
    const Estimate *response = results.metric("c.response_time_mean");
    QVERIFY(response && !response->ci95 && response->batches && response->batches->ci95);
    QCOMPARE(response->batches->n, 20);
    // The exact mean is 20 ms; 100,000 responses know it within some percent.
    QVERIFY(*response->halfWidth() > 0 && *response->halfWidth() < 0.001);
    QVERIFY(std::abs(response->mean - 0.02) < 2 * *response->halfWidth());
    // A Poisson count of 50/s × 2,000 s has a standard deviation of sqrt(100,000) = 316, so a half width of about 2.09 × 316 = 662.
    const Estimate *requests = results.metric("c.requests");
    QVERIFY(requests && requests->batches && requests->batches->ci95);
    QVERIFY2(*requests->batches->ci95 > 300 && *requests->batches->ci95 < 1200, qPrintable(QString::number(*requests->batches->ci95)));
    QVERIFY(!results.metric("c.response_time_max")->batches->ci95);
    QVERIFY(toJson(results).find("\"batches\": {\"ci95\": ") != std::string::npos);
    QVERIFY(trustOf(results).en.starts_with("Intervals from 20 batches of one run."));
    // The rest of the results is the same as without.
    Results plain = resultsOf(lab.design());
    QCOMPARE(plain.metric("c.response_time_mean")->mean, response->mean);
    QCOMPARE(plain.batches, 0);
    QVERIFY(toJson(plain).find("\"batches\"") == std::string::npos);
}

// 7 does not divide 10 s into whole nanoseconds: no request may be lost between batches.
void WarmupTest::batchesAddUpToTheWhole()
{
    Laboratory lab(10, 3, 1);
    lab.service("s", 1, 10);
    lab.consumer("c", 50);
    lab.request("c", "s");
    Result<Plan> plan = compile(lab.design(), Catalogue::builtIn());
    QVERIFY(plan);
    RunRequest request;
    request.batches = 7;
    const Result<RunRecord> record = runOnce(*plan, request);
    QVERIFY(record);
    QCOMPARE(record->batches.size(), std::size_t(7));
    const auto requestsOf = [](const std::vector<ElementMetrics> &elements) {
        for (const ElementMetrics &element : elements) {
            for (const auto &[metric, value] : element.values) {
                if (element.element == "c" && metric == "requests")
                    return value;
            }
        }
        return -1.0;
    };
    double sum = 0;
    for (const auto &batch : record->batches) {
        QVERIFY(requestsOf(batch) > 20);
        sum += requestsOf(batch);
    }
    QCOMPARE(sum, requestsOf(record->metrics));
}

NEPHOSCOPE_TEST(WarmupTest);
#include "warmup_test.moc"
