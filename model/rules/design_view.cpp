// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/design_view.h"

#include <algorithm>

namespace nephoscope {

namespace {

// No chain of containers or bypasses is longer in a design that means something; a circle ends here.
constexpr int kMaximumDepth = 64;

void addOnce(std::vector<const Element *> &elements, const Element *element)
{
    if (element && std::ranges::find(elements, element) == elements.end())
        elements.push_back(element);
}

} // namespace

DesignView::DesignView(const Architecture &architecture, const Catalogue &catalogue)
    : m_architecture(architecture)
    , m_catalogue(catalogue)
{
    for (const Element &element : architecture.elements) {
        if (catalogue.find(element.type))
            m_byId.emplace(element.id.text(), &element);
    }
    for (const Link &link : architecture.links) {
        m_out[link.from.text()].push_back(&link);
        m_in[link.to.text()].push_back(&link);
    }
}

const Element *DesignView::find(const ElementId &id) const
{
    const auto found = m_byId.find(id.text());
    return found == m_byId.end() ? nullptr : found->second;
}

const Element *DesignView::parentOf(const Element &element) const
{
    return element.parent ? find(*element.parent) : nullptr;
}

bool DesignView::takesPart(const Element &element) const
{
    if (!element.enabled)
        return false;
    int depth = 0;
    for (const Element *container = parentOf(element); container && depth < kMaximumDepth; container = parentOf(*container), ++depth) {
        if (!container->enabled && !m_catalogue.find(container->type)->isBoundaryOnly)
            return false;
    }
    return true;
}

bool DesignView::contains(const Element &outer, const Element &inner) const
{
    int depth = 0;
    for (const Element *one = &inner; one && depth < kMaximumDepth; one = parentOf(*one), ++depth) {
        if (one == &outer)
            return true;
    }
    return false;
}

std::vector<const Element *> DesignView::ofType(std::string_view type) const
{
    std::vector<const Element *> found;
    if (!m_catalogue.find(type))
        return found;
    for (const Element &element : m_architecture.elements) {
        if (element.type == type && takesPart(element))
            found.push_back(&element);
    }
    return found;
}

const Element *DesignView::enclosing(const Element &element, std::string_view type) const
{
    int depth = 0;
    for (const Element *container = parentOf(element); container && depth < kMaximumDepth; container = parentOf(*container), ++depth) {
        if (container->type == type)
            return container;
    }
    return nullptr;
}

double DesignView::number(const Element &element, std::string_view parameter) const
{
    const Value value = m_catalogue.valueOf(element, parameter);
    return value.isNumber() ? value.toNumber() : 0;
}

std::string DesignView::text(const Element &element, std::string_view parameter) const
{
    const Value value = m_catalogue.valueOf(element, parameter);
    return value.isString() ? value.toString() : std::string();
}

bool DesignView::flag(const Element &element, std::string_view parameter) const
{
    const Value value = m_catalogue.valueOf(element, parameter);
    return value.isBool() && value.toBool();
}

const Element *DesignView::beyond(const Element &element, LinkRole role, int depth) const
{
    if (takesPart(element))
        return &element;
    const auto links = m_out.find(element.id.text());
    if (depth >= kMaximumDepth || links == m_out.end() || !m_catalogue.find(element.type)->passesOn)
        return nullptr;
    for (const Link *link : links->second) {
        const Element *next = link->role == role ? find(link->to) : nullptr;
        if (const Element *target = next ? beyond(*next, role, depth + 1) : nullptr)
            return target;
    }
    return nullptr;
}

std::vector<const Element *> DesignView::targets(const Element &element, LinkRole role) const
{
    std::vector<const Element *> found;
    const auto links = m_out.find(element.id.text());
    if (links == m_out.end())
        return found;
    for (const Link *link : links->second) {
        const Element *next = link->role == role ? find(link->to) : nullptr;
        if (next)
            addOnce(found, beyond(*next, role, 0));
    }
    return found;
}

std::vector<const Element *> DesignView::sources(const Element &element, LinkRole role) const
{
    std::vector<const Element *> found;
    const auto links = m_in.find(element.id.text());
    if (links == m_in.end())
        return found;
    for (const Link *link : links->second) {
        const Element *source = link->role == role ? find(link->from) : nullptr;
        if (source && takesPart(*source))
            addOnce(found, source);
    }
    return found;
}

std::vector<const Element *> DesignView::servicesAt(const Element &element) const
{
    std::vector<const Element *> services;
    if (element.type == "cloud_service")
        addOnce(services, &element);
    if (!m_catalogue.find(element.type)->isContainer)
        return services;
    std::vector<const Element *> groups{&element};
    for (const Element *member : sources(element, LinkRole::Member))
        groups.push_back(member);
    for (const Element *service : ofType("cloud_service")) {
        for (const Element *group : groups) {
            if (contains(*group, *service))
                addOnce(services, service);
        }
    }
    return services;
}

std::set<const Element *> DesignView::servicesReachedFrom(const Element &consumer, const Element *removed) const
{
    std::set<const Element *> reached;
    std::set<const Element *> seen{&consumer};
    std::vector<const Element *> open{&consumer};
    const auto isRemoved = [&](const Element &element) { return removed && contains(*removed, element); };
    while (!open.empty()) {
        const Element *element = open.back();
        open.pop_back();
        std::vector<const Element *> next = targets(*element, LinkRole::Request);
        if (element != &consumer) {
            for (const Element *service : servicesAt(*element)) {
                if (!isRemoved(*service)) {
                    reached.insert(service);
                    addOnce(next, service);
                }
            }
        }
        for (const Element *target : next) {
            if (!isRemoved(*target) && seen.insert(target).second)
                open.push_back(target);
        }
    }
    return reached;
}

std::string DesignView::quoted(const Element &element)
{
    return "“" + (element.name.empty() ? element.id.text() : element.name) + "”";
}

} // namespace nephoscope
