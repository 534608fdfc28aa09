// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"

#include <algorithm>

namespace nephoscope {

namespace {

template <typename List, typename Wanted>
auto *findIn(List &list, const Wanted &id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Element *Architecture::find(const ElementId &id) const
{
    return findIn(elements, id);
}

Element *Architecture::find(const ElementId &id)
{
    return findIn(elements, id);
}

const Link *Architecture::find(const LinkId &id) const
{
    return findIn(links, id);
}

Link *Architecture::find(const LinkId &id)
{
    return findIn(links, id);
}

const Variant *Architecture::findVariant(std::string_view id) const
{
    return findIn(variants, VariantId(std::string(id)));
}

std::vector<const Element *> Architecture::childrenOf(const ElementId &parent) const
{
    std::vector<const Element *> children;
    for (const Element &element : elements) {
        if (element.parent == parent)
            children.push_back(&element);
    }
    return children;
}

bool Architecture::contains(const ElementId &outer, const ElementId &inner) const
{
    const Element *at = find(inner);
    // No chain of parents is longer than the list: more steps mean a cycle.
    for (std::size_t step = 0; at != nullptr && step <= elements.size(); ++step) {
        if (at->id == outer)
            return true;
        at = at->parent ? find(*at->parent) : nullptr;
    }
    return false;
}

std::string Architecture::freeId(std::string_view stem) const
{
    const auto isFree = [this](const std::string &id) {
        return find(ElementId(id)) == nullptr && find(LinkId(id)) == nullptr;
    };
    // Room for the number, so that the result is an id too.
    const std::string base(stem.substr(0, 120));
    if (isFree(base))
        return base;
    for (std::size_t number = 2;; ++number) {
        std::string candidate = base + "-" + std::to_string(number);
        if (isFree(candidate))
            return candidate;
    }
}

Box Architecture::absoluteBox(const ElementId &id) const
{
    const Element *element = find(id);
    if (element == nullptr)
        return {};
    Box box = element->box.value_or(Box{});
    const Element *at = element->parent ? find(*element->parent) : nullptr;
    for (std::size_t step = 0; at != nullptr && step <= elements.size(); ++step) {
        const Box around = at->box.value_or(Box{});
        box.x += around.x;
        box.y += around.y;
        at = at->parent ? find(*at->parent) : nullptr;
    }
    return box;
}

} // namespace nephoscope
