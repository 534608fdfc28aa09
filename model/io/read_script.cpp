// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/read_script.h"

#include "model/io/limits.h"
#include "model/printable.h"

namespace nephoscope {

namespace {

using namespace limits;

/// What an action of an event cannot do without.
struct Needs {
    const char *action;
    std::vector<const char *> fields;
};

const std::vector<Needs> kActions{{"fail", {}},      {"repair", {}},         {"set", {"param", "value"}},
                                  {"enable", {}},    {"disable", {}},        {"relocate", {"to"}},
                                  {"order", {"what"}}, {"release", {"what"}}};

std::vector<std::string> actionNames()
{
    std::vector<std::string> names;
    for (const Needs &needs : kActions)
        names.emplace_back(needs.action);
    return names;
}

/// `element.metric` with an id before the dot; fails with E-PARAM.
std::string readPath(Reading &reading, Fields &fields, std::string_view name, const char *example)
{
    const JsonNode *node = fields.take(name);
    std::string path = fields.text(name, kNameCharacters);
    if (node == nullptr || reading.hasFailed())
        return path;
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == path.size())
        reading.fail(*node, "E-PARAM", "`" + std::string(name) + "` is \"" + clipped(path, 60) + "\"; write it as " + example + ".");
    return path;
}

std::vector<ElementId> readIds(Reading &reading, Fields &fields, std::string_view name)
{
    std::vector<ElementId> ids;
    const JsonNode *list = fields.list(name, kElements);
    if (list == nullptr)
        return ids;
    for (const JsonNode &item : list->items) {
        if (item.kind != JsonKind::String)
            reading.fail(item, "E-TYPE", "An entry of `" + std::string(name) + "` is no text; it needs the id of an element.");
        else if (!isValidId(item.text))
            reading.fail(item, "E-ID", "\"" + clipped(item.text, 60) + "\" is no id; an id has letters, digits, - and _.");
        if (reading.hasFailed())
            break;
        ids.emplace_back(item.text);
    }
    return ids;
}

/// A metric, an event with a time, an event with a count, or an order: exactly one of them.
void checkKind(Reading &reading, const JsonNode &node, const Expectation &expectation)
{
    const bool isMetric = !expectation.metric.empty();
    const bool isEvent = !expectation.event.empty();
    const bool isOrder = !expectation.order.empty();
    if (isMetric + isEvent + isOrder != 1)
        return reading.fail(node, "E-PARAM", "An expectation needs one of `metric`, `event` and `order`.");
    if (isMetric && !expectation.value)
        return reading.fail(node, "E-MISSING", "The field `value` is missing; an expectation about a metric needs it.");
    if (isEvent && expectation.at.has_value() == expectation.count.has_value())
        return reading.fail(node, "E-PARAM", "An expectation about an event needs one of `at` and `count`.");
    if (!isOrder && expectation.op.empty())
        return reading.fail(node, "E-MISSING", "The field `op` is missing; it is one of < <= > >= == ~.");
    if (expectation.from && expectation.to && *expectation.from >= *expectation.to)
        reading.fail(*node.find("to"), "E-PARAM", "`to` is " + formatNumber(*expectation.to) + " and `from` "
                         + formatNumber(*expectation.from) + "; the window must end after it starts.");
}

} // namespace

Event readEvent(Reading &reading, const JsonNode &node)
{
    static const std::vector<std::string> kActionNames = actionNames();
    static const std::vector<std::string> kKinds{"crash", "hang", "slow", "cut", "disk_full"};
    static const Parameter kAt = numberField("at", "s", 0, kLongestTime);
    static const Parameter kFactor = numberField("factor", "", 0, 1e6);
    static const Parameter kAmount = numberField("amount", "", 0, kLargestNumber);
    Fields fields(reading, node);
    Event event;
    if (fields.need("at") != nullptr)
        event.at = fields.number(kAt).value_or(0);
    if (fields.need("action") != nullptr)
        event.action = fields.choice("action", kActionNames);
    event.target = fields.neededId("target");
    event.kind = fields.choice("kind", kKinds);
    event.factor = fields.number(kFactor);
    event.param = fields.text("param", kIdBytes);
    if (const JsonNode *value = fields.take("value"))
        event.value = value->toValue(true);
    event.to = fields.id("to");
    event.what = fields.text("what", kNameCharacters);
    event.amount = fields.number(kAmount);
    event.unknown = fields.rest();
    for (const Needs &needs : kActions) {
        for (const char *field : needs.fields) {
            if (event.action == needs.action && node.find(field) == nullptr)
                reading.fail(node, "E-MISSING", "The field `" + std::string(field) + "` is missing; the action "
                                 + event.action + " needs it.");
        }
    }
    if (const JsonNode *factor = node.find("factor"); factor != nullptr && event.factor == 0.0)
        reading.fail(*factor, "E-PARAM", "`factor` is 0; it says how many times slower, and must be more than 0.");
    if (const JsonNode *value = node.find("value"); value != nullptr && value->kind == JsonKind::Null)
        reading.fail(*value, "E-TYPE", "`value` is null; it needs a value.");
    return event;
}

