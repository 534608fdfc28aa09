// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/result.h"

#include <string_view>
#include <vector>

namespace nephoscope {

struct Architecture;

/// All mechanisms that the program knows, in the palette's order.
class Catalogue
{
public:
    /// The one built into the program from `resources/catalogue`.
    static const Catalogue &builtIn();
    /// From the JSON texts of categories and types (name of the file, text).
    static Result<Catalogue> parse(std::string_view categories,
                                   const std::vector<std::pair<std::string, std::string>> &types);

    const std::vector<Category> &categories() const { return m_categories; }
    const std::vector<ElementType> &types() const { return m_types; }
    /// nullptr for a type that this program does not know.
    const ElementType *find(std::string_view type) const;
    const Category *findCategory(std::string_view id) const;

    /// Whether an element of `child` may stand in an element of `parent` (empty: the root); `grandparents` are the
    /// types of parent's own containers from the inside out, since some boundaries hold whatever their parent may.
    bool mayStandIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const;
    /// Why not, in a few words for a chip, and in one sentence for a message; empty when it may.
    LocalText whyNotIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const;

    /// The roles that a link between the two types may have, best first.
    std::vector<LinkRole> rolesBetween(std::string_view from, std::string_view to) const;

    /// The element's value of a parameter, or the default (which may depend on another parameter's choice).
    /// The type and the parameter must be known.
    Value valueOf(const Element &element, std::string_view parameter) const;

private:
    std::vector<Category> m_categories;
    std::vector<ElementType> m_types;
};

/// The types of the containers of `parent` and its ancestors, from the inside out (empty for the root).
std::vector<std::string> containerTypes(const Architecture &architecture, const std::optional<ElementId> &parent);

} // namespace nephoscope
