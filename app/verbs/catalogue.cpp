// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/catalogue.h"

#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/link_parameters.h"

namespace nephoscope::app {

namespace {

Value::Object textOf(const LocalText &text)
{
    return {{"en", text.en}, {"zh", text.zh}};
}

std::string_view nameOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Number: return "number";
    case ParameterKind::Integer: return "integer";
    case ParameterKind::Enumeration: return "enumeration";
    case ParameterKind::Boolean: return "boolean";
    case ParameterKind::Text: return "text";
    case ParameterKind::Element: return "element";
    case ParameterKind::List: return "list";
    }
    return {};
}

Value::List namesIn(const std::vector<std::string> &names)
{
    return {names.begin(), names.end()};
}

Value valueOf(const Parameter &parameter)
{
    Value::Object object{{"id", parameter.id}, {"kind", std::string(nameOf(parameter.kind))}, {"label", textOf(parameter.label)},
                         {"unit", parameter.unit}, {"default", parameter.defaultValue}};
    if (parameter.minimum)
        object.emplace_back(parameter.minimumExclusive ? "above" : "min", *parameter.minimum);
    if (parameter.maximum)
        object.emplace_back("max", *parameter.maximum);
    if (!parameter.conditionalDefaults.empty()) {
        Value::List others;
        for (const auto &other : parameter.conditionalDefaults)
            others.emplace_back(Value::Object{{"parameter", other.parameter}, {"is", other.choice}, {"default", other.value}});
        object.emplace_back("default_while", std::move(others));
    }
    if (!parameter.choices.empty()) {
        Value::List choices;
        for (const Choice &choice : parameter.choices)
            choices.emplace_back(choice.id);
        object.emplace_back("choices", std::move(choices));
    }
    return object;
}

Value valueOf(const ElementType &type)
{
    Value::List parameters, links, metrics, events;
    for (const Parameter &parameter : type.parameters)
        parameters.push_back(valueOf(parameter));
    for (const LinkRule &rule : type.links)
        links.push_back(Value::Object{{"role", std::string(toString(rule.role))}, {"to", namesIn(rule.to)}});
    for (const MetricType &metric : type.metrics)
        metrics.push_back(Value::Object{{"id", metric.id}, {"unit", metric.unit}, {"meaning", textOf(metric.meaning)}});
    for (const EventType &event : type.events)
        events.push_back(Value::Object{{"id", event.id}, {"text", textOf(event.text)}});
    return Value::Object{{"type", type.id}, {"category", type.category}, {"name", textOf(type.name)},
                         {"chapters", Value::List{type.chapter1, type.chapter2}}, {"definition", textOf(type.definition)},
                         {"parents", namesIn(type.parents)}, {"parameters", std::move(parameters)}, {"links", std::move(links)},
                         {"metrics", std::move(metrics)}, {"events", std::move(events)}};
}

std::string asJson(const Catalogue &catalogue)
{
    std::string text = "{\n  \"format\": \"nephoscope-catalogue\",\n  \"version\": 1,\n  \"types\": [";
    const char *separator = "\n    ";
    for (const ElementType &type : catalogue.types()) {
        text += separator + valueOf(type).toJson();
        separator = ",\n    ";
    }
    text += "\n  ],\n  \"link_parameters\": [";
    separator = "\n    ";
    for (const Parameter &parameter : linkParameters()) {
        text += separator + valueOf(parameter).toJson();
        separator = ",\n    ";
    }
    return text + "\n  ]\n}\n";
}

std::string rangeOf(const Parameter &parameter)
{
    std::string text;
    for (const Choice &choice : parameter.choices)
        text += (text.empty() ? "" : "|") + choice.id;
    if (parameter.minimum)
        text = (parameter.minimumExclusive ? "above " : "from ") + formatNumber(*parameter.minimum);
    if (parameter.maximum)
        text += (text.empty() ? "to " : " to ") + formatNumber(*parameter.maximum);
    return text;
}

std::string asText(const Catalogue &catalogue)
{
    std::string text;
    for (const ElementType &type : catalogue.types()) {
        text += type.id + "  " + type.name.en + " · " + type.name.zh + "\n  " + type.definition.en + "\n";
        for (const Parameter &parameter : type.parameters) {
            const std::string range = rangeOf(parameter);
            text += "  parameter " + parameter.id + " = " + parameter.defaultValue.toJson();
            text += (parameter.unit.empty() ? "" : " " + parameter.unit) + (range.empty() ? "" : "  (" + range + ")") + "\n";
        }
        for (const LinkRule &rule : type.links) {
            text += "  link " + std::string(toString(rule.role)) + " to";
            for (const std::string &to : rule.to)
                text += " " + to;
            text += "\n";
        }
        for (const MetricType &metric : type.metrics)
            text += "  metric " + metric.id + (metric.unit.empty() ? "" : " [" + metric.unit + "]") + "  " + metric.meaning.en + "\n";
        text += "\n";
    }
    return text;
}

} // namespace

int runCatalogue(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions{{"--json", "", "prints it as JSON"}};
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("catalogue", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("catalogue [--json]", "Prints every mechanism: type, names, parameters with unit, default and range, links, metrics.", kOptions));
    if (!parsed->files.empty())
        return refuseWords("catalogue", "The word \"" + parsed->files.front() + "\" has no meaning here; leave it out.");
    const bool isJson = parsed->options.find("--json") != parsed->options.end();
    return printAndReturn(isJson ? asJson(Catalogue::builtIn()) : asText(Catalogue::builtIn()));
}

} // namespace nephoscope::app
