// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/read_architecture.h"

#include "model/io/limits.h"
#include "model/io/read_script.h"
#include "model/printable.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace nephoscope {

namespace {

std::string quoted(std::string_view text)
{
    return "\"" + clipped(text, 60) + "\"";
}

std::string lowered(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// The one space that ids of elements and links share.
class IdSpace
{
public:
    void add(Reading &reading, const JsonNode &node, const std::string &id)
    {
        if (!m_ids.emplace(id, true).second) {
            reading.fail(node, "E-DUPID", "The id " + quoted(id) + " is taken already; elements and links need ids of their own.");
            return;
        }
        const auto [twin, isNew] = m_lowered.emplace(lowered(id), id);
        if (!isNew)
            reading.warn(node, "W-CONFUSABLE", "The ids " + quoted(id) + " and " + quoted(twin->second)
                             + " differ only by capitals; a clearer name avoids mistakes.");
    }

private:
    std::unordered_map<std::string, bool> m_ids;
    std::unordered_map<std::string, std::string> m_lowered;
};

Parameters readParams(Reading &reading, Fields &fields)
{
    Parameters params;
    const JsonNode *node = fields.take("params");
    if (node == nullptr)
        return params;
    const Fields asObject(reading, *node);
    for (const JsonNode &item : node->items) {
        if (node->kind == JsonKind::Object)
            params.emplace(item.key, item.toValue(true));
    }
    return params;
}

std::optional<Box> readBox(Reading &reading, Fields &fields)
{
    const JsonNode *node = fields.take("box");
    if (node == nullptr)
        return std::nullopt;
    const bool isFour = node->kind == JsonKind::List && node->items.size() == 4
        && std::all_of(node->items.begin(), node->items.end(), [](const JsonNode &item) { return item.kind == JsonKind::Number; });
    if (!isFour) {
        reading.fail(*node, "E-TYPE", "`box` needs four numbers: [x, y, width, height].");
        return std::nullopt;
    }
    double sides[4];
    for (std::size_t i = 0; i < 4; ++i) {
        sides[i] = node->items[i].number();
        const double low = i < 2 ? -limits::kLargestCoordinate : 0;
        if (!(sides[i] >= low && sides[i] <= limits::kLargestCoordinate))
            reading.fail(node->items[i], "E-RANGE", "A side of `box` is " + clipped(node->items[i].text, 40) + "; it must be "
                             + formatNumber(low) + " to " + formatNumber(limits::kLargestCoordinate) + ".");
    }
    return Box{sides[0], sides[1], sides[2], sides[3]};
}

Element readElement(Reading &reading, const JsonNode &node)
{
    Fields fields(reading, node);
    Element element;
    element.id = ElementId(fields.neededId("id"));
    if (const JsonNode *type = fields.need("type")) {
        element.type = fields.text("type", limits::kIdBytes);
        if (!reading.hasFailed() && !isSnakeCase(element.type))
            reading.fail(*type, "E-ID", "`type` is " + quoted(element.type) + "; it has lower-case letters, digits and _.");
    }
    element.name = fields.text("name", limits::kNameCharacters);
    if (const std::string parent = fields.id("parent"); !parent.empty())
        element.parent = ElementId(parent);
    element.enabled = fields.boolean("enabled", true);
    element.params = readParams(reading, fields);
    element.box = readBox(reading, fields);
    element.unknown = fields.rest();
    return element;
}

Link readLink(Reading &reading, const JsonNode &node)
{
    static const std::vector<std::string> kRoles = [] {
        std::vector<std::string> roles;
        for (const LinkRole role : kLinkRoles)
            roles.emplace_back(toString(role));
        return roles;
    }();
    Fields fields(reading, node);
    Link link;
    link.id = LinkId(fields.neededId("id"));
    if (fields.need("role") != nullptr)
        link.role = linkRoleFromString(fields.choice("role", kRoles)).value_or(LinkRole::Request);
    link.from = ElementId(fields.neededId("from"));
    link.to = ElementId(fields.neededId("to"));
    link.params = readParams(reading, fields);
    link.unknown = fields.rest();
    return link;
}

using ElementIndex = std::unordered_map<std::string, std::size_t>;

void checkParents(Reading &reading, const Architecture &design, const ElementIndex &index, const JsonNode &root)
{
    // 0 unseen, 1 on the way up from the element looked at, 2 known to end at the root.
    std::vector<char> state(design.elements.size(), 0);
    for (std::size_t i = 0; i < design.elements.size() && !reading.hasFailed(); ++i) {
        std::vector<std::size_t> way;
        std::size_t at = i;
        for (;;) {
            if (state[at] == 1) {
                const Element &element = design.elements[at];
                reading.fail(*entryOf(root, "elements", at).find("parent"), "E-CYCLE",
                             quoted(element.id.text()) + " stands in itself by way of " + quoted(element.parent->text())
                                 + "; give one of them another parent.");
                return;
            }
            if (state[at] == 2)
                break;
            state[at] = 1;
            way.push_back(at);
            const std::optional<ElementId> &parent = design.elements[at].parent;
            if (!parent)
                break;
            const auto found = index.find(parent->text());
            if (found == index.end()) {
                reading.fail(*entryOf(root, "elements", at).find("parent"), "E-REF",
                             quoted(design.elements[at].id.text()) + " stands in " + quoted(parent->text())
                                 + ", which is not in the design; name an element that is.");
                return;
            }
            at = found->second;
        }
        for (const std::size_t seen : way)
            state[seen] = 2;
    }
}

void checkEnds(Reading &reading, const Architecture &design, const ElementIndex &index, const JsonNode &root)
{
    std::map<std::tuple<LinkRole, std::string_view, std::string_view>, std::string_view> seen;
    for (std::size_t i = 0; i < design.links.size() && !reading.hasFailed(); ++i) {
        const Link &link = design.links[i];
        const JsonNode &node = entryOf(root, "links", i);
        for (const auto &[field, end] : {std::pair("from", &link.from), std::pair("to", &link.to)}) {
            if (index.find(end->text()) == index.end())
                reading.fail(*node.find(field), "E-REF", "Link " + quoted(link.id.text()) + " names " + quoted(end->text())
                                 + ", which is not in the design; name an element that is.");
        }
        if (link.from == link.to)
            reading.warn(node, "W-SELF", "Link " + quoted(link.id.text()) + " leads from " + quoted(link.from.text())
                             + " to itself; a link joins two elements.");
        const auto [twin, isNew] = seen.emplace(std::tuple(link.role, std::string_view(link.from.text()), std::string_view(link.to.text())),
                                                link.id.text());
        if (!isNew)
            reading.warn(node, "W-TWIN", "Links " + quoted(twin->second) + " and " + quoted(link.id.text())
                             + " have the same role and ends; one is enough.");
    }
}

RunSettings readRun(Reading &reading, const JsonNode &node)
{
    using namespace limits;
    static const Parameter kDuration = numberField("duration", "s", kShortestTime, kLongestTime);
    static const Parameter kWarmup = numberField("warmup", "s", 0, kLongestTime);
    static const Parameter kReplicationsField = numberField("replications", "", 1, kReplications, ParameterKind::Integer);
    static const Parameter kSample = numberField("sample", "s", 0.001, kLongestTime);
    Fields fields(reading, node);
    RunSettings run;
    run.duration = fields.number(kDuration).value_or(run.duration);
    run.warmup = fields.number(kWarmup).value_or(run.warmup);
    run.findWarmup = fields.boolean("find_warmup", false);
    run.seed = fields.unsignedInteger("seed").value_or(run.seed);
    if (const JsonNode *count = node.find("replications"); count != nullptr && count->kind == JsonKind::Number && count->number() == 0)
        reading.fail(*count, "E-PARAM", "`replications` is 0; a run needs 1 to " + std::to_string(kReplications) + ".");
    run.replications = static_cast<int>(fields.number(kReplicationsField).value_or(run.replications));
    run.sample = fields.number(kSample).value_or(run.sample);
    run.unknown = fields.rest();
    if (!reading.hasFailed() && run.warmup >= run.duration) {
        const JsonNode *at = node.find("warmup") != nullptr ? node.find("warmup") : &node;
        reading.fail(*at, "E-PARAM", "`warmup` is " + formatNumber(run.warmup) + " s and `duration` " + formatNumber(run.duration)
                         + " s; the warm-up must be shorter.");
    }
    return run;
}

void checkHead(Reading &reading, Fields &fields)
{
    const JsonNode &root = fields.node();
    const JsonNode *format = fields.take("format");
    if (format == nullptr)
        return reading.fail(root, "E-VERSION", "The field `format` is missing; a Nephoscope document has \"format\": \"nephoscope\".");
    if (fields.text("format", limits::kNameCharacters) != "nephoscope")
        return reading.fail(*format, "E-VERSION", "`format` is " + quoted(format->text) + "; a Nephoscope document has \"nephoscope\".");
    const JsonNode *version = fields.take("version");
    if (version == nullptr)
        return reading.fail(root, "E-VERSION", "The field `version` is missing; this program reads version 1.");
    const bool isScalar = version->kind == JsonKind::Number || version->kind == JsonKind::String;
    if (!isScalar)
        return reading.fail(*version, "E-TYPE", "`version` needs a whole number; this program reads version 1.");
    // A version past a million was never made by anybody: it is a mistake, not the future.
    const double number = version->isPlainInteger() ? version->number() : 0;
    if (number > limits::kVersion && number <= 1'000'000)
        return reading.fail(*version, "E-NEWER", "The document was made by a Nephoscope that writes version " + version->text
                                + "; this one reads version 1. Open it with that one.");
    if (number != limits::kVersion)
        reading.fail(*version, "E-VERSION", "`version` is " + clipped(version->toJson(), 40) + "; this program reads version 1.");
}

template <typename Entry>
std::vector<Entry> readList(Reading &reading, Fields &fields, std::string_view name, std::size_t limit,
                            Entry (*read)(Reading &, const JsonNode &))
{
    std::vector<Entry> entries;
    const JsonNode *list = fields.list(name, limit);
    if (list == nullptr)
        return entries;
    entries.reserve(list->items.size());
    for (const JsonNode &item : list->items) {
        if (reading.hasFailed())
            break;
        entries.push_back(read(reading, item));
    }
    return entries;
}

} // namespace

const JsonNode &entryOf(const JsonNode &root, std::string_view list, std::size_t index)
{
    return root.find(list)->items[index];
}

Architecture readArchitecture(Reading &reading, const JsonNode &root)
{
    Architecture design;
    if (root.kind != JsonKind::Object) {
        reading.fail(root, "E-ROOT", "The document is no JSON object; it must start with { and end with }.");
        return design;
    }
    Fields fields(reading, root);
    checkHead(reading, fields);
    if (reading.hasFailed())
        return design;
    design.title = fields.text("title", limits::kNameCharacters);
    design.description = fields.text("description", limits::kStringBytes);
    design.currency = fields.text("currency", limits::kCurrencyBytes, design.currency);
    design.elements = readList<Element>(reading, fields, "elements", limits::kElements, readElement);
    design.links = readList<Link>(reading, fields, "links", limits::kLinks, readLink);
    if (const JsonNode *run = fields.take("run"))
        design.run = readRun(reading, *run);
    design.events = readList<Event>(reading, fields, "events", limits::kEvents, readEvent);
    design.variants = readList<Variant>(reading, fields, "variants", limits::kVariants, readVariant);
    design.expect = readList<Expectation>(reading, fields, "expect", limits::kExpectations, readExpectation);
    design.unknown = fields.rest();
    if (reading.hasFailed())
        return design;

    IdSpace ids;
    ElementIndex index;
    for (std::size_t i = 0; i < design.elements.size() && !reading.hasFailed(); ++i) {
        ids.add(reading, *entryOf(root, "elements", i).find("id"), design.elements[i].id.text());
        index.emplace(design.elements[i].id.text(), i);
    }
    for (std::size_t i = 0; i < design.links.size() && !reading.hasFailed(); ++i)
        ids.add(reading, *entryOf(root, "links", i).find("id"), design.links[i].id.text());
    IdSpace variants;
    for (std::size_t i = 0; i < design.variants.size() && !reading.hasFailed(); ++i)
        variants.add(reading, *entryOf(root, "variants", i).find("id"), design.variants[i].id.text());
    if (!reading.hasFailed())
        checkParents(reading, design, index, root);
    if (!reading.hasFailed())
        checkEnds(reading, design, index, root);
    return design;
}

} // namespace nephoscope
