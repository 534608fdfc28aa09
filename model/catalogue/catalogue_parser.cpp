// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of resources/catalogue, read strictly: what is not understood is refused.
#include "model/catalogue/catalogue_parser.h"

#include "model/catalogue/catalogue.h"
#include "model/catalogue/element_type_parser.h"

#include <nlohmann/json.hpp>

namespace nephoscope {

namespace {

using namespace catalogue_parser;

Json parseText(const std::string &file, std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw Refusal{Error{"E-SYNTAX", "is not JSON", file, "", 0, 0}};
    return json;
}

/// Every type that one names must be there; containers must not hold each other's contents in a circle.
void checkNames(const ParsedCatalogue &parsed, const Node &root)
{
    const auto known = [&](const std::string &id) { return byId(parsed.types, id) != nullptr; };
    const auto check = [&](const std::string &user, const std::vector<std::string> &names, std::string_view also) {
        for (const std::string &name : names) {
            if (!known(name) && name != also)
                root.refuse(user + " names the type \"" + name + "\", which is not there");
        }
    };
    check("root", parsed.rootHoldsContentsOf, "");
    for (const ElementType &type : parsed.types) {
        check(type.id, type.parents, kRoot);
        check(type.id, type.holdsContentsOf, "");
        for (const std::string &other : type.holdsContentsOf) {
            if (!byId(parsed.types, other)->holdsContentsOf.empty())
                root.refuse(type.id + " holds the contents of " + other + ", which itself takes them from others");
        }
        for (const LinkRule &rule : type.links)
            check(type.id, rule.to, "*");
        for (const Parameter &parameter : type.parameters) {
            check(type.id + "." + parameter.id, parameter.elementTypes, "");
            for (const ListField &field : parameter.fields)
                check(type.id + "." + parameter.id, field.elementTypes, "");
        }
    }
}

ParsedCatalogue parseAll(std::string_view categories, const std::vector<std::pair<std::string, std::string>> &types)
{
    const std::string file = "categories.json";
    const Json json = parseText(file, categories);
    const Node root(json, file, "");
    root.allowOnly({"categories", "root_holds_contents_of", "groups", "parameters", "metrics", "events"});
    const Node groups = root.at("groups");
    const Shared shared = parseShared(root, groups);

    std::vector<ElementType> found;
    for (const auto &[name, text] : types) {
        const Json typeJson = parseText(name, text);
        const Node node(typeJson, name, "");
        found.push_back(parseType(node, shared));
        const std::string &id = found.back().id;
        if (!name.ends_with(id + ".json"))
            node.refuse("describes \"" + id + "\", so the file needs to be called " + id + ".json");
        if (std::ranges::count(found, id, &ElementType::id) > 1)
            node.refuse("describes \"" + id + "\", as another file does");
    }

    ParsedCatalogue parsed;
    parsed.rootHoldsContentsOf = root.at("root_holds_contents_of").texts();
    for (const Node &node : root.at("categories").list()) {
        node.allowOnly({"id", "name", "types"});
        const Category category{node.at("id").id(), node.at("name").localText(), node.at("types").texts()};
        for (const std::string &id : category.types) {
            const auto type = std::ranges::find(found, id, &ElementType::id);
            if (type == found.end())
                node.refuse("lists \"" + id + "\", which no file describes");
            if (byId(parsed.types, id))
                node.refuse("lists \"" + id + "\", which is listed already");
            parsed.types.push_back(*type);
            parsed.types.back().category = category.id;
        }
        parsed.categories.push_back(category);
    }
    for (const ElementType &type : found) {
        if (!byId(parsed.types, type.id))
            root.refuse("lists \"" + type.id + "\" in no category, though a file describes it");
    }
    checkNames(parsed, root);
    return parsed;
}

} // namespace

Result<ParsedCatalogue> parseCatalogue(std::string_view categories,
                                       const std::vector<std::pair<std::string, std::string>> &types)
{
    try {
        return parseAll(categories, types);
    } catch (const Refusal &refusal) {
        return refusal.error;
    }
}

} // namespace nephoscope
