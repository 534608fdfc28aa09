// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/choice_editor.h"

#include "ui/document/document.h"
#include "ui/style/language.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// Shows the choice with this id, or one made for it where there is none; nothing when the values differ.
void select(QComboBox *box, const ShownValue &shown)
{
    if (shown.isMixed || !shown.value.isString()) {
        box->setCurrentIndex(-1);
        return;
    }
    const QString id = QString::fromStdString(shown.value.toString());
    int index = box->findData(id);
    if (index < 0) {
        box->addItem(id, id);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

void fill(QWidget *editor, QComboBox *box)
{
    auto *layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(box);
    editor->setFocusProxy(box);
    // A long choice must not widen the panel.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
}

} // namespace

QuietComboBox::QuietComboBox(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::currentTextChanged, this, &QuietComboBox::tellWhatIsCut);
}

void QuietComboBox::tellWhatIsCut()
{
    const bool isCut = elided(currentText()) != currentText();
    setToolTip(isCut ? currentText().toHtmlEscaped() : QString());
}

QString QuietComboBox::elided(const QString &text) const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    return fontMetrics().elidedText(text, Qt::ElideRight, field.width());
}

void QuietComboBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = elided(currentIndex() < 0 ? placeholderText() : currentText());
    if (currentIndex() < 0)
        option.palette.setBrush(QPalette::ButtonText, option.palette.brush(QPalette::PlaceholderText));
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void QuietComboBox::resizeEvent(QResizeEvent *event)
{
    QComboBox::resizeEvent(event);
    tellWhatIsCut();
}

void QuietComboBox::showPopup()
{
    // The list is as wide as the longest choice, the field as wide as the panel lets it.
    constexpr int kMargins = 32;
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + kMargins);
    QComboBox::showPopup();
}

void QuietComboBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

EnumerationEditor::EnumerationEditor(const Parameter &parameter, QWidget *parent)
    : ValueEditor(parent), m_parameter(parameter), m_box(new QuietComboBox(this))
{
    fill(this, m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        Q_EMIT edited(Value(m_box->itemData(index).toString().toStdString()));
    });
}

void EnumerationEditor::show(const ShownValue &shown)
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    for (const Choice &choice : m_parameter.choices)
        m_box->addItem(local(choice.label), QString::fromStdString(choice.id));
    m_box->setPlaceholderText(tr("several values"));
    select(m_box, shown);
    m_box->tellWhatIsCut();
    mark(m_box, "default", shown.isDefault && !shown.isMixed);
}

ElementEditor::ElementEditor(const Parameter &parameter, const Document &document, QWidget *parent)
    : ValueEditor(parent), m_parameter(parameter), m_document(document), m_box(new QuietComboBox(this))
{
    fill(this, m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        Q_EMIT edited(Value(m_box->itemData(index).toString().toStdString()));
    });
}

void ElementEditor::show(const ShownValue &shown)
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_box->addItem(tr("none"), QString());
    for (const auto &[id, name] : elementsOfTypes(m_document, m_parameter.elementTypes))
        m_box->addItem(name, id);
    m_box->setPlaceholderText(tr("several values"));
    select(m_box, shown);
    m_box->tellWhatIsCut();
    mark(m_box, "default", shown.isDefault && !shown.isMixed);
}

std::vector<std::pair<QString, QString>> elementsOfTypes(const Document &document, const std::vector<std::string> &types)
{
    std::vector<std::pair<QString, QString>> elements;
    for (const Element &element : document.architecture().elements) {
        if (types.empty() || std::find(types.begin(), types.end(), element.type) != types.end())
            elements.emplace_back(QString::fromStdString(element.id.text()), QString::fromStdString(element.name));
    }
    return elements;
}

} // namespace nephoscope::ui
