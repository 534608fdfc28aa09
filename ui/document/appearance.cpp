// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/appearance.h"

#include "model/io/json_tree.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace nephoscope::ui {

namespace {

constexpr std::size_t kMostBends = 64;
constexpr std::size_t kMostNotes = 2000;
constexpr double kFarthest = 1e6;

std::optional<Value> fieldOf(const UnknownFields &fields, std::string_view name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto &field) { return field.first == name; });
    if (found == fields.end())
        return std::nullopt;
    const auto node = parseJson(found->second.text);
    return node ? std::optional(node->toValue(false)) : std::nullopt;
}

std::optional<double> numberOf(const Value &value)
{
    if (!value.isNumber() || !std::isfinite(value.toNumber()))
        return std::nullopt;
    return std::clamp(value.toNumber(), -kFarthest, kFarthest);
}

std::optional<std::vector<double>> numbersOf(const Value *list)
{
    if (list == nullptr || !list->isList())
        return std::nullopt;
    std::vector<double> numbers;
    for (const Value &item : list->toList()) {
        const auto number = numberOf(item);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<CanvasNote> noteOf(const Value &value)
{
    const Value *id = value.isObject() ? value.find("id") : nullptr;
    const Value *text = value.isObject() ? value.find("text") : nullptr;
    const auto box = value.isObject() ? numbersOf(value.find("box")) : std::nullopt;
    if (id == nullptr || !id->isString() || text == nullptr || !text->isString() || !box || box->size() != 4)
        return std::nullopt;
    const Value *look = value.find("look");
    return CanvasNote{id->toString(), text->toString(), Box{(*box)[0], (*box)[1], std::max(24.0, (*box)[2]), std::max(24.0, (*box)[3])},
                      look != nullptr && look->isString() && look->toString() == "text"};
}

} // namespace

Bends Bends::translated(const QPointF &by) const
{
    Bends moved = *this;
    bool isLying = startsLying;
    for (double &place : moved.at) {
        place += isLying ? by.y() : by.x();
        isLying = !isLying;
    }
    return moved;
}

std::optional<Bends> bendsOf(const Link &link)
{
    if (link.unknown.empty())
        return std::nullopt;
    const auto value = fieldOf(link.unknown, kBendsField);
    const Value *first = value && value->isObject() ? value->find("first") : nullptr;
    const auto at = value && value->isObject() ? numbersOf(value->find("at")) : std::nullopt;
    if (first == nullptr || !first->isString() || !at || at->empty() || at->size() > kMostBends)
        return std::nullopt;
    return Bends{first->toString() != "y", *at};
}

RawJson toJson(const Bends &bends)
{
    Value::List at;
    for (const double place : bends.at)
        at.emplace_back(place);
    return RawJson{Value(Value::Object{{"first", Value(bends.startsLying ? "x" : "y")}, {"at", Value(std::move(at))}}).toJson()};
}

std::optional<ElementId> commonContainer(const Architecture &architecture, const ElementId &a, const ElementId &b)
{
    const auto outwards = [&](const ElementId &from) {
        std::vector<ElementId> containers;
        const Element *element = architecture.find(from);
        while (element != nullptr && element->parent && containers.size() < 64) {
            containers.push_back(*element->parent);
            element = architecture.find(*element->parent);
        }
        return containers;
    };
    const std::vector<ElementId> around = outwards(b);
    for (const ElementId &container : outwards(a)) {
        if (std::find(around.begin(), around.end(), container) != around.end())
            return container;
    }
    return std::nullopt;
}

double levelOf(const Element &element)
{
    if (element.unknown.empty())
        return 0;
    const auto value = fieldOf(element.unknown, kLevelField);
    return value ? numberOf(*value).value_or(0) : 0;
}

std::vector<CanvasNote> notesOf(const Architecture &architecture)
{
    std::vector<CanvasNote> notes;
    const auto value = fieldOf(architecture.unknown, kNotesField);
    if (!value || !value->isList())
        return notes;
    std::set<std::string> known;
    for (const Value &item : value->toList()) {
        auto note = noteOf(item);
        if (note && notes.size() < kMostNotes && known.insert(note->id).second)
            notes.push_back(std::move(*note));
    }
    return notes;
}

SetAppearance notesChange(const std::vector<CanvasNote> &notes)
{
    if (notes.empty())
        return {{}, kNotesField, std::nullopt};
    Value::List list;
    for (const CanvasNote &note : notes) {
        Value::Object entry{{"id", Value(note.id)}, {"text", Value(note.text)},
                            {"box", Value(Value::List{note.box.x, note.box.y, note.box.width, note.box.height})}};
        if (note.isPlain)
            entry.emplace_back("look", Value("text"));
        list.emplace_back(std::move(entry));
    }
    return {{}, kNotesField, RawJson{Value(std::move(list)).toJson()}};
}

std::string freeNoteId(const std::vector<CanvasNote> &notes)
{
    for (std::size_t number = 1;; ++number) {
        const std::string id = "note-" + std::to_string(number);
        if (std::none_of(notes.begin(), notes.end(), [&](const CanvasNote &note) { return note.id == id; }))
            return id;
    }
}

} // namespace nephoscope::ui
