// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/document/commands/apply_changes.h"
#include "ui/document/document.h"
#include "ui/document/references.h"
#include "ui/style/language.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace nephoscope::ui {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// What an element is called in the name of an undo step: long names are cut.
QString shortName(const Element &element)
{
    const QString name = text(element.name.empty() ? element.id.text() : element.name).simplified();
    return name.size() <= 30 ? name : name.left(29) + QChar(0x2026);
}

/// The catalogue's name, with a number where others have it already: 'Virtual server 2'.
std::string freeName(const Architecture &architecture, const std::string &name)
{
    const auto isTaken = [&](const std::string &candidate) {
        return std::any_of(architecture.elements.begin(), architecture.elements.end(),
                           [&](const Element &element) { return element.name == candidate; });
    };
    if (!isTaken(name))
        return name;
    for (int number = 2;; ++number) {
        const std::string candidate = name + ' ' + std::to_string(number);
        if (!isTaken(candidate))
            return candidate;
    }
}

} // namespace

ElementId Document::addElement(const std::string &type, const std::optional<ElementId> &parent, const Box &box,
                               const std::vector<Placement> &alsoPlaced)
{
    const ElementType *known = Catalogue::builtIn().find(type);
    std::string stem = type;
    std::replace(stem.begin(), stem.end(), '_', '-');
    Element element;
    element.id = ElementId(m_architecture.freeId(stem));
    element.type = type;
    element.name = freeName(m_architecture, known != nullptr ? local(known->name).toStdString() : type);
    element.parent = parent;
    element.box = box;
    const ElementId id = element.id;
    const QString name = tr("add of %1").arg(shortName(element));
    std::vector<Change> changes = changesOf(alsoPlaced);
    changes.push_back(InsertElement{m_architecture.elements.size(), std::move(element)});
    perform(changes, name);
    return id;
}

void Document::remove(const std::vector<ElementId> &elements, const std::vector<LinkId> &links)
{
    // Contents first, so that taking it back finds each container before what stands in it.
    std::set<std::string> goingAway;
    std::vector<ElementId> order;
    const auto take = [&](const auto &self, const ElementId &id) -> void {
        if (m_architecture.find(id) == nullptr || !goingAway.insert(id.text()).second)
            return;
        for (const Element *child : m_architecture.childrenOf(id))
            self(self, child->id);
        order.push_back(id);
    };
    for (const ElementId &id : elements)
        take(take, id);
    std::vector<Change> removals;
    for (const Link &link : m_architecture.links) {
        const bool isNamed = std::find(links.begin(), links.end(), link.id) != links.end();
        if (isNamed || goingAway.count(link.from.text()) || goingAway.count(link.to.text())) {
            goingAway.insert(link.id.text());
            removals.push_back(RemoveLink{link.id});
        }
    }
    if (goingAway.empty())
        return;
    const std::size_t linkCount = removals.size();
    for (const ElementId &id : order)
        removals.push_back(RemoveElement{id});
    std::vector<Change> changes = dropReferences(m_architecture, Catalogue::builtIn(), goingAway);
    changes.insert(changes.end(), removals.begin(), removals.end());

    QString name;
    if (elements.size() == 1)
        name = tr("delete of %1").arg(shortName(*m_architecture.find(elements.front())));
    else if (elements.empty())
        name = linkCount == 1 ? tr("delete of a link") : tr("delete of %1 links").arg(linkCount);
    else
        name = tr("delete of %1 elements").arg(elements.size());
    perform(changes, name);
}

void Document::place(const std::vector<Placement> &placements, const QString &undoName, int gesture)
{
    perform(changesOf(placements), undoName, gesture);
}

void Document::rename(const ElementId &id, const QString &name)
{
    const Element *element = m_architecture.find(id);
    if (element == nullptr || text(element->name) == name)
        return;
    perform({RenameElement{id, name.toStdString()}}, tr("rename of %1").arg(shortName(*element)));
}

void Document::setEnabled(const std::vector<ElementId> &elements, bool enabled)
{
    std::vector<Change> changes;
    QString last;
    for (const ElementId &id : elements) {
        const Element *element = m_architecture.find(id);
        if (element == nullptr || element->enabled == enabled)
            continue;
        changes.push_back(SetElementEnabled{id, enabled});
        last = shortName(*element);
    }
    if (changes.size() == 1)
        perform(changes, enabled ? tr("enabling of %1").arg(last) : tr("disabling of %1").arg(last));
    else
        perform(changes, enabled ? tr("enabling of %1 elements").arg(changes.size()) : tr("disabling of %1 elements").arg(changes.size()));
}

void Document::setParameter(const std::vector<ElementId> &elements, const std::string &parameter, const std::optional<Value> &value)
{
    std::vector<Change> changes;
    QString label = text(parameter);
    for (const ElementId &id : elements) {
        const Element *element = m_architecture.find(id);
        if (element == nullptr)
            continue;
        const auto own = element->params.find(parameter);
        const bool isSame = own == element->params.end() ? !value : value && own->second == *value;
        if (!isSame)
            changes.push_back(SetElementParameter{id, parameter, value});
        const ElementType *type = Catalogue::builtIn().find(element->type);
        if (const Parameter *known = type != nullptr ? type->parameter(parameter) : nullptr)
            label = local(known->label);
    }
    perform(changes, tr("change of %1").arg(label), ApplyChanges::kTyping);
}

LinkId Document::addLink(LinkRole role, const ElementId &from, const ElementId &to)
{
    assert(m_architecture.find(from) != nullptr && m_architecture.find(to) != nullptr);
    Link link;
    // Numbered like the examples (`l7`); freeId would search from 2 each time.
    link.id = LinkId(m_architecture.freeId("l" + std::to_string(m_architecture.links.size() + 1)));
    link.role = role;
    link.from = from;
    link.to = to;
    const LinkId id = link.id;
    const QString name = tr("link from %1 to %2").arg(shortName(*m_architecture.find(from)), shortName(*m_architecture.find(to)));
    perform({InsertLink{m_architecture.links.size(), std::move(link)}}, name);
    return id;
}

void Document::setLinkParameter(const LinkId &id, const std::string &parameter, const std::optional<Value> &value)
{
    const Link *link = m_architecture.find(id);
    if (link == nullptr)
        return;
    const auto own = link->params.find(parameter);
    if (own == link->params.end() ? !value : value && own->second == *value)
        return;
    perform({SetLinkParameter{id, parameter, value}}, tr("change of a link's %1").arg(text(parameter)), ApplyChanges::kTyping);
}

void Document::setLinkRole(const LinkId &id, LinkRole role)
{
    const Link *link = m_architecture.find(id);
    if (link != nullptr && link->role != role)
        perform({SetLinkRole{id, role}}, tr("change of a link's role"));
}

void Document::setTitle(const QString &title)
{
    if (text(m_architecture.title) != title)
        perform({SetTitle{title.toStdString()}}, tr("change of title"), ApplyChanges::kTyping);
}

void Document::setDescription(const QString &description)
{
    if (text(m_architecture.description) != description)
        perform({SetDescription{description.toStdString()}}, tr("change of description"), ApplyChanges::kTyping);
}

void Document::setRunSettings(const RunSettings &settings)
{
    if (!(m_architecture.run == settings))
        perform({SetRunSettings{settings}}, tr("change of run settings"), ApplyChanges::kTyping);
}

void Document::setEvents(const std::vector<Event> &events, const QString &undoName)
{
    if (m_architecture.events != events)
        perform({SetEvents{events}}, undoName);
}

} // namespace nephoscope::ui
