// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/json_writer.h"

#include "model/value.h"

#include <cmath>
#include <cstdint>

namespace nephoscope::sim {

std::string quoted(std::string_view text)
{
    return Value(std::string(text)).toJson();
}

std::string jsonNumber(double value)
{
    return std::isfinite(value) ? formatNumber(value) : "null";
}

std::string jsonMoney(MicroMoney amount)
{
    const bool isNegative = amount < 0;
    const std::uint64_t units = isNegative ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
    std::string text = (isNegative ? "-" : "") + std::to_string(units / 1000000);
    if (const std::uint64_t rest = units % 1000000; rest != 0) {
        std::string decimals = std::to_string(1000000 + rest).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += "." + decimals;
    }
    return text;
}

JsonObject &JsonObject::raw(std::string_view name, std::string_view json)
{
    if (m_text.size() > 1)
        m_text += ", ";
    m_text += quoted(name);
    m_text += ": ";
    m_text += json;
    return *this;
}

} // namespace nephoscope::sim
