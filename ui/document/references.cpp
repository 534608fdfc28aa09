// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/references.h"

#include "model/catalogue/catalogue.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace nephoscope::ui {

namespace {

/// What becomes of an id that a parameter names: another id, or nothing.
using Renaming = std::function<std::optional<std::string>(const std::string &)>;

const ListField *fieldOf(const Parameter &parameter, const std::string &id)
{
    const auto field = std::find_if(parameter.fields.begin(), parameter.fields.end(), [&](const ListField &f) { return f.id == id; });
    return field == parameter.fields.end() ? nullptr : &*field;
}

/// An object of a list with its ids renamed; none if one of them goes away.
std::optional<Value> renamedObject(const Parameter &parameter, const Value::Object &object, const Renaming &rename)
{
    Value::Object result;
    for (const auto &[name, value] : object) {
        const ListField *field = fieldOf(parameter, name);
        if (field != nullptr && field->kind == ParameterKind::Element && value.isString() && !value.toString().empty()) {
            const auto id = rename(value.toString());
            if (!id)
                return std::nullopt;
            result.emplace_back(name, *id);
        } else {
            result.emplace_back(name, value);
        }
    }
    return Value(std::move(result));
}

/// The parameter's value with its ids renamed; none if nothing is left of it.
std::optional<Value> renamedValue(const Parameter &parameter, const Value &value, const Renaming &rename)
{
    if (parameter.kind == ParameterKind::Element && value.isString() && !value.toString().empty()) {
        const auto id = rename(value.toString());
        return id ? std::optional<Value>(Value(*id)) : std::nullopt;
    }
    if (parameter.kind != ParameterKind::List)
        return value;
    if (value.isList()) {
        Value::List result;
        for (const Value &entry : value.toList()) {
            std::optional<Value> kept = entry;
            if (parameter.shape == ListShape::Ids && entry.isString()) {
                const auto id = rename(entry.toString());
                kept = id ? std::optional<Value>(Value(*id)) : std::nullopt;
            } else if (parameter.shape == ListShape::Objects && entry.isObject()) {
                kept = renamedObject(parameter, entry.toObject(), rename);
            }
            if (kept)
                result.push_back(std::move(*kept));
        }
        return Value(std::move(result));
    }
    if (value.isObject()) {
        Value::Object result;
        for (const auto &[name, entry] : value.toObject()) {
            if (parameter.shape == ListShape::MapToNumber) {
                if (const auto id = rename(name))
                    result.emplace_back(*id, entry);
            } else if (parameter.shape == ListShape::MapToId && entry.isString()) {
                if (const auto id = rename(entry.toString()))
                    result.emplace_back(name, *id);
            } else {
                result.emplace_back(name, entry);
            }
        }
        return Value(std::move(result));
    }
    return value;
}

/// `element` of `element.metric`.
std::string ownerOf(const std::string &path)
{
    return path.substr(0, path.find('.'));
}

bool names(const Expectation &expectation, const std::set<std::string> &ids)
{
    const auto hit = [&](const std::string &path) { return !path.empty() && ids.count(ownerOf(path)) != 0; };
    return hit(expectation.metric) || hit(expectation.event) || std::any_of(expectation.order.begin(), expectation.order.end(), hit);
}

std::vector<Variant> withoutReferences(std::vector<Variant> variants, const std::set<std::string> &ids)
{
    for (Variant &variant : variants) {
        const auto isGone = [&](const ElementId &id) { return ids.count(id.text()) != 0; };
        std::erase_if(variant.disable, isGone);
        std::erase_if(variant.enable, isGone);
        std::erase_if(variant.set, [&](const auto &entry) { return ids.count(ownerOf(entry.first)) != 0; });
    }
    return variants;
}

} // namespace

std::vector<Change> dropReferences(const Architecture &architecture, const Catalogue &catalogue, const std::set<std::string> &goingAway)
{
    std::vector<Change> changes;
    const Renaming rename = [&](const std::string &id) {
        return goingAway.count(id) ? std::nullopt : std::optional<std::string>(id);
    };
    for (const Element &element : architecture.elements) {
        const ElementType *type = goingAway.count(element.id.text()) ? nullptr : catalogue.find(element.type);
        if (type == nullptr)
            continue;
        for (const auto &[id, value] : element.params) {
            const Parameter *parameter = type->parameter(id);
            if (parameter == nullptr)
                continue;
            const auto left = renamedValue(*parameter, value, rename);
            if (left != value)
                changes.push_back(SetElementParameter{element.id, id, left});
        }
    }
    std::vector<Event> events = architecture.events;
    std::erase_if(events, [&](const Event &event) { return goingAway.count(event.target) != 0 || goingAway.count(event.to) != 0; });
    if (events != architecture.events)
        changes.push_back(SetEvents{std::move(events)});
    std::vector<Variant> variants = withoutReferences(architecture.variants, goingAway);
    if (variants != architecture.variants)
        changes.push_back(SetVariants{std::move(variants)});
    std::vector<Expectation> expect = architecture.expect;
    std::erase_if(expect, [&](const Expectation &expectation) { return names(expectation, goingAway); });
    if (expect != architecture.expect)
        changes.push_back(SetExpectations{std::move(expect)});
    return changes;
}

void renameReferences(Element &element, const Catalogue &catalogue, const std::map<std::string, std::string> &renamed,
                      const Architecture &architecture)
{
    const ElementType *type = catalogue.find(element.type);
    if (type == nullptr)
        return;
    const Renaming rename = [&](const std::string &id) -> std::optional<std::string> {
        if (const auto found = renamed.find(id); found != renamed.end())
            return found->second;
        const bool isThere = architecture.find(ElementId(id)) != nullptr || architecture.find(LinkId(id)) != nullptr;
        return isThere ? std::optional<std::string>(id) : std::nullopt;
    };
    for (auto entry = element.params.begin(); entry != element.params.end();) {
        const Parameter *parameter = type->parameter(entry->first);
        const auto value = parameter != nullptr ? renamedValue(*parameter, entry->second, rename) : entry->second;
        if (value) {
            entry->second = *value;
            ++entry;
        } else {
            entry = element.params.erase(entry);
        }
    }
}

} // namespace nephoscope::ui
