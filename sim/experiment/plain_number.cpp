// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/plain_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope::sim {

std::string plainNumber(double value, int digits)
{
    constexpr int kMostDecimals = 12;
    const double size = std::abs(value);
    const int decimals = size == 0 ? 0 : std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(size))), 0, kMostDecimals);
    std::array<char, 400> buffer; // the largest double has 309 digits before the point
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string text(buffer.data(), end);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

} // namespace nephoscope::sim
