// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/parameter_form.h"

#include "model/link_parameters.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/panels/inspector/parameter_row.h"
#include "ui/panels/note.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// The parameters that all these types have, in the order of the first.
std::vector<const Parameter *> commonParameters(const Catalogue &catalogue, const std::vector<const Element *> &elements)
{
    std::vector<const Parameter *> common;
    const ElementType *first = elements.empty() ? nullptr : catalogue.find(elements.front()->type);
    if (!first)
        return common;
    for (const Parameter &parameter : first->parameters) {
        const bool isCommon = std::all_of(elements.begin(), elements.end(), [&](const Element *element) {
            const ElementType *type = catalogue.find(element->type);
            const Parameter *other = type ? type->parameter(parameter.id) : nullptr;
            return other && other->kind == parameter.kind && other->unit == parameter.unit;
        });
        if (isCommon)
            common.push_back(&parameter);
    }
    return common;
}

/// The parameter of an element that the first fix of a problem sets; empty when it sets none.
std::string parameterOf(const Problem &problem, const std::string &element)
{
    for (const Fix &fix : problem.fixes) {
        for (const Change &change : fix.changes) {
            if (const auto *set = std::get_if<SetElementParameter>(&change); set && set->id.text() == element)
                return set->parameter;
        }
    }
    return {};
}

QStringList labelsOf(const std::vector<Fix> &fixes)
{
    QStringList labels;
    for (const Fix &fix : fixes)
        labels << local(fix.label);
    return labels;
}

} // namespace

ParameterForm::ParameterForm(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_session(session), m_catalogue(catalogue), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 6, 0, 12);
    m_column->setSpacing(0);
}

std::vector<const Element *> ParameterForm::shownElements() const
{
    std::vector<const Element *> elements;
    for (const ElementId &id : m_elements) {
        if (const Element *element = m_document->architecture().find(id))
            elements.push_back(element);
    }
    return elements;
}

void ParameterForm::setElements(std::vector<ElementId> elements)
{
    m_elements = std::move(elements);
    m_link.reset();
    std::vector<std::string> types;
    for (const Element *element : shownElements())
        types.push_back(element->type);
    // Rows of the same types serve again: selecting the next server does not rebuild the panel.
    if (types != m_builtFor) {
        m_builtFor = types;
        rebuild();
    }
    refresh();
    showProblems();
}

void ParameterForm::setLink(const LinkId &link)
{
    m_elements.clear();
    m_link = link;
    if (m_builtFor != std::vector<std::string>{"link"}) {
        m_builtFor = {"link"};
        rebuild();
    }
    refresh();
    showProblems();
}

