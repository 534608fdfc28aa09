// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/fields.h"

#include "model/ids.h"
#include "model/io/check_value.h"
#include "model/io/limits.h"
#include "model/printable.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace nephoscope {

namespace {

std::string shown(const JsonNode &node)
{
    switch (node.kind) {
    case JsonKind::List: return "a list";
    case JsonKind::Object: return "an object";
    case JsonKind::String: return "\"" + clipped(node.text, 40) + "\"";
    case JsonKind::Number: return clipped(node.text, 40);
    case JsonKind::Boolean: return node.boolean ? "true" : "false";
    case JsonKind::Null: return "null";
    }
    return {};
}

std::string named(const JsonNode &node)
{
    return node.key.empty() ? "This" : "`" + clipped(node.key, 40) + "`";
}

} // namespace

std::vector<Error> Reading::takeWarnings()
{
    if (m_leftOut > 0)
        m_warnings.push_back({"W-MORE", std::to_string(m_leftOut) + " further warnings are not shown.", {}, {}, 0, 0});
    return std::move(m_warnings);
}

Error Reading::placed(const JsonNode &node, std::string code, std::string message) const
{
    const TextPlace place = placeOf(m_text, node.offset);
    return {std::move(code), std::move(message), {}, pointerTo(m_root, node), place.line, place.column};
}

void Reading::fail(const JsonNode &node, std::string code, std::string message)
{
    if (!m_error)
        m_error = placed(node, std::move(code), std::move(message));
}

void Reading::failAt(const JsonNode &node, const Error &error)
{
    fail(descend(node, error.pointer), error.code, error.message);
}

void Reading::warn(const JsonNode &node, std::string code, std::string message)
{
    if (m_warnings.size() < kWarnings)
        m_warnings.push_back(placed(node, std::move(code), std::move(message)));
    else
        ++m_leftOut;
}

Parameter numberField(std::string id, std::string unit, double minimum, double maximum, ParameterKind kind)
{
    Parameter field;
    field.id = std::move(id);
    field.kind = kind;
    field.unit = std::move(unit);
    field.minimum = minimum;
    field.maximum = maximum;
    return field;
}

Fields::Fields(Reading &reading, const JsonNode &object) : m_reading(reading), m_object(object)
{
    isKind(object, JsonKind::Object, "an object");
}

bool Fields::isKind(const JsonNode &node, JsonKind kind, const char *needed)
{
    if (node.kind == kind)
        return true;
    m_reading.fail(node, "E-TYPE", named(node) + " is " + shown(node) + "; it needs " + needed + ".");
    return false;
}

const JsonNode *Fields::take(std::string_view name)
{
    m_taken.emplace(name);
    return m_object.find(name);
}

const JsonNode *Fields::need(std::string_view name)
{
    const JsonNode *node = take(name);
    if (node == nullptr)
        m_reading.fail(m_object, "E-MISSING", "The field `" + std::string(name) + "` is missing; it is needed here.");
    return node;
}

std::string Fields::text(std::string_view name, std::size_t characters, std::string fallback)
{
    const JsonNode *node = take(name);
    if (node == nullptr || !isKind(*node, JsonKind::String, "a text"))
        return fallback;
    if (characterCount(node->text) > characters) {
        m_reading.fail(*node, "E-SIZE", "`" + std::string(name) + "` has " + std::to_string(characterCount(node->text))
                           + " characters; it may have " + std::to_string(characters) + ".");
        return fallback;
    }
    return node->text;
}

bool Fields::boolean(std::string_view name, bool fallback)
{
    const JsonNode *node = take(name);
    return node != nullptr && isKind(*node, JsonKind::Boolean, "true or false") ? node->boolean : fallback;
}

std::optional<double> Fields::number(const Parameter &field)
{
    const JsonNode *node = take(field.id);
    if (node == nullptr)
        return std::nullopt;
    const Value value = node->toValue(false);
    if (auto checked = checkValue(field, value); !checked) {
        m_reading.failAt(*node, checked.error());
        return std::nullopt;
    }
    return value.toNumber();
}

std::optional<std::uint64_t> Fields::unsignedInteger(std::string_view name)
{
    const JsonNode *node = take(name);
    if (node == nullptr)
        return std::nullopt;
    if (node->kind == JsonKind::Number && !node->isPlainInteger() && node->number() != std::trunc(node->number())) {
        m_reading.fail(*node, "E-TYPE", "`" + std::string(name) + "` is " + shown(*node) + "; it needs a whole number.");
        return std::nullopt;
    }
    if (!isKind(*node, JsonKind::Number, "a whole number"))
        return std::nullopt;
    std::uint64_t value = 0;
    const char *end = node->text.data() + node->text.size();
    if (const auto read = std::from_chars(node->text.data(), end, value); read.ec == std::errc{} && read.ptr == end)
        return value;
    // 2e3 or 12.0: a whole number in another spelling, as far as a double holds it.
    const double number = node->number();
    if (!node->isPlainInteger() && number >= 0 && number <= limits::kLargestNumber)
        return static_cast<std::uint64_t>(number);
    if (number == 0)
        return 0; // -0
    m_reading.fail(*node, "E-RANGE", "`" + std::string(name) + "` is " + shown(*node)
                       + "; it must be 0 to 18446744073709551615.");
    return std::nullopt;
}

std::string Fields::id(std::string_view name)
{
    const JsonNode *node = take(name);
    if (node == nullptr || !isKind(*node, JsonKind::String, "an id"))
        return {};
    if (!isValidId(node->text)) {
        m_reading.fail(*node, "E-ID", "`" + std::string(name) + "` is " + shown(*node)
                           + "; an id has letters, digits, - and _, 1 to 128 of them.");
        return {};
    }
    return node->text;
}

std::string Fields::neededId(std::string_view name)
{
    return need(name) == nullptr ? std::string() : id(name);
}

std::string Fields::choice(std::string_view name, const std::vector<std::string> &choices)
{
    const JsonNode *node = take(name);
    if (node == nullptr || !isKind(*node, JsonKind::String, "a text"))
        return {};
    if (std::find(choices.begin(), choices.end(), node->text) != choices.end())
        return node->text;
    std::string list;
    for (const std::string &one : choices)
        list += (list.empty() ? "" : ", ") + one;
    m_reading.fail(*node, "E-CHOICE", "`" + std::string(name) + "` is " + shown(*node) + "; it must be one of " + list + ".");
    return {};
}

const JsonNode *Fields::list(std::string_view name, std::size_t limit)
{
    const JsonNode *node = take(name);
    if (node == nullptr || !isKind(*node, JsonKind::List, "a list"))
        return nullptr;
    if (node->items.size() > limit) {
        m_reading.fail(*node, "E-COUNT", "`" + std::string(name) + "` has " + std::to_string(node->items.size())
                           + " entries; it may have " + std::to_string(limit) + ".");
        return nullptr;
    }
    return node;
}

std::vector<std::pair<std::string, RawJson>> Fields::rest() const
{
    std::vector<std::pair<std::string, RawJson>> unknown;
    if (m_object.kind != JsonKind::Object)
        return unknown;
    for (const JsonNode &item : m_object.items) {
        if (m_taken.find(item.key) == m_taken.end())
            unknown.emplace_back(item.key, RawJson{item.toJson()});
    }
    return unknown;
}

} // namespace nephoscope
