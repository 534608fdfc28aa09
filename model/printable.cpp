// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/printable.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace nephoscope {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t index)
{
    return static_cast<std::uint8_t>(text[index]);
}

std::uint32_t decoded(std::string_view character)
{
    const std::uint8_t first = byteAt(character, 0);
    if (character.size() == 1)
        return first;
    std::uint32_t code = first & (0x7fu >> character.size());
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (byteAt(character, i) & 0x3fu);
    return code;
}

bool isUnsafe(std::uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029
        || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

void appendHex(std::string &out, std::uint32_t value, int digits)
{
    static constexpr char kHex[] = "0123456789abcdef";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out += kHex[(value >> shift) & 15u];
}

/// Where each character starts, and the end.
std::vector<std::size_t> boundaries(std::string_view text)
{
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size();) {
        starts.push_back(at);
        at += std::max<std::size_t>(1, utf8Length(text.substr(at)));
    }
    starts.push_back(text.size());
    return starts;
}

} // namespace

std::size_t utf8Length(std::string_view text)
{
    if (text.empty())
        return 0;
    const std::uint8_t first = byteAt(text, 0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return 0;
    // The second byte alone excludes overlong forms, surrogates and what is past U+10FFFF (Unicode, table 3-7).
    const std::uint8_t second = byteAt(text, 1);
    const std::uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(text, i) & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

std::size_t characterCount(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += std::max<std::size_t>(1, utf8Length(text.substr(at)));
    return count;
}

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0) {
            out += "\\x";
            appendHex(out, byteAt(text, 0), 2);
            text.remove_prefix(1);
            continue;
        }
        const std::uint32_t code = decoded(text.substr(0, length));
        if (isUnsafe(code)) {
            out += "\\u";
            appendHex(out, code, 4);
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return out;
}

std::string clipped(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return std::string(text);
    // Enough bytes for the characters that may stay: a megabyte need not be walked.
    const std::vector<std::size_t> starts = boundaries(text.substr(0, std::min(text.size(), limit * 4 + 4)));
    if (starts.size() - 1 <= limit)
        return std::string(text);
    return std::string(text.substr(0, starts[limit - 1])) + "…";
}

std::string clippedFront(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return std::string(text);
    const std::vector<std::size_t> starts = boundaries(text);
    const std::size_t count = starts.size() - 1;
    if (count <= limit)
        return std::string(text);
    return "…" + std::string(text.substr(starts[count - limit + 1]));
}

} // namespace nephoscope
