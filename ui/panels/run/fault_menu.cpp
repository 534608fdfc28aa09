// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/fault_menu.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <vector>

namespace nephoscope::ui {

namespace {

/// Hundreds of entries are no menu: select the element instead.
constexpr std::size_t kMost = 30;
constexpr double kSlowness = 2; // times slower

/// A menu entry shows an ampersand as it is, not as the mark of a shortcut.
QString plainName(const std::string &name)
{
    return QString::fromStdString(name).left(60).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

std::string nameOf(const Architecture &design, const ElementId &id)
{
    const Element *element = design.find(id);
    return element == nullptr || element->name.empty() ? id.text() : element->name;
}

} // namespace

FaultMenu::FaultMenu(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QMenu(parent), m_document(document), m_selection(selection), m_session(session), m_catalogue(catalogue)
{
    connect(this, &QMenu::aboutToShow, this, &FaultMenu::fill);
}

bool FaultMenu::canFail(const Element &element) const
{
    const ElementType *type = m_catalogue.find(element.type);
    return type && type->canFail && element.enabled && m_session->element(element.id.text());
}

bool FaultMenu::isRunning() const
{
    return m_session->isActive() && !m_session->hasEnded();
}

void FaultMenu::add(QMenu *menu, const QString &text, const std::string &target, const std::string &action, const std::string &kind)
{
    menu->addAction(text, this, [this, target, action, kind] {
        Event event;
        event.action = action;
        event.target = target;
        event.kind = kind;
        if (kind == "slow")
            event.factor = kSlowness;
        m_session->inject(event);
    });
}

void FaultMenu::addElement(QMenu *menu, const Element &element)
{
    const std::string &id = element.id.text();
    const sim::ElementSnapshot *state = m_session->element(id);
    const bool hasFailed = state && state->state == sim::ElementState::Failed;
    if (hasFailed || m_session->hasFault(id))
        add(menu, tr("Repair"), id, "repair", {});
    if (hasFailed)
        return;
    add(menu, tr("Crash"), id, "fail", "crash");
    add(menu, tr("Hang: up, but no answers"), id, "fail", "hang");
    add(menu, tr("Slow down to half the speed"), id, "fail", "slow");
    add(menu, tr("Cut off from the network"), id, "fail", "cut");
    if (m_catalogue.find(element.type)->category == "storage")
        add(menu, tr("Fill its disk: writes fail"), id, "fail", "disk_full");
}

void FaultMenu::addLink(QMenu *menu, const Link &link)
{
    const std::string &id = link.id.text();
    if (m_session->hasFault(id)) {
        add(menu, tr("Repair the link"), id, "repair", {});
        return;
    }
    add(menu, tr("Cut the link"), id, "fail", "cut");
    add(menu, tr("Slow the link down to half the speed"), id, "fail", "slow");
}

void FaultMenu::offer(QMenu *menu)
{
    if (!isRunning()) {
        menu->addAction(tr("To inject a fault, press play first"))->setEnabled(false);
        return;
    }
    const Architecture &design = m_document->architecture();
    std::vector<const Element *> elements;
    for (const ElementId &id : m_selection->elements()) {
        const Element *element = design.find(id);
        if (element && canFail(*element))
            elements.push_back(element);
    }
    std::vector<const Link *> links;
    for (const LinkId &id : m_selection->links()) {
        if (const Link *link = design.find(id))
            links.push_back(link);
    }
    if (elements.empty() && links.empty()) {
        menu->addAction(m_selection->isEmpty() ? tr("Select what is to fail") : tr("What is selected cannot fail in this run"))->setEnabled(false);
        return;
    }
    const bool isAlone = elements.size() + links.size() == 1;
    const auto into = [&](const QString &name, const QIcon &icon) {
        if (!isAlone)
            return menu->addMenu(icon, name);
        menu->addSection(icon, name);
        return menu;
    };
    for (std::size_t i = 0; i < elements.size() && i < kMost; ++i) {
        const ElementType *type = m_catalogue.find(elements[i]->type);
        addElement(into(plainName(nameOf(design, elements[i]->id)), ui::icon(QString::fromStdString(type->id), tokens().category(type->category))), *elements[i]);
    }
    for (std::size_t i = 0; i < links.size() && i < kMost; ++i)
        addLink(into(tr("Link from %1 to %2").arg(plainName(nameOf(design, links[i]->from)), plainName(nameOf(design, links[i]->to))), {}), *links[i]);
    if (std::max(elements.size(), links.size()) > kMost)
        menu->addAction(tr("Select fewer to see the others"))->setEnabled(false);
}

void FaultMenu::fill()
{
    clear();
    const Architecture &design = m_document->architecture();
    const auto &selected = m_selection->elements();
    const bool isOfSelection = !m_selection->links().empty() || std::any_of(selected.begin(), selected.end(), [&](const ElementId &id) {
        const Element *element = design.find(id);
        return element && canFail(*element);
    });
    if (isOfSelection || !isRunning()) {
        offer(this);
        return;
    }
    std::size_t count = 0;
    for (const Element &element : design.elements) {
        if (!canFail(element) || ++count > kMost)
            continue;
        const ElementType *type = m_catalogue.find(element.type);
        addElement(addMenu(ui::icon(QString::fromStdString(type->id), tokens().category(type->category)), plainName(nameOf(design, element.id))), element);
    }
    if (count == 0)
        addAction(tr("Nothing in this design can fail"))->setEnabled(false);
    else if (count > kMost)
        addAction(tr("Select an element to make another one fail"))->setEnabled(false);
}

} // namespace nephoscope::ui
