// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/element_type_parser.h"

#include "model/catalogue/parameter_parser.h"

namespace nephoscope::catalogue_parser {

namespace {

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
        const Entry *known = node.isText() ? byId(shared, node.text()) : nullptr;
        if (node.isText() && !known)
            node.refuse("names \"" + node.text() + "\", which categories.json does not have");
        Entry entry = known ? *known : parse(node);
        if (byId(entries, entry.id))
            node.refuse("\"" + entry.id + "\" is there twice");
        entries.push_back(std::move(entry));
    }
    return entries;
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

} // namespace

Shared parseShared(const Node &root, const Node &groups)
{
    Shared shared{groups, {}, {}, {}};
    for (const Node &node : root.at("parameters").list())
        shared.parameters.push_back(parseParameter(node, groups));
    for (const Node &node : root.at("metrics").list())
        shared.metrics.push_back(parseMetric(node));
    for (const Node &node : root.at("events").list())
        shared.events.push_back(parseEvent(node));
    return shared;
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
                                              [&](const Node &entry) { return parseParameter(entry, shared.groups); });
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

} // namespace nephoscope::catalogue_parser
