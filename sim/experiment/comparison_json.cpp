// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/comparison.h"

#include "sim/results/json_writer.h"
#include "sim/results/sha256.h"

namespace nephoscope::sim {

namespace {

const char *nameOf(const Difference &difference)
{
    switch (difference.kind) {
    case DifferenceKind::Better: return "better";
    case DifferenceKind::Worse: return "worse";
    case DifferenceKind::Other: return "different";
    case DifferenceKind::None: break;
    }
    return "none";
}

std::string orNull(const std::optional<double> &value)
{
    return value ? jsonNumber(*value) : "null";
}

std::string metricJson(const Estimate &estimate, const Difference *difference)
{
    const bool isMeasured = estimate.n > 0;
    JsonObject object;
    object.raw("mean", isMeasured ? jsonNumber(estimate.mean) : "null").raw("ci95", orNull(estimate.ci95));
    object.raw("min", isMeasured ? jsonNumber(estimate.min) : "null").raw("max", isMeasured ? jsonNumber(estimate.max) : "null");
    object.number("n", estimate.n);
    if (difference) {
        object.number("difference", difference->estimate.mean).raw("difference_ci95", orNull(difference->estimate.ci95));
        object.text("change", nameOf(*difference));
    }
    return object.str();
}

std::string metricsJson(const ComparedVariant &variant)
{
    std::string text;
    for (const auto &[element, metrics] : variant.results.metrics) {
        text += (text.empty() ? "\n        " : ",\n        ") + quoted(element) + ": {";
        const char *separator = "\n          ";
        for (const auto &[metric, estimate] : metrics) {
            text += separator + quoted(metric) + ": " + metricJson(estimate, variant.difference(element + "." + metric));
            separator = ",\n          ";
        }
        text += "\n        }";
    }
    return text.empty() ? "{}" : "{" + text + "\n      }";
}

std::string variantJson(const ComparedVariant &variant)
{
    std::string text = "    {\n      \"variant\": " + quoted(variant.results.variant);
    if (!variant.verdict.isEmpty())
        text += ",\n      \"verdict\": " + quoted(variant.verdict.en);
    return text + ",\n      \"digest\": " + quoted(variant.results.digest) + ",\n      \"metrics\": " + metricsJson(variant) + "\n    }";
}

std::string body(const Comparison &comparison)
{
    std::string text = "{\n  \"format\": \"nephoscope-comparison\",\n  \"version\": 1";
    const auto add = [&text](const char *name, const std::string &json) { text += ",\n  \"" + std::string(name) + "\": " + json; };
    add("document", quoted(comparison.document));
    add("seed", std::to_string(comparison.seed));
    add("duration", jsonNumber(comparison.duration));
    add("warmup", jsonNumber(comparison.warmup));
    if (comparison.isWarmupEnough) {
        add("warmup_by", quoted("mser-5"));
        add("too_short", *comparison.isWarmupEnough ? "false" : "true");
    }
    add("replications", std::to_string(comparison.replications));
    if (comparison.precision) {
        add("precision", jsonNumber(*comparison.precision));
        add("precise", comparison.isPrecise ? "true" : "false");
    }
    std::string keys;
    for (const std::string &key : comparison.keyMetrics)
        keys += (keys.empty() ? "" : ", ") + quoted(key);
    add("key_metrics", "[" + keys + "]");
    std::string variants;
    for (const ComparedVariant &variant : comparison.variants)
        variants += (variants.empty() ? "\n" : ",\n") + variantJson(variant);
    add("variants", "[" + variants + "\n  ]");
    return text;
}

} // namespace

std::string toJson(const Comparison &comparison)
{
    const std::string text = body(comparison);
    return text + ",\n  \"digest\": " + quoted(sha256(text)) + ",\n  \"wall_seconds\": " + jsonNumber(comparison.wallSeconds) + "\n}\n";
}

} // namespace nephoscope::sim
