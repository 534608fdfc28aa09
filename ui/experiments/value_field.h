// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QString>

#include <functional>

class QWidget;

namespace nephoscope::ui {

/// A field for a parameter's value as the inspector has it: the widget, and the way to show a value in it.
struct ValueField {
    QWidget *widget = nullptr;
    std::function<void(const Value &)> show;
};

/// What a field tells: a value that is right, and one sentence while its text is not (empty when it is again).
struct ValueFieldListener {
    std::function<void(const Value &)> edited;
    std::function<void(const QString &)> problem;
};

/// Makes such a field; given by the window, which knows the inspector's room.
using MakeValueField = std::function<ValueField(const Parameter &parameter, QWidget *parent, ValueFieldListener listener)>;

} // namespace nephoscope::ui
