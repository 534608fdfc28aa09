// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in what.
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"

#include <algorithm>

namespace nephoscope {

namespace {

bool isOneOf(std::string_view text, const std::vector<std::string> &texts)
{
    return std::ranges::find(texts, text) != texts.end();
}

} // namespace

bool Catalogue::holds(std::string_view container, std::string_view child) const
{
    if (isOneOf(container, find(child)->parents))
        return true;
    const ElementType *type = find(container);
    const std::vector<std::string> &others = type ? type->holdsContentsOf : m_rootHoldsContentsOf;
    return std::ranges::any_of(others, [&](const std::string &other) { return holds(other, child); });
}

bool Catalogue::mayStandIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const
{
    if (!find(child))
        return true;
    for (const std::string &container : containersInsideOut) {
        const ElementType *type = find(container);
        if (!type)
            return true;
        if (!type->holdsWhatItsParentMay)
            return holds(container, child);
    }
    return holds(kRoot, child);
}

LocalText Catalogue::whyNotIn(std::string_view child, const std::vector<std::string> &containersInsideOut) const
{
    return mayStandIn(child, containersInsideOut) ? LocalText() : find(child)->needs;
}

LocalText Catalogue::whyNotInSentence(std::string_view child, const std::vector<std::string> &containersInsideOut) const
{
    const LocalText reason = whyNotIn(child, containersInsideOut);
    if (reason.isEmpty())
        return {};
    const LocalText &name = find(child)->name;
    const LocalText where = containersInsideOut.empty() ? LocalText{"outside of every container", "不在任何容器中"}
                                                        : find(containersInsideOut.front())->name;
    if (containersInsideOut.empty())
        return {name.en + " cannot stand " + where.en + ": it " + reason.en + ".",
                name.zh + "不能单独放在画布上：" + reason.zh + "。"};
    return {name.en + " cannot stand in “" + where.en + "”: it " + reason.en + ".",
            name.zh + "不能放在“" + where.zh + "”中：" + reason.zh + "。"};
}

std::vector<std::string> containerTypes(const Architecture &architecture, const std::optional<ElementId> &parent)
{
    std::vector<std::string> types;
    std::optional<ElementId> next = parent;
    // A document may hold a cycle of parents; no chain is longer than the number of elements.
    while (next && types.size() <= architecture.elements.size()) {
        const Element *element = architecture.find(*next);
        if (!element)
            break;
        types.push_back(element->type);
        next = element->parent;
    }
    return types;
}

} // namespace nephoscope
