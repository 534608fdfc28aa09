// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/trust.h"

#include "sim/results/merge.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

/// Which intervals of one run are called trusted, and what is said of the rest.
class TrustTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWiderThanATenthIsTooShort();
    void sharesAreJudgedByWhatIsMissingToo();
    void theRunSaysHowManyItIsTooShortFor();
};

namespace {

/// `from` and `from + step` by turns, 20 of them: the half width is 2.093 × sqrt(5/19/20) = 0.240 steps, and no batch depends on the next.
std::vector<double> byTurns(double from, double step = 1)
{
    std::vector<double> values;
    for (int i = 0; i < 20; ++i)
        values.push_back(from + step * (i % 2));
    return values;
}

bool isTooShort(const char *metric, double from, double step = 1)
{
    return trustedInterval(metric, byTurns(from, step), from + step / 2).isTooShort;
}

} // namespace

// 0.24 is 16 % of 1.5, 10.4 % of 2.3, 9.6 % of 2.5 and 2 % of 11.5; the interval of a sum is as wide a share of it.
void TrustTest::whatIsWiderThanATenthIsTooShort()
{
    QVERIFY(isTooShort("queue_length", 1));
    QVERIFY(isTooShort("queue_length", 1.8));
    QVERIFY(!isTooShort("queue_length", 2));
    QVERIFY(!isTooShort("charges", -12));
    QVERIFY(!isTooShort("queue_length", 11));
    QVERIFY(trustedInterval("served", byTurns(1), 30).isTooShort);
    QVERIFY(!trustedInterval("served", byTurns(11), 230).isTooShort);
    QVERIFY(!trustedInterval("served", std::vector<double>(20, 0.0), 0).isTooShort); // nothing varies
}

// 0.945 and 0.955 by turns are known within 0.0024: 5 % of the idle time of a utilization of 0.95. 0.97 and 0.99 within 0.0048, which is 24 % of 0.02.
void TrustTest::sharesAreJudgedByWhatIsMissingToo()
{
    QVERIFY(!isTooShort("utilization", 0.945, 0.01));
    QVERIFY(isTooShort("utilization", 0.97, 0.02));
    QVERIFY(isTooShort("availability", 0.97, 0.02));
    QVERIFY(!isTooShort("response_time_mean", 0.97, 0.02));
    QVERIFY(isTooShort("utilization", 0.01, 0.02)); // 0.0048 is 24 % of 0.02 too
}

void TrustTest::theRunSaysHowManyItIsTooShortFor()
{
    std::vector<std::vector<ElementMetrics>> batches;
    for (int i = 0; i < 20; ++i)
        batches.push_back({{"s", {{"queue_length", 1.0 + i % 2}, {"wait_mean", 11.0 + i % 2}, {"up_time", 1.0}}}});
    Results results;
    results.metrics["s"] = {{"queue_length", estimate({1.5})}, {"wait_mean", estimate({11.5})}, {"up_time", estimate({1})}};
    addBatches(results, batches);
    QVERIFY(results.metric("s.queue_length")->isTooShort() && !results.metric("s.wait_mean")->isTooShort() && !results.metric("s.up_time")->isTooShort());
    QCOMPARE(batchTrustOf(results).intervals, 2);
    QCOMPARE(batchTrustOf(results).tooShort, 1);
    QVERIFY2(trustOf(results).en.ends_with("Run too short for 1 of 2 intervals: wider than ± 10 %, or batches still depend on their neighbors."), trustOf(results).en.c_str());
    QVERIFY2(trustOf(results).zh.find("2 个区间中有 1 个因运行过短而不可信：宽于 ± 10%，或相邻批次仍相关。") != std::string::npos, trustOf(results).zh.c_str());
}

NEPHOSCOPE_TEST(TrustTest);
#include "trust_test.moc"
