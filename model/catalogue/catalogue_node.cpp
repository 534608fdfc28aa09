// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue_node.h"

#include "model/ids.h"

#include <nlohmann/json.hpp>

namespace nephoscope::catalogue_parser {

Node::Node(const Json &json, std::string file, std::string pointer)
    : m_json(json), m_file(std::move(file)), m_pointer(std::move(pointer))
{
}

void Node::refuse(const std::string &sentence) const
{
    throw Refusal{Error{"E-CATALOGUE", sentence, m_file, m_pointer, 0, 0}};
}

bool Node::isText() const
{
    return m_json.is_string();
}

bool Node::has(const char *key) const
{
    return m_json.is_object() && m_json.contains(key);
}

void Node::allowOnly(std::initializer_list<const char *> keys) const
{
    if (!m_json.is_object())
        refuse("needs an object");
    for (const auto &[key, value] : m_json.items()) {
        if (std::ranges::find(keys, key) == keys.end())
            refuse("has the key \"" + key + "\", which means nothing here");
    }
}

Node Node::at(const char *key) const
{
    if (!has(key))
        refuse(std::string("needs the key \"") + key + "\"");
    return {m_json[key], m_file, m_pointer + '/' + key};
}

std::string Node::text() const
{
    if (!m_json.is_string() || m_json.get_ref<const std::string &>().empty())
        refuse("needs a text");
    return m_json.get<std::string>();
}

std::string Node::id() const
{
    std::string result = text();
    if (!isSnakeCase(result))
        refuse("\"" + result + "\" needs to be in snake_case");
    return result;
}

double Node::number() const
{
    if (!m_json.is_number())
        refuse("needs a number");
    return m_json.get<double>();
}

bool Node::boolean() const
{
    if (!m_json.is_boolean())
        refuse("needs true or false");
    return m_json.get<bool>();
}

std::vector<Node> Node::list() const
{
    if (!m_json.is_array())
        refuse("needs a list");
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < m_json.size(); ++i)
        nodes.emplace_back(m_json[i], m_file, m_pointer + '/' + std::to_string(i));
    return nodes;
}

std::vector<std::string> Node::texts() const
{
    std::vector<std::string> result;
    for (const Node &node : list())
        result.push_back(node.text());
    return result;
}

LocalText Node::localText() const
{
    allowOnly({"en", "zh"});
    return {at("en").text(), at("zh").text()};
}

Value Node::value() const
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

} // namespace nephoscope::catalogue_parser
