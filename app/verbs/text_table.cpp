// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/text_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope::app {

namespace {

/// `±` is one column and two bytes.
std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

} // namespace

std::string inDigits(double value, int digits)
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
    return inDigits(estimate.mean, 6) + (estimate.ci95 ? " ± " + inDigits(*estimate.ci95, 2) : "");
}

std::string textTable(const std::vector<std::vector<std::string>> &rows)
{
    std::vector<std::size_t> widths;
    for (const auto &row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
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

} // namespace nephoscope::app
