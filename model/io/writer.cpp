// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/writer.h"

#include "model/io/json_tree.h"
#include "model/io/limits.h"
#include "model/io/read_architecture.h"

#include <cmath>

namespace nephoscope {

namespace {

/// One JSON object on one line; its fields come in the order of the calls.
class Line
{
public:
    Line &field(std::string_view name, const std::string &json)
    {
        m_text += m_text.empty() ? "{" : ", ";
        m_text += Value(std::string(name)).toJson() + ": " + json;
        return *this;
    }
    Line &text(std::string_view name, const std::string &value) { return field(name, Value(value).toJson()); }
    Line &textUnlessEmpty(std::string_view name, const std::string &value) { return value.empty() ? *this : text(name, value); }
    Line &number(std::string_view name, double value) { return field(name, formatNumber(value)); }
    Line &numberIfSet(std::string_view name, const std::optional<double> &value)
    {
        return value ? number(name, *value) : *this;
    }
    Line &unknown(const UnknownFields &fields)
    {
        for (const auto &[name, json] : fields)
            field(name, json.text);
        return *this;
    }
    std::string close() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
};

std::string listOf(const std::vector<std::string> &parts)
{
    std::string out = "[";
    for (const std::string &part : parts)
        out += (out.size() == 1 ? "" : ", ") + part;
    return out + "]";
}

template <typename Ids>
std::string idList(const Ids &ids)
{
    std::vector<std::string> parts;
    for (const auto &id : ids)
        parts.push_back(Value(id.text()).toJson());
    return listOf(parts);
}

std::string paramsOf(const Parameters &params)
{
    Line line;
    for (const auto &[name, value] : params)
        line.field(name, value.toJson());
    return line.close();
}

std::string write(const Element &element)
{
    Line line;
    line.text("id", element.id.text()).text("type", element.type).textUnlessEmpty("name", element.name);
    if (element.parent)
        line.text("parent", element.parent->text());
    if (!element.enabled)
        line.field("enabled", "false");
    if (!element.params.empty())
        line.field("params", paramsOf(element.params));
    if (element.box)
        line.field("box", listOf({formatNumber(element.box->x), formatNumber(element.box->y), formatNumber(element.box->width),
                                  formatNumber(element.box->height)}));
    return line.unknown(element.unknown).close();
}

std::string write(const Link &link)
{
    Line line;
    line.text("id", link.id.text()).text("role", std::string(toString(link.role)));
    line.text("from", link.from.text()).text("to", link.to.text());
    if (!link.params.empty())
        line.field("params", paramsOf(link.params));
    return line.unknown(link.unknown).close();
}

std::string write(const RunSettings &run)
{
    Line line;
    line.number("duration", run.duration).number("warmup", run.warmup);
    if (run.findWarmup)
        line.field("find_warmup", "true");
    line.field("seed", std::to_string(run.seed));
    line.number("replications", run.replications).number("sample", run.sample);
    return line.unknown(run.unknown).close();
}

std::string write(const Event &event)
{
    Line line;
    line.number("at", event.at).text("action", event.action).text("target", event.target);
    line.textUnlessEmpty("kind", event.kind).numberIfSet("factor", event.factor).textUnlessEmpty("param", event.param);
    if (event.value)
        line.field("value", event.value->toJson());
    line.textUnlessEmpty("to", event.to).textUnlessEmpty("what", event.what).numberIfSet("amount", event.amount);
    return line.unknown(event.unknown).close();
}

std::string write(const Variant &variant)
{
    Line line;
    line.text("id", variant.id.text()).textUnlessEmpty("name", variant.name);
    if (!variant.disable.empty())
        line.field("disable", idList(variant.disable));
    if (!variant.enable.empty())
        line.field("enable", idList(variant.enable));
    if (!variant.set.empty()) {
        Line set;
        for (const auto &[path, value] : variant.set)
            set.field(path, value.toJson());
        line.field("set", set.close());
    }
    return line.unknown(variant.unknown).close();
}

std::string write(const Expectation &expectation)
{
    Line line;
    line.textUnlessEmpty("variant", expectation.variant).textUnlessEmpty("metric", expectation.metric);
    line.textUnlessEmpty("event", expectation.event);
    if (expectation.occurrence != 1)
        line.number("occurrence", expectation.occurrence);
    line.textUnlessEmpty("op", expectation.op).numberIfSet("value", expectation.value).numberIfSet("at", expectation.at);
    line.numberIfSet("count", expectation.count).numberIfSet("tolerance", expectation.tolerance);
    line.numberIfSet("from", expectation.from).numberIfSet("to", expectation.to);
    if (!expectation.order.empty()) {
        std::vector<std::string> parts;
        for (const std::string &step : expectation.order)
            parts.push_back(Value(step).toJson());
        line.field("order", listOf(parts));
    }
    return line.unknown(expectation.unknown).close();
}

template <typename Entries>
std::string linesOf(const Entries &entries)
{
    if (entries.empty())
        return "[]";
    std::string out = "[";
    for (const auto &entry : entries)
        out += (out.size() == 1 ? "\n    " : ",\n    ") + write(entry);
    return out + "\n  ]";
}

std::string serialise(const Architecture &design)
{
    std::string out = "{\n  \"format\": \"nephoscope\",\n  \"version\": " + std::to_string(limits::kVersion);
    const auto field = [&out](std::string_view name, const std::string &json) {
        out += ",\n  " + Value(std::string(name)).toJson() + ": " + json;
    };
    field("title", Value(design.title).toJson());
    field("description", Value(design.description).toJson());
    field("currency", Value(design.currency).toJson());
    field("elements", linesOf(design.elements));
    field("links", linesOf(design.links));
    field("run", write(design.run));
    field("events", linesOf(design.events));
    field("variants", linesOf(design.variants));
    field("expect", linesOf(design.expect));
    for (const auto &[name, json] : design.unknown)
        field(name, json.text);
    return out + "\n}\n";
}

bool isFinite(const Value &value)
{
    if (value.isNumber())
        return std::isfinite(value.toNumber());
    if (value.isList()) {
        for (const Value &item : value.toList()) {
            if (!isFinite(item))
                return false;
        }
    }
    if (value.isObject()) {
        for (const auto &[name, field] : value.toObject()) {
            if (!isFinite(field))
                return false;
        }
    }
    return true;
}

bool isFinite(const std::optional<double> &number)
{
    return !number || std::isfinite(*number);
}

Error notFinite(std::string pointer)
{
    return {"E-NUMBER", "A number is not finite, which JSON cannot hold; set it to a number.", {}, std::move(pointer), 0, 0};
}

std::optional<Error> findNotFinite(const Architecture &design)
{
    const auto place = [](const char *list, std::size_t index, std::string_view field) {
        return "/" + std::string(list) + "/" + std::to_string(index) + "/" + std::string(field);
    };
    const auto inParams = [&](const char *list, std::size_t index, const Parameters &params) -> std::optional<Error> {
        for (const auto &[name, value] : params) {
            if (!isFinite(value))
                return notFinite(place(list, index, "params/" + pointerStep(name)));
        }
        return std::nullopt;
    };
    for (std::size_t i = 0; i < design.elements.size(); ++i) {
        const Element &element = design.elements[i];
        if (auto error = inParams("elements", i, element.params))
            return error;
        if (element.box && !std::isfinite(element.box->x + element.box->y + element.box->width + element.box->height))
            return notFinite(place("elements", i, "box"));
    }
    for (std::size_t i = 0; i < design.links.size(); ++i) {
        if (auto error = inParams("links", i, design.links[i].params))
            return error;
    }
    if (!std::isfinite(design.run.duration) || !std::isfinite(design.run.warmup) || !std::isfinite(design.run.sample))
        return notFinite("/run");
    for (std::size_t i = 0; i < design.events.size(); ++i) {
        const Event &event = design.events[i];
        if (!std::isfinite(event.at) || !isFinite(event.factor) || !isFinite(event.amount) || (event.value && !isFinite(*event.value)))
            return notFinite("/events/" + std::to_string(i));
    }
    for (std::size_t i = 0; i < design.variants.size(); ++i) {
        for (const auto &[path, value] : design.variants[i].set) {
            if (!isFinite(value))
                return notFinite(place("variants", i, "set/" + pointerStep(path)));
        }
    }
    for (std::size_t i = 0; i < design.expect.size(); ++i) {
        const Expectation &one = design.expect[i];
        for (const auto &number : {one.value, one.tolerance, one.from, one.to, one.at, one.count}) {
            if (!isFinite(number))
                return notFinite("/expect/" + std::to_string(i));
        }
    }
    return std::nullopt;
}

} // namespace

Result<std::string> writeDocument(const Architecture &architecture)
{
    if (auto error = findNotFinite(architecture))
        return *error;
    std::string text = serialise(architecture);
    // Nothing is saved that does not read back as the very same design.
    Result<JsonNode> root = parseJson(text);
    if (!root)
        return root.error();
    Reading reading(text, *root);
    const Architecture again = readArchitecture(reading, *root);
    if (reading.hasFailed())
        return reading.error();
    if (!(again == architecture))
        return Error{"E-SAVE", "The design holds something that a document cannot (an unknown field with the name of a known one); remove it.",
                     {}, {}, 0, 0};
    return text;
}

} // namespace nephoscope
