// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace nephoscope::ui {

/// A text as content of an element or value of a double-quoted attribute, in HTML as in XML. What XML may not hold (control
/// characters, surrogates without a partner, U+FFFE and U+FFFF) becomes U+FFFD. Nothing that a document says is more than text after this.
QByteArray escapeMarkup(const QString &text);

/// A number for an attribute: at most two decimals, no exponent, independent of the locale.
QByteArray markupNumber(double value);

} // namespace nephoscope::ui
