// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/plain_editors.h"

#include "ui/document/document.h"
#include "ui/panels/inspector/editors/quantity.h"
#include "ui/panels/inspector/editors/quantity_field.h"
#include "ui/style/format.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace nephoscope::ui {

namespace {

/// The documents' limit for a string.
constexpr int kLongestText = 65536;

void fill(QWidget *editor, QWidget *field)
{
    auto *layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field);
    editor->setFocusProxy(field);
}

} // namespace

NumberEditor::NumberEditor(const Parameter &parameter, const Document &document, QWidget *parent)
    : ValueEditor(parent), m_parameter(parameter), m_document(document), m_field(new QuantityField(this))
{
    fill(this, m_field);
    connect(m_field, &QLineEdit::textEdited, this, &NumberEditor::check);
    connect(m_field, &QLineEdit::editingFinished, this, &NumberEditor::commit);
    connect(m_field, &QuantityField::stepped, this, &NumberEditor::step);
    connect(m_field, &QuantityField::reverted, this, &NumberEditor::restore);
}

QWidget *NumberEditor::field()
{
    return m_field;
}

void NumberEditor::show(const ShownValue &shown)
{
    m_shown = shown;
    // What is being typed stays until it is done.
    if (m_field->hasFocus() && m_field->isModified())
        return;
    restore();
}

void NumberEditor::restore()
{
    m_field->setUnit(displayUnit(m_parameter.unit, m_document.architecture().currency));
    m_field->setPlaceholderText(m_shown.isMixed ? tr("several values") : QString());
    m_field->setText(m_shown.isMixed || !m_shown.value.isNumber() ? QString() : Quantity::text(m_shown.value.toNumber()));
    m_field->setCursorPosition(0);
    mark(m_field, "default", m_shown.isDefault && !m_shown.isMixed);
    mark(m_field, "invalid", false);
    Q_EMIT problemChanged({});
}

void NumberEditor::check()
{
    const ReadQuantity read = Quantity::read(m_field->text(), m_parameter, m_document.architecture().currency);
    mark(m_field, "invalid", !read.value);
    mark(m_field, "default", false);
    Q_EMIT problemChanged(read.problem);
}

void NumberEditor::commit()
{
    if (!m_field->isModified())
        return;
    const ReadQuantity read = Quantity::read(m_field->text(), m_parameter, m_document.architecture().currency);
    if (!read.value) {
        check();
        return;
    }
    m_field->setModified(false);
    if (!m_shown.isMixed && m_shown.value == Value(*read.value) && !m_shown.isDefault)
        restore();
    else
        Q_EMIT edited(Value(*read.value));
}

void NumberEditor::step(int steps)
{
    const ReadQuantity read = Quantity::read(m_field->text(), m_parameter.unit, false);
    if (!read.value && !m_shown.value.isNumber())
        return;
    const double from = read.value.value_or(m_shown.value.isNumber() ? m_shown.value.toNumber() : 0);
    const double to = Quantity::stepped(from, steps, m_parameter);
    if (to == from || !Quantity::rangeProblem(to, m_parameter, m_document.architecture().currency).isEmpty())
        return;
    m_field->setModified(false);
    Q_EMIT edited(Value(to));
}

BooleanEditor::BooleanEditor(QWidget *parent) : ValueEditor(parent), m_box(new QCheckBox(this))
{
    fill(this, m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool isChecked) {
        m_box->setTristate(false);
        Q_EMIT edited(Value(isChecked));
    });
}

QWidget *BooleanEditor::field()
{
    return m_box;
}

void BooleanEditor::show(const ShownValue &shown)
{
    m_box->setTristate(shown.isMixed);
    if (shown.isMixed)
        m_box->setCheckState(Qt::PartiallyChecked);
    else
        m_box->setChecked(shown.value.isBool() && shown.value.toBool());
    m_box->setText(shown.isMixed ? tr("several values") : m_box->isChecked() ? tr("yes") : tr("no"));
    mark(m_box, "default", shown.isDefault && !shown.isMixed);
}

TextEditor::TextEditor(QWidget *parent) : ValueEditor(parent), m_field(new QLineEdit(this))
{
    fill(this, m_field);
    m_field->setMaxLength(kLongestText);
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        if (!m_field->isModified())
            return;
        m_field->setModified(false);
        Q_EMIT edited(Value(m_field->text().toStdString()));
    });
}

QWidget *TextEditor::field()
{
    return m_field;
}

void TextEditor::show(const ShownValue &shown)
{
    m_shown = shown;
    if (m_field->hasFocus() && m_field->isModified())
        return;
    m_field->setText(!shown.isMixed && shown.value.isString() ? QString::fromStdString(shown.value.toString()) : QString());
    m_field->setCursorPosition(0);
    m_field->setPlaceholderText(shown.isMixed ? tr("several values") : tr("none"));
    mark(m_field, "default", shown.isDefault && !shown.isMixed);
}

} // namespace nephoscope::ui