void ParameterForm::clear()
{
    m_rows.clear();
    m_notes.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void ParameterForm::rebuild()
{
    clear();
    std::vector<const Parameter *> parameters;
    if (m_link) {
        for (const Parameter &parameter : linkParameters())
            parameters.push_back(&parameter);
    } else {
        parameters = commonParameters(m_catalogue, shownElements());
    }
    // A group is headed once, where its first parameter stands.
    std::vector<std::string> groups;
    for (const Parameter *parameter : parameters)
        groups.push_back(parameter->group.en);
    const auto place = [&groups](const Parameter *parameter) { return std::find(groups.begin(), groups.end(), parameter->group.en); };
    std::stable_sort(parameters.begin(), parameters.end(), [&](const Parameter *a, const Parameter *b) { return place(a) < place(b); });
    std::string group;
    for (const Parameter *parameter : parameters) {
        if (parameter->group.en != group)
            addHeading(parameter->group);
        group = parameter->group.en;
        addRow(*parameter);
    }
    if (parameters.empty()) {
        auto *nothing = new QLabel(m_elements.size() > 1 ? tr("These mechanisms have no parameter in common.")
                                                         : tr("This mechanism has no parameters."),
                                   this);
        nothing->setWordWrap(true);
        nothing->setTextFormat(Qt::PlainText);
        nothing->setProperty("tone", "quiet");
        nothing->setContentsMargins(16, 6, 16, 6);
        m_column->addWidget(nothing);
    }
    m_column->addStretch(1);
}

void ParameterForm::addHeading(const LocalText &text)
{
    if (text.isEmpty())
        return;
    auto *heading = new QLabel(local(text), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setProperty("role", "group");
    heading->setContentsMargins(16, 6, 16, 0);
    heading->setMinimumHeight(scaled(34));
    m_column->addWidget(heading);
}

void ParameterForm::addRow(const Parameter &parameter)
{
    auto *row = new ParameterRow(parameter, *m_document, this);
    connect(row, &ParameterRow::edited, this, [this, &parameter](const Value &value) { change(parameter, value); });
    connect(row, &ParameterRow::reset, this, [this, &parameter] { change(parameter, std::nullopt); });
    connect(row, &ParameterRow::attended, this, [this, &parameter] { Q_EMIT helpChanged(local(parameter.help)); });
    connect(row, &ParameterRow::fixActivated, this, [this, &parameter](int index) {
        for (const Problem &problem : m_problems) {
            if (m_elements.size() == 1 && problem.element == m_elements.front().text()
                && parameterOf(problem, problem.element) == parameter.id) {
                if (index >= 0 && static_cast<std::size_t>(index) < problem.fixes.size())
                    Q_EMIT fixed(problem.fixes[static_cast<std::size_t>(index)]);
                return;
            }
        }
    });
    row->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(row, &QWidget::customContextMenuRequested, this, [this, row, &parameter](const QPoint &position) {
        const std::string owner = m_link ? m_link->text() : m_elements.size() == 1 ? m_elements.front().text() : std::string();
        if (!owner.empty())
            Q_EMIT menuWanted(QString::fromStdString(owner + '.' + parameter.id), row->mapToGlobal(position));
    });
    m_rows.push_back(row);
    m_column->addWidget(row);
}

void ParameterForm::change(const Parameter &parameter, const std::optional<Value> &value)
{
    if (m_session->recordsChanges()) {
        std::vector<ElementId> unknown; // drawn since the run was started
        bool isTaken = m_link && m_session->change(m_link->text(), parameter.id, value);
        for (const ElementId &element : m_elements) {
            const bool isKnown = m_session->change(element.text(), parameter.id, value);
            isTaken = isTaken || isKnown;
            if (!isKnown)
                unknown.push_back(element);
        }
        if (!unknown.empty())
            m_document->setParameter(unknown, parameter.id, value);
        if (isTaken)
            return;
    }
    if (m_link)
        m_document->setLinkParameter(*m_link, parameter.id, value);
    else if (!m_elements.empty())
        m_document->setParameter(m_elements, parameter.id, value);
}

Value ParameterForm::valueOf(const Element &element, const std::string &parameter) const
{
    const std::optional<Value> set = m_session->recordsChanges() ? m_session->lastSet(element.id.text(), parameter) : std::nullopt;
    return set ? *set : m_catalogue.valueOf(element, parameter);
}

void ParameterForm::refresh()
{
    const Architecture &architecture = m_document->architecture();
    if (m_link) {
        const Link *link = architecture.find(*m_link);
        if (!link)
            return;
        for (ParameterRow *row : m_rows) {
            const auto found = link->params.find(row->parameter().id);
            const bool isDefault = found == link->params.end();
            const std::optional<Value> set = m_session->recordsChanges() ? m_session->lastSet(m_link->text(), row->parameter().id) : std::nullopt;
            row->show({set ? *set : isDefault ? row->parameter().defaultValue : found->second, isDefault && !set, false});
        }
        return;
    }
    const std::vector<const Element *> elements = shownElements();
    if (elements.empty())
        return;
    for (ParameterRow *row : m_rows) {
        const std::string &id = row->parameter().id;
        ShownValue shown{valueOf(*elements.front(), id), true, false};
        bool isRelevant = false;
        for (const Element *element : elements) {
            const bool isSet = element->params.find(id) != element->params.end() || (m_session->recordsChanges() && m_session->lastSet(element->id.text(), id));
            shown.isDefault = shown.isDefault && !isSet;
            shown.isMixed = shown.isMixed || valueOf(*element, id) != shown.value;
            // Each type has its own conditions: what decides in the first may not be there in the others.
            const Parameter *own = m_catalogue.find(element->type)->parameter(id);
            isRelevant = isRelevant || m_catalogue.isRelevant(*element, *own);
        }
        row->show(shown);
        row->setVisible(isRelevant);
    }
}

void ParameterForm::setProblems(const std::vector<Problem> &problems)
{
    m_problems = problems;
    showProblems();
}

void ParameterForm::showProblems()
{
    for (Note *note : m_notes) {
        m_column->removeWidget(note);
        note->deleteLater();
    }
    m_notes.clear();
    for (ParameterRow *row : m_rows)
        row->setWarning({}, {});
    const std::string shown = m_link ? m_link->text() : m_elements.size() == 1 ? m_elements.front().text() : std::string();
    if (shown.empty())
        return;
    int place = 0;
    for (const Problem &problem : m_problems) {
        if (problem.element != shown)
            continue;
        const std::string parameter = parameterOf(problem, shown);
        const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                      [&](const ParameterRow *r) { return r->parameter().id == parameter; });
        if (row != m_rows.end() && (*row)->noteText().isEmpty()) {
            (*row)->setWarning(local(problem.text), labelsOf(problem.fixes));
            continue;
        }
        const Note::Kind kind = problem.severity == Severity::Error ? Note::Kind::Error
            : problem.severity == Severity::Warning                ? Note::Kind::Warning
                                                                   : Note::Kind::Info;
        auto *note = new Note(kind, this);
        note->setProperty("inset", true); // in line with the rows
        note->setKind(kind);
        note->setText(local(problem.text), labelsOf(problem.fixes));
        const std::vector<Fix> fixes = problem.fixes;
        connect(note, &Note::linkActivated, this, [this, fixes](int index) { Q_EMIT fixed(fixes.at(static_cast<std::size_t>(index))); });
        m_column->insertWidget(place++, note);
        m_notes.push_back(note);
    }
}

void ParameterForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
        refresh();
        showProblems();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
