// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/fault_menu.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <vector>

namespace nephoscope::ui {

namespace {

/// A menu entry shows an ampersand as it is, not as the mark of a shortcut.
QString plainName(const std::string &name)
{
    return QString::fromStdString(name).left(60).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

FaultMenu::FaultMenu(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QMenu(parent), m_document(document), m_selection(selection), m_session(session), m_catalogue(catalogue)
{
    connect(this, &QMenu::aboutToShow, this, &FaultMenu::fill);
}

void FaultMenu::inject(const std::string &id, const std::string &action, const std::string &kind)
{
    Event event;
    event.action = action;
    event.target = id;
    event.kind = kind;
    if (kind == "slow")
        event.factor = 0.5;
    m_session->inject(event);
}

void FaultMenu::addElement(QMenu *menu, const std::string &id, bool isAlone)
{
    const Element *element = m_document->architecture().find(ElementId(id));
    const ElementType *type = m_catalogue.find(element->type);
    const sim::ElementSnapshot *state = m_session->element(id);
    const bool hasFailed = state && state->state == sim::ElementState::Failed;
    QMenu *into = menu;
    if (!isAlone) {
        into = menu->addMenu(ui::icon(QString::fromStdString(element->type), tokens().category(type->category)), plainName(element->name));
    } else {
        menu->addSection(plainName(element->name));
    }
    if (hasFailed) {
        into->addAction(tr("Repair"), this, [this, id] { inject(id, "repair", {}); });
        return;
    }
    into->addAction(tr("Crash"), this, [this, id] { inject(id, "fail", "crash"); });
    into->addAction(tr("Hang: up, but no answers"), this, [this, id] { inject(id, "fail", "hang"); });
    into->addAction(tr("Slow down to half the speed"), this, [this, id] { inject(id, "fail", "slow"); });
    into->addAction(tr("Cut off from the network"), this, [this, id] { inject(id, "fail", "cut"); });
}

void FaultMenu::fill()
{
    clear();
    const auto canFail = [this](const Element &element) {
        const ElementType *type = m_catalogue.find(element.type);
        return type && type->canFail && element.enabled;
    };
    std::vector<std::string> chosen;
    for (const ElementId &id : m_selection->elements()) {
        const Element *element = m_document->architecture().find(id);
        if (element && canFail(*element))
            chosen.push_back(id.text());
    }
    const bool isOfSelection = !chosen.empty();
    if (!isOfSelection) {
        for (const Element &element : m_document->architecture().elements) {
            if (canFail(element))
                chosen.push_back(element.id.text());
        }
    }
    if (chosen.empty()) {
        addAction(tr("Nothing in this design can fail"))->setEnabled(false);
        return;
    }
    // Hundreds of entries are no menu: select the element instead.
    constexpr std::size_t kMost = 30;
    for (std::size_t i = 0; i < chosen.size() && i < kMost; ++i)
        addElement(this, chosen[i], chosen.size() == 1);
    if (chosen.size() > kMost)
        addAction(tr("Select an element to make another one fail"))->setEnabled(false);
}

} // namespace nephoscope::ui
