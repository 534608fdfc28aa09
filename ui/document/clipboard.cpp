// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "model/pool_contents.h"
#include "ui/document/document.h"
#include "ui/document/references.h"
#include "ui/style/language.h"

#include <algorithm>
#include <map>
#include <set>

namespace nephoscope::ui {

namespace {

/// `vs-1-2` grows from `vs-1`, not `vs-1-2-2`: the number that a copy got is taken off first.
std::string stemOf(const std::string &id)
{
    const auto dash = id.find_last_of('-');
    const bool isNumbered = dash != std::string::npos && dash > 0 && dash + 1 < id.size()
        && std::all_of(id.begin() + static_cast<std::ptrdiff_t>(dash) + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumbered ? id.substr(0, dash) : id;
}

/// Fresh ids for what is pasted, free in the design and among themselves.
class FreshIds
{
public:
    explicit FreshIds(const Architecture &architecture)
    {
        for (const Element &element : architecture.elements)
            m_taken.insert(element.id.text());
        for (const Link &link : architecture.links)
            m_taken.insert(link.id.text());
    }

    const std::string &make(const std::string &old)
    {
        std::string candidate = old;
        for (int number = 2; !m_taken.insert(candidate).second; ++number)
            candidate = stemOf(old) + '-' + std::to_string(number);
        return m_renamed[old] = candidate;
    }
    const std::map<std::string, std::string> &renamed() const { return m_renamed; }

private:
    std::set<std::string> m_taken;
    std::map<std::string, std::string> m_renamed;
};

/// Names for copies: charts, bills and the log tell elements apart by them. 'Virtual server 2' of 'Virtual server'; a name that is free stays.
class FreshNames
{
public:
    explicit FreshNames(const Architecture &architecture)
    {
        for (const Element &element : architecture.elements)
            m_taken.insert(element.name);
    }

    std::string make(const std::string &name)
    {
        if (name.empty() || m_taken.insert(name).second)
            return name;
        std::string stem = name;
        const std::size_t end = stem.find_last_not_of("0123456789");
        if (end != std::string::npos && end + 1 < stem.size() && end > 0 && stem[end] == ' ')
            stem.erase(end);
        int &number = m_last.emplace(stem, 1).first->second;
        std::string candidate;
        do {
            candidate = stem + ' ' + std::to_string(++number);
        } while (!m_taken.insert(candidate).second);
        return candidate;
    }

private:
    std::set<std::string> m_taken;
    std::map<std::string, int> m_last;
};

} // namespace

QByteArray Document::copy(const std::vector<ElementId> &elements) const
{
    std::set<std::string> taken;
    const auto take = [&](const auto &self, const ElementId &id) -> void {
        if (!taken.insert(id.text()).second)
            return;
        for (const Element *child : m_architecture.childrenOf(id))
            self(self, child->id);
    };
    for (const ElementId &id : elements) {
        if (m_architecture.find(id) != nullptr)
            take(take, id);
    }
    if (taken.empty())
        return {};
    Architecture part;
    part.title = m_architecture.title;
    part.currency = m_architecture.currency;
    for (const Element &element : m_architecture.elements) {
        if (!taken.count(element.id.text()))
            continue;
        Element own = element;
        if (own.parent && !taken.count(own.parent->text())) {
            if (own.box)
                own.box = m_architecture.absoluteBox(own.id);
            own.parent.reset();
        }
        renameReferences(own, Catalogue::builtIn(), {}, m_architecture);
        part.elements.push_back(std::move(own));
    }
    for (const Link &link : m_architecture.links) {
        if (taken.count(link.from.text()) && taken.count(link.to.text()))
            part.links.push_back(link);
    }
    // What is named but not copied cannot be named in a document of its own.
    for (Element &element : part.elements)
        renameReferences(element, Catalogue::builtIn(), {}, part);
    const auto json = writeDocument(part);
    return json ? QByteArray::fromStdString(*json) : QByteArray();
}

Result<std::vector<ElementId>> Document::paste(const QByteArray &documentJson, const std::optional<ElementId> &parent, double offsetX,
                                               double offsetY, const QString &undoName,
                                               const std::vector<Placement> &alsoPlaced)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    auto read = readDocument(std::string_view(documentJson.constData(), static_cast<std::size_t>(documentJson.size())), catalogue);
    if (!read)
        return read.error();
    const Box origin = parent ? m_architecture.absoluteBox(*parent) : Box{};
    const std::vector<std::string> containers = containerTypes(m_architecture, parent);
    FreshIds ids(m_architecture);
    FreshNames names(m_architecture);
    for (const Element &element : read->architecture.elements)
        ids.make(element.id.text());

    std::vector<Change> changes;
    std::vector<ElementId> top;
    for (Element element : read->architecture.elements) {
        const bool isTop = !element.parent;
        if (isTop) {
            LocalText why = catalogue.find(element.type) != nullptr ? catalogue.whyNotIn(element.type, containers) : LocalText();
            if (why.isEmpty())
                why = whyNotInPool(m_architecture, catalogue, element.type, parent);
            if (!why.isEmpty()) {
                Error error;
                error.code = "E-PLACE";
                error.message = local(why).toStdString();
                return error;
            }
            element.parent = parent;
            if (element.box) {
                element.box->x += offsetX - origin.x;
                element.box->y += offsetY - origin.y;
            }
        } else {
            element.parent = ElementId(ids.renamed().at(element.parent->text()));
        }
        element.id = ElementId(ids.renamed().at(element.id.text()));
        element.name = names.make(element.name);
        renameReferences(element, catalogue, ids.renamed(), m_architecture);
        if (isTop)
            top.push_back(element.id);
        changes.push_back(InsertElement{m_architecture.elements.size() + changes.size(), std::move(element)});
    }
    const std::size_t elementCount = changes.size();
    for (Link link : read->architecture.links) {
        link.from = ElementId(ids.renamed().at(link.from.text()));
        link.to = ElementId(ids.renamed().at(link.to.text()));
        link.id = LinkId(ids.make(link.id.text()));
        changes.push_back(InsertLink{m_architecture.links.size() + changes.size() - elementCount, std::move(link)});
    }
    if (std::vector<CanvasNote> words = notesOf(read->architecture); !words.empty()) {
        std::vector<CanvasNote> notes = notesOf(m_architecture);
        for (CanvasNote &note : words) {
            note.id = freeNoteId(notes);
            note.box.x += offsetX;
            note.box.y += offsetY;
            notes.push_back(std::move(note));
        }
        changes.push_back(notesChange(notes));
    }
    // First, so that the boxes of what is pasted are relative to containers as they are then.
    const std::vector<Change> placed = changesOf(alsoPlaced);
    changes.insert(changes.begin(), placed.begin(), placed.end());
    const QString name = top.empty() ? tr("paste of a note") : top.size() == 1 ? tr("paste of an element") : tr("paste of %1 elements").arg(top.size());
    perform(changes, undoName.isEmpty() ? name : undoName);
    return top;
}

} // namespace nephoscope::ui
