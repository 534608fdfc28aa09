// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ids.h"

#include <algorithm>

namespace nephoscope {

namespace {

// Not std::isalpha: what it answers depends on the locale.
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool isValidId(std::string_view text)
{
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
        return isLower(c) || isUpper(c) || isDigit(c) || c == '-' || c == '_';
    });
}

bool isSnakeCase(std::string_view text)
{
    return !text.empty() && text.size() <= 128 && isLower(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) { return isLower(c) || isDigit(c) || c == '_'; });
}

} // namespace nephoscope
