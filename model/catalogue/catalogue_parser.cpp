// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogue::parse: the JSON of resources/catalogue, read strictly: what is not understood is refused.
#include "model/catalogue/catalogue_parser.h"

#include "model/catalogue/catalogue.h"
#include "model/ids.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

namespace nephoscope {

namespace {

using Json = nlohmann::ordered_json;

/// Thrown and caught within this file only.
struct Refusal {
    Error error;
};

/// A JSON value together with the file and the place that it comes from, for messages.
class Node
{
public:
    Node(const Json &json, std::string file, std::string pointer)
        : m_json(json), m_file(std::move(file)), m_pointer(std::move(pointer))
    {
    }

    [[noreturn]] void refuse(const std::string &sentence) const
    {
        throw Refusal{Error{"E-CATALOGUE", sentence, m_file, m_pointer, 0, 0}};
    }

    const Json &json() const { return m_json; }
    bool has(const char *key) const { return m_json.is_object() && m_json.contains(key); }

    void allowOnly(std::initializer_list<const char *> keys) const
    {
        if (!m_json.is_object())
            refuse("needs an object");
        for (const auto &[key, value] : m_json.items()) {
            if (std::ranges::find(keys, key) == keys.end())
                refuse("has the key \"" + key + "\", which means nothing here");
        }
    }

    Node at(const char *key) const
    {
        if (!has(key))
            refuse(std::string("needs the key \"") + key + "\"");
        return {m_json[key], m_file, m_pointer + '/' + key};
    }

    std::string text() const
    {
        if (!m_json.is_string() || m_json.get_ref<const std::string &>().empty())
            refuse("needs a text");
        return m_json.get<std::string>();
    }

    std::string id() const
    {
        std::string result = text();
        if (!isSnakeCase(result))
            refuse("\"" + result + "\" needs to be in snake_case");
        return result;
    }

    double number() const
    {
        if (!m_json.is_number())
            refuse("needs a number");
        return m_json.get<double>();
    }

    bool boolean() const
    {
        if (!m_json.is_boolean())
            refuse("needs true or false");
        return m_json.get<bool>();
    }

    std::vector<Node> list() const
    {
        if (!m_json.is_array())
            refuse("needs a list");
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < m_json.size(); ++i)
            nodes.emplace_back(m_json[i], m_file, m_pointer + '/' + std::to_string(i));
        return nodes;
    }

    std::vector<std::string> texts() const
    {
        std::vector<std::string> result;
        for (const Node &node : list())
            result.push_back(node.text());
        return result;
    }

    LocalText localText() const
    {
        allowOnly({"en", "zh"});
        return {at("en").text(), at("zh").text()};
    }

