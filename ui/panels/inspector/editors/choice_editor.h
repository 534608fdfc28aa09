// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/editors/value_editor.h"

#include <QComboBox>

namespace nephoscope::ui {

/// A box of choices that the wheel changes only while it has the keyboard, so that scrolling past it changes nothing. A choice that is too
/// long for it ends in dots and is told whole on hovering and in the list.
class QuietComboBox : public QComboBox
{
    Q_OBJECT
public:
    explicit QuietComboBox(QWidget *parent = nullptr);
    /// After choices were set without signals.
    void tellWhatIsCut();
    void showPopup() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QString elided(const QString &text) const;
};

/// One of the choices of an enumeration.
class EnumerationEditor final : public ValueEditor
{
    Q_OBJECT
public:
    EnumerationEditor(const Parameter &parameter, QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override { return m_box; }

private:
    const Parameter &m_parameter;
    QuietComboBox *m_box;
};

/// An element of the document, of the types that the parameter allows, or none.
class ElementEditor final : public ValueEditor
{
    Q_OBJECT
public:
    ElementEditor(const Parameter &parameter, const Document &document, QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override { return m_box; }

private:
    const Parameter &m_parameter;
    const Document &m_document;
    QuietComboBox *m_box;
};

/// Ids and names of the elements of some types (none given: all), in document order.
std::vector<std::pair<QString, QString>> elementsOfTypes(const Document &document, const std::vector<std::string> &types);

} // namespace nephoscope::ui
