// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/check_value.h"

#include "model/ids.h"
#include "model/io/limits.h"
#include "model/printable.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope {

namespace {

std::string shown(const Value &value)
{
    if (value.isList())
        return "a list";
    if (value.isObject())
        return "an object";
    return clipped(value.toJson(), 40);
}

Error wrongKind(const std::string &what, const Value &value, const char *needed)
{
    return {"E-TYPE", what + " is " + shown(value) + "; it needs " + needed + ".", {}, {}, 0, 0};
}

bool isTime(const std::string &unit)
{
    static constexpr std::array<std::string_view, 8> kTimes{"s", "ms", "us", "ns", "min", "h", "d", "y"};
    return std::find(kTimes.begin(), kTimes.end(), unit) != kTimes.end();
}

std::string rangeSentence(const Parameter &parameter)
{
    const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
    const std::string low = parameter.minimum ? formatNumber(*parameter.minimum) : "";
    const std::string high = parameter.maximum ? formatNumber(*parameter.maximum) : formatNumber(limits::kLargestNumber);
    if (low.empty())
        return "it must be at most " + high + unit + ".";
    if (parameter.minimumExclusive)
        return "it must be more than " + low + " and at most " + high + unit + ".";
    return "it must be " + low + " to " + high + unit + ".";
}

Result<Done> checkNumber(const Parameter &parameter, const std::string &what, const Value &value)
{
    const bool isWhole = parameter.kind == ParameterKind::Integer;
    const char *needed = isWhole ? "a whole number" : "a number";
    // A number that no double holds is past every range; other raw text is null.
    if (value.isRaw() && value.toRaw().text != "null")
        return Error{"E-RANGE", what + " is " + clipped(value.toRaw().text, 40) + "; " + rangeSentence(parameter), {}, {}, 0, 0};
    if (!value.isNumber())
        return wrongKind(what, value, needed);
    const double number = value.toNumber();
    if (!std::isfinite(number))
        return Error{"E-NUMBER", what + " is no finite number; it needs " + needed + ".", {}, {}, 0, 0};
    if (isWhole && number != std::trunc(number))
        return wrongKind(what, value, needed);
    const double low = parameter.minimum.value_or(-limits::kLargestNumber);
    const double high = parameter.maximum.value_or(limits::kLargestNumber);
    const bool isBelow = number < low || (parameter.minimumExclusive && number == low);
    if (!isBelow && number <= high)
        return Done{};
    const char *code = number < 0 && isTime(parameter.unit) ? "E-PARAM" : "E-RANGE";
    return Error{code, what + " is " + formatNumber(number) + "; " + rangeSentence(parameter), {}, {}, 0, 0};
}

Result<Done> checkText(const std::string &what, const Value &value)
{
    if (!value.isString())
        return wrongKind(what, value, "a text");
    if (value.toString().size() > limits::kStringBytes)
        return Error{"E-SIZE", what + " has " + std::to_string(value.toString().size()) + " bytes; a text may have "
                         + std::to_string(limits::kStringBytes) + ".", {}, {}, 0, 0};
    return Done{};
}

/// An id of an element, or empty for none.
Result<Done> checkElementId(const std::string &what, const Value &value)
{
    if (!value.isString())
        return wrongKind(what, value, "the id of an element");
    if (!value.toString().empty() && !isValidId(value.toString()))
        return Error{"E-ID", what + " is " + shown(value) + "; an id has letters, digits, - and _, at most 128.", {}, {}, 0, 0};
    return Done{};
}

template <typename Choices, typename Text>
Result<Done> checkChoice(const Choices &choices, const Text &textOf, const std::string &what, const Value &value)
{
    if (!value.isString())
        return wrongKind(what, value, "one of its choices");
    std::string list;
    for (const auto &choice : choices) {
        if (textOf(choice) == value.toString())
            return Done{};
        list += (list.empty() ? "" : ", ") + textOf(choice);
    }
    return Error{"E-CHOICE", what + " is " + shown(value) + "; it must be one of " + clipped(list, 160) + ".", {}, {}, 0, 0};
}

Result<Done> checkField(const ListField &field, const std::string &what, const Value &value)
{
    Parameter asParameter;
    asParameter.kind = field.kind;
    switch (field.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer: return checkNumber(asParameter, what, value);
    case ParameterKind::Enumeration:
        return checkChoice(field.choices, [](const std::string &choice) { return choice; }, what, value);
    case ParameterKind::Boolean:
        if (!value.isBool())
            return wrongKind(what, value, "true or false");
        return Done{};
    case ParameterKind::Text: return checkText(what, value);
    case ParameterKind::Element: return checkElementId(what, value);
    case ParameterKind::List:
        if (!value.isList())
            return wrongKind(what, value, "a list");
        return Done{};
    }
    return Done{};
}

Error at(Error error, const std::string &pointer)
{
    error.pointer = pointer + error.pointer;
    return error;
}

std::string escapedForPointer(std::string_view name)
{
    std::string out;
    for (const char c : name)
        out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return out;
}

Result<Done> checkEntry(const Parameter &parameter, const std::string &what, const Value &value)
{
    switch (parameter.shape) {
    case ListShape::Ids: return checkElementId(what, value);
    case ListShape::Numbers: {
        Parameter number = parameter;
        number.kind = ParameterKind::Number;
        return checkNumber(number, what, value);
    }
    case ListShape::Strings: return checkText(what, value);
    case ListShape::Objects: break;
    case ListShape::MapToNumber:
    case ListShape::MapToId: return Done{};
    }
    if (!value.isObject())
        return wrongKind(what, value, "an object");
    for (const ListField &field : parameter.fields) {
        const Value *part = value.find(field.id);
        if (part == nullptr) {
            if (field.optional)
                continue;
            return Error{"E-MISSING", what + " has no `" + field.id + "`; it needs one.", {}, {}, 0, 0};
        }
        if (auto checked = checkField(field, what + " `" + field.id + "`", *part); !checked)
            return at(checked.error(), "/" + field.id);
    }
    return Done{};
}

Result<Done> checkMap(const Parameter &parameter, const std::string &what, const Value &value)
{
    if (!value.isObject())
        return wrongKind(what, value, "an object");
    for (const auto &[key, entry] : value.toObject()) {
        const std::string part = what + " of " + clipped(key, 40);
        Result<Done> checked = Done{};
        if (parameter.shape == ListShape::MapToNumber) {
            Parameter number = parameter;
            number.kind = ParameterKind::Number;
            checked = checkNumber(number, part, entry);
        } else {
            checked = checkElementId(part, entry);
        }
        if (!checked)
            return at(checked.error(), "/" + escapedForPointer(key));
    }
    return Done{};
}

bool isMap(const Parameter &parameter)
{
    return parameter.shape == ListShape::MapToNumber || parameter.shape == ListShape::MapToId;
}

Result<Done> checkList(const Parameter &parameter, const std::string &what, const Value &value)
{
    const std::size_t count = value.isObject() ? value.toObject().size() : value.isList() ? value.toList().size() : 0;
    if (count > limits::kListEntries)
        return Error{"E-COUNT", what + " has " + std::to_string(count) + " entries; it may have "
                         + std::to_string(limits::kListEntries) + ".", {}, {}, 0, 0};
    if (isMap(parameter))
        return checkMap(parameter, what, value);
    if (!value.isList())
        return wrongKind(what, value, "a list");
    for (std::size_t i = 0; i < value.toList().size(); ++i) {
        const std::string index = std::to_string(i);
        if (auto checked = checkEntry(parameter, what + "[" + index + "]", value.toList()[i]); !checked)
            return at(checked.error(), "/" + index);
    }
    return Done{};
}

} // namespace

