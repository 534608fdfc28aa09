// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"

#include "model/catalogue/built_in.h"
#include "model/catalogue/catalogue_parser.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstdlib>

namespace nephoscope {

const Catalogue &Catalogue::builtIn()
{
    static const Catalogue catalogue = [] {
        Result<Catalogue> parsed = parse(builtInCategories(), builtInTypes());
        if (!parsed) {
            // The texts were compiled in: whoever changed them sees this at the first start.
            std::fprintf(stderr, "%s\n", parsed.error().text().c_str());
            std::abort();
        }
        return std::move(parsed).value();
    }();
    return catalogue;
}

Result<Catalogue> Catalogue::parse(std::string_view categories,
                                   const std::vector<std::pair<std::string, std::string>> &types)
{
    Result<ParsedCatalogue> parsed = parseCatalogue(categories, types);
    if (!parsed)
        return parsed.error();
    Catalogue catalogue;
    catalogue.m_categories = std::move(parsed->categories);
    catalogue.m_types = std::move(parsed->types);
    catalogue.m_rootHoldsContentsOf = std::move(parsed->rootHoldsContentsOf);
    for (std::size_t i = 0; i < catalogue.m_types.size(); ++i)
        catalogue.m_indices.emplace(catalogue.m_types[i].id, i);
    return catalogue;
}

const ElementType *Catalogue::find(std::string_view type) const
{
    const auto found = m_indices.find(type);
    return found == m_indices.end() ? nullptr : &m_types[found->second];
}

const Category *Catalogue::findCategory(std::string_view id) const
{
    const auto found = std::ranges::find(m_categories, id, &Category::id);
    return found == m_categories.end() ? nullptr : &*found;
}

std::vector<LinkRole> Catalogue::rolesBetween(std::string_view from, std::string_view to) const
{
    const ElementType *source = find(from);
    if (!source || !find(to))
        return {kLinkRoles.begin(), kLinkRoles.end()};
    std::vector<LinkRole> roles;
    for (const LinkRule &rule : source->links) {
        const bool fits = std::ranges::any_of(rule.to, [to](const std::string &type) { return type == "*" || type == to; });
        if (fits && std::ranges::find(roles, rule.role) == roles.end())
            roles.push_back(rule.role);
    }
    return roles;
}

Value Catalogue::valueOf(const Element &element, std::string_view parameter) const
{
    const auto given = element.params.find(parameter);
    return given == element.params.end() ? defaultOf(element, parameter) : given->second;
}

Value Catalogue::defaultOf(const Element &element, std::string_view parameter) const
{
    const ElementType *type = find(element.type);
    assert(type);
    const Parameter *description = type->parameter(parameter);
    assert(description);
    for (const ConditionalDefault &conditional : description->conditionalDefaults) {
        const Value deciding = valueOf(element, conditional.parameter);
        if (deciding.isString() && deciding.toString() == conditional.choice)
            return conditional.value;
    }
    return description->defaultValue;
}

bool Catalogue::isRelevant(const Element &element, const Parameter &parameter) const
{
    if (parameter.onlyWhileParameter.empty())
        return true;
    const Value deciding = valueOf(element, parameter.onlyWhileParameter);
    // Choices name enumeration values; a boolean condition is written as "true" or "false".
    const std::string choice = deciding.isString() ? deciding.toString()
                               : deciding.isBool() ? std::string(deciding.toBool() ? "true" : "false")
                                                   : std::string();
    return std::ranges::find(parameter.onlyWhileChoices, choice) != parameter.onlyWhileChoices.end();
}

} // namespace nephoscope
