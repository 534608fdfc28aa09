// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <string>
#include <string_view>

namespace nephoscope::sim {

/// A JSON string with its quotes.
std::string quoted(std::string_view text);
/// The shortest number that reads back the same; `null` for what is no number.
std::string jsonNumber(double value);
/// Whole micro-units as an exact decimal: 12340000 is `12.34`.
std::string jsonMoney(MicroMoney amount);

/// One object on one line, fields in the order in which they are added: `{"t": 60, "element": "host-b"}`.
class JsonObject
{
public:
    JsonObject &text(std::string_view name, std::string_view value) { return raw(name, quoted(value)); }
    JsonObject &number(std::string_view name, double value) { return raw(name, jsonNumber(value)); }
    JsonObject &money(std::string_view name, MicroMoney value) { return raw(name, jsonMoney(value)); }
    JsonObject &flag(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
    JsonObject &raw(std::string_view name, std::string_view json);
    std::string str() const { return m_text + "}"; }

private:
    std::string m_text = "{";
};

} // namespace nephoscope::sim
