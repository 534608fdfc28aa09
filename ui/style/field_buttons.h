// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QLineEdit;
class QString;

namespace nephoscope::ui {

/// The button at the end of a field that empties it, with a name for who hears it. Qt's own has none.
void addClearButton(QLineEdit *field);

/// The glass at the start of a field that one searches with.
void addSearchMark(QLineEdit *field);

/// A text whose links are reached and opened by keyboard; a text without links is no stop on the way of Tab.
void setLinkedText(QLabel *label, const QString &html);

} // namespace nephoscope::ui
