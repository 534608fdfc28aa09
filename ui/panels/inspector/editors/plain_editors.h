// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/editors/value_editor.h"

class QCheckBox;
class QLineEdit;

namespace nephoscope::ui {

class QuantityField;

/// Numbers and whole numbers, checked as one types; a text in another unit of the same kind is converted.
class NumberEditor final : public ValueEditor
{
    Q_OBJECT
public:
    NumberEditor(const Parameter &parameter, const Document &document, QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override;

private:
    void check();
    void commit();
    void step(int steps);
    void restore();

    const Parameter &m_parameter;
    const Document &m_document;
    QuantityField *m_field;
    ShownValue m_shown;
};

class BooleanEditor final : public ValueEditor
{
    Q_OBJECT
public:
    explicit BooleanEditor(QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override;

private:
    QCheckBox *m_box;
};

class TextEditor final : public ValueEditor
{
    Q_OBJECT
public:
    explicit TextEditor(QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override;

private:
    QLineEdit *m_field;
    ShownValue m_shown;
};

} // namespace nephoscope::ui
