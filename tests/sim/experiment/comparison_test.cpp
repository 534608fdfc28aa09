// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/experiment/comparison.h"
#include "sim/experiment/verdict.h"
#include "tests/helpers/billing.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;
using nephoscope::tests::Laboratory;

class ComparisonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDifferenceOfTwoQueuesIsThatOfTheory();
    void aVariantThatChangesNothingIsNoDifferent();
    void anyNumberOfThreadsGivesTheSameBytes();
    void itGoesOnUntilThePrecisionIsThere();
    void itStopsAtTheMost();
    void aMetricThatIsNotThereIsRefused();
    void whereNothingIsSpentTheBillIsSpokenOf();
    void theVerdictSaysWhatIsClear();
    void everySenseIsOfAMetricThatThereIs();
};

namespace {

/// One server of 20 ms at half load; a variant in which it needs 30 ms, and one in which nothing changes.
Architecture queue(double duration, double warmup)
{
    Laboratory lab(duration, warmup, 1);
    lab.service("web", 1, 20);
    lab.consumer("users", 25);
    lab.request("users", "web");
    Architecture design = lab.design();
    const auto variant = [](const char *id) {
        Variant one;
        one.id = VariantId(id);
        return one;
    };
    design.variants = {variant("slower"), variant("same")};
    design.variants[0].set = {{"web.demand", Value(30)}};
    return design;
}

Comparison compared(const Architecture &design, const CompareOptions &options, int threads = 0)
{
    Result<Comparison> result = compare(design, Catalogue::builtIn(), options, {.threads = threads, .onProgress = {}});
    if (!result)
        qFatal("%s", result.error().text().c_str());
    result->wallSeconds = 0;
    return std::move(*result);
}

} // namespace

// M/M/1: W = 1 / (mu - lambda). 50/s: 40 ms; 33.3/s: 120 ms: 80 ms more.
void ComparisonTest::theDifferenceOfTwoQueuesIsThatOfTheory()
{
    const Comparison comparison = compared(queue(2000, 200), {.variants = {}, .replications = 20, .metrics = {"users.response_time_mean"}});
    QCOMPARE(comparison.replications, 20);
    const Difference *slower = comparison.variants[1].difference("users.response_time_mean");
    QVERIFY(slower && slower->estimate.ci95);
    QVERIFY2(std::abs(slower->estimate.mean - 0.08) < 1.7 * *slower->estimate.ci95, qPrintable(QString::number(slower->estimate.mean)));
    QVERIFY(*slower->estimate.ci95 < 0.008);
    QVERIFY(slower->kind == DifferenceKind::Worse);
    // Positively correlated under common random numbers: narrower than the two intervals apart.
    const double apart = std::hypot(*comparison.variants[0].results.metric("users.response_time_mean")->ci95,
                                    *comparison.variants[1].results.metric("users.response_time_mean")->ci95);
    QVERIFY(*slower->estimate.ci95 < apart);
}

void ComparisonTest::aVariantThatChangesNothingIsNoDifferent()
{
    const Comparison comparison = compared(queue(100, 0), {.variants = {"same"}, .replications = 5, .metrics = {}});
    QCOMPARE(comparison.variants.size(), std::size_t(2));
    QVERIFY(!comparison.variants[1].differences.empty());
    for (const auto &[element, metrics] : comparison.variants[1].differences) {
        for (const auto &[metric, difference] : metrics) {
            QCOMPARE(difference.estimate.mean, 0.0);
            QVERIFY(!difference.isClear());
        }
    }
    QCOMPARE(comparison.variants[1].verdict.en, std::string("No clear difference; 5 replications."));
}

void ComparisonTest::anyNumberOfThreadsGivesTheSameBytes()
{
    const Architecture design = queue(50, 5);
    const CompareOptions options{.variants = {}, .replications = 12, .metrics = {}};
    const std::string one = toJson(compared(design, options, 1));
    QCOMPARE(toJson(compared(design, options, 2)), one);
    QCOMPARE(toJson(compared(design, options, 7)), one);
}

void ComparisonTest::itGoesOnUntilThePrecisionIsThere()
{
    int steps = 0;
    CompareOptions options{.variants = {"slower"}, .replications = 0, .precision = 0.04, .metrics = {"users.response_time_mean"}};
    options.onStep = [&](const Comparison &so) {
        ++steps;
        QVERIFY(!so.isPrecise);
    };
    const Comparison comparison = compared(queue(300, 30), options);
    QVERIFY(comparison.isPrecise);
    QVERIFY(steps > 0);
    QVERIFY(comparison.replications > 10 && comparison.replications < 200);
    for (const ComparedVariant &variant : comparison.variants) {
        const Estimate *estimate = variant.results.metric("users.response_time_mean");
        QVERIFY(*estimate->ci95 <= 0.04 * estimate->mean);
        QCOMPARE(estimate->n, comparison.replications);
    }
}

