// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

constexpr std::size_t kMostNames = 3;

void addOnce(std::vector<const Element *> &elements, const Element *element)
{
    if (std::ranges::find(elements, element) == elements.end())
        elements.push_back(element);
}

} // namespace

std::vector<const Element *> membersOf(const DesignView &design, const Element &group)
{
    std::vector<const Element *> members;
    for (const Element *child : design.architecture().childrenOf(group.id)) {
        if (design.find(child->id) && design.takesPart(*child))
            addOnce(members, child);
    }
    if (design.catalogue().find(group.type)->parameter("members")) {
        const Value ids = design.catalogue().valueOf(group, "members");
        for (const Value &id : ids.isList() ? ids.toList() : Value::List()) {
            const Element *member = id.isString() ? design.find(ElementId(id.toString())) : nullptr;
            if (member && design.takesPart(*member))
                addOnce(members, member);
        }
    }
    for (const Element *member : design.sources(group, LinkRole::Member))
        addOnce(members, member);
    return members;
}

bool isAmong(const DesignView &design, const std::vector<const Element *> &members, const Element &element)
{
    return std::ranges::any_of(members,
                               [&](const Element *member) { return design.contains(*member, element); });
}

std::vector<const Element *> reachedFrom(const DesignView &design, const Element &start, LinkRole role,
                                         const std::function<bool(const Element &)> &stops)
{
    std::vector<const Element *> reached;
    std::vector<const Element *> open{&start};
    while (!open.empty()) {
        const Element *element = open.back();
        open.pop_back();
        std::vector<const Element *> next = design.targets(*element, role);
        if (element != &start && role == LinkRole::Request) {
            for (const Element *service : design.servicesAt(*element))
                addOnce(next, service);
        }
        for (const Element *target : next) {
            if (target == &start || std::ranges::find(reached, target) != reached.end())
                continue;
            reached.push_back(target);
            if (!stops(*target))
                open.push_back(target);
        }
    }
    return reached;
}

std::string listed(const std::vector<const Element *> &elements, bool chinese)
{
    std::string text;
    for (std::size_t i = 0; i < elements.size() && i < kMostNames; ++i)
        text += (i == 0 ? "" : chinese ? "、" : ", ") + DesignView::quoted(*elements[i]);
    if (elements.size() > kMostNames) {
        const std::string more = std::to_string(elements.size() - kMostNames);
        text += chinese ? " 等另外 " + more + " 个" : " and " + more + " more";
    }
    return text;
}

} // namespace nephoscope
