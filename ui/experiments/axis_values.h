// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace nephoscope {
struct Architecture;
}

namespace nephoscope::ui {

/// The values of a sweep as people write them: `on, off` and the names of choices in the language of the interface, beside numbers and ranges.

/// Values to begin with: every choice, on and off, or a number and its neighbours half as large to twice as large.
QString proposedValues(const Architecture &design, const std::string &path);
/// `ELEMENT.PARAM=A,B,C` as the command line reads it; words of either language become what the document has, what is unknown stays.
std::string axisText(const Architecture &design, const std::string &path, const QString &values);
/// The same values in the words of the language that is chosen now.
QString valuesInWords(const Architecture &design, const std::string &path, const QString &values);

} // namespace nephoscope::ui
