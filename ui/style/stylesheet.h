// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPushButton;

namespace nephoscope::ui {

struct Tokens;

/// The program's one stylesheet (`resources/themes/nephoscope.qss`) with `@token` replaced by the colours of a theme.
/// Type, and what holds a line of it, is `textScale` as large.
QString stylesheet(const Tokens &tokens, double textScale = 1);

/// Shows the button as the one that the user most likely wants, also when the style has polished it already.
void setPrimary(QPushButton *button);

} // namespace nephoscope::ui