Result<Done> checkValue(const Parameter &parameter, const Value &value)
{
    const std::string what = "`" + parameter.id + "`";
    switch (parameter.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer: return checkNumber(parameter, what, value);
    case ParameterKind::Enumeration:
        return checkChoice(parameter.choices, [](const Choice &choice) { return choice.id; }, what, value);
    case ParameterKind::Boolean:
        if (!value.isBool())
            return wrongKind(what, value, "true or false");
        return Done{};
    case ParameterKind::Text: return checkText(what, value);
    case ParameterKind::Element: return checkElementId(what, value);
    case ParameterKind::List: return checkList(parameter, what, value);
    }
    return Done{};
}

std::vector<NamedElement> elementsNamedBy(const Parameter &parameter, const Value &value)
{
    std::vector<NamedElement> named;
    const auto add = [&named](const Value &id, std::string pointer) {
        if (id.isString() && !id.toString().empty())
            named.push_back({id.toString(), std::move(pointer)});
    };
    if (parameter.kind == ParameterKind::Element)
        add(value, "");
    if (parameter.kind != ParameterKind::List)
        return named;
    if (value.isObject()) {
        for (const auto &[key, entry] : value.toObject()) {
            if (parameter.shape == ListShape::MapToNumber)
                named.push_back({key, "/" + escapedForPointer(key)});
            else if (parameter.shape == ListShape::MapToId)
                add(entry, "/" + escapedForPointer(key));
        }
    }
    if (!value.isList())
        return named;
    for (std::size_t i = 0; i < value.toList().size(); ++i) {
        const Value &entry = value.toList()[i];
        const std::string pointer = "/" + std::to_string(i);
        if (parameter.shape == ListShape::Ids)
            add(entry, pointer);
        for (const ListField &field : parameter.fields) {
            const Value *part = field.kind == ParameterKind::Element ? entry.find(field.id) : nullptr;
            if (part != nullptr)
                add(*part, pointer + "/" + field.id);
        }
    }
    return named;
}

} // namespace nephoscope
