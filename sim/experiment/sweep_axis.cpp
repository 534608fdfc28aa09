// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/sweep.h"

#include "model/catalogue/catalogue.h"
#include "model/io/json_tree.h"
#include "model/link_parameters.h"
#include "model/printable.h"
#include "model/variant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope::sim {

namespace {

Error wordError(std::string sentence)
{
    return {{}, std::move(sentence), {}, {}, 0, 0};
}

const Parameter *parameterOf(const Architecture &design, const Catalogue &catalogue, std::string_view id, std::string_view name)
{
    if (const Element *element = design.find(ElementId(std::string(id)))) {
        const ElementType *type = catalogue.find(element->type);
        return type == nullptr ? nullptr : type->parameter(name);
    }
    return linkParameter(name);
}

/// Commas inside of brackets and quotes belong to one value.
std::vector<std::string_view> items(std::string_view text)
{
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    int depth = 0;
    bool isQuoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        isQuoted = isQuoted != (c == '"');
        if (!isQuoted && (c == '[' || c == '{'))
            ++depth;
        if (!isQuoted && (c == ']' || c == '}'))
            --depth;
        if (c == ',' && depth == 0 && !isQuoted) {
            parts.push_back(text.substr(from, i - from));
            from = i + 1;
        }
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return isWhole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// `FROM..TO:STEP`; none if it is not a range at all.
std::optional<Result<std::vector<Value>>> rangeOf(std::string_view item)
{
    const std::size_t dots = item.find("..");
    if (dots == std::string_view::npos)
        return std::nullopt;
    const std::size_t colon = item.find(':', dots);
    const auto from = numberOf(item.substr(0, dots));
    const auto to = numberOf(item.substr(dots + 2, colon == std::string_view::npos ? colon : colon - dots - 2));
    const auto step = colon == std::string_view::npos ? std::optional(1.0) : numberOf(item.substr(colon + 1));
    if (!from || !to || !step || *step <= 0 || *to < *from)
        return wordError("\"" + clipped(item, 40) + "\" is no range; write FROM..TO or FROM..TO:STEP with FROM at most TO and STEP above 0.");
    const double count = std::floor((*to - *from) / *step + 1e-9);
    if (count >= kMostPoints)
        return wordError("\"" + clipped(item, 40) + "\" has more than " + std::to_string(kMostPoints) + " values; make the step wider.");
    std::vector<Value> values;
    for (int i = 0; i <= static_cast<int>(count); ++i) {
        // Each from the start, so that errors do not add up, and without the last bits: 0.1 × 3 is 0.3 to whoever wrote it.
        const double value = *from + i * *step;
        std::array<char, 40> text;
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 14).ptr;
        values.emplace_back(numberOf({text.data(), static_cast<std::size_t>(end - text.data())}).value_or(value));
    }
    return values;
}

Value valueOf(const Parameter *parameter, std::string_view text)
{
    const bool isWord = parameter != nullptr
        && (parameter->kind == ParameterKind::Text || parameter->kind == ParameterKind::Enumeration || parameter->kind == ParameterKind::Element);
    const Result<JsonNode> json = isWord ? Result<JsonNode>(Error{}) : parseJson(std::string(text));
    return json ? json->toValue(false) : Value(std::string(text));
}

} // namespace

Result<Axis> parseAxis(const Architecture &design, const Catalogue &catalogue, std::string_view words)
{
    const std::size_t equals = words.find('=');
    const std::size_t dot = words.rfind('.', equals);
    if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 || equals + 1 == words.size())
        return wordError("\"" + clipped(words, 60) + "\" is no axis; write ELEMENT.PARAM=A,B,C or ELEMENT.PARAM=FROM..TO:STEP.");
    Axis axis{std::string(words.substr(0, equals)), {}};
    const std::string_view id = words.substr(0, dot);
    const std::string_view name = words.substr(dot + 1, equals - dot - 1);
    const Parameter *parameter = parameterOf(design, catalogue, id, name);
    const bool isText = parameter != nullptr && parameter->kind == ParameterKind::Text;
    for (const std::string_view item : items(words.substr(equals + 1))) {
        if (const auto range = isText ? std::nullopt : rangeOf(item)) {
            if (!*range)
                return range->error();
            axis.values.insert(axis.values.end(), range->value().begin(), range->value().end());
        } else {
            axis.values.push_back(valueOf(parameter, item));
        }
    }
    const bool isSwitch = name == "enabled" && parameter == nullptr && design.find(ElementId(std::string(id))) != nullptr;
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        const Value &value = axis.values[i];
        if (std::find(axis.values.begin(), axis.values.begin() + static_cast<std::ptrdiff_t>(i), value) != axis.values.begin() + static_cast<std::ptrdiff_t>(i))
            return wordError(axis.path + " takes the value " + clipped(value.toJson(), 40) + " twice; leave one of them.");
        if (isSwitch && value.isBool())
            continue;
        Architecture trial = design;
        if (const auto set = setByPath(trial, catalogue, axis.path, value); !set)
            return set.error();
    }
    return axis;
}

} // namespace nephoscope::sim
