// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/batch_means.h"

#include "sim/engine/random_stream.h"
#include "sim/results/student_t.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nephoscope::sim;

class BatchMeansTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theHalfWidthIsThatOfStudent();
    void aSumHasTheIntervalOfItsSum();
    void extremesHaveNone();
    void neighboursThatDependAreToldApart();
    void fewOrEmptyBatchesAreTooShort();
    void aSeriesIsCutIntoEqualStretches();
    void intervalsOfIndependentBatchesCoverAsOftenAsTheySay();
};

namespace {

/// 1, 2, 1, 2 …: mean 1.5, sample variance n / 4 / (n - 1), each less its neighbour's opposite.
std::vector<double> byTurns(int n)
{
    std::vector<double> values;
    for (int i = 0; i < n; ++i)
        values.push_back(1 + i % 2);
    return values;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

} // namespace

// 20 values of 1 and 2 by turns: s² = 20/4/19 = 5/19, so the half width is t(0.95, 19) × sqrt(5/19/20). Lag 1: 19 products of -1/4 by 20 squares of 1/4.
void BatchMeansTest::theHalfWidthIsThatOfStudent()
{
    const BatchInterval interval = batchInterval(byTurns(20), 1.5);
    QCOMPARE(interval.n, 20);
    QVERIFY(interval.ci95 && isNear(*interval.ci95, studentT(0.95, 19) * std::sqrt(5.0 / 19 / 20)));
    QVERIFY(isNear(interval.lag1, -19.0 / 20));
    QVERIFY(!interval.isTooShort);
}

void BatchMeansTest::aSumHasTheIntervalOfItsSum()
{
    const BatchInterval interval = batchInterval(byTurns(20), 30);
    QVERIFY(interval.ci95 && isNear(*interval.ci95, 20 * studentT(0.95, 19) * std::sqrt(5.0 / 19 / 20)));
}

void BatchMeansTest::extremesHaveNone()
{
    QVERIFY(!batchInterval(byTurns(20), 2).ci95);   // the largest of all
    QVERIFY(!batchInterval(byTurns(20), 1).ci95);   // the least
    QVERIFY(!batchInterval(byTurns(20), 2.5).ci95); // an outage across the border of two
    std::vector<double> level = byTurns(20);
    level.back() = 1.4;
    QVERIFY(!batchInterval(level, 1.4).ci95);       // what it was at the end
    const BatchInterval constant = batchInterval(std::vector<double>(20, 3.5), 3.5);
    QCOMPARE(constant.ci95, std::optional<double>(0));
    QCOMPARE(constant.lag1, 0.0);
    QVERIFY(!constant.isTooShort);
}

// A ramp 0, 1 … 19: deviations d = i - 9.5, squares sum to 665, products of neighbours to 565.25: lag 1 is 0.85.
void BatchMeansTest::neighboursThatDependAreToldApart()
{
    std::vector<double> ramp;
    for (int i = 0; i < 20; ++i)
        ramp.push_back(i);
    const BatchInterval interval = batchInterval(ramp, 9.5);
    QVERIFY(isNear(interval.lag1, 0.85));
    QVERIFY(interval.ci95 && interval.isTooShort);
}

void BatchMeansTest::fewOrEmptyBatchesAreTooShort()
{
    QVERIFY(batchInterval(byTurns(19), 1.5).isTooShort);
    std::vector<double> values = byTurns(21);
    values[4] = std::numeric_limits<double>::quiet_NaN();
    const BatchInterval interval = batchInterval(values, 1.5);
    QCOMPARE(interval.n, 20);
    QVERIFY(interval.isTooShort);
    QVERIFY(batchInterval({}, 1).isTooShort && !batchInterval({}, 1).ci95);
    QVERIFY(!batchInterval({2}, 2).ci95);
}

void BatchMeansTest::aSeriesIsCutIntoEqualStretches()
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(batchesOf({9, 1, 3, 5, nothing}, 2), (std::vector<double>{2, 5}));
    QVERIFY(std::isnan(batchesOf({1, nothing}, 2)[1]));
    QVERIFY(batchesOf({1}, 2).empty());
}

// Of 4,000 intervals of independent normal batches 95 % cover the truth: within three standard errors, 0.95 ± 0.0103.
void BatchMeansTest::intervalsOfIndependentBatchesCoverAsOftenAsTheySay()
{
    int covered = 0;
    for (int run = 1; run <= 4000; ++run) {
        RandomStream stream(static_cast<std::uint64_t>(run), 0, "batches", "test");
        std::vector<double> batches;
        double sum = 0;
        for (int i = 0; i < 20; ++i) {
            batches.push_back(10 + stream.normal());
            sum += batches.back();
        }
        const BatchInterval interval = batchInterval(batches, sum / 20);
        covered += interval.ci95 && std::abs(sum / 20 - 10) <= *interval.ci95 ? 1 : 0;
    }
    QVERIFY2(covered >= 3759 && covered <= 3841, qPrintable(QString::number(covered)));
}

NEPHOSCOPE_TEST(BatchMeansTest);
#include "batch_means_test.moc"
