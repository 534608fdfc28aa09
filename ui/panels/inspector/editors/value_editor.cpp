// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/value_editor.h"

#include "ui/panels/inspector/editors/choice_editor.h"
#include "ui/panels/inspector/editors/list_editor.h"
#include "ui/panels/inspector/editors/plain_editors.h"

#include <QStyle>
#include <QVariant>

namespace nephoscope::ui {

ValueEditor::ValueEditor(QWidget *parent) : QWidget(parent) {}

void ValueEditor::setName(const QString &name)
{
    field()->setAccessibleName(name);
}

void ValueEditor::setWarned(bool isWarned)
{
    mark(field(), "warned", isWarned);
}

void ValueEditor::mark(QWidget *widget, const char *property, bool isSet)
{
    if (widget->property(property).toBool() == isSet)
        return;
    widget->setProperty(property, isSet);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

ValueEditor *makeValueEditor(const Parameter &parameter, const Document &document, QWidget *parent)
{
    switch (parameter.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer: return new NumberEditor(parameter, document, parent);
    case ParameterKind::Enumeration: return new EnumerationEditor(parameter, parent);
    case ParameterKind::Boolean: return new BooleanEditor(parent);
    case ParameterKind::Text: return new TextEditor(parent);
    case ParameterKind::Element: return new ElementEditor(parameter, document, parent);
    case ParameterKind::List: return new ListEditor(parameter, document, parent);
    }
    Q_UNREACHABLE();
}

} // namespace nephoscope::ui
