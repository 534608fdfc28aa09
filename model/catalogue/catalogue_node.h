// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/result.h"

#include <nlohmann/json_fwd.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace nephoscope::catalogue_parser {

using Json = nlohmann::ordered_json;

/// Thrown by what reads the catalogue's texts, caught in parseCatalogue: it leaves no room.
struct Refusal {
    Error error;
};

/// A JSON value of the catalogue together with the file and the place that it comes from, for messages. Whatever it is asked for
/// and is not, it refuses.
class Node
{
public:
    Node(const Json &json, std::string file, std::string pointer);

    [[noreturn]] void refuse(const std::string &sentence) const;
    bool has(const char *key) const;
    bool isText() const;
    void allowOnly(std::initializer_list<const char *> keys) const;
    Node at(const char *key) const;

    std::string text() const;
    /// A text in snake_case.
    std::string id() const;
    double number() const;
    bool boolean() const;
    std::vector<Node> list() const;
    std::vector<std::string> texts() const;
    LocalText localText() const;
    Value value() const;

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

template <typename Entry>
const Entry *byId(const std::vector<Entry> &entries, const std::string &id)
{
    const auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
}

} // namespace nephoscope::catalogue_parser
