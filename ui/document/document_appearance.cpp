// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

/// Bends of links whose two ends move alike go with them; what only one end does leaves them where they are.
void moveBends(const Architecture &architecture, const std::vector<Document::Placement> &placements, std::vector<Change> &changes)
{
    const bool hasBends = std::any_of(architecture.links.begin(), architecture.links.end(), [](const Link &link) { return bendsOf(link).has_value(); });
    if (!hasBends || placements.empty())
        return;
    Architecture after = architecture;
    for (const Document::Placement &placement : placements) {
        Element *element = after.find(placement.id);
        element->parent = placement.parent;
        element->box = placement.box;
    }
    const auto corner = [](const Architecture &design, const std::optional<ElementId> &id) {
        const Box box = id ? design.absoluteBox(*id) : Box{};
        return QPointF(box.x, box.y);
    };
    for (const Link &link : architecture.links) {
        const auto bends = bendsOf(link);
        if (!bends)
            continue;
        const QPointF from = corner(after, link.from) - corner(architecture, link.from);
        const QPointF to = corner(after, link.to) - corner(architecture, link.to);
        const QPointF origin = corner(after, commonContainer(after, link.from, link.to)) - corner(architecture, commonContainer(architecture, link.from, link.to));
        const QPointF scene = (from - to).manhattanLength() < 0.01 ? from : QPointF();
        const QPointF by = scene - origin;
        if (by.manhattanLength() > 0.01)
            changes.push_back(SetAppearance{link.id.text(), kBendsField, toJson(bends->translated(by))});
    }
}

} // namespace

std::vector<Change> Document::changesOf(const std::vector<Placement> &placements) const
{
    std::vector<Change> changes;
    for (const Placement &placement : placements) {
        const Element *element = m_architecture.find(placement.id);
        assert(element != nullptr && (!placement.parent || !m_architecture.contains(placement.id, *placement.parent)));
        if (element->parent != placement.parent)
            changes.push_back(ReparentElement{placement.id, placement.parent});
        if (element->box != placement.box)
            changes.push_back(SetElementBox{placement.id, placement.box});
    }
    moveBends(m_architecture, placements, changes);
    return changes;
}

void Document::setBends(const LinkId &id, const std::optional<Bends> &bends)
{
    const Link *link = m_architecture.find(id);
    if (link == nullptr || bendsOf(*link) == bends)
        return;
    perform({SetAppearance{id.text(), kBendsField, bends ? std::optional(toJson(*bends)) : std::nullopt}},
            bends ? tr("bend of a link") : tr("straightening of a link"));
}

void Document::setLevel(const std::vector<ElementId> &elements, bool isFront)
{
    // Among those beside it only: contents are over their container in any case.
    std::unordered_map<std::string, std::pair<double, double>> levels;
    const auto keyOf = [](const Element &element) { return element.parent ? element.parent->text() : std::string(); };
    for (const Element &element : m_architecture.elements) {
        const bool isMoved = std::find(elements.begin(), elements.end(), element.id) != elements.end();
        if (isMoved)
            continue;
        const double level = levelOf(element);
        const auto [entry, isNew] = levels.emplace(keyOf(element), std::pair(level, level));
        if (!isNew)
            entry->second = {std::min(entry->second.first, level), std::max(entry->second.second, level)};
    }
    std::vector<Change> changes;
    for (const ElementId &id : elements) {
        const Element *element = m_architecture.find(id);
        const auto range = element != nullptr ? levels.find(keyOf(*element)) : levels.end();
        if (range == levels.end())
            continue; // nothing beside it
        const double level = isFront ? range->second.second + 1 : range->second.first - 1;
        if (levelOf(*element) == level)
            continue;
        changes.push_back(SetAppearance{id.text(), kLevelField, level == 0 ? std::nullopt : std::optional(RawJson{formatNumber(level)})});
    }
    perform(changes, isFront ? tr("bring to front") : tr("send to back"));
}

void Document::setNotes(const std::vector<CanvasNote> &notes, const QString &undoName, int gesture)
{
    if (notesOf(m_architecture) != notes)
        perform({notesChange(notes)}, undoName, gesture);
}

} // namespace nephoscope::ui
