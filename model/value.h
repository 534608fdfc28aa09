// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nephoscope {

/// JSON text that the program does not interpret and writes back as it was.
struct RawJson {
    std::string text;
    bool operator==(const RawJson &) const = default;
};

/// What a parameter can hold: a boolean, a number, a string, a list or an object (as in the contract).
///
/// Objects keep the order of their fields. `RawJson` holds what has no meaning here (null, or a number that a double
/// cannot hold exactly) so that it survives load and save.
class Value
{
public:
    using List = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;

    Value() : m_content(RawJson{"null"}) {}
    Value(bool value) : m_content(value) {}
    Value(double value) : m_content(value) {}
    Value(int value) : m_content(static_cast<double>(value)) {}
    Value(std::string value) : m_content(std::move(value)) {}
    Value(const char *value) : m_content(std::string(value)) {}
    Value(List value) : m_content(std::move(value)) {}
    Value(Object value) : m_content(std::move(value)) {}
    Value(RawJson value) : m_content(std::move(value)) {}

    bool isBool() const { return std::holds_alternative<bool>(m_content); }
    bool isNumber() const { return std::holds_alternative<double>(m_content); }
    bool isString() const { return std::holds_alternative<std::string>(m_content); }
    bool isList() const { return std::holds_alternative<List>(m_content); }
    bool isObject() const { return std::holds_alternative<Object>(m_content); }
    bool isRaw() const { return std::holds_alternative<RawJson>(m_content); }

    /// Each asks for the kind that it names; asking for another is a programming error.
    bool toBool() const { return std::get<bool>(m_content); }
    double toNumber() const { return std::get<double>(m_content); }
    const std::string &toString() const { return std::get<std::string>(m_content); }
    const List &toList() const { return std::get<List>(m_content); }
    const Object &toObject() const { return std::get<Object>(m_content); }
    const RawJson &toRaw() const { return std::get<RawJson>(m_content); }

    /// The field of an object, or nullptr.
    const Value *find(std::string_view field) const;

    /// Canonical JSON text on one line (shortest numbers that read back the same).
    std::string toJson() const;

    bool operator==(const Value &) const = default;

private:
    std::variant<bool, double, std::string, List, Object, RawJson> m_content;
};

/// Fields that this version does not know, in document order, kept byte for byte in meaning.
using UnknownFields = std::vector<std::pair<std::string, RawJson>>;

/// Shortest decimal text that reads back as the same double, independent of the locale; whole numbers without `.0`.
std::string formatNumber(double value);

} // namespace nephoscope
