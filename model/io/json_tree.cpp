// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/json_tree.h"

#include "model/printable.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace nephoscope {

namespace {

std::size_t significantDigits(std::string_view number)
{
    std::size_t count = 0;
    for (const char c : number) {
        if (c == 'e' || c == 'E')
            break;
        if ((c >= '1' && c <= '9') || (c == '0' && count > 0))
            ++count;
    }
    return count;
}

void append(std::string &out, const JsonNode &node)
{
    const bool isObject = node.kind == JsonKind::Object;
    switch (node.kind) {
    case JsonKind::Null: out += "null"; return;
    case JsonKind::Boolean: out += node.boolean ? "true" : "false"; return;
    case JsonKind::Number: out += node.text; return;
    case JsonKind::String: out += Value(node.text).toJson(); return;
    case JsonKind::List:
    case JsonKind::Object: break;
    }
    out += isObject ? '{' : '[';
    bool isFirst = true;
    for (const JsonNode &item : node.items) {
        if (!isFirst)
            out += ", ";
        isFirst = false;
        if (isObject)
            out += Value(item.key).toJson() + ": ";
        append(out, item);
    }
    out += isObject ? '}' : ']';
}

} // namespace

const JsonNode *JsonNode::find(std::string_view field) const
{
    if (kind != JsonKind::Object)
        return nullptr;
    const auto found = std::find_if(items.begin(), items.end(), [field](const JsonNode &item) { return item.key == field; });
    return found == items.end() ? nullptr : &*found;
}

double JsonNode::number() const
{
    double value = 0;
    // What is too large was refused when the text was read, so an error here is a number too near to 0.
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
        return 0;
    return value;
}

bool JsonNode::isPlainInteger() const
{
    return kind == JsonKind::Number && text.find_first_of(".eE") == std::string::npos;
}

std::string JsonNode::toJson() const
{
    std::string out;
    append(out, *this);
    return out;
}

Value JsonNode::toValue(bool keepDigits) const
{
    switch (kind) {
    case JsonKind::Null: return Value(RawJson{"null"});
    case JsonKind::Boolean: return Value(boolean);
    case JsonKind::String: return Value(text);
    case JsonKind::Number: {
        const double value = number();
        if (isPlainInteger())
            return std::abs(value) <= 9007199254740992.0 && significantDigits(text) <= 16 ? Value(value) : Value(RawJson{text});
        if (keepDigits)
            return significantDigits(text) <= 17 ? Value(value) : Value(RawJson{text});
        return std::fpclassify(value) == FP_SUBNORMAL ? Value(0) : Value(value);
    }
    case JsonKind::List: {
        Value::List list;
        list.reserve(items.size());
        for (const JsonNode &item : items)
            list.push_back(item.toValue(keepDigits));
        return Value(std::move(list));
    }
    case JsonKind::Object: {
        Value::Object object;
        object.reserve(items.size());
        for (const JsonNode &item : items)
            object.emplace_back(item.key, item.toValue(keepDigits));
        return Value(std::move(object));
    }
    }
    return {};
}

std::string pointerTo(const JsonNode &root, const JsonNode &node)
{
    std::string pointer;
    const JsonNode *at = &root;
    while (at->offset != node.offset && !at->items.empty()) {
        // Nodes stand in the order of the text: the last one that starts no later holds it.
        const auto after = std::upper_bound(at->items.begin(), at->items.end(), node.offset,
                                            [](std::size_t offset, const JsonNode &item) { return offset < item.offset; });
        if (after == at->items.begin())
            break;
        const auto holder = std::prev(after);
        pointer += "/";
        pointer += at->kind == JsonKind::Object ? pointerStep(holder->key)
                                                : std::to_string(std::distance(at->items.begin(), holder));
        at = &*holder;
    }
    return pointer;
}

const JsonNode &descend(const JsonNode &from, std::string_view pointer)
{
    const JsonNode *at = &from;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::string_view step = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(step.size());
        const JsonNode *next = nullptr;
        std::size_t index = 0;
        if (at->kind == JsonKind::List) {
            std::from_chars(step.data(), step.data() + step.size(), index);
            next = index < at->items.size() ? &at->items[index] : nullptr;
        } else {
            const auto found = std::find_if(at->items.begin(), at->items.end(),
                                            [step](const JsonNode &item) { return pointerStep(item.key) == step; });
            next = found == at->items.end() ? nullptr : &*found;
        }
        if (next == nullptr)
            break;
        at = next;
    }
    return *at;
}

TextPlace placeOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto lines = std::count(before.begin(), before.end(), '\n');
    return {static_cast<int>(lines) + 1, static_cast<int>(characterCount(before.substr(lineStart))) + 1};
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

std::string pointerStep(std::string_view name)
{
    std::string out;
    out.reserve(name.size());
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

} // namespace nephoscope
