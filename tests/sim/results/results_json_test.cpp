// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/json_writer.h"
#include "sim/results/results.h"
#include "sim/results/sha256.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <limits>

using namespace nephoscope;
using namespace nephoscope::sim;

class ResultsJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void moneyIsExact();
    void theWholeDocument();
    void theDigestCoversEverythingAboveIt();
    void nothingIsStillADocument();
};

namespace {

Results example()
{
    Results results;
    results.document = "Two \"hosts\"";
    results.seed = 18446744073709551615u;
    results.duration = 3600;
    results.warmup = 0.5;
    results.replications = 2;
    results.metrics["students"]["availability"] = {0.999, 0.1, 0.99, 1, 2};
    results.metrics["students"]["requests"] = {100, std::nullopt, 100, 100, 1};
    results.metrics["lb"]["wait_mean"] = {};
    results.series["lb.queue_length"] = {{0, 1}, {0, 0.25}};
    results.log = {{1, 0, 60, "host-b", "failed", "", "", ""}, {2, 1, 62.5, "vim", "failure_detected", "host-b", "3 answers missed", ""}};
    results.invoices = {{"example-corp", "USD", 12340000, {{"vs-1", "server_hours", "pay_per_use", 3, "h", 0.1, 300000}}, {"vs-1.requests"}}};
    results.sla = {{"sla-1", "web", "availability", ">=", 0.999, 0.98, false, 5000000}};
    Expectation metric;
    metric.metric = "students.availability";
    metric.op = ">=";
    metric.value = 0.999;
    Expectation event;
    event.event = "vim.failure_detected";
    event.op = "~";
    event.at = 63;
    event.tolerance = 1;
    results.expect = {{metric, 0.999, true, ""}, {event, std::nullopt, false, ""}};
    results.eventsProcessed = 42;
    results.digest = digestOf(results);
    results.wallSeconds = 0.25;
    return results;
}

const char *const kBody = R"({
  "format": "nephoscope-results",
  "version": 1,
  "document": "Two \"hosts\"",
  "variant": "base",
  "seed": 18446744073709551615,
  "duration": 3600,
  "warmup": 0.5,
  "replications": 2,
  "metrics": {
    "lb": {
      "wait_mean": {"mean": null, "ci95": null, "min": null, "max": null, "n": 0}
    },
    "students": {
      "availability": {"mean": 0.999, "ci95": 0.1, "min": 0.99, "max": 1, "n": 2},
      "requests": {"mean": 100, "ci95": null, "min": 100, "max": 100, "n": 1}
    }
  },
  "series": {
    "lb.queue_length": {"t": [0, 1], "v": [0, 0.25]}
  },
  "log": [
    {"t": 60, "element": "host-b", "event": "failed", "id": 1},
    {"t": 62.5, "element": "vim", "event": "failure_detected", "target": "host-b", "detail": "3 answers missed", "id": 2, "cause": 1}
  ],
  "invoices": [
    {"consumer": "example-corp", "currency": "USD", "total": 12.34, "unpriced": ["vs-1.requests"], "lines": [
      {"element": "vs-1", "what": "server_hours", "model": "pay_per_use", "quantity": 3, "unit": "h", "price": 0.1, "amount": 0.3}
    ]}
  ],
  "sla": [
    {"monitor": "sla-1", "service": "web", "objective": "availability", "op": ">=", "target": 0.999, "measured": 0.98, "met": false, "penalty": 5}
  ],
  "expect": [
    {"metric": "students.availability", "op": ">=", "value": 0.999, "measured": 0.999, "ok": true},
    {"event": "vim.failure_detected", "occurrence": 1, "op": "~", "at": 63, "tolerance": 1, "measured": null, "ok": false}
  ],
  "events_processed": 42)";

} // namespace

void ResultsJsonTest::moneyIsExact()
{
    QCOMPARE(jsonMoney(0), std::string("0"));
    QCOMPARE(jsonMoney(1), std::string("0.000001"));
    QCOMPARE(jsonMoney(-97600), std::string("-0.0976"));
    QCOMPARE(jsonMoney(13465600000), std::string("13465.6"));
    QCOMPARE(jsonMoney(std::numeric_limits<MicroMoney>::min()), std::string("-9223372036854.775808"));
}

void ResultsJsonTest::theWholeDocument()
{
    const Results results = example();
    const std::string expected = std::string(kBody) + ",\n  \"digest\": \"" + results.digest + "\",\n  \"wall_seconds\": 0.25\n}\n";
    QCOMPARE(QString::fromStdString(toJson(results)), QString::fromStdString(expected));
}

void ResultsJsonTest::theDigestCoversEverythingAboveIt()
{
    Results results = example();
    QCOMPARE(results.digest, sha256(kBody));
    results.wallSeconds = 99;
    QCOMPARE(digestOf(results), sha256(kBody));
    results.log.back().cause = 0;
    QVERIFY(digestOf(results) != sha256(kBody));
}

void ResultsJsonTest::nothingIsStillADocument()
{
    const std::string text = toJson({});
    QVERIFY(text.find("\"metrics\": {},\n  \"series\": {},\n  \"log\": [],\n") != std::string::npos);
}

NEPHOSCOPE_TEST(ResultsJsonTest);
#include "results_json_test.moc"
