// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/fault_menu.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QInputDialog>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nephoscope::ui {

namespace {

/// Hundreds of entries are no menu: select the element instead.
constexpr std::size_t kMost = 30;
constexpr double kSlowness[] = {2, 5, 10}; // times slower

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
        m_session->inject(event);
    });
}

void FaultMenu::addSlowness(QMenu *menu, const std::string &target)
{
    QMenu *slow = menu->addMenu(tr("Slow down"));
    for (const double factor : kSlowness) {
        slow->addAction(tr("%1 times slower").arg(formatCount(static_cast<std::int64_t>(factor))), this, [this, target, factor] {
            Event event;
            event.action = "fail";
            event.target = target;
            event.kind = "slow";
            event.factor = factor;
            m_session->inject(event);
        });
    }
}

bool FaultMenu::canAttack(const Element &element) const
{
    const ElementType *type = m_catalogue.find(element.type);
    return type && type->parameter("threat") && type->parameter("start") && type->parameter("duration");
}

const Parameter *FaultMenu::demandOf(const Element &element) const
{
    const ElementType *type = m_catalogue.find(element.type);
    if (!type || !element.enabled || !type->parameter("workload"))
        return nullptr;
    const Value workload = m_catalogue.valueOf(element, "workload");
    for (const char *id : {"rate", "users"}) {
        const Parameter *parameter = type->parameter(id);
        if (parameter && workload.isString() && std::ranges::find(parameter->onlyWhileChoices, workload.toString()) != parameter->onlyWhileChoices.end())
            return parameter;
    }
    return nullptr;
}

std::optional<double> FaultMenu::numberNow(const Element &element, const std::string &parameter) const
{
    if (const std::optional<Value> set = m_session->lastSet(element.id.text(), parameter))
        return set->isNumber() ? std::optional(set->toNumber()) : std::nullopt;
    const Value value = m_catalogue.valueOf(element, parameter);
    return value.isNumber() ? std::optional(value.toNumber()) : std::nullopt;
}

void FaultMenu::set(const std::string &target, const std::string &parameter, double value)
{
    Event event;
    event.action = "set";
    event.target = target;
    event.param = parameter;
    event.value = value;
    m_session->inject(event);
}

void FaultMenu::addAttack(QMenu *menu, const Element &element)
{
    const std::string id = element.id.text();
    // Times that a person can read in the document.
    const double now = std::ceil(m_session->snapshot() ? m_session->snapshot()->time : 0);
    const double start = numberNow(element, "start").value_or(0);
    const double duration = numberNow(element, "duration").value_or(0);
    const sim::ElementSnapshot *state = m_session->element(id);
    const bool takesPart = state && state->state != sim::ElementState::Disabled;
    const bool isOn = takesPart && start <= now && (duration <= 0 || now < start + duration);
    if (isOn) {
        menu->addAction(tr("Stop the attack"), this, [this, id, now] {
            set(id, "start", std::max(0.0, now - 1));
            set(id, "duration", 1);
        });
        return;
    }
    menu->addAction(tr("Start the attack"), this, [this, id, now, takesPart] {
        set(id, "duration", 0);
        set(id, "start", std::max(0.0, now - 1));
        if (!takesPart) {
            Event event;
            event.action = "enable";
            event.target = id;
            m_session->inject(event);
        }
    });
}

void FaultMenu::addDemand(QMenu *menu, const Element &element, const Parameter &demand)
{
    const std::optional<double> now = numberNow(element, demand.id);
    if (!now)
        return;
    const std::string id = element.id.text();
    const bool isRate = demand.id == "rate";
    const auto words = [isRate](double value) { return isRate ? formatRate(value) : tr("%1 users").arg(formatQuantity(value)); };
    const double most = demand.maximum.value_or(1e9);
    const auto offer = [&](const QString &text, double value) {
        if (value != *now && value <= most)
            menu->addAction(text.arg(words(*now), words(value)), this, [this, id, parameter = demand.id, value] { set(id, parameter, value); });
    };
    offer(tr("Double the demand: %1 → %2"), *now * 2);
    offer(tr("Halve the demand: %1 → %2"), isRate ? *now / 2 : std::floor(*now / 2));
    menu->addAction(tr("Set the demand…"), this, [this, id, parameter = demand.id, now = *now, most, isRate] {
        bool isGiven = false;
        const double value = QInputDialog::getDouble(parentWidget(), tr("Demand"), isRate ? tr("Requests a second:") : tr("Users:"), now, 0, most, isRate ? 3 : 0, &isGiven);
        if (isGiven && value != now)
            set(id, parameter, value);
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
    if (canFail(element)) {
        add(menu, tr("Crash"), id, "fail", "crash");
        add(menu, tr("Hang: up, but no answers"), id, "fail", "hang");
        addSlowness(menu, id);
        add(menu, tr("Cut off from the network"), id, "fail", "cut");
        const ElementType *type = m_catalogue.find(element.type);
        if (type->category == "storage" && (type->parameter("size") || type->parameter("capacity")))
            add(menu, tr("Fill its disk: writes fail"), id, "fail", "disk_full");
    }
    if (canAttack(element))
        addAttack(menu, element);
    if (const Parameter *demand = demandOf(element)) {
        if (!menu->isEmpty())
            menu->addSeparator();
        addDemand(menu, element, *demand);
    }
}

void FaultMenu::addLink(QMenu *menu, const Link &link)
{
    const std::string &id = link.id.text();
    if (m_session->hasFault(id)) {
        add(menu, tr("Repair the link"), id, "repair", {});
        return;
    }
    add(menu, tr("Cut the link"), id, "fail", "cut");
    addSlowness(menu, id);
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
        if (element && isOffered(*element))
            elements.push_back(element);
    }
    std::vector<const Link *> links;
    for (const LinkId &id : m_selection->links()) {
        if (const Link *link = design.find(id))
            links.push_back(link);
    }
    if (elements.empty() && links.empty()) {
        menu->addAction(m_selection->isEmpty() ? tr("Select what is to fail") : tr("Nothing can be done to what is selected in this run"))->setEnabled(false);
        return;
    }
    const bool isAlone = elements.size() + links.size() == 1;
    const auto into = [&](const QString &name, const QIcon &icon) {
        // One that is selected needs no heading: it is marked on the canvas.
        return isAlone ? menu : menu->addMenu(icon, name);
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
        return element && isOffered(*element);
    });
    if (isOfSelection || !isRunning()) {
        offer(this);
        return;
    }
    std::size_t count = 0;
    for (const Element &element : design.elements) {
        if (!isOffered(element) || ++count > kMost)
            continue;
        const ElementType *type = m_catalogue.find(element.type);
        addElement(addMenu(ui::icon(QString::fromStdString(type->id), tokens().category(type->category)), plainName(nameOf(design, element.id))), element);
    }
    if (count == 0)
        addAction(tr("Nothing in this design can fail or change"))->setEnabled(false);
    else if (count > kMost)
        addAction(tr("Select an element to make another one fail"))->setEnabled(false);
}

} // namespace nephoscope::ui
