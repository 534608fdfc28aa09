// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope::ui {

struct Tokens;

/// The program's one stylesheet (`resources/themes/nephoscope.qss`) with `@token` replaced by the colours of a theme.
QString stylesheet(const Tokens &tokens);

} // namespace nephoscope::ui
