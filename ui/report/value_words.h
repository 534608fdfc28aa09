// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope {
struct Architecture;
struct Parameter;
class Value;
} // namespace nephoscope

namespace nephoscope::ui {

/// `1,234.5`: at most six decimals, thousands set off, a true minus sign.
QString plainNumber(double value);
/// A parameter's value as people write it: with its unit, the name of a choice or an element, the entries of a list in words.
QString valueWords(const Architecture &architecture, const Parameter &parameter, const Value &value);

} // namespace nephoscope::ui
