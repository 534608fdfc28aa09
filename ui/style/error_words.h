// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace nephoscope::ui {

/// An error's text (`file:1:2: E-RANGE at /run/seed: sentence`, or the sentence alone) in the language of the interface.
///
/// Model and engine speak English. In Chinese a sentence is recognized by its pattern and told in Chinese with the same names and
/// numbers; one without a pattern is told by its code, with the names in it, so that nothing is left in English.
QString errorWords(const std::string &text);
/// What a class of errors (`E-RANGE`) means, in Chinese; empty for an unknown one.
QString meaningOfCode(const QString &code);

} // namespace nephoscope::ui
