// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/parameter_reader.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

ParameterReader::ParameterReader(const ElementType &type, const Parameters &given)
    : m_type(&type)
    , m_given(&given)
    , m_isRead(type.parameters.size())
{
}

const Value *ParameterReader::given(std::string_view id) const
{
    if (!m_set.empty()) {
        if (const auto found = m_set.find(id); found != m_set.end())
            return &found->second;
    }
    const auto found = m_given->find(id);
    return found == m_given->end() ? nullptr : &found->second;
}

/// As Catalogue::valueOf.
const Value &ParameterReader::valueOf(const Parameter &parameter) const
{
    if (const Value *value = given(parameter.id))
        return *value;
    for (const ConditionalDefault &conditional : parameter.conditionalDefaults) {
        const Parameter *condition = m_type->parameter(conditional.parameter);
        if (!condition)
            continue;
        const Value &deciding = valueOf(*condition);
        if (deciding.isString() && deciding.toString() == conditional.choice)
            return conditional.value;
    }
    return parameter.defaultValue;
}

const Value &ParameterReader::lookUp(std::string_view id) const
{
    const Parameter *parameter = m_type->parameter(id);
    assert(parameter && "a parameter that the catalogue does not have");
    m_isRead[static_cast<std::size_t>(parameter - m_type->parameters.data())] = true;
    return valueOf(*parameter);
}

std::vector<std::string> ParameterReader::read() const
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < m_isRead.size(); ++i) {
        if (m_isRead[i])
            ids.push_back(m_type->parameters[i].id);
    }
    return ids;
}

double ParameterReader::number(std::string_view id) const
{
    const Value &value = lookUp(id);
    return value.isNumber() ? value.toNumber() : 0;
}

SimTime ParameterReader::seconds(std::string_view id) const
{
    return toTime(number(id));
}

SimTime ParameterReader::milliseconds(std::string_view id) const
{
    return toTime(number(id) * 1e-3);
}

int ParameterReader::integer(std::string_view id) const
{
    return static_cast<int>(std::clamp(number(id), -2e9, 2e9));
}

bool ParameterReader::boolean(std::string_view id) const
{
    const Value &value = lookUp(id);
    return value.isBool() && value.toBool();
}

std::string ParameterReader::text(std::string_view id) const
{
    const Value &value = lookUp(id);
    return value.isString() ? value.toString() : std::string();
}

Value ParameterReader::value(std::string_view id) const
{
    const Value &value = lookUp(id);
    return value.isRaw() ? Value(Value::List{}) : value;
}

std::vector<std::string> ParameterReader::ids(std::string_view id) const
{
    const Value &value = lookUp(id);
    std::vector<std::string> found;
    if (value.isString() && !value.toString().empty())
        found.push_back(value.toString());
    if (value.isList()) {
        for (const Value &item : value.toList()) {
            if (item.isString())
                found.push_back(item.toString());
        }
    }
    return found;
}

bool ParameterReader::isGiven(std::string_view id) const
{
    return given(id) != nullptr;
}

Result<Done> ParameterReader::set(std::string_view id, const Value &value)
{
    const Parameter *parameter = m_type->parameter(id);
    if (!parameter)
        return Error{"E-REF", m_type->name.en + " has no parameter \"" + std::string(id) + "\".", {}, {}, 0, 0};
    if (auto error = checkValue(*parameter, value, id))
        return std::move(*error);
    m_set.insert_or_assign(std::string(id), value);
    return Done{};
}

namespace {

Error wrongKind(std::string_view path, std::string_view needs)
{
    return {"E-TYPE", std::string(path) + " needs " + std::string(needs) + ".", {}, {}, 0, 0};
}

std::optional<Error> checkNumber(const Parameter &parameter, double number, std::string_view path)
{
    const auto range = [&](std::string text) { return Error{"E-RANGE", std::string(path) + " is " + formatNumber(number) + ", it must be " + std::move(text) + ".", {}, {}, 0, 0}; };
    if (!std::isfinite(number))
        return range("a finite number");
    if (parameter.kind == ParameterKind::Integer && number != std::trunc(number))
        return wrongKind(path, "a whole number");
    if (parameter.minimum && (number < *parameter.minimum || (parameter.minimumExclusive && number == *parameter.minimum)))
        return range((parameter.minimumExclusive ? "more than " : "at least ") + formatNumber(*parameter.minimum));
    if (parameter.maximum && number > *parameter.maximum)
        return range("at most " + formatNumber(*parameter.maximum));
    return std::nullopt;
}

std::optional<Error> checkChoice(const Parameter &parameter, const std::string &chosen, std::string_view path)
{
    if (std::ranges::any_of(parameter.choices, [&](const Choice &choice) { return choice.id == chosen; }))
        return std::nullopt;
    std::string all;
    for (const Choice &choice : parameter.choices)
        all += (all.empty() ? "" : ", ") + choice.id;
    return Error{"E-RANGE", std::string(path) + " is \"" + chosen + "\", it must be one of " + all + ".", {}, {}, 0, 0};
}

} // namespace

std::optional<Error> checkValue(const Parameter &parameter, const Value &value, std::string_view path)
{
    switch (parameter.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer:
        return value.isNumber() ? checkNumber(parameter, value.toNumber(), path) : wrongKind(path, "a number");
    case ParameterKind::Enumeration:
        return value.isString() ? checkChoice(parameter, value.toString(), path) : wrongKind(path, "the name of a choice");
    case ParameterKind::Boolean:
        return value.isBool() ? std::nullopt : std::optional(wrongKind(path, "true or false"));
    case ParameterKind::Text:
        return value.isString() ? std::nullopt : std::optional(wrongKind(path, "a text"));
    case ParameterKind::Element:
        return value.isString() ? std::nullopt : std::optional(wrongKind(path, "the id of an element"));
    case ParameterKind::List:
        return value.isList() || value.isObject() ? std::nullopt : std::optional(wrongKind(path, "a list"));
    }
    return std::nullopt;
}

} // namespace nephoscope::sim
