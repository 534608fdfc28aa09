// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/comparison_table.h"

#include "app/verbs/text_table.h"
#include "model/printable.h"

namespace nephoscope::app {

namespace {

const char *meaningOf(sim::DifferenceKind kind)
{
    switch (kind) {
    case sim::DifferenceKind::Better: return "better";
    case sim::DifferenceKind::Worse: return "worse";
    case sim::DifferenceKind::Other: return "different";
    case sim::DifferenceKind::None: break;
    }
    return "no clear difference";
}

} // namespace

std::string comparisonTable(const sim::Comparison &comparison)
{
    std::string text = printable(comparison.document) + ": " + std::to_string(comparison.replications)
        + (comparison.replications == 1 ? " replication" : " replications") + ", the same random numbers for all; intervals are 95 %\n";
    if (comparison.isWarmupEnough) {
        text += "Warm-up found: " + inDigits(comparison.warmup, 4) + " s of " + inDigits(comparison.duration, 6) + " s\n";
        if (!*comparison.isWarmupEnough)
            text += "Run too short: its start reaches into the second half, so the intervals cannot be trusted; make it longer\n";
    }
    if (comparison.precision) {
        text += comparison.isPrecise ? "All of these are known within ± " : "Not all of these are known within ± ";
        text += inDigits(*comparison.precision * 100, 3) + " %\n";
    }
    for (const std::string &key : comparison.keyMetrics) {
        text += "\n" + printable(key) + "\n";
        std::vector<std::vector<std::string>> rows{{"variant", "mean", "less the base", ""}};
        for (const sim::ComparedVariant &variant : comparison.variants) {
            const sim::Estimate *estimate = variant.results.metric(key);
            const sim::Difference *difference = variant.difference(key);
            rows.push_back({printable(variant.results.variant), estimate ? withInterval(*estimate) : "not measured",
                            difference ? withInterval(difference->estimate) : "", difference ? meaningOf(difference->kind) : ""});
        }
        text += textTable(rows);
    }
    text += "\n";
    for (const sim::ComparedVariant &variant : comparison.variants) {
        if (!variant.verdict.isEmpty())
            text += printable(variant.results.variant) + ": " + printable(variant.verdict.en) + "\n";
    }
    return text;
}

} // namespace nephoscope::app