void ComparisonTest::itStopsAtTheMost()
{
    const Comparison comparison = compared(queue(20, 0), {.variants = {}, .replications = 12, .precision = 0.0001, .metrics = {"users.response_time_mean"}});
    QVERIFY(!comparison.isPrecise);
    QCOMPARE(comparison.replications, 12);
}

void ComparisonTest::aMetricThatIsNotThereIsRefused()
{
    const auto result = compare(queue(1, 0), Catalogue::builtIn(), {.variants = {}, .replications = 1, .metrics = {"users.nothing"}});
    QVERIFY(!result);
    QCOMPARE(result.error().code, std::string("E-REF"));
}

// 1,000 requests at 0.01, or in the variant at 0.004.
void ComparisonTest::whereNothingIsSpentTheBillIsSpokenOf()
{
    Laboratory lab = nephoscope::tests::shop(100.05, 10);
    nephoscope::tests::meter(lab, {"s"}, {"requests"});
    nephoscope::tests::bill(lab, {{"prices", nephoscope::tests::prices({{"requests", 0.01, "request"}})}});
    Architecture design = lab.design();
    Variant cheaper;
    cheaper.id = VariantId("cheaper");
    cheaper.set = {{"bill.prices", nephoscope::tests::prices({{"requests", 0.004, "request"}})}};
    design.variants = {cheaper};
    const Comparison result = compared(design, {.replications = 2});
    QCOMPARE(result.keyMetrics, (std::vector<std::string>{"c.availability", "c.response_time_p95", "bill.charges", "c.failures"}));
    const Difference *difference = result.variants[1].difference("bill.charges");
    QVERIFY(difference && difference->kind == DifferenceKind::Better);
    QVERIFY(std::abs(difference->estimate.mean + 6) < 1e-9);
    QVERIFY2(result.variants[1].verdict.en.starts_with("Charges of bill 60 % less;"), result.variants[1].verdict.en.c_str());
}

void ComparisonTest::theVerdictSaysWhatIsClear()
{
    Comparison comparison;
    comparison.replications = 20;
    comparison.keyMetrics = {"shop.cost", "users.response_time_p95", "users.availability"};
    comparison.variants.resize(2);
    Results &base = comparison.variants[0].results;
    base.metrics["shop"]["cost"] = {.mean = 200, .ci95 = 3};
    base.metrics["users"]["response_time_p95"] = {.mean = 0.1, .ci95 = 0.01};
    base.metrics["users"]["availability"] = {.mean = 0.99, .ci95 = 0.001};
    auto &differences = comparison.variants[1].differences;
    differences["shop"]["cost"] = {{.mean = -19, .ci95 = 3}, DifferenceKind::Better}; // 16 to 22 of 200
    differences["users"]["response_time_p95"] = {{.mean = 0.01, .ci95 = 0.02}, DifferenceKind::None};
    differences["users"]["availability"] = {{.mean = 0.002, .ci95 = 0.001}, DifferenceKind::Better};
    const LocalText verdict = verdictOf(comparison, comparison.variants[1]);
    QCOMPARE(verdict.en, std::string("Cost of shop 8 to 11 % less; availability of users 0.1 to 0.3 percentage points more; "
                                     "response time (95th percentile) of users no different; 20 replications."));
    QCOMPARE(verdict.zh, std::string("shop 的成本减少 8 至 11 %；users 的可用性增加 0.1 至 0.3 个百分点；users 的响应时间（第 95 百分位）无明显差异；20 次重复运行。"));
}

void ComparisonTest::everySenseIsOfAMetricThatThereIs()
{
    int meant = 0;
    std::vector<std::string> seen;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        for (const MetricType &metric : type.metrics) {
            if (senseOf(metric.id) != MetricSense::Neutral && std::find(seen.begin(), seen.end(), metric.id) == seen.end()) {
                seen.push_back(metric.id);
                ++meant;
            }
        }
    }
    QCOMPARE(meant, metricsWithSense());
}

NEPHOSCOPE_TEST(ComparisonTest);
#include "comparison_test.moc"
