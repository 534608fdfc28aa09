// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/parameter_parser.h"

namespace nephoscope::catalogue_parser {

namespace {

ParameterKind parameterKind(const Node &node)
{
    return oneOf<ParameterKind>(node, {{"number", ParameterKind::Number},
                                       {"integer", ParameterKind::Integer},
                                       {"enumeration", ParameterKind::Enumeration},
                                       {"boolean", ParameterKind::Boolean},
                                       {"text", ParameterKind::Text},
                                       {"element", ParameterKind::Element},
                                       {"list", ParameterKind::List}});
}

ListShape listShape(const Node &node)
{
    return oneOf<ListShape>(node, {{"ids", ListShape::Ids},
                                   {"numbers", ListShape::Numbers},
                                   {"strings", ListShape::Strings},
                                   {"objects", ListShape::Objects},
                                   {"map_to_number", ListShape::MapToNumber},
                                   {"map_to_id", ListShape::MapToId}});
}

/// Whether a default, or the value of a conditional default, suits the parameter.
void checkDefault(const Node &node, const Parameter &parameter, const Value &value)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
        if (!value.isNumber() || value.toNumber() != static_cast<double>(static_cast<long long>(value.toNumber())))
            node.refuse("needs a whole number");
        [[fallthrough]];
    case ParameterKind::Number:
        if (!value.isNumber())
            node.refuse("needs a number");
        if ((parameter.minimum && value.toNumber() < *parameter.minimum)
            || (parameter.minimumExclusive && value.toNumber() == *parameter.minimum)
            || (parameter.maximum && value.toNumber() > *parameter.maximum))
            node.refuse("is outside of its own range");
        break;
    case ParameterKind::Boolean:
        if (!value.isBool())
            node.refuse("needs true or false");
        break;
    case ParameterKind::Enumeration:
        if (!value.isString() || !byId(parameter.choices, value.toString()))
            node.refuse("needs one of the choices");
        break;
    case ParameterKind::Text:
    case ParameterKind::Element:
        if (!value.isString())
            node.refuse("needs a text");
        break;
    case ParameterKind::List: {
        const bool isMap = parameter.shape == ListShape::MapToNumber || parameter.shape == ListShape::MapToId;
        if (isMap ? !value.isObject() : !value.isList())
            node.refuse(isMap ? "needs an object" : "needs a list");
        for (const Value &entry : parameter.choices.empty() ? Value::List() : value.toList()) {
            if (!entry.isString() || !byId(parameter.choices, entry.toString()))
                node.refuse("needs entries that are among the choices");
        }
        break;
    }
    }
}

/// What a parameter holds when nothing else is said: the first choice, false, 0, empty.
Value emptyValue(const Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer:
        return 0.0;
    case ParameterKind::Enumeration:
        return parameter.choices.front().id;
    case ParameterKind::Boolean:
        return false;
    case ParameterKind::Text:
    case ParameterKind::Element:
        return std::string();
    case ParameterKind::List:
        break;
    }
    const bool isMap = parameter.shape == ListShape::MapToNumber || parameter.shape == ListShape::MapToId;
    return isMap ? Value(Value::Object()) : Value(Value::List());
}

ListField parseField(const Node &node)
{
    node.allowOnly({"id", "kind", "label", "unit", "optional", "choices", "element_types"});
    ListField field;
    field.id = node.at("id").id();
    field.kind = parameterKind(node.at("kind"));
    field.label = node.at("label").localText();
    field.unit = node.has("unit") ? node.at("unit").text() : "";
    field.optional = node.has("optional") && node.at("optional").boolean();
    if (node.has("choices"))
        field.choices = node.at("choices").texts();
    if (node.has("element_types"))
        field.elementTypes = node.at("element_types").texts();
    if ((field.kind == ParameterKind::Enumeration) != !field.choices.empty())
        node.refuse("needs choices if it is an enumeration, and only then");
    return field;
}

} // namespace

Parameter parseParameter(const Node &node, const Node &groups)
{
    node.allowOnly({"id", "kind", "unit", "label", "help", "group", "default", "default_while", "min", "above", "max",
                    "choices", "element_types", "shape", "fields", "only_while"});
    Parameter parameter;
    parameter.id = node.at("id").id();
    parameter.kind = parameterKind(node.at("kind"));
    parameter.unit = node.has("unit") ? node.at("unit").text() : "";
    parameter.label = node.at("label").localText();
    parameter.help = node.at("help").localText();
    const std::string group = node.at("group").id();
    if (!groups.has(group.c_str()))
        node.refuse("names the group \"" + group + "\", which categories.json does not have");
    parameter.group = groups.at(group.c_str()).localText();
    if (node.has("min") && node.has("above"))
        node.refuse("has both \"min\" and \"above\"; one is right");
    if (node.has("min"))
        parameter.minimum = node.at("min").number();
    if (node.has("above")) {
        parameter.minimum = node.at("above").number();
        parameter.minimumExclusive = true;
    }
    if (node.has("max"))
        parameter.maximum = node.at("max").number();
    if (node.has("choices")) {
        for (const Node &choice : node.at("choices").list()) {
            choice.allowOnly({"id", "label"});
            // Not always snake_case: RAID levels are numbers.
            parameter.choices.push_back({choice.at("id").text(), choice.at("label").localText()});
        }
    }
    if (node.has("element_types"))
        parameter.elementTypes = node.at("element_types").texts();
    if (parameter.kind == ParameterKind::List)
        parameter.shape = listShape(node.at("shape"));
    const bool isEnumeration = parameter.kind == ParameterKind::Enumeration;
    const bool isList = parameter.kind == ParameterKind::List && parameter.shape == ListShape::Strings;
    if (isEnumeration ? parameter.choices.empty() : !isList && !parameter.choices.empty())
        node.refuse("needs choices if it is an enumeration, and may have them if it is a list of texts");
    if (node.has("fields")) {
        for (const Node &field : node.at("fields").list())
            parameter.fields.push_back(parseField(field));
    }
    if ((parameter.kind == ParameterKind::List && parameter.shape == ListShape::Objects) != !parameter.fields.empty())
        node.refuse("needs fields if it is a list of objects, and only then");
    parameter.defaultValue = emptyValue(parameter);
    if (node.has("default"))
        parameter.defaultValue = node.at("default").value();
    checkDefault(node.has("default") ? node.at("default") : node, parameter, parameter.defaultValue);
    if (node.has("default_while")) {
        for (const Node &conditional : node.at("default_while").list()) {
            conditional.allowOnly({"parameter", "is", "default"});
            parameter.conditionalDefaults.push_back(
                {conditional.at("parameter").id(), conditional.at("is").text(), conditional.at("default").value()});
            checkDefault(conditional, parameter, parameter.conditionalDefaults.back().value);
        }
    }
    if (node.has("only_while")) {
        const Node condition = node.at("only_while");
        condition.allowOnly({"parameter", "is"});
        parameter.onlyWhileParameter = condition.at("parameter").id();
        parameter.onlyWhileChoices = condition.at("is").texts();
    }
    return parameter;
}

} // namespace nephoscope::catalogue_parser