    Value value() const
    {
        if (m_json.is_boolean())
            return m_json.get<bool>();
        if (m_json.is_number())
            return m_json.get<double>();
        if (m_json.is_string())
            return m_json.get<std::string>();
        if (m_json.is_array()) {
            Value::List entries;
            for (const Node &node : list())
                entries.push_back(node.value());
            return entries;
        }
        if (m_json.is_object()) {
            Value::Object fields;
            for (const auto &[key, field] : m_json.items())
                fields.emplace_back(key, Node(field, m_file, m_pointer + '/' + key).value());
            return fields;
        }
        refuse("needs a value");
    }

private:
    const Json &m_json;
    std::string m_file;
    std::string m_pointer;
};

template <typename Enum>
Enum oneOf(const Node &node, std::initializer_list<std::pair<const char *, Enum>> names)
{
    const std::string text = node.text();
    std::string all;
    for (const auto &[name, value] : names) {
        if (text == name)
            return value;
        all += all.empty() ? name : std::string(", ") + name;
    }
    node.refuse("\"" + text + "\" needs to be one of " + all);
}

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

NodeShape nodeShape(const Node &node)
{
    return oneOf<NodeShape>(node, {{"leaf", NodeShape::Leaf},
                                   {"pill", NodeShape::Pill},
                                   {"organization", NodeShape::Organization},
                                   {"cloud", NodeShape::Cloud},
                                   {"data_center", NodeShape::DataCenter},
                                   {"perimeter", NodeShape::Perimeter},
                                   {"cluster", NodeShape::Cluster},
                                   {"pool", NodeShape::Pool},
                                   {"physical_server", NodeShape::PhysicalServer},
                                   {"hypervisor", NodeShape::Hypervisor},
                                   {"virtual_server", NodeShape::VirtualServer},
                                   {"storage_device", NodeShape::StorageDevice}});
}

template <typename Entry>
const Entry *byId(const std::vector<Entry> &entries, const std::string &id)
{
    const auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
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

/// What several types share: headings, parameters, metrics and events.
struct Shared {
    const Node *groups = nullptr;
    std::vector<Parameter> parameters;
    std::vector<MetricType> metrics;
    std::vector<EventType> events;
};

Parameter parseParameter(const Node &node, const Shared &shared)
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
    if (!shared.groups->has(group.c_str()))
        node.refuse("names the group \"" + group + "\", which categories.json does not have");
    parameter.group = shared.groups->at(group.c_str()).localText();
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

MetricType parseMetric(const Node &node)
{
    node.allowOnly({"id", "unit", "meaning"});
    return {node.at("id").id(), node.has("unit") ? node.at("unit").text() : "", node.at("meaning").localText()};
}

EventType parseEvent(const Node &node)
{
    node.allowOnly({"id", "text"});
    return {node.at("id").id(), node.at("text").localText()};
}

/// A list in which a text names a shared entry and an object is one of the type's own.
template <typename Entry, typename Parse>
std::vector<Entry> parseEntries(const Node &list, const std::vector<Entry> &shared, Parse parse)
{
    std::vector<Entry> entries;
    for (const Node &node : list.list()) {
        const Entry *known = node.json().is_string() ? byId(shared, node.text()) : nullptr;
        if (node.json().is_string() && !known)
            node.refuse("names \"" + node.text() + "\", which categories.json does not have");
        Entry entry = known ? *known : parse(node);
        if (byId(entries, entry.id))
            node.refuse("\"" + entry.id + "\" is there twice");
        entries.push_back(std::move(entry));
    }
    return entries;
}

Shared parseShared(const Node &root, const Node &groups)
{
    Shared shared;
    shared.groups = &groups;
    for (const Node &node : root.at("parameters").list())
        shared.parameters.push_back(parseParameter(node, shared));
    for (const Node &node : root.at("metrics").list())
        shared.metrics.push_back(parseMetric(node));
    for (const Node &node : root.at("events").list())
        shared.events.push_back(parseEvent(node));
    return shared;
}

void checkConditions(const Node &node, const ElementType &type)
{
    const auto hasChoice = [&](const std::string &parameter, const std::string &choice) {
        const Parameter *deciding = type.parameter(parameter);
        if (deciding && deciding->kind == ParameterKind::Boolean)
            return choice == "true" || choice == "false";
        return deciding && byId(deciding->choices, choice);
    };
    for (const Parameter &parameter : type.parameters) {
        for (const ConditionalDefault &conditional : parameter.conditionalDefaults) {
            if (!hasChoice(conditional.parameter, conditional.choice))
                node.refuse(parameter.id + " depends on " + conditional.parameter + " being " + conditional.choice
                            + ", which it can never be");
        }
        for (const std::string &choice : parameter.onlyWhileChoices) {
            if (!hasChoice(parameter.onlyWhileParameter, choice))
                node.refuse(parameter.id + " is shown while " + parameter.onlyWhileParameter + " is " + choice
                            + ", which it can never be");
        }
    }
}

ElementType parseType(const Node &node, const Shared &shared)
{
    node.allowOnly({"type", "name", "chapters", "definition", "in_run", "without", "can_fail", "container",
                    "boundary_only", "passes_on", "node", "parents", "holds_contents_of", "holds_what_its_parent_may",
                    "needs", "parameters", "metrics", "events", "links"});
    const auto flag = [&node](const char *key) { return node.has(key) && node.at(key).boolean(); };
    ElementType type;
    type.id = node.at("type").id();
    type.name = node.at("name").localText();
    const std::vector<std::string> chapters = node.at("chapters").texts();
    if (chapters.size() != 2)
        node.refuse("needs the chapter in the first and in the second edition");
    type.chapter1 = chapters[0];
    type.chapter2 = chapters[1];
    type.definition = node.at("definition").localText();
    type.inRun = node.at("in_run").localText();
    type.without = node.at("without").localText();
    type.canFail = flag("can_fail");
    type.isContainer = flag("container");
    type.isBoundaryOnly = flag("boundary_only");
    type.passesOn = flag("passes_on");
    const Node drawing = node.at("node");
    drawing.allowOnly({"shape", "width", "height", "summary"});
    type.shape = nodeShape(drawing.at("shape"));
    type.defaultWidth = drawing.at("width").number();
    type.defaultHeight = drawing.at("height").number();
    type.summaryParameter = drawing.has("summary") ? drawing.at("summary").id() : "";
    type.parents = node.at("parents").texts();
    if (node.has("holds_contents_of"))
        type.holdsContentsOf = node.at("holds_contents_of").texts();
    type.holdsWhatItsParentMay = flag("holds_what_its_parent_may");
    type.needs = node.at("needs").localText();
    type.parameters = parseEntries<Parameter>(node.at("parameters"), shared.parameters,
                                              [&](const Node &entry) { return parseParameter(entry, shared); });
    type.metrics = parseEntries<MetricType>(node.at("metrics"), shared.metrics, parseMetric);
    type.events = parseEntries<EventType>(node.at("events"), shared.events, parseEvent);
    for (const Node &link : node.at("links").list()) {
        link.allowOnly({"role", "to"});
        const std::optional<LinkRole> role = linkRoleFromString(link.at("role").text());
        if (!role)
            link.refuse("\"" + link.at("role").text() + "\" is no role of a link");
        type.links.push_back({*role, link.at("to").texts()});
    }
    if (!type.summaryParameter.empty() && !type.parameter(type.summaryParameter))
        drawing.refuse("shows \"" + type.summaryParameter + "\", which is no parameter of the type");
    if (type.canFail != (type.parameter("mtbf") && type.parameter("mttr")))
        node.refuse("needs mtbf and mttr if it can fail, and only then");
    checkConditions(node, type);
    return type;
}

Json parseText(const std::string &file, std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw Refusal{Error{"E-SYNTAX", "is not JSON", file, "", 0, 0}};
    return json;
}

/// Every type that one names must be there; containers must not hold each other's contents in a circle.
void checkNames(const ParsedCatalogue &parsed, const Node &root)
{
    const auto known = [&](const std::string &id) { return byId(parsed.types, id) != nullptr; };
    const auto check = [&](const std::string &user, const std::vector<std::string> &names, std::string_view also) {
        for (const std::string &name : names) {
            if (!known(name) && name != also)
                root.refuse(user + " names the type \"" + name + "\", which is not there");
        }
    };
    check("root", parsed.rootHoldsContentsOf, "");
    for (const ElementType &type : parsed.types) {
        check(type.id, type.parents, kRoot);
        check(type.id, type.holdsContentsOf, "");
        for (const std::string &other : type.holdsContentsOf) {
            if (!byId(parsed.types, other)->holdsContentsOf.empty())
                root.refuse(type.id + " holds the contents of " + other + ", which itself takes them from others");
        }
        for (const LinkRule &rule : type.links)
            check(type.id, rule.to, "*");
        for (const Parameter &parameter : type.parameters) {
            check(type.id + "." + parameter.id, parameter.elementTypes, "");
            for (const ListField &field : parameter.fields)
                check(type.id + "." + parameter.id, field.elementTypes, "");
        }
    }
}

ParsedCatalogue parseAll(std::string_view categories, const std::vector<std::pair<std::string, std::string>> &types)
{
    const std::string file = "categories.json";
    const Json json = parseText(file, categories);
    const Node root(json, file, "");
    root.allowOnly({"categories", "root_holds_contents_of", "groups", "parameters", "metrics", "events"});
    const Node groups = root.at("groups");
    const Shared shared = parseShared(root, groups);

    std::vector<ElementType> found;
    for (const auto &[name, text] : types) {
        const Json typeJson = parseText(name, text);
        const Node node(typeJson, name, "");
        found.push_back(parseType(node, shared));
        const std::string &id = found.back().id;
        if (!name.ends_with(id + ".json"))
            node.refuse("describes \"" + id + "\", so the file needs to be called " + id + ".json");
        if (std::ranges::count(found, id, &ElementType::id) > 1)
            node.refuse("describes \"" + id + "\", as another file does");
    }

    ParsedCatalogue parsed;
    parsed.rootHoldsContentsOf = root.at("root_holds_contents_of").texts();
    for (const Node &node : root.at("categories").list()) {
        node.allowOnly({"id", "name", "types"});
        const Category category{node.at("id").id(), node.at("name").localText(), node.at("types").texts()};
        for (const std::string &id : category.types) {
            const auto type = std::ranges::find(found, id, &ElementType::id);
            if (type == found.end())
                node.refuse("lists \"" + id + "\", which no file describes");
            if (byId(parsed.types, id))
                node.refuse("lists \"" + id + "\", which is listed already");
            parsed.types.push_back(*type);
            parsed.types.back().category = category.id;
        }
        parsed.categories.push_back(category);
    }
    for (const ElementType &type : found) {
        if (!byId(parsed.types, type.id))
            root.refuse("lists \"" + type.id + "\" in no category, though a file describes it");
    }
    checkNames(parsed, root);
    return parsed;
}

} // namespace

Result<ParsedCatalogue> parseCatalogue(std::string_view categories,
                                       const std::vector<std::pair<std::string, std::string>> &types)
{
    try {
        return parseAll(categories, types);
    } catch (const Refusal &refusal) {
        return refusal.error;
    }
}

} // namespace nephoscope
