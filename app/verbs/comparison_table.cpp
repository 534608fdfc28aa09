// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/comparison_table.h"

#include "model/printable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope::app {

namespace {

std::string shown(double value, int digits)
{
    std::array<char, 40> buffer;
    const bool isLarge = std::abs(value) >= 100 && std::abs(value) < 1e15; // no 5e+02 for people
    const auto end = isLarge && digits <= 3
        ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 0).ptr
        : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits).ptr;
    return {buffer.data(), end};
}

std::string withInterval(const sim::Estimate &estimate)
{
    if (estimate.n == 0)
        return "not measured";
    return shown(estimate.mean, 6) + (estimate.ci95 ? " ± " + shown(*estimate.ci95, 2) : "");
}

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

/// Columns as wide as what stands in them; `±` is one column and two bytes.
std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::string table(const std::vector<std::array<std::string, 4>> &rows)
{
    std::array<std::size_t, 4> widths{};
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string text;
    for (const auto &row : rows) {
        std::string line = " ";
        for (std::size_t i = 0; i < row.size(); ++i)
            line += " " + row[i] + std::string(widths[i] - widthOf(row[i]) + 1, ' ');
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

} // namespace

std::string comparisonTable(const sim::Comparison &comparison)
{
    std::string text = printable(comparison.document) + ": " + std::to_string(comparison.replications)
        + (comparison.replications == 1 ? " replication" : " replications") + ", the same random numbers for all; intervals are 95 %\n";
    if (comparison.precision) {
        text += comparison.isPrecise ? "All of these are known within ± " : "Not all of these are known within ± ";
        text += shown(*comparison.precision * 100, 3) + " %\n";
    }
    for (const std::string &key : comparison.keyMetrics) {
        text += "\n" + printable(key) + "\n";
        std::vector<std::array<std::string, 4>> rows{{"variant", "mean", "less the base", ""}};
        for (const sim::ComparedVariant &variant : comparison.variants) {
            const sim::Estimate *estimate = variant.results.metric(key);
            const sim::Difference *difference = variant.difference(key);
            rows.push_back({printable(variant.results.variant), estimate ? withInterval(*estimate) : "not measured",
                            difference ? withInterval(difference->estimate) : "", difference ? meaningOf(difference->kind) : ""});
        }
        text += table(rows);
    }
    text += "\n";
    for (const sim::ComparedVariant &variant : comparison.variants) {
        if (!variant.verdict.isEmpty())
            text += printable(variant.results.variant) + ": " + printable(variant.verdict.en) + "\n";
    }
    return text;
}

} // namespace nephoscope::app
