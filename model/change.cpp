// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/change.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace nephoscope {

namespace {

template <typename List, typename Wanted>
std::size_t indexOf(const List &list, const Wanted &id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &item) { return item.id == id; });
    assert(found != list.end());
    return static_cast<std::size_t>(std::distance(list.begin(), found));
}

/// Sets or clears a parameter and returns what it was.
std::optional<Value> exchangeParameter(Parameters &params, const std::string &name, const std::optional<Value> &value)
{
    std::optional<Value> before;
    if (const auto found = params.find(name); found != params.end()) {
        before = std::move(found->second);
        params.erase(found);
    }
    if (value)
        params.emplace(name, *value);
    return before;
}

/// Carries a change out; each call returns its inverse.
class Application
{
public:
    explicit Application(Architecture &architecture) : m_design(architecture) {}

    Change operator()(const InsertElement &change)
    {
        assert(change.index <= m_design.elements.size() && m_design.find(change.element.id) == nullptr);
        m_design.elements.insert(m_design.elements.begin() + static_cast<std::ptrdiff_t>(change.index), change.element);
        return RemoveElement{change.element.id};
    }

    Change operator()(const RemoveElement &change)
    {
        const std::size_t index = indexOf(m_design.elements, change.id);
        InsertElement inverse{index, std::move(m_design.elements[index])};
        m_design.elements.erase(m_design.elements.begin() + static_cast<std::ptrdiff_t>(index));
        return inverse;
    }

    Change operator()(const RenameElement &change)
    {
        return RenameElement{change.id, std::exchange(element(change.id).name, change.name)};
    }

    Change operator()(const ReparentElement &change)
    {
        return ReparentElement{change.id, std::exchange(element(change.id).parent, change.parent)};
    }

    Change operator()(const SetElementEnabled &change)
    {
        return SetElementEnabled{change.id, std::exchange(element(change.id).enabled, change.enabled)};
    }

    Change operator()(const SetElementParameter &change)
    {
        return SetElementParameter{change.id, change.parameter,
                                   exchangeParameter(element(change.id).params, change.parameter, change.value)};
    }

    Change operator()(const SetElementBox &change)
    {
        return SetElementBox{change.id, std::exchange(element(change.id).box, change.box)};
    }

    Change operator()(const ReorderElement &change)
    {
        const std::size_t from = indexOf(m_design.elements, change.id);
        assert(change.index < m_design.elements.size());
        const auto begin = m_design.elements.begin();
        const auto at = begin + static_cast<std::ptrdiff_t>(from);
        const auto to = begin + static_cast<std::ptrdiff_t>(change.index);
        if (from < change.index)
            std::rotate(at, at + 1, to + 1);
        else
            std::rotate(to, at, at + 1);
        return ReorderElement{change.id, from};
    }

    Change operator()(const InsertLink &change)
    {
        assert(change.index <= m_design.links.size() && m_design.find(change.link.id) == nullptr);
        m_design.links.insert(m_design.links.begin() + static_cast<std::ptrdiff_t>(change.index), change.link);
        return RemoveLink{change.link.id};
    }

    Change operator()(const RemoveLink &change)
    {
        const std::size_t index = indexOf(m_design.links, change.id);
        InsertLink inverse{index, std::move(m_design.links[index])};
        m_design.links.erase(m_design.links.begin() + static_cast<std::ptrdiff_t>(index));
        return inverse;
    }

    Change operator()(const SetLinkParameter &change)
    {
        return SetLinkParameter{change.id, change.parameter,
                                exchangeParameter(link(change.id).params, change.parameter, change.value)};
    }

    Change operator()(const SetLinkRole &change)
    {
        return SetLinkRole{change.id, std::exchange(link(change.id).role, change.role)};
    }

    Change operator()(const SetAppearance &change)
    {
        UnknownFields &fields = fieldsOf(change.id);
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto &field) { return field.first == change.field; });
        SetAppearance inverse{change.id, change.field, std::nullopt, static_cast<std::size_t>(found - fields.begin())};
        if (found == fields.end()) {
            if (change.value)
                fields.emplace(fields.begin() + static_cast<std::ptrdiff_t>(std::min(change.index, fields.size())), change.field, *change.value);
            return inverse;
        }
        inverse.value = std::move(found->second);
        if (change.value)
            found->second = *change.value;
        else
            fields.erase(found);
        return inverse;
    }

    Change operator()(const SetTitle &change) { return SetTitle{std::exchange(m_design.title, change.title)}; }

    Change operator()(const SetDescription &change)
    {
        return SetDescription{std::exchange(m_design.description, change.description)};
    }

    Change operator()(const SetCurrency &change)
    {
        return SetCurrency{std::exchange(m_design.currency, change.currency)};
    }

    Change operator()(const SetRunSettings &change) { return SetRunSettings{std::exchange(m_design.run, change.run)}; }
    Change operator()(const SetEvents &change) { return SetEvents{std::exchange(m_design.events, change.events)}; }

    Change operator()(const SetVariants &change)
    {
        return SetVariants{std::exchange(m_design.variants, change.variants)};
    }

    Change operator()(const SetExpectations &change)
    {
        return SetExpectations{std::exchange(m_design.expect, change.expect)};
    }

private:
    UnknownFields &fieldsOf(const std::string &id)
    {
        if (id.empty())
            return m_design.unknown;
        if (Element *element = m_design.find(ElementId(id)))
            return element->unknown;
        return link(LinkId(id)).unknown;
    }
    Element &element(const ElementId &id) { return m_design.elements[indexOf(m_design.elements, id)]; }
    Link &link(const LinkId &id) { return m_design.links[indexOf(m_design.links, id)]; }

    Architecture &m_design;
};

} // namespace

Change apply(Architecture &architecture, const Change &change)
{
    return std::visit(Application(architecture), change);
}

} // namespace nephoscope
