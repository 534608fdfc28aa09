// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/placement_check.h"

#include "model/catalogue/catalogue.h"
#include "model/pool_contents.h"
#include "sim/mechanisms/registry.h"

namespace nephoscope::sim {

namespace {

std::string nameOf(const Element &element)
{
    return element.name.empty() ? element.id.text() : element.name;
}

/// A sentence about the element; `zh` goes on after its name.
LocalText about(const Element &element, const std::string &en, const std::string &zh)
{
    return {"\"" + nameOf(element) + "\" " + en + ".", "“" + nameOf(element) + "”" + zh + "。"};
}

} // namespace

PlacementCheck::PlacementCheck(const Architecture &architecture, const Catalogue &catalogue) : m_architecture(architecture), m_catalogue(catalogue)
{
    for (const Element &element : architecture.elements)
        m_drawn.emplace(element.id.text(), &element);
}

const Element *PlacementCheck::containerOf(const Element &element) const
{
    const auto found = element.parent ? m_drawn.find(element.parent->text()) : m_drawn.end();
    return found == m_drawn.end() ? nullptr : found->second;
}

/// Types of what it stands in, from the inside out; none for something that stands in itself (`isCircle`).
std::vector<std::string> PlacementCheck::containerTypes(const Element &element, bool &isCircle) const
{
    std::vector<std::string> types;
    isCircle = false;
    for (const Element *outer = containerOf(element); outer && !isCircle; outer = containerOf(*outer)) {
        types.push_back(outer->type);
        // A circle further out never comes back here: no chain of parents is longer than the list.
        isCircle = outer == &element || types.size() > m_architecture.elements.size();
    }
    return types;
}

LocalText PlacementCheck::whyNot(const Element &element) const
{
    if (!m_catalogue.find(element.type))
        return about(element, "is of the type " + element.type + ", which this program does not know", "的类型 " + element.type + " 不为本程序所知");
    if (!findMechanismType(element.type))
        return about(element, "is of the type " + element.type + ", which does nothing in a run", "的类型 " + element.type + " 在运行中不起作用");
    if (element.parent && !containerOf(element))
        return about(element, "stands in \"" + element.parent->text() + "\", which is not there", "位于“" + element.parent->text() + "”中，而后者不存在");
    bool isCircle = false;
    const std::vector<std::string> outer = containerTypes(element, isCircle);
    if (isCircle && m_architecture.contains(element.id, *element.parent))
        return about(element, "stands in itself by way of its containers", "经由其容器位于自身之中");
    LocalText why = m_catalogue.whyNotIn(element.type, outer);
    // To look for what a pool hands out is dear in a large design.
    if (const Element *container = containerOf(element); why.isEmpty() && container && container->type == "resource_pool")
        why = whyNotInPool(m_architecture, m_catalogue, element.type, element.parent);
    return why.isEmpty() ? LocalText() : about(element, "cannot stand where it stands: " + why.en, "不能放在所处的位置：" + why.zh);
}

LocalText PlacementCheck::goesWith(const Element &element)
{
    const std::string container = element.parent ? element.parent->text() : std::string();
    return about(element, "stands in \"" + container + "\", which takes no part", "位于“" + container + "”中，而后者不参与运行");
}

} // namespace nephoscope::sim
