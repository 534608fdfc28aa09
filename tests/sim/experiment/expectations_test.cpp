// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/expectations.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::sim;

class ExpectationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void metrics_data();
    void metrics();
    void partsOfARun();
    void timesOfEvents();
    void counts();
    void orders();
    void variants();
};

namespace {

Results story()
{
    Results results;
    results.duration = 3600;
    results.warmup = 60;
    results.metrics["students"]["availability"] = {0.9991, std::nullopt, 0.9991, 0.9991, 1};
    results.metrics["students"]["sum"] = {0.1 + 0.2, std::nullopt, 0.3, 0.3, 1};
    results.metrics["vim"]["detection_time_mean"] = {};
    const auto entry = [](double t, const char *element, const char *event) { return LogEntry{1, 0, t, element, event, "", "", ""}; };
    results.log = {entry(60.5, "host-b", "failed"), entry(63, "vim", "failure_detected"), entry(63, "vim", "restart_ordered"),
                   entry(63, "vim", "restart_ordered"), entry(93, "vs-c", "serving"), entry(93, "vs-1#2", "serving")};
    return results;
}

Expectation metric(const char *name, const char *op, double value, std::optional<double> tolerance = {})
{
    Expectation expectation;
    expectation.metric = name;
    expectation.op = op;
    expectation.value = value;
    expectation.tolerance = tolerance;
    return expectation;
}

Expectation eventAt(const char *name, const char *op, double at, int occurrence = 1)
{
    Expectation expectation;
    expectation.event = name;
    expectation.op = op;
    expectation.at = at;
    expectation.occurrence = occurrence;
    return expectation;
}

Expectation eventCount(const char *name, const char *op, double count)
{
    Expectation expectation;
    expectation.event = name;
    expectation.op = op;
    expectation.count = count;
    return expectation;
}

Expectation inOrder(std::vector<std::string> names)
{
    Expectation expectation;
    expectation.order = std::move(names);
    return expectation;
}

} // namespace

void ExpectationsTest::metrics_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("op");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *op, double value, double tolerance, bool ok, const char *text) {
        QTest::newRow(text) << name << op << value << tolerance << ok << text;
    };
    row("students.availability", ">=", 0.999, 0, true, "students.availability 0.9991 >= 0.999");
    row("students.availability", ">", 0.9991, 0, false, "students.availability 0.9991 > 0.9991");
    row("students.availability", "<=", 0.9991, 0, true, "students.availability 0.9991 <= 0.9991");
    row("students.availability", "<", 0.95, 0, false, "students.availability 0.9991 < 0.95");
    row("students.availability", "~", 1, 0.001, true, "students.availability 0.9991 ~ 1 ± 0.001");
    row("students.availability", "~", 1, 0.0005, false, "students.availability 0.9991 ~ 1 ± 0.0005");
    row("students.sum", "==", 0.3, 0, true, "students.sum 0.3 == 0.3");
    row("students.sum", "==", 0.3000001, 0, false, "students.sum 0.30000000000000004 == 0.3000001");
    row("students.wealth", "==", 1, 0, false, "students.wealth: no such metric in this run, expected == 1");
    row("vim.detection_time_mean", "<", 3, 0, false, "vim.detection_time_mean: nothing to measure, expected < 3");
}

void ExpectationsTest::metrics()
{
    QFETCH(QString, name);
    QFETCH(QString, op);
    QFETCH(double, value);
    QFETCH(double, tolerance);
    QFETCH(bool, ok);
    QFETCH(QString, text);
    const ExpectationVerdict verdict = judge(
        metric(name.toUtf8().constData(), op.toUtf8().constData(), value, tolerance), story(), std::nullopt);
    QCOMPARE(verdict.ok, ok);
    QCOMPARE(QString::fromStdString(verdict.text), text);
}

void ExpectationsTest::partsOfARun()
{
    const RunSettings run{.duration = 3600, .warmup = 60, .unknown = {}};
    Expectation expectation = metric("vs-1#2.utilization", "==", 0.5);
    QVERIFY(!windowOf(expectation, run));
    expectation.from = 100;
    const auto window = windowOf(expectation, run);
    QVERIFY(window == (MetricWindow{"vs-1#2", "utilization", 100, 3600}));
    const ExpectationVerdict verdict = judge(expectation, story(), Estimate{0.5, std::nullopt, 0.5, 0.5, 1});
    QVERIFY(verdict.ok);
    QCOMPARE(verdict.text, std::string("vs-1#2.utilization in [100, 3600) 0.5 == 0.5"));
}

void ExpectationsTest::timesOfEvents()
{
    const ExpectationVerdict detected = judge(eventAt("vim.failure_detected", "==", 63), story(), std::nullopt);
    QVERIFY(detected.ok);
    QCOMPARE(*detected.measured, 63.0);
    QCOMPARE(detected.text, std::string("vim.failure_detected at 63 == 63"));
    QVERIFY(judge(eventAt("vs-1#2.serving", "<", 94), story(), std::nullopt).ok);
    const ExpectationVerdict third = judge(eventAt("vim.restart_ordered", "==", 63, 3), story(), std::nullopt);
    QVERIFY(!third.ok && !third.measured);
    QCOMPARE(third.text, std::string("vim.restart_ordered (occurrence 3) happened only 2 times, expected at == 63"));
    QCOMPARE(judge(eventAt("vim.migrated", "==", 63), story(), std::nullopt).text,
             std::string("vim.migrated never happened, expected at == 63"));
}

void ExpectationsTest::counts()
{
    QVERIFY(judge(eventCount("vim.restart_ordered", "==", 2), story(), std::nullopt).ok);
    QVERIFY(judge(eventCount("vim.migrated", "==", 0), story(), std::nullopt).ok);
    const ExpectationVerdict once = judge(eventCount("vs-c.serving", ">", 1), story(), std::nullopt);
    QVERIFY(!once.ok);
    QCOMPARE(once.text, std::string("vs-c.serving 1 time > 1"));
}

void ExpectationsTest::orders()
{
    const auto right = judge(inOrder({"host-b.failed", "vim.failure_detected", "vs-c.serving"}), story(), std::nullopt);
    QVERIFY(right.ok);
    QCOMPARE(right.text, std::string("order host-b.failed, vim.failure_detected, vs-c.serving: all 3 in this order"));
    const auto wrong = judge(inOrder({"vim.failure_detected", "host-b.failed"}), story(), std::nullopt);
    QVERIFY(!wrong.ok);
    QCOMPARE(wrong.text, std::string("order vim.failure_detected, host-b.failed: 1 of 2, no host-b.failed after vim.failure_detected"));
}

void ExpectationsTest::variants()
{
    Expectation expectation = metric("students.availability", ">", 0.5);
    QVERIFY(isAbout(expectation, ""));
    QVERIFY(isAbout(expectation, "base"));
    QVERIFY(!isAbout(expectation, "no-vim"));
    expectation.variant = "no-vim";
    QVERIFY(isAbout(expectation, "no-vim"));
    QVERIFY(!isAbout(expectation, "base"));
    QCOMPARE(judge(expectation, story(), std::nullopt).text, std::string("[no-vim] students.availability 0.9991 > 0.5"));
}

NEPHOSCOPE_TEST(ExpectationsTest);
#include "expectations_test.moc"
