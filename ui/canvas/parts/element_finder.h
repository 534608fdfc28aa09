// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace nephoscope::ui {

/// Finds elements by id at once, where an Architecture looks through all of them. Points into it: it must stay as it is.
class ElementFinder
{
public:
    explicit ElementFinder(const Architecture &architecture)
    {
        m_elements.reserve(architecture.elements.size());
        for (const Element &element : architecture.elements)
            m_elements.emplace(element.id.text(), &element);
        for (const Element &element : architecture.elements) {
            if (element.parent)
                m_contents[element.parent->text()].push_back(&element);
        }
    }

    /// nullptr for an element that is not there.
    const Element *find(const ElementId &id) const
    {
        const auto found = m_elements.find(id.text());
        return found == m_elements.end() ? nullptr : found->second;
    }

    /// Direct contents in document order.
    const std::vector<const Element *> &contentsOf(const ElementId &id) const
    {
        static const std::vector<const Element *> none;
        const auto found = m_contents.find(id.text());
        return found == m_contents.end() ? none : found->second;
    }

private:
    std::unordered_map<std::string, const Element *> m_elements;
    std::unordered_map<std::string, std::vector<const Element *>> m_contents;
};

} // namespace nephoscope::ui
