// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
    ///
    /// Refuses, naming the file and the place in it, whatever would not hold together: a text without one of its
    /// languages, a default out of its range, a condition on a parameter that is not there, an unknown key or type.
    static Result<Catalogue> parse(std::string_view categories,
                                   const std::vector<std::pair<std::string, std::string>> &types);

    const std::vector<Category> &categories() const { return m_categories; }
    const std::vector<ElementType> &types() const { return m_types; }
    /// nullptr for a type that this program does not know.
    const ElementType *find(std::string_view type) const;
    const Category *findCategory(std::string_view id) const;

    /// Whether an element of `child` may stand where the containers, from the inside out, are of these types (none:
    /// the root). All of them matter, since some boundaries hold whatever their own parent may.
    /// A type that is unknown may stand, and holds, anywhere and anything.
    bool mayStandIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const;
    /// Why not, in a few words for a chip ('needs a hypervisor'); empty when it may.
    LocalText whyNotIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const;
    /// Why not, in one sentence for a message; empty when it may.
    LocalText whyNotInSentence(std::string_view child, const std::vector<std::string> &containersInsideOut) const;

    /// The roles that a link between the two types may have, best first. With an unknown type at one end: all.
    std::vector<LinkRole> rolesBetween(std::string_view from, std::string_view to) const;

    /// The element's value of a parameter, or the default (which may depend on another parameter's choice).
    /// The type and the parameter must be known.
    Value valueOf(const Element &element, std::string_view parameter) const;
    /// The default that the parameter has while the element's other parameters are as they are.
    Value defaultOf(const Element &element, std::string_view parameter) const;
    /// Whether the parameter means something while the element's other parameters are as they are.
    bool isRelevant(const Element &element, const Parameter &parameter) const;

private:
    bool holds(std::string_view container, std::string_view child) const;

    std::vector<Category> m_categories;
    std::vector<ElementType> m_types;
    std::map<std::string, std::size_t, std::less<>> m_indices;
    std::vector<std::string> m_rootHoldsContentsOf;
};

/// The types of the containers of `parent` and its ancestors, from the inside out (empty for the root).
std::vector<std::string> containerTypes(const Architecture &architecture, const std::optional<ElementId> &parent);

} // namespace nephoscope