Variant readVariant(Reading &reading, const JsonNode &node)
{
    Fields fields(reading, node);
    Variant variant;
    variant.id = VariantId(fields.neededId("id"));
    if (variant.id.text() == "base")
        reading.fail(*node.find("id"), "E-DUPID", "The id \"base\" means the design without a variant; take another one.");
    variant.name = fields.text("name", kNameCharacters);
    variant.disable = readIds(reading, fields, "disable");
    variant.enable = readIds(reading, fields, "enable");
    if (const JsonNode *set = fields.take("set")) {
        const Fields asObject(reading, *set);
        for (const JsonNode &item : set->items) {
            if (reading.hasFailed())
                break;
            const std::size_t dot = item.key.find('.');
            if (dot == std::string::npos || dot == 0 || dot + 1 == item.key.size())
                reading.fail(item, "E-PARAM", "\"" + clipped(item.key, 60) + "\" names no parameter; write it as lb.algorithm.");
            else if (item.kind == JsonKind::Null)
                reading.fail(item, "E-TYPE", "The value of \"" + clipped(item.key, 60) + "\" is null; it needs a value.");
            variant.set.emplace_back(item.key, item.toValue(true));
        }
    }
    variant.unknown = fields.rest();
    return variant;
}

Expectation readExpectation(Reading &reading, const JsonNode &node)
{
    static const std::vector<std::string> kOperators{"<", "<=", ">", ">=", "==", "~"};
    static const Parameter kValue = numberField("value", "", -kLargestNumber, kLargestNumber);
    static const Parameter kTolerance = numberField("tolerance", "", 0, kLargestNumber);
    static const Parameter kFrom = numberField("from", "s", 0, kLongestTime);
    static const Parameter kTo = numberField("to", "s", 0, kLongestTime);
    static const Parameter kOccurrence = numberField("occurrence", "", 1, 1e9, ParameterKind::Integer);
    static const Parameter kAt = numberField("at", "s", 0, kLongestTime);
    static const Parameter kCount = numberField("count", "", 0, kLargestNumber);
    Fields fields(reading, node);
    Expectation expectation;
    expectation.variant = fields.id("variant");
    expectation.metric = readPath(reading, fields, "metric", "element.metric");
    expectation.op = fields.choice("op", kOperators);
    expectation.value = fields.number(kValue);
    expectation.tolerance = fields.number(kTolerance);
    expectation.from = fields.number(kFrom);
    expectation.to = fields.number(kTo);
    expectation.event = readPath(reading, fields, "event", "element.event");
    expectation.occurrence = static_cast<int>(fields.number(kOccurrence).value_or(1));
    expectation.at = fields.number(kAt);
    expectation.count = fields.number(kCount);
    if (const JsonNode *order = fields.list("order", kListEntries)) {
        for (const JsonNode &item : order->items) {
            if (item.kind != JsonKind::String || item.text.find('.') == std::string::npos) {
                reading.fail(item, item.kind == JsonKind::String ? "E-PARAM" : "E-TYPE",
                             "An entry of `order` must be written as \"element.event\".");
                break;
            }
            expectation.order.push_back(item.text);
        }
    }
    expectation.unknown = fields.rest();
    if (!reading.hasFailed())
        checkKind(reading, node, expectation);
    return expectation;
}

} // namespace nephoscope
