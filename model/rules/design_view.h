// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/rules/problem.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

/// A design as the rules look at it: what takes part, where requests can go, values with their defaults.
///
/// Elements of unknown types are passed over. Everything is in document order.
class DesignView
{
public:
    DesignView(const Architecture &architecture, const Catalogue &catalogue);

    const Architecture &architecture() const { return m_architecture; }
    const Catalogue &catalogue() const { return m_catalogue; }

    /// Known elements of a type that take part: enabled, as are their containers (a disabled border only stops checking).
    std::vector<const Element *> ofType(std::string_view type) const;
    bool takesPart(const Element &element) const;
    const Element *find(const ElementId &id) const;
    const Element *parentOf(const Element &element) const;
    /// Whether `inner` is `outer` or stands in it at any depth.
    bool contains(const Element &outer, const Element &inner) const;
    /// The nearest container of a type, or nullptr.
    const Element *enclosing(const Element &element, std::string_view type) const;

    double number(const Element &element, std::string_view parameter) const;
    std::string text(const Element &element, std::string_view parameter) const;
    bool flag(const Element &element, std::string_view parameter) const;

    /// Where the outgoing links of a role lead to, as far as the ends take part. A link to something that is disabled and
    /// passes messages on leads to the first target beyond it.
    std::vector<const Element *> targets(const Element &element, LinkRole role) const;
    std::vector<const Element *> sources(const Element &element, LinkRole role) const;
    /// The services that a request to the element means: itself, or those that stand in it or are its members.
    std::vector<const Element *> servicesAt(const Element &element) const;
    /// All services that the consumer's requests can come to, without passing `removed` or anything in it.
    std::set<const Element *> servicesReachedFrom(const Element &consumer, const Element *removed = nullptr) const;

    /// The element's name in quotation marks, the id where it has none.
    static std::string quoted(const Element &element);

private:
    const Element *beyond(const Element &element, LinkRole role, int depth) const;

    const Architecture &m_architecture;
    const Catalogue &m_catalogue;
    std::map<std::string, const Element *, std::less<>> m_byId;
    std::map<std::string, std::vector<const Link *>, std::less<>> m_out;
    std::map<std::string, std::vector<const Link *>, std::less<>> m_in;
};

} // namespace nephoscope
