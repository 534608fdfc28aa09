// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/results.h"

#include "sim/results/json_writer.h"
#include "sim/results/sha256.h"

namespace nephoscope::sim {

namespace {

/// `[` and one entry a line and `]`, or `[]`: what one more entry changes is one line.
std::string lines(const std::vector<std::string> &entries, const char *open, const char *close)
{
    if (entries.empty())
        return std::string(open) + close;
    std::string text = open;
    for (std::size_t i = 0; i < entries.size(); ++i)
        text += (i == 0 ? "\n    " : ",\n    ") + entries[i];
    return text + "\n  " + close;
}

std::string listOf(const std::vector<double> &values)
{
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ", ") + jsonNumber(values[i]);
    return text + "]";
}

std::string listOf(const std::vector<std::string> &texts)
{
    std::string text = "[";
    for (std::size_t i = 0; i < texts.size(); ++i)
        text += (i == 0 ? "" : ", ") + quoted(texts[i]);
    return text + "]";
}

std::string estimateJson(const Estimate &estimate)
{
    const bool isMeasured = estimate.n > 0;
    JsonObject object;
    const auto add = [&](const char *name, double value) { object.raw(name, isMeasured ? jsonNumber(value) : "null"); };
    add("mean", estimate.mean);
    object.raw("ci95", estimate.ci95 ? jsonNumber(*estimate.ci95) : "null");
    add("min", estimate.min);
    add("max", estimate.max);
    object.number("n", estimate.n);
    if (estimate.batches) {
        const BatchInterval &batches = *estimate.batches;
        object.raw("batches", JsonObject().raw("ci95", batches.ci95 ? jsonNumber(*batches.ci95) : "null").number("n", batches.n)
                                  .number("lag1", batches.lag1).flag("too_short", batches.isTooShort).str());
    }
    return object.str();
}

std::string metricsJson(const Results &results)
{
    std::vector<std::string> elements;
    for (const auto &[element, metrics] : results.metrics) {
        std::string text = quoted(element) + ": {";
        bool isFirst = true;
        for (const auto &[metric, estimate] : metrics) {
            text += (isFirst ? "\n      " : ",\n      ") + quoted(metric) + ": " + estimateJson(estimate);
            isFirst = false;
        }
        elements.push_back(text + (isFirst ? "}" : "\n    }"));
    }
    return lines(elements, "{", "}");
}

std::string seriesJson(const Results &results)
{
    std::vector<std::string> entries;
    for (const auto &[name, series] : results.series)
        entries.push_back(quoted(name) + ": " + JsonObject().raw("t", listOf(series.t)).raw("v", listOf(series.v)).str());
    return lines(entries, "{", "}");
}

std::string logJson(const Results &results)
{
    std::vector<std::string> entries;
    for (const LogEntry &entry : results.log) {
        JsonObject object;
        object.number("t", entry.t).text("element", entry.element).text("event", entry.event);
        if (!entry.target.empty())
            object.text("target", entry.target);
        if (!entry.detail.empty())
            object.text("detail", entry.detail);
        object.number("id", entry.id);
        if (entry.cause != 0)
            object.number("cause", entry.cause);
        entries.push_back(object.str());
    }
    return lines(entries, "[", "]");
}

std::string invoiceJson(const Invoice &invoice)
{
    std::string rows;
    for (const InvoiceLine &line : invoice.lines) {
        JsonObject object;
        object.text("element", line.element).text("what", line.what).text("model", line.model).number("quantity", line.quantity);
        object.text("unit", line.unit).number("price", line.price).money("amount", line.amount);
        if (line.recordCount > 0)
            object.number("record_count", static_cast<double>(line.recordCount));
        std::string records;
        for (const UsageNote &note : line.records) {
            JsonObject record;
            record.number("from", note.from).number("to", note.to).number("quantity", note.quantity);
            if (note.cause != 0)
                record.number("cause", note.cause);
            records += (records.empty() ? "" : ", ") + record.str();
        }
        if (!records.empty())
            object.raw("records", "[" + records + "]");
        rows += (rows.empty() ? "\n      " : ",\n      ") + object.str();
    }
    JsonObject object;
    object.text("consumer", invoice.consumer).text("currency", invoice.currency).money("total", invoice.total);
    if (!invoice.unpriced.empty())
        object.raw("unpriced", listOf(invoice.unpriced));
    return object.raw("lines", rows.empty() ? "[]" : "[" + rows + "\n    ]").str();
}

std::string verdictJson(const SlaVerdict &verdict)
{
    JsonObject object;
    object.text("monitor", verdict.monitor).text("service", verdict.service).text("objective", verdict.objective);
    object.text("op", verdict.op).number("target", verdict.target).number("measured", verdict.measured).flag("met", verdict.met);
    object.money("penalty", verdict.penalty);
    if (verdict.to > 0)
        object.number("from", verdict.from).number("to", verdict.to);
    return object.str();
}

std::string expectationJson(const ExpectationVerdict &verdict)
{
    const Expectation &expectation = verdict.expectation;
    JsonObject object;
    const auto addText = [&](const char *name, const std::string &value) {
        if (!value.empty())
            object.text(name, value);
    };
    const auto addNumber = [&](const char *name, const std::optional<double> &value) {
        if (value)
            object.number(name, *value);
    };
    addText("variant", expectation.variant);
    addText("metric", expectation.metric);
    addText("event", expectation.event);
    if (!expectation.event.empty() && !expectation.count)
        object.number("occurrence", expectation.occurrence);
    if (!expectation.order.empty())
        object.raw("order", listOf(expectation.order));
    addText("op", expectation.op);
    addNumber("value", expectation.value);
    addNumber("at", expectation.at);
    addNumber("count", expectation.count);
    addNumber("tolerance", expectation.tolerance);
    addNumber("from", expectation.from);
    addNumber("to", expectation.to);
    object.raw("measured", verdict.measured ? jsonNumber(*verdict.measured) : "null");
    return object.flag("ok", verdict.ok).str();
}

template <typename T, typename Writer>
std::string listJson(const std::vector<T> &items, Writer writer)
{
    std::vector<std::string> entries;
    for (const T &item : items)
        entries.push_back(writer(item));
    return lines(entries, "[", "]");
}

/// All of the document that the digest covers, up to the comma before it.
std::string body(const Results &results)
{
    std::string text = "{\n  \"format\": \"nephoscope-results\",\n  \"version\": 1";
    const auto add = [&text](const char *name, const std::string &json) { text += ",\n  \"" + std::string(name) + "\": " + json; };
    add("document", quoted(results.document));
    add("variant", quoted(results.variant));
    add("seed", std::to_string(results.seed));
    add("duration", jsonNumber(results.duration));
    add("warmup", jsonNumber(results.warmup));
    if (results.isWarmupEnough) {
        add("warmup_by", quoted("mser-5"));
        add("too_short", *results.isWarmupEnough ? "false" : "true");
    }
    add("replications", std::to_string(results.replications));
    if (results.batches > 0)
        add("batches", std::to_string(results.batches));
    add("metrics", metricsJson(results));
    add("series", seriesJson(results));
    add("log", logJson(results));
    add("invoices", listJson(results.invoices, invoiceJson));
    add("sla", listJson(results.sla, verdictJson));
    add("expect", listJson(results.expect, expectationJson));
    add("events_processed", std::to_string(results.eventsProcessed));
    return text;
}

} // namespace

const Estimate *Results::metric(std::string_view path) const
{
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const auto element = metrics.find(std::string(path.substr(0, dot)));
    if (element == metrics.end())
        return nullptr;
    const auto found = element->second.find(std::string(path.substr(dot + 1)));
    return found == element->second.end() ? nullptr : &found->second;
}

std::string digestOf(const Results &results)
{
    return sha256(body(results));
}

std::string toJson(const Results &results)
{
    return body(results) + ",\n  \"digest\": " + quoted(results.digest) + ",\n  \"wall_seconds\": " + jsonNumber(results.wallSeconds)
           + "\n}\n";
}

} // namespace nephoscope::sim
