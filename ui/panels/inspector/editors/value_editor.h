// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QWidget>

namespace nephoscope::ui {

class Document;

/// What an editor shows: the value, whether it is only the default, and whether the elements edited together differ.
struct ShownValue {
    Value value;
    bool isDefault = true;
    bool isMixed = false;
};

/// A field for one parameter of any kind. It tells of values that are right and of texts that are not, and changes nothing itself.
class ValueEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ValueEditor(QWidget *parent = nullptr);

    virtual void show(const ShownValue &shown) = 0;
    /// The widget that takes the keyboard.
    virtual QWidget *field() = 0;
    /// Whether it needs the whole width under the label instead of the column beside it.
    virtual bool isWide() const { return false; }
    /// The words that screen readers say.
    void setName(const QString &name);
    /// Marks the field: the value is possible, but something is wrong with it.
    void setWarned(bool isWarned);

Q_SIGNALS:
    void edited(const nephoscope::Value &value);
    /// One sentence while the text in the field is not right; empty when it is again.
    void problemChanged(const QString &sentence);

protected:
    /// Sets a property that the stylesheet asks for, and applies it.
    static void mark(QWidget *widget, const char *property, bool isSet);
};

/// The editor for a parameter's kind. Element references offer the document's elements of the types allowed.
ValueEditor *makeValueEditor(const Parameter &parameter, const Document &document, QWidget *parent);

} // namespace nephoscope::ui
