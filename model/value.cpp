// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope {

namespace {

void appendQuoted(std::string &out, std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4];
                out += kHex[static_cast<unsigned char>(c) & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void append(std::string &out, const Value &value)
{
    if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else if (value.isNumber()) {
        out += formatNumber(value.toNumber());
    } else if (value.isString()) {
        appendQuoted(out, value.toString());
    } else if (value.isList()) {
        out += '[';
        bool isFirst = true;
        for (const Value &item : value.toList()) {
            if (!isFirst)
                out += ", ";
            isFirst = false;
            append(out, item);
        }
        out += ']';
    } else if (value.isObject()) {
        out += '{';
        bool isFirst = true;
        for (const auto &[name, field] : value.toObject()) {
            if (!isFirst)
                out += ", ";
            isFirst = false;
            appendQuoted(out, name);
            out += ": ";
            append(out, field);
        }
        out += '}';
    } else {
        out += value.toRaw().text;
    }
}

} // namespace

const Value *Value::find(std::string_view field) const
{
    if (!isObject())
        return nullptr;
    for (const auto &[name, value] : toObject()) {
        if (name == field)
            return &value;
    }
    return nullptr;
}

std::string Value::toJson() const
{
    std::string out;
    append(out, *this);
    return out;
}

std::string formatNumber(double value)
{
    if (value == 0)
        return "0"; // also for -0
    std::array<char, 32> buffer;
    if (std::abs(value) <= 9007199254740992.0 && value == std::trunc(value)) {
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(value)).ptr;
        return {buffer.data(), end};
    }
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

} // namespace nephoscope
