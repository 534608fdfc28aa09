// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/structural_cuts.h"

#include "model/catalogue/catalogue.h"
#include "model/rules/design_view.h"

#include <algorithm>
#include <set>

namespace nephoscope {

namespace {

bool isOneOf(const std::vector<std::string> &ids, const std::string &id)
{
    return std::ranges::find(ids, id) != ids.end();
}

/// Whether one of them is the element, or holds it.
bool coversOneOf(const DesignView &view, const std::vector<const Element *> &removed, const Element &element)
{
    return std::ranges::any_of(removed, [&](const Element *one) { return view.contains(*one, element); });
}

/// All that the work at `service` needs beyond itself, at any distance.
std::set<const Element *> neededBy(const DesignView &view, const Element &service)
{
    std::set<const Element *> needed;
    std::vector<const Element *> open{&service};
    while (!open.empty()) {
        const Element *element = open.back();
        open.pop_back();
        for (const Element *outer = element; outer; outer = view.parentOf(*outer)) {
            std::vector<const Element *> next = view.targets(*outer, LinkRole::Storage);
            if (outer == element) {
                const std::vector<const Element *> called = view.targets(*outer, LinkRole::Request);
                next.insert(next.end(), called.begin(), called.end());
            }
            for (const Element *target : next) {
                if (target != &service && needed.insert(target).second)
                    open.push_back(target);
            }
        }
    }
    return needed;
}

} // namespace

StructuralCuts::StructuralCuts(const Architecture &design, const Catalogue &catalogue) : m_design(design), m_catalogue(catalogue)
{
    const DesignView view(design, catalogue);
    for (const Element *consumer : view.ofType("cloud_service_consumer")) {
        if (!view.servicesReachedFrom(*consumer).empty())
            m_consumers.push_back(consumer->id.text());
    }
}

std::vector<std::string> StructuralCuts::cutOffBy(const std::vector<std::string> &removed) const
{
    Architecture left = m_design;
    std::erase_if(left.links, [&](const Link &link) { return isOneOf(removed, link.id.text()); });
    std::erase_if(left.elements, [&](const Element &element) {
        return std::ranges::any_of(removed, [&](const std::string &id) { return id == element.id.text() || m_design.contains(ElementId(id), element.id); });
    });
    const DesignView view(left, m_catalogue);
    std::vector<std::string> cut;
    for (const std::string &id : m_consumers) {
        const Element *consumer = view.find(ElementId(id));
        if (!consumer || view.servicesReachedFrom(*consumer).empty())
            cut.push_back(id);
    }
    return cut;
}

std::string StructuralCuts::needing(const std::vector<std::string> &removed) const
{
    const DesignView view(m_design, m_catalogue);
    std::vector<const Element *> elements;
    for (const std::string &id : removed) {
        if (const Element *element = view.find(ElementId(id)))
            elements.push_back(element);
    }
    for (const Element *service : view.ofType("cloud_service")) {
        const bool isReached = std::ranges::any_of(m_consumers, [&](const std::string &id) {
            return view.servicesReachedFrom(*view.find(ElementId(id))).contains(service);
        });
        if (!isReached || coversOneOf(view, elements, *service))
            continue;
        for (const Element *needed : neededBy(view, *service)) {
            if (coversOneOf(view, elements, *needed))
                return service->id.text();
        }
    }
    return {};
}

} // namespace nephoscope
